package glia.ui.views.internal.properties;

import glia.api.change.NetworkChange;
import glia.api.model.Range;
import java.util.function.DoubleFunction;

/**
 * A number of a network that can be changed while it runs.
 *
 * @param id unique among those that are shown together
 * @param category what it is of, in words
 * @param name its name, as in network files
 * @param unit its unit; may be empty
 * @param summary what it means; may be empty
 * @param range what it accepts, as far as that is known before the network is asked
 * @param value what it is now; NaN where neurons differ in it
 * @param shown what it is now, in words
 * @param change makes the change to another value
 */
record Setting(String id, String category, String name, String unit, String summary, Range range, double value,
        String shown, DoubleFunction<NetworkChange> change) {

    /** One number. */
    static Setting of(String id, String category, String name, String unit, String summary, Range range, double value,
            DoubleFunction<NetworkChange> change) {
        return new Setting(id, category, name, unit, summary, range, value, words(value), change);
    }

    /** A number as a person types it, exact. */
    static String words(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
                : Double.toString(value);
    }
}

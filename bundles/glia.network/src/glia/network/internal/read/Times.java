package glia.network.internal.read;

import glia.api.model.Range;
import glia.api.network.PiecewiseConstant;
import glia.api.network.Quantity;
import glia.json.JsonValue;
import glia.network.internal.base.Bounds;
import glia.network.internal.base.Steps;
import java.util.List;

/** Checks of times against the step. */
final class Times {

    /** In ms: 30 years; a finer limit is set by the number of steps. */
    static final double LATEST = 1e12;
    private static final Range TIME = new Range(0, true, LATEST);

    private final Reading reading;
    private final QuantityReader quantities;
    private final double dt;

    Times(Reading reading, double dt) {
        this.reading = reading;
        this.quantities = new QuantityReader(reading);
        this.dt = dt;
    }

    double dt() {
        return dt;
    }

    /** @return a time of at least 0 ms, or NaN (which is reported) */
    double time(Fields fields, String key, double absent) {
        return fields.number(key, absent, TIME, "ms");
    }

    /** @return the time of an entry of a list, or NaN (which is reported) */
    double time(JsonValue value, String path) {
        return Numbers.finite(reading, value, path, TIME, "ms");
    }

    /** @return the interval between two samples of a device, at least dt */
    double interval(Fields fields, double absent) {
        return interval(fields, "interval", absent);
    }

    /** @return the time after which something happens again, at least dt, or NaN (which is reported) */
    double interval(Fields fields, String key, double absent) {
        double interval = time(fields, key, Math.max(absent, dt));
        if (Steps.belowOne(interval, dt) || interval / dt > Integer.MAX_VALUE) {
            fields.problem(key, "expected at least dt = " + Numbers.show(dt) + " ms and at most "
                    + Integer.MAX_VALUE + " steps of it, found " + Numbers.show(interval));
        }
        return interval;
    }

    /** @return the function of two lists, its times and its values; of no use if problems were reported */
    PiecewiseConstant pieces(Fields fields, String timesKey, String valuesKey, int most, Range range,
            String unit) {
        List<JsonValue> from = fields.list(timesKey, 1, most);
        List<JsonValue> list = fields.list(valuesKey, 1, most);
        if (!from.isEmpty() && !list.isEmpty() && from.size() != list.size()) {
            fields.problem(valuesKey, "expected " + from.size() + " values, one for each of \"" + timesKey
                    + "\", found " + list.size());
        }
        int count = Math.min(from.size(), list.size());
        double[] begins = new double[count];
        double[] values = new double[count];
        long last = -1;
        for (int i = 0; i < count; i++) {
            String path = fields.path(timesKey) + '[' + i + ']';
            begins[i] = time(from.get(i), path);
            long step = Steps.nearest(begins[i], dt);
            if (step <= last) {
                reading.problem(from.get(i), path, "expected ascending times on different steps, found "
                        + Numbers.show(begins[i]) + " after " + Numbers.show(begins[i - 1]));
                break;
            }
            last = step;
            values[i] = Numbers.finite(reading, list.get(i), fields.path(valuesKey) + '[' + i + ']', range, unit);
        }
        return new PiecewiseConstant(begins, values);
    }

    /** @return the delay of a device's connection, dt if absent */
    double deviceDelay(Fields fields) {
        Quantity delay = delay(fields, new Quantity.Constant(dt), List.of());
        if (delay instanceof Quantity.Constant constant) {
            return constant.value();
        }
        if (delay != null) {
            fields.problem("delay", "expected a number of ms, found a distribution");
        }
        return Double.NaN;
    }

    /**
     * @param kernels those that it may follow from
     * @return the delay, or null if it is none, below dt or too long (which is reported)
     */
    Quantity delay(Fields fields, Quantity absent, List<Section> kernels) {
        JsonValue value = fields.value("delay");
        if (value == null) {
            return absent;
        }
        Quantity delay = quantities.read(value, fields.path("delay"), Range.ANY, "ms", kernels);
        if (delay == null) {
            return null;
        }
        Quantity bounded = Bounds.finite(delay);
        String subject = switch (delay) {
            case Quantity.Constant c -> "found ";
            case Quantity.OfDistance d -> "but the kernel gives ";
            default -> "but the distribution may give ";
        };
        if (Steps.belowOne(bounded.lowerBound(), dt)) {
            fields.problem("delay", "expected at least dt = " + Numbers.show(dt) + " ms, " + subject
                    + Numbers.show(bounded.lowerBound()) + hint(delay, "min"));
            return null;
        }
        if (bounded.upperBound() / dt > Steps.MAX_DELAY) {
            fields.problem("delay", "expected at most " + Numbers.show(Steps.MAX_DELAY * dt) + " ms ("
                    + Steps.MAX_DELAY + " steps), " + subject + Numbers.show(bounded.upperBound())
                    + hint(delay, "max"));
            return null;
        }
        return delay;
    }

    private static String hint(Quantity delay, String bound) {
        return switch (delay) {
            case Quantity.Constant c -> "";
            case Quantity.Uniform u -> "";
            case Quantity.OfDistance d -> "";
            default -> "; bound it by \"" + bound + '"';
        };
    }
}

package glia.ui.kit.graph;

import glia.ui.kit.Ticks;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A quantity of every neuron of a network that the graph shows by colour. Written by a thread of the bus and read while
 * a frame is made.
 */
public final class NeuronQuantity {
    private static final int STEPS = 4;
    /** Below this share of the range that is shown, another one is chosen. */
    private static final double TOO_WIDE = 0.4;

    /**
     * What the colours stand for.
     *
     * @param low value of the first colour
     * @param high value of the last one, above low
     */
    public record Range(double low, double high) {

        /** Where a value lies in it, 0 to 1. */
        double share(double value) {
            return Math.clamp((value - low) / (high - low), 0, 1);
        }
    }

    private final String name;
    private final float[] values;
    private volatile Range range;
    private int version;

    /**
     * @param name with its unit, for a person
     * @param neurons number of neurons of the network
     */
    public NeuronQuantity(String name, int neurons) {
        this.name = name;
        values = new float[neurons];
        Arrays.fill(values, Float.NaN);
    }

    public String name() {
        return name;
    }

    int neurons() {
        return values.length;
    }

    /** @param change writes new values, by neuron id; NaN where nothing is known */
    public synchronized void update(Consumer<float[]> change) {
        change.accept(values);
        version++;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        range = low > high ? null : suitable(range, low, high);
    }

    /** The present range where it still suits, so that colours keep their meaning; else a round one. */
    private static Range suitable(Range present, double low, double high) {
        if (present != null && low >= present.low() && high <= present.high()
                && high - low >= TOO_WIDE * (present.high() - present.low())) {
            return present;
        }
        double step = Ticks.roundUp(Math.max((high - low) / STEPS, Math.max(Math.abs(high), 1e-6) * 1e-3));
        double from = Math.floor(low / step) * step;
        return new Range(from, Math.max(Math.ceil(high / step) * step, from + step));
    }

    /** What the colours stand for now; null as long as nothing is known. */
    public Range range() {
        return range;
    }

    /** A number that is another one after every change. */
    synchronized int version() {
        return version;
    }

    /** Value of a neuron, NaN if it is not known. */
    synchronized float value(int id) {
        return values[id];
    }

    /**
     * Copies the values of this moment.
     *
     * @param out receives them by neuron id
     * @return the version of these values
     */
    public synchronized int copy(float[] out) {
        System.arraycopy(values, 0, out, 0, values.length);
        return version;
    }
}

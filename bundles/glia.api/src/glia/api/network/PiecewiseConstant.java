package glia.api.network;

import java.util.Arrays;

/**
 * A function of time that is constant between given times; 0 before the first of them.
 *
 * @param times in ms, ascending, none twice
 * @param values from each of these times on, as many
 */
public record PiecewiseConstant(double[] times, double[] values) {
    public PiecewiseConstant {
        if (times.length != values.length) {
            throw new IllegalArgumentException(times.length + " times and " + values.length + " values");
        }
        times = times.clone();
        values = values.clone();
    }

    @Override
    public double[] times() {
        return times.clone();
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PiecewiseConstant that && Arrays.equals(times, that.times)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(times) + Arrays.hashCode(values);
    }
}

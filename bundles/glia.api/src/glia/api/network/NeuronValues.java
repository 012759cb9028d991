package glia.api.network;

import java.util.Objects;

/**
 * One number a neuron of a population, stored once where all are equal.
 *
 * @param size number of neurons
 * @param constant the value of all if {@code each} is null
 * @param each one value a neuron, or null
 */
public record NeuronValues(int size, double constant, double[] each) {
    public NeuronValues {
        if (each != null && each.length != size) {
            throw new IllegalArgumentException("expected " + size + " values, got " + each.length);
        }
    }

    /** @return the same value for all */
    public static NeuronValues constant(int size, double value) {
        return new NeuronValues(size, value, null);
    }

    /** @return one value a neuron; the array is kept, not copied */
    public static NeuronValues each(double[] values) {
        return new NeuronValues(Objects.requireNonNull(values).length, Double.NaN, values);
    }

    public boolean isConstant() {
        return each == null;
    }

    public double get(int neuron) {
        return each == null ? constant : each[neuron];
    }
}

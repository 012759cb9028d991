package glia.api.network;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * Where the neurons of a population are. Positions that follow from a layout are computed when somebody asks for the
 * first time, since a run in which no distance matters never does. Safe for all threads.
 */
public final class Positions {

    private static final int AXES = 3;

    private final int neurons;
    private Supplier<float[]> layout;
    private volatile float[] coordinates;

    private Positions(int neurons, Supplier<float[]> layout, float[] coordinates) {
        this.neurons = neurons;
        this.layout = layout;
        this.coordinates = coordinates;
    }

    /**
     * @param coordinates x, y, z of neuron i in mm at 3i, 3i + 1, 3i + 2
     * @throws IllegalArgumentException if a coordinate is missing
     */
    public static Positions of(float[] coordinates) {
        if (coordinates.length % AXES != 0) {
            throw new IllegalArgumentException("expected three coordinates a neuron");
        }
        return new Positions(coordinates.length / AXES, null, coordinates);
    }

    /**
     * @param neurons how many there are
     * @param layout has the coordinates as {@link #of} takes them; asked once at most, in the thread that needs them
     */
    public static Positions by(int neurons, Supplier<float[]> layout) {
        return new Positions(neurons, Objects.requireNonNull(layout), null);
    }

    /** How many neurons have one. */
    public int neurons() {
        return neurons;
    }

    /** @return x, y, z of neuron i in mm at 3i, 3i + 1, 3i + 2; always the same array, not to be changed */
    public float[] coordinates() {
        float[] known = coordinates;
        return known != null ? known : computed();
    }

    private synchronized float[] computed() {
        if (coordinates == null) {
            float[] all = layout.get();
            if (all.length != AXES * neurons) {
                throw new IllegalStateException("expected three coordinates a neuron");
            }
            coordinates = all;
            layout = null;
        }
        return coordinates;
    }
}

package glia.store.internal.analysis;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.store.SpikeFigures.Raster;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Keeps every spike of a few neurons, spread evenly over the populations. When there are too many spikes, every second
 * neuron is given up with all its spikes, so that what is shown is always the truth about the neurons that are shown.
 */
final class RasterSample {

    static final int MAX_NEURONS = 400;
    static final int MAX_SPIKES = 20_000;

    /** A longer run is shown by its end. */
    static final double MAX_MS = 1000;

    private final double dt;
    private final long fromStep;
    private final long toStep;
    private final int[] rowOfNeuron;
    private int[] neurons;
    private int[] rows = new int[1024];
    private long[] steps = new long[1024];
    private int used;

    RasterSample(Network network, long beginStep, long endStep) {
        dt = network.dt();
        toStep = endStep;
        fromStep = Math.max(beginStep, endStep - network.steps(MAX_MS));
        neurons = choose(network);
        rowOfNeuron = new int[network.neurons()];
        number();
        while (neurons.length > 2 * MAX_NEURONS) {
            halve();
        }
    }

    private static int[] choose(Network network) {
        int total = network.neurons();
        if (total <= MAX_NEURONS) {
            return IntStream.range(0, total).toArray();
        }
        IntStream.Builder chosen = IntStream.builder();
        for (Population population : network.populations()) {
            long share = Math.max(1, Math.round((double) MAX_NEURONS * population.size() / total));
            for (long i = 0; i < Math.min(share, population.size()); i++) {
                chosen.add(population.firstId() + (int) (i * population.size() / share));
            }
        }
        return chosen.build().toArray();
    }

    private void number() {
        Arrays.fill(rowOfNeuron, -1);
        for (int row = 0; row < neurons.length; row++) {
            rowOfNeuron[neurons[row]] = row;
        }
    }

    boolean covers(long step) {
        return step > fromStep && step <= toStep;
    }

    void spike(int neuron, long step) {
        int row = rowOfNeuron[neuron];
        if (row < 0) {
            return;
        }
        if (used == MAX_SPIKES && neurons.length > 1) {
            halve();
            row = rowOfNeuron[neuron];
        }
        if (row < 0 || used == MAX_SPIKES) {
            return;
        }
        if (used == rows.length) {
            rows = Arrays.copyOf(rows, Math.min(MAX_SPIKES, 2 * used));
            steps = Arrays.copyOf(steps, rows.length);
        }
        rows[used] = row;
        steps[used++] = step;
    }

    private void halve() {
        int[] kept = new int[(neurons.length + 1) / 2];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = neurons[2 * i];
        }
        neurons = kept;
        number();
        int to = 0;
        for (int i = 0; i < used; i++) {
            if (rows[i] % 2 == 0) {
                rows[to] = rows[i] / 2;
                steps[to++] = steps[i];
            }
        }
        used = to;
    }

    Raster raster() {
        return new Raster(fromStep * dt, toStep * dt, neurons.clone(), Arrays.copyOf(rows, used),
                Arrays.stream(steps, 0, used).mapToDouble(s -> s * dt).toArray());
    }
}

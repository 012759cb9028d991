package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.api.network.Projection;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * How many synapses each neuron has, counted at both ends.
 *
 * @param in synapses onto the neuron, by its id; not to be changed
 * @param out synapses that it makes, by its id; not to be changed
 */
public record Degrees(int[] in, int[] out) {
    private static final int ROWS = 256;

    /**
     * Counts them; for a job, since rows may have to be generated.
     *
     * @param cancelled asked every few rows
     * @throws CancellationException if it says yes
     */
    public static Degrees of(Network network, BooleanSupplier cancelled) {
        int[] in = new int[network.neurons()];
        int[] out = new int[network.neurons()];
        for (Projection projection : network.projections()) {
            int source = network.populations().get(projection.source()).firstId();
            int target = network.populations().get(projection.target()).firstId();
            int size = network.populations().get(projection.target()).size();
            for (int row = 0; row < size; row += ROWS) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                projection.connectivity().rows(row, Math.min(size, row + ROWS), (index, from, count) -> {
                    in[target + index] += count;
                    for (int i = 0; i < count; i++) {
                        out[source + from[i]]++;
                    }
                });
            }
        }
        return new Degrees(in, out);
    }

    /** The id of the neuron with the most synapses, the first of several; -1 if there is no neuron. */
    public int hub() {
        int hub = -1;
        long most = -1;
        for (int id = 0; id < in.length; id++) {
            long degree = (long) in[id] + out[id];
            if (degree > most) {
                most = degree;
                hub = id;
            }
        }
        return hub;
    }
}

package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.api.network.Projection;
import java.util.Comparator;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

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

    /** Both together. */
    public long total(int id) {
        return (long) in[id] + out[id];
    }

    /** The id of the neuron with the most synapses, the first of several; -1 if there is no neuron. */
    public int hub() {
        int hub = -1;
        for (int id = 0; id < in.length; id++) {
            if (hub < 0 || total(id) > total(hub)) {
                hub = id;
            }
        }
        return hub;
    }

    /** Ids of those with the most synapses, most first, of equals the first; none that has no synapse. */
    public int[] hubs(int most) {
        return IntStream.range(0, in.length).filter(id -> total(id) > 0).boxed()
                .sorted(Comparator.comparingLong((Integer id) -> -total(id)).thenComparing(id -> id))
                .limit(most).mapToInt(id -> id).toArray();
    }
}

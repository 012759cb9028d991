package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * The connections that end at the selected neurons, or that begin at them.
 *
 * @param neurons the selected neurons
 * @param direction which of the two
 * @param from ids of the sources of those that are drawn, at most {@link #MOST}
 * @param to ids of their targets
 * @param countByPopulation how many there are by the population at the other end, all of them counted
 * @param total how many there are
 */
public record SelectedConnections(NeuronIds neurons, Direction direction, int[] from, int[] to,
        Map<Integer, Long> countByPopulation, long total) {
    /** More lines than these cannot be told apart. */
    public static final int MOST = 4000;
    /** So many rows are looked at before it is asked again whether anybody still waits for them. */
    private static final int ROWS = 256;

    /** Which way connections are followed. */
    public enum Direction {
        INCOMING, OUTGOING
    }

    /** The neurons at the other ends of those that are drawn, by connection. */
    public int[] others() {
        return direction == Direction.INCOMING ? from : to;
    }

    /**
     * Looks connections up by the rows of their targets: for incoming ones those of the selected neurons, for outgoing
     * ones all of the projections that begin in their populations. For a job, since rows may have to be generated.
     *
     * @param network the network
     * @param neurons the selected neurons
     * @param direction which way they are followed
     * @param cancelled whether nobody waits for them any more
     * @return what was found, null if cancelled
     */
    public static SelectedConnections of(Network network, NeuronIds neurons, Direction direction,
            BooleanSupplier cancelled) {
        int[] from = new int[MOST];
        int[] to = new int[MOST];
        int[] kept = {0};
        Map<Integer, Long> counts = new TreeMap<>();
        for (Projection projection : network.projections()) {
            Population source = network.populations().get(projection.source());
            Population target = network.populations().get(projection.target());
            boolean incoming = direction == Direction.INCOMING;
            int other = incoming ? source.index() : target.index();
            boolean[] chosen = within(incoming ? target : source, neurons);
            for (int row = next(chosen, incoming, 0, target.size()); row < target.size();) {
                if (cancelled.getAsBoolean()) {
                    return null;
                }
                // a row of its own where few are asked for, many where all are looked through
                int end = incoming ? row + 1 : Math.min(target.size(), row + ROWS);
                if (chosen != null) {
                    projection.connectivity().rows(row, end, (at, sources, count) -> {
                        for (int i = 0; i < count; i++) {
                            if (incoming || chosen[sources[i]]) {
                                counts.merge(other, 1L, Long::sum);
                                if (kept[0] < MOST) {
                                    from[kept[0]] = source.firstId() + sources[i];
                                    to[kept[0]++] = target.firstId() + at;
                                }
                            }
                        }
                    });
                }
                row = next(chosen, incoming, end, target.size());
            }
        }
        return new SelectedConnections(neurons, direction, Arrays.copyOf(from, kept[0]), Arrays.copyOf(to, kept[0]),
                counts, counts.values().stream().mapToLong(count -> count).sum());
    }

    /** Which neurons of a population are selected; null if none is. */
    private static boolean[] within(Population population, NeuronIds neurons) {
        boolean[] chosen = null;
        for (int id : neurons.ids()) {
            int index = id - population.firstId();
            if (index >= 0 && index < population.size()) {
                chosen = chosen == null ? new boolean[population.size()] : chosen;
                chosen[index] = true;
            }
        }
        return chosen;
    }

    /** The next row to look at. */
    private static int next(boolean[] chosen, boolean incoming, int from, int size) {
        if (chosen == null) {
            return size;
        }
        int row = from;
        while (incoming && row < size && !chosen[row]) {
            row++;
        }
        return row;
    }
}

package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The connections that end at one neuron.
 *
 * @param target id of the neuron
 * @param sources ids of their sources, at most {@link #MOST} of them
 * @param countByPopulation how many there are from each population by its index, all of them counted
 * @param total how many there are
 */
public record IncomingConnections(int target, int[] sources, Map<Integer, Long> countByPopulation, long total) {
    /** More lines than these cannot be told apart. */
    public static final int MOST = 4000;

    /** Looks the row of a neuron up in each projection; for a job, since a row may have to be generated. */
    public static IncomingConnections of(Network network, int target) {
        Population own = network.populationOf(target);
        int index = target - own.firstId();
        int[] sources = new int[MOST];
        int[] kept = {0};
        long[] all = {0};
        Map<Integer, Long> counts = new LinkedHashMap<>();
        for (Projection projection : network.projections()) {
            if (projection.target() != own.index()) {
                continue;
            }
            int firstId = network.populations().get(projection.source()).firstId();
            projection.connectivity().rows(index, index + 1, (row, from, count) -> {
                all[0] += count;
                counts.merge(projection.source(), (long) count, Long::sum);
                for (int i = 0; i < count && kept[0] < MOST; i++) {
                    sources[kept[0]++] = firstId + from[i];
                }
            });
        }
        return new IncomingConnections(target, Arrays.copyOf(sources, kept[0]), counts, all[0]);
    }
}

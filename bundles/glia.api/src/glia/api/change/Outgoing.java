package glia.api.change;

import glia.api.network.Network;
import glia.api.network.Projection;
import java.util.TreeSet;

/** Which neurons a network's synapses go to, by source; connections themselves can be asked for by target only. */
@FunctionalInterface
public interface Outgoing {

    /**
     * @param projection index of a projection
     * @param source index within its source population
     * @return indices within its target population, ascending, each once
     */
    int[] targets(int projection, int source);

    /** By asking for all connections of a projection each time. */
    static Outgoing of(Network network) {
        return (index, source) -> {
            Projection projection = network.projections().get(index);
            TreeSet<Integer> targets = new TreeSet<>();
            int size = network.populations().get(projection.target()).size();
            projection.connectivity().rows(0, size, (target, sources, count) -> {
                for (int k = 0; k < count; k++) {
                    if (sources[k] == source) {
                        targets.add(target);
                    }
                }
            });
            return targets.stream().mapToInt(target -> target).toArray();
        };
    }
}

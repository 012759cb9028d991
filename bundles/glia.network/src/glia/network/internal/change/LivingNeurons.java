package glia.network.internal.change;

import glia.api.network.Network;
import glia.api.network.Projection;
import glia.api.network.Slots;

/** Whether all synapses are between neurons that live. */
final class LivingNeurons {

    private LivingNeurons() {
    }

    /** @throws IllegalArgumentException if there is a synapse from or to a neuron that has died since */
    static void check(Network built, Network now) {
        for (Projection projection : now.projections()) {
            Slots sources = now.populations().get(projection.source()).slots();
            Slots targets = now.populations().get(projection.target()).slots();
            boolean same = sources.equals(built.populations().get(projection.source()).slots())
                    && targets.equals(built.populations().get(projection.target()).slots())
                    && projection == built.projections().get(projection.index());
            if (!same) {
                projection.connectivity().rows(0, targets.capacity(), (target, row, count) -> {
                    for (int k = 0; k < count; k++) {
                        if (!targets.lives(target) || !sources.lives(row[k])) {
                            throw new IllegalArgumentException(WeightChange.what(projection) + ": the synapse from "
                                    + row[k] + " to " + target + " is not between neurons that live");
                        }
                    }
                });
            }
        }
    }
}

package glia.engine.cpu.internal;

import glia.api.model.NeuronModel;
import glia.api.network.Network;
import glia.api.network.Projection;
import java.util.TreeSet;

/** The states of neurons that their spikes take along to synapses, since these learn by them. */
final class CarriedStates {

    private CarriedStates() {
    }

    /** By population, the indices of the states that any of its projections asks for. */
    static int[][] of(Network network) {
        int[][] carried = new int[network.populations().size()][];
        for (int p = 0; p < carried.length; p++) {
            TreeSet<Integer> wanted = new TreeSet<>();
            for (Projection projection : network.projections()) {
                if (projection.target() == p && projection.plasticity() != null) {
                    for (int state : indices(projection, network.populations().get(p).model())) {
                        wanted.add(state);
                    }
                }
            }
            carried[p] = wanted.stream().mapToInt(Integer::intValue).toArray();
        }
        return carried;
    }

    /**
     * @param target model of a projection's target
     * @return the indices of the states that the projection asks for, in its order
     * @throws IllegalArgumentException if the model lacks one
     */
    static int[] indices(Projection projection, NeuronModel target) {
        return projection.plasticity().model().targetStates().stream().mapToInt(name -> {
            int index = target.states().stream().map(state -> state.name()).toList().indexOf(name);
            if (index < 0) {
                throw new IllegalArgumentException("projection " + projection.name() + ": "
                        + projection.plasticity().model().name() + " needs the state " + name + ", which "
                        + target.name() + " does not have");
            }
            return index;
        }).toArray();
    }
}

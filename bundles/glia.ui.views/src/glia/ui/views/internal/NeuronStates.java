package glia.ui.views.internal;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.ui.kit.graph.NeuronQuantity;
import java.util.Arrays;
import java.util.List;

/** States as simulations publish them, by neuron. */
final class NeuronStates {

    private NeuronStates() {
    }

    /**
     * Takes over what was published; of what was left out nothing is known.
     *
     * @param every of how many neurons of a population one is told of
     * @param byPopulation of each of these neurons its state
     */
    static void update(NeuronQuantity quantity, Network network, int every, List<float[]> byPopulation) {
        quantity.update(values -> {
            Arrays.fill(values, Float.NaN);
            for (Population population : network.populations()) {
                float[] some = byPopulation.get(population.index());
                for (int k = 0; k < some.length; k++) {
                    values[population.firstId() + k * every] = some[k];
                }
            }
        });
    }
}

package glia.engine.internal;

import glia.api.model.StateDefinition;
import glia.api.network.Network;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.simulation.CanonicalState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The state at step 0: the network's initial values, nothing in flight. */
final class InitialState {

    private InitialState() {
    }

    static CanonicalState of(Network network) {
        List<CanonicalState.PopulationState> populations = new ArrayList<>();
        for (Population population : network.populations()) {
            List<StateDefinition> definitions = population.model().states();
            float[][] states = new float[definitions.size()][population.size()];
            for (int i = 0; i < states.length; i++) {
                NeuronValues values = population.initial().get(definitions.get(i).name());
                for (int neuron = 0; neuron < population.size(); neuron++) {
                    states[i][neuron] = population.slots().lives(neuron) ? (float) values.get(neuron) : Float.NaN;
                }
            }
            populations.add(new CanonicalState.PopulationState(states, new int[population.quanta().length][]));
        }
        return new CanonicalState(0, populations, Collections.nCopies(network.projections().size(),
                CanonicalState.ProjectionState.AS_BUILT));
    }
}

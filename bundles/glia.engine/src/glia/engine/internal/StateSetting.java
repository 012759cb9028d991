package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.change.NetworkChange;
import glia.api.change.NetworkChange.RemoveNeurons;
import glia.api.change.NetworkChange.SetState;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.CanonicalState;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Changes that set states of neurons: they are made to the state, not to the network. */
final class StateSetting {

    private StateSetting() {
    }

    /**
     * @param network as it is after the changes, which has been found to allow them; what was set of neurons that have
     *            died behind it is not that of those that are born in their place
     */
    static void apply(BackendSession session, Network network, List<NetworkChange> changes) {
        if (changes.stream().noneMatch(SetState.class::isInstance)) {
            return;
        }
        CanonicalState state = session.exportState();
        for (int c = 0; c < changes.size(); c++) {
            if (changes.get(c) instanceof SetState set) {
                Population population = network.populations().stream()
                        .filter(p -> p.name().equals(set.population())).findFirst().orElseThrow();
                float[] values = state.populations().get(population.index()).states()[population.model()
                        .stateIndex(set.state())];
                BitSet died = died(set.population(), changes.subList(c + 1, changes.size()));
                for (int i = 0; i < set.neurons().length; i++) {
                    if (!died.get(set.neurons()[i])) {
                        values[set.neurons()[i]] = (float) set.values()[set.values().length == 1 ? 0 : i];
                    }
                }
            }
        }
        session.importState(state);
    }

    private static BitSet died(String population, List<NetworkChange> changes) {
        BitSet died = new BitSet();
        for (NetworkChange change : changes) {
            if (change instanceof RemoveNeurons deaths && deaths.population().equals(population)) {
                Arrays.stream(deaths.neurons()).forEach(died::set);
            }
        }
        return died;
    }
}

package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.change.NetworkChange;
import glia.api.change.NetworkChange.SetState;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.CanonicalState;
import java.util.List;

/** Changes that set states of neurons: they are made to the state, not to the network. */
final class StateSetting {

    private StateSetting() {
    }

    /**
     * @param network as it is after the changes, which has been found to allow them; neurons that have died meanwhile
     *            have no state
     */
    static void apply(BackendSession session, Network network, List<NetworkChange> changes) {
        if (changes.stream().noneMatch(SetState.class::isInstance)) {
            return;
        }
        CanonicalState state = session.exportState();
        for (NetworkChange change : changes) {
            if (change instanceof SetState set) {
                Population population = network.populations().stream()
                        .filter(p -> p.name().equals(set.population())).findFirst().orElseThrow();
                float[] values = state.populations().get(population.index()).states()[population.model()
                        .stateIndex(set.state())];
                for (int i = 0; i < set.neurons().length; i++) {
                    if (population.slots().lives(set.neurons()[i])) {
                        values[set.neurons()[i]] = (float) set.values()[set.values().length == 1 ? 0 : i];
                    }
                }
            }
        }
        session.importState(state);
    }
}

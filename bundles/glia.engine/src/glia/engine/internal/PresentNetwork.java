package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.change.NetworkChange;
import glia.api.change.NetworkChanger;
import glia.api.change.NetworkChanger.Learned;
import glia.api.change.Revision;
import glia.api.model.SynapseModel;
import glia.api.model.SynapseState;
import glia.api.network.Network;
import glia.api.network.Projection;
import glia.api.simulation.CanonicalState.ProjectionState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the network of a simulation has become by changes. */
final class PresentNetwork {

    private final NetworkChanger changer;
    private final BackendSession session;
    private final Network base;
    private Network present;
    private long changedAt;

    /**
     * @param base the network as built
     * @param present what the session runs
     * @param changedAt step of the last change, -1 if there was none
     */
    PresentNetwork(NetworkChanger changer, BackendSession session, Network base, Network present, long changedAt) {
        this.changer = changer;
        this.session = session;
        this.base = base;
        this.present = present;
        this.changedAt = changedAt;
    }

    Network network() {
        return present;
    }

    /**
     * @return who has died and was born
     * @throws glia.api.change.InvalidChangeException if one of them cannot be made; then nothing has changed
     */
    Turnover apply(List<NetworkChange> changes) {
        NetworkChanger.Outcome outcome = changer.apply(base, present, session.step(), changes);
        Map<Integer, ProjectionState> learned = new HashMap<>();
        for (Projection projection : outcome.network().projections()) {
            int j = projection.index();
            if (projection != present.projections().get(j) && projection.plasticity() != null) {
                learned.put(j, with(projection, session.exportState(j), outcome.learned().get(j)));
            }
        }
        Turnover turnover = Turnover.of(present, outcome.network(), session);
        session.change(outcome.network(), learned);
        present = outcome.network();
        changedAt = session.step();
        return turnover;
    }

    /** @param learned what becomes of what its synapses have, or null */
    private static ProjectionState with(Projection projection, ProjectionState state, Learned learned) {
        if (learned == null || !state.floats().containsKey(SynapseModel.WEIGHT)) {
            return state;
        }
        Map<String, float[]> floats = new HashMap<>(state.floats());
        floats.compute(SynapseModel.WEIGHT, (name, before) -> learned.weights().apply(before));
        for (SynapseState own : projection.plasticity().model().synapseStates()) {
            floats.compute(ProjectionState.OF_SYNAPSES + own.name(), (name, before) -> learned.states().apply(before));
        }
        return new ProjectionState(floats, state.ints(), state.longs());
    }

    /** Goes back to the network as it was built; the state is for others to load. */
    void reset() {
        if (present != base) {
            session.change(base, Map.of());
            present = base;
        }
        changedAt = -1;
    }

    Revision revision() {
        return present == base && changedAt < 0 ? Revision.NONE : changer.revision(base, present, changedAt);
    }
}

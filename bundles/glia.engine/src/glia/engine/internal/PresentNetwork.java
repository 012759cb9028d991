package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.change.NetworkChange;
import glia.api.change.NetworkChanger;
import glia.api.change.Revision;
import glia.api.network.Network;
import java.util.List;
import java.util.Map;

/** What the network of a simulation has become by changes. */
final class PresentNetwork {

    private final NetworkChanger changer;
    private final BackendSession session;
    private final Network base;
    /** Read by any thread. */
    private volatile Network present;
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
        NetworkChanger.Outcome outcome = changer.apply(base, present, session.step(), changes, session::targets);
        Turnover turnover = Turnover.of(present, outcome.network(), session);
        session.change(outcome.network(), outcome.changes());
        present = outcome.network();
        StateSetting.apply(session, present, changes);
        changedAt = session.step();
        return turnover;
    }

    /**
     * Goes back to the network as it was built; the state is for others to load.
     *
     * @return whether it was another one
     */
    boolean reset() {
        boolean changed = present != base;
        if (changed) {
            session.change(base, Map.of());
            present = base;
        }
        changedAt = -1;
        return changed;
    }

    Revision revision() {
        return present == base && changedAt < 0 ? Revision.NONE : changer.revision(base, present, changedAt);
    }
}

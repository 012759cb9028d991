package glia.api.change;

import glia.api.network.Network;
import java.util.List;
import java.util.Map;

/** Makes networks out of others (service). They are immutable, so that a change is made as a whole or not at all. */
public interface NetworkChanger {

    /**
     * A changed network. Whatever is the same as before is the same object.
     *
     * @param network of the same populations, models, numbers of slots, quanta and delays as before
     * @param changes for each projection that is not the same object as before, what is different
     */
    record Outcome(Network network, Map<Integer, RowChanges> changes) {
        public Outcome {
            changes = Map.copyOf(changes);
        }
    }

    /**
     * Makes changes, one after another.
     *
     * @param base the network as built
     * @param present what it is now
     * @param step steps done
     * @param changes to be made
     * @param outgoing of the present network
     * @return the network as it is after this step
     * @throws InvalidChangeException about the first change that cannot be made
     */
    Outcome apply(Network base, Network present, long step, List<NetworkChange> changes, Outgoing outgoing);

    /**
     * The numbers of what acts by energy, as they are now: for each part that the network has, the change that would
     * set it to what it is. What is infinite, or changes by itself, is left out, since no change could bring it back.
     *
     * @param present what the network is now
     */
    List<NetworkChange.SetEnergy> energy(Network present);

    /**
     * @param base the network as built
     * @param present what it is now
     * @param step at which the last change was made, -1 if there was none
     * @return what {@link #restore} needs to make the present network out of the one that was built
     */
    Revision revision(Network base, Network present, long step);

    /**
     * @param base the network as built
     * @param revision of this network
     * @return the network that it describes
     * @throws InvalidChangeException if it does not fit the network
     */
    Network restore(Network base, Revision revision);
}

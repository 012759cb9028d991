package glia.api.change;

import glia.api.network.Network;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Makes networks out of others (service). They are immutable, so that a change is made as a whole or not at all. */
public interface NetworkChanger {

    /**
     * A changed network. Whatever is the same as before is the same object.
     *
     * @param network of the same populations, models, numbers of slots, quanta and delays as before
     * @param learned for each projection whose synapses learn and were changed, what becomes of what they have learned
     */
    record Outcome(Network network, Map<Integer, Learned> learned) {
        public Outcome {
            learned = Map.copyOf(learned);
        }
    }

    /**
     * Turns what each synapse of a projection had, in the order of the rows before, into what each has from now on, in
     * the order of the rows now.
     *
     * @param weights of the weights
     * @param states of each other state that synapses have of their own; it is 0 in new ones
     */
    record Learned(UnaryOperator<float[]> weights, UnaryOperator<float[]> states) {

        /** First this, then another. */
        public Learned then(Learned next) {
            return new Learned(before -> next.weights.apply(weights.apply(before)),
                    before -> next.states.apply(states.apply(before)));
        }
    }

    /**
     * Makes changes, one after another.
     *
     * @param base the network as built
     * @param present what it is now
     * @param step steps done
     * @param changes to be made
     * @return the network as it is after this step
     * @throws InvalidChangeException about the first change that cannot be made
     */
    Outcome apply(Network base, Network present, long step, List<NetworkChange> changes);

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

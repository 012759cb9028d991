package glia.network.internal.change;

import glia.api.change.NetworkChange.SetState;
import glia.api.model.StateDefinition;
import glia.api.network.Network;
import glia.api.network.Population;
import java.util.stream.Collectors;

/** Other states of neurons. They are no part of the network: whoever has the state sets them. */
final class StateChange {

    private StateChange() {
    }

    /** @return the same network, if the change can be made */
    static Network check(Network network, SetState change) {
        Population population = Parts.population(network, change.population());
        String what = "population \"" + population.name() + "\", state " + change.state();
        if (population.model().states().stream().noneMatch(s -> s.name().equals(change.state()))) {
            throw new IllegalArgumentException(what + ": " + population.model().name() + " has no such state; it has: "
                    + population.model().states().stream().map(StateDefinition::name)
                            .collect(Collectors.joining(", ")));
        }
        if (population.model().account() != null && population.model().account().state().equals(change.state())) {
            throw new IllegalArgumentException(what + ": is an account of energy, which only transfers change");
        }
        int chosen = change.neurons().length;
        if (change.values().length != 1 && change.values().length != chosen) {
            throw new IllegalArgumentException(what + ": expected one value or " + chosen + ", got "
                    + change.values().length);
        }
        for (double value : change.values()) {
            if (Double.isFinite(value) && Float.isInfinite((float) value)) {
                throw new IllegalArgumentException(what + ": expected values that float32 has, got " + value);
            }
        }
        for (int neuron : change.neurons()) {
            Parts.checkNeuron(what, neuron, population);
        }
        return network;
    }
}

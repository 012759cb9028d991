package glia.health.internal;

import glia.api.change.NetworkChange.SetState;
import glia.api.network.Network;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.simulation.CanonicalState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** States of neurons that are no numbers are put right by the values with which they began. */
final class StateRepair {

    private StateRepair() {
    }

    /** @param present the state of the simulation of the network */
    static List<Remedy> find(Network network, CanonicalState present) {
        List<Remedy> remedies = new ArrayList<>();
        for (Population population : network.populations()) {
            float[][] states = present.populations().get(population.index()).states();
            for (int s = 0; s < states.length; s++) {
                String name = population.model().states().get(s).name();
                int[] bad = StateCheck.bad(states, s);
                if (bad.length > 0 && possible(population, name)) {
                    remedies.add(of(population, name, states[s], bad));
                }
            }
        }
        return remedies;
    }

    /** Whether a state can be set at all: an account of energy cannot, since only transfers change it. */
    static boolean possible(Population population, String state) {
        return population.model().account() == null || !population.model().account().state().equals(state);
    }

    private static Remedy of(Population population, String state, float[] values, int[] bad) {
        NeuronValues begin = population.initial().get(state);
        double[] right = new double[bad.length];
        double[] wrong = new double[bad.length];
        for (int i = 0; i < bad.length; i++) {
            right[i] = begin.get(bad[i]);
            wrong[i] = values[bad[i]];
        }
        String what = state + " of " + bad.length + " of " + population.size() + " neurons of " + population.name()
                + " is no number";
        String change = "sets " + state + " of these neurons (" + IntStream.range(0, Math.min(5, bad.length))
                .mapToObj(i -> String.valueOf(bad[i])).collect(Collectors.joining(", "))
                + (bad.length > 5 ? " and so on" : "") + ") to the values with which they began";
        return new Remedy(what, change, new SetState(population.name(), state, bad, right),
                new SetState(population.name(), state, bad, wrong));
    }
}

package glia.health.internal;

import glia.api.change.NetworkChange.SetState;
import glia.api.network.Network;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.simulation.CanonicalState;
import java.util.ArrayList;
import java.util.List;

/**
 * How states of neurons that are no numbers are put right: by the values with which they began.
 *
 * @param population in which they are
 * @param state the state variable
 * @param repair sets them right
 * @param undo sets them to what they were
 */
record StateRepair(Population population, String state, SetState repair, SetState undo) {

    /** @param present the state of the simulation of the network */
    static List<StateRepair> find(Network network, CanonicalState present) {
        List<StateRepair> repairs = new ArrayList<>();
        for (Population population : network.populations()) {
            float[][] states = present.populations().get(population.index()).states();
            for (int s = 0; s < states.length; s++) {
                String name = population.model().states().get(s).name();
                boolean account = population.model().account() != null
                        && population.model().account().state().equals(name);
                int[] bad = StateCheck.bad(states, s);
                if (bad.length > 0 && !account) {
                    repairs.add(of(population, name, states[s], bad));
                }
            }
        }
        return repairs;
    }

    private static StateRepair of(Population population, String name, float[] values, int[] bad) {
        NeuronValues begin = population.initial().get(name);
        double[] right = new double[bad.length];
        double[] wrong = new double[bad.length];
        for (int i = 0; i < bad.length; i++) {
            right[i] = begin.get(bad[i]);
            wrong[i] = values[bad[i]];
        }
        return new StateRepair(population, name, new SetState(population.name(), name, bad, right),
                new SetState(population.name(), name, bad, wrong));
    }

    String what() {
        return state + " of " + repair.neurons().length + " of " + population.size() + " neurons of "
                + population.name() + " is no number";
    }

    String change() {
        return "sets " + state + " of these neurons (" + first(repair.neurons())
                + ") to the values with which they began";
    }

    private static String first(int[] neurons) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(5, neurons.length); i++) {
            text.append(i == 0 ? "" : ", ").append(neurons[i]);
        }
        return text + (neurons.length > 5 ? " and so on" : "");
    }
}

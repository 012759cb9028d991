package glia.network.internal.change;

import glia.api.change.NetworkChange.AddNeurons;
import glia.api.change.NetworkChange.RemoveNeurons;
import glia.api.change.Outgoing;
import glia.api.change.RowChanges;
import glia.api.model.ParameterDefinition;
import glia.api.network.Network;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.network.Slots;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Neurons that are born and die. */
final class NeuronChange {

    private static final int NONE = -1;

    private NeuronChange() {
    }

    /** @param base the network as built */
    static Network add(Network base, Network network, AddNeurons change) {
        Population population = Parts.population(network, change.population());
        String what = "population \"" + population.name() + '"';
        int[] parents = change.parents() == null ? none(change.count()) : change.parents();
        for (int parent : parents) {
            if (parent != NONE) {
                Parts.checkNeuron(what + ", parents", parent, population);
            }
        }
        int room = population.size() - population.living();
        if (change.count() > room) {
            throw new IllegalArgumentException(what + ": there is room for " + room + " neurons more, got "
                    + change.count());
        }
        int[] slots = population.slots().free(change.count());
        Population built = base.populations().get(population.index());
        Map<String, NeuronValues> parameters = new HashMap<>();
        for (ParameterDefinition parameter : population.model().parameters()) {
            NeuronValues before = population.constants().get(parameter.name());
            NeuronValues after = inherited(before, built.constants().get(parameter.name()), slots, parents);
            if (after != before) {
                parameters.put(parameter.name(), after);
            }
        }
        Map<String, NeuronValues> initial = new LinkedHashMap<>();
        population.initial().forEach((state, before) ->
                initial.put(state, inherited(before, built.initial().get(state), slots, parents)));
        Population changed = parameters.isEmpty() ? population
                : ParameterChange.with(population, parameters, network.dt());
        return Parts.with(network, Parts.with(changed, initial, population.slots().born(parents)));
    }

    private static int[] none(int count) {
        int[] parents = new int[count];
        Arrays.fill(parents, NONE);
        return parents;
    }

    /** @return the values before where no neuron gets another one */
    private static NeuronValues inherited(NeuronValues before, NeuronValues built, int[] slots, int[] parents) {
        double[] values = null;
        for (int i = 0; i < slots.length && !before.isConstant(); i++) {
            double value = parents[i] == NONE ? built.get(slots[i]) : before.get(parents[i]);
            if (value != before.get(slots[i])) {
                values = values == null ? before.each().clone() : values;
                values[slots[i]] = value;
            }
        }
        return values == null ? before : NeuronValues.each(values);
    }

    /**
     * @param outgoing of the network before all changes that are made together
     * @param outcome as in {@link glia.api.change.NetworkChanger.Outcome}, of those before this one; is added to
     */
    static Network remove(Network network, RemoveNeurons change, Outgoing outgoing,
            Map<Integer, RowChanges> outcome) {
        Population population = Parts.population(network, change.population());
        String what = "population \"" + population.name() + '"';
        boolean[] gone = new boolean[population.size()];
        for (int neuron : change.neurons()) {
            Parts.checkNeuron(what, neuron, population);
            if (gone[neuron]) {
                throw new IllegalArgumentException(what + ": neuron " + neuron + " is named twice");
            }
            gone[neuron] = true;
        }
        Network now = network;
        for (Projection projection : network.projections()) {
            TreeMap<Integer, RowEdit> edits = new TreeMap<>();
            for (int target : concerned(projection, population.index(), change.neurons(), outgoing, outcome)) {
                edit(projection, target, population.index(), gone, edits);
            }
            if (!edits.isEmpty()) {
                now = SynapseChange.apply(now, projection, edits, outcome);
            }
        }
        Slots left = population.slots().died(change.neurons());
        return Parts.with(now, Parts.with(population, population.initial(), left));
    }

    /** The targets in whose rows there may be a neuron that dies. */
    private static Set<Integer> concerned(Projection projection, int population, int[] dying, Outgoing outgoing,
            Map<Integer, RowChanges> outcome) {
        Set<Integer> targets = new HashSet<>();
        for (int neuron : dying) {
            if (projection.source() == population) {
                Arrays.stream(outgoing.targets(projection.index(), neuron)).forEach(targets::add);
            }
            if (projection.target() == population) {
                targets.add(neuron);
            }
        }
        if (projection.source() == population && outcome.containsKey(projection.index())) {
            targets.addAll(outcome.get(projection.index()).rows().keySet());
        }
        return targets;
    }

    private static void edit(Projection projection, int target, int population, boolean[] gone,
            TreeMap<Integer, RowEdit> edits) {
        int[] row = SynapseChange.row(projection, target);
        boolean dies = projection.target() == population && gone[target];
        int[] kept = dies ? new int[0] : IntStream.range(0, row.length)
                .filter(k -> projection.source() != population || !gone[row[k]]).toArray();
        if (kept.length < row.length) {
            edits.put(target, RowEdit.keep(row, kept));
        }
    }
}

package glia.network.internal.change;

import glia.api.change.NetworkChange.AddNeurons;
import glia.api.change.NetworkChange.RemoveNeurons;
import glia.api.change.NetworkChanger.Learned;
import glia.api.model.ParameterDefinition;
import glia.api.network.Network;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.network.Slots;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** @param learned as in {@link glia.api.change.NetworkChanger.Outcome}; is added to */
    static Network remove(Network network, RemoveNeurons change, Map<Integer, Learned> learned) {
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
            TreeMap<Integer, RowEdit> edits = edits(network, projection, population.index(), gone);
            if (!edits.isEmpty()) {
                now = SynapseChange.apply(now, projection, edits, learned);
            }
        }
        Slots left = population.slots().died(change.neurons());
        return Parts.with(now, Parts.with(population, population.initial(), left));
    }

    /** What becomes of the rows in which there is a neuron that dies. */
    private static TreeMap<Integer, RowEdit> edits(Network network, Projection projection, int population,
            boolean[] gone) {
        TreeMap<Integer, RowEdit> edits = new TreeMap<>();
        boolean sends = projection.source() == population;
        boolean receives = projection.target() == population;
        if (sends || receives) {
            int targets = network.populations().get(projection.target()).size();
            projection.connectivity().rows(0, targets, (target, sources, count) -> {
                int[] kept = receives && gone[target] ? new int[0]
                        : IntStream.range(0, count).filter(k -> !sends || !gone[sources[k]]).toArray();
                if (kept.length < count) {
                    edits.put(target, RowEdit.keep(kept));
                }
            });
        }
        return edits;
    }
}

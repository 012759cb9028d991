package glia.energy.internal.adaptation;

import glia.api.change.NetworkChange;
import glia.api.network.Network;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.network.StructureDescription.Neurons;
import glia.api.regulation.Regulated;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Neurons of a population that are born and die by energy. */
final class NeuronTurnover {

    private final Population built;
    private final int account;
    private final long cost;
    private final long held;

    NeuronTurnover(Neurons rule, Network network) {
        built = network.populations().stream().filter(p -> p.name().equals(rule.population())).findFirst()
                .orElseThrow();
        account = built.model().account() == null ? -1 : built.model().stateIndex(built.model().account().state());
        cost = Reserve.units(rule.cost());
        held = (long) (cost * rule.returned());
    }

    int population() {
        return built.index();
    }

    /** What all its neurons hold of what making them has cost. */
    long held(Network network) {
        return held * network.populations().get(built.index()).living();
    }

    /**
     * First those die who have too little, then the richest have children, as long as there are slots and means.
     *
     * @param rule as it is now
     */
    void act(Regulated network, Neurons rule, Reserve reserve) {
        if (account < 0) {
            return;
        }
        float[] energy = network.state(built.index(), account);
        int[] dying = IntStream.range(0, energy.length).filter(neuron -> energy[neuron] < rule.deadBelow()).toArray();
        if (dying.length > 0) {
            leave(network, energy, dying);
            reserve.trim(network, built.index());
            network.apply(List.of(new NetworkChange.RemoveNeurons(rule.population(), dying)));
        }
        int[] parents = parents(network, reserve, Richest.above(energy, rule.bornAbove()));
        if (parents.length > 0) {
            Population before = network.network().populations().get(built.index());
            network.apply(List.of(new NetworkChange.AddNeurons(rule.population(), parents.length, parents)));
            // the outside world has given what they begin with
            network.drain(Reserve.NAME, energy(network, before.slots().free(parents.length)));
            reserve.pay(network, built.index(), parents.length, cost, held);
        }
    }

    /** What those who die have left goes to the reserve; what they owe is written off with them. */
    private void leave(Regulated network, float[] energy, int[] dying) {
        List<Integer> givers = new ArrayList<>();
        for (int neuron : dying) {
            if (energy[neuron] > 0) {
                givers.add(neuron);
            }
        }
        int[] neurons = givers.stream().mapToInt(Integer::intValue).toArray();
        int[] quanta = Arrays.stream(neurons).map(neuron -> -built.model().account().quanta(energy[neuron])).toArray();
        network.feed(Reserve.NAME, built.index(), neurons, quanta);
    }

    /** @return those of the candidates whose child the reserve pays for, with the energy that it inherits */
    private int[] parents(Regulated network, Reserve reserve, int[] candidates) {
        Population now = network.network().populations().get(built.index());
        int room = Math.min(candidates.length, now.size() - now.living());
        NeuronValues initial = now.initial().get(built.model().account().state());
        long left = network.pooled(Reserve.NAME);
        int count = 0;
        while (count < room) {
            left -= cost + network.unitsPerQuantum(built.index())
                    * built.model().account().quanta((float) initial.get(candidates[count]));
            if (left < 0) {
                break;
            }
            count++;
        }
        return Arrays.copyOf(candidates, count);
    }

    private long energy(Regulated network, int[] neurons) {
        NeuronValues initial = network.network().populations().get(built.index()).initial()
                .get(built.model().account().state());
        return network.unitsPerQuantum(built.index()) * Arrays.stream(neurons)
                .mapToLong(neuron -> built.model().account().quanta((float) initial.get(neuron))).sum();
    }
}

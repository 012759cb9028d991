package glia.network.internal.change;

import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.network.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds parts of a network by name, and puts others in their places. */
final class Parts {

    private Parts() {
    }

    static Population population(Network network, String name) {
        return find("population", name, network.populations(), Population::name);
    }

    static Projection projection(Network network, String name) {
        return find("projection", name, network.projections(), Projection::name);
    }

    private static <T> T find(String what, String name, List<T> all, Function<T, String> names) {
        return all.stream().filter(part -> names.apply(part).equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + what + " \"" + name + '"'));
    }

    static Network with(Network network, Population population) {
        List<Population> populations = new ArrayList<>(network.populations());
        populations.set(population.index(), population);
        return new Network(network.description(), populations, network.projections(), network.devices(),
                network.minDelay(), network.maxDelay());
    }

    static Network with(Network network, Projection projection) {
        List<Projection> projections = new ArrayList<>(network.projections());
        projections.set(projection.index(), projection);
        return new Network(network.description(), network.populations(), projections, network.devices(),
                network.minDelay(), network.maxDelay());
    }

    static Network with(Network network, NetworkDescription description) {
        return new Network(description, network.populations(), network.projections(), network.devices(),
                network.minDelay(), network.maxDelay());
    }

    static Network with(Network network, List<Device> devices) {
        return new Network(network.description(), network.populations(), network.projections(), devices,
                network.minDelay(), network.maxDelay());
    }

    /** @return the population with other initial values and uses of its slots */
    static Population with(Population population, Map<String, NeuronValues> initial, Slots slots) {
        return new Population(population.index(), population.name(), population.firstId(), population.size(),
                population.model(), population.constants(), initial, population.quanta(), population.place(),
                slots);
    }

    /** @throws IllegalArgumentException if there is no such neuron, or it does not live */
    static void checkNeuron(String what, int neuron, Population population) {
        if (neuron < 0 || neuron >= population.size()) {
            throw new IllegalArgumentException(what + ": expected indices from 0 to " + (population.size() - 1)
                    + " of population \"" + population.name() + "\", got " + neuron);
        }
        if (!population.slots().lives(neuron)) {
            throw new IllegalArgumentException(what + ": neuron " + neuron + " of population \"" + population.name()
                    + "\" does not live");
        }
    }
}

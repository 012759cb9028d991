package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.api.network.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Populations that have the same colour in the graph. Immutable.
 *
 * @param names of the groups, each with a colour of its own
 * @param ofPopulation by population, the place of its group
 */
public record NeuronGroups(List<String> names, List<Integer> ofPopulation) {
    public NeuronGroups {
        names = List.copyOf(names);
        ofPopulation = List.copyOf(ofPopulation);
    }

    /**
     * Those of the same name are a group, in the order of the populations.
     *
     * @param name what a population counts as
     */
    public static NeuronGroups of(Network network, Function<Population, String> name) {
        List<String> names = new ArrayList<>();
        List<Integer> groups = new ArrayList<>();
        for (Population population : network.populations()) {
            String own = name.apply(population);
            if (!names.contains(own)) {
                names.add(own);
            }
            groups.add(names.indexOf(own));
        }
        return new NeuronGroups(names, groups);
    }

    /** These where they are of such a network, else each population is a group: networks change at any time. */
    static NeuronGroups suited(NeuronGroups wanted, Network network) {
        return wanted != null && wanted.ofPopulation().size() == network.populations().size() ? wanted
                : populations(network);
    }

    /** Each population is a group. */
    static NeuronGroups populations(Network network) {
        return new NeuronGroups(network.populations().stream().map(Population::name).toList(),
                network.populations().stream().map(Population::index).toList());
    }

    /** Place of the colour of a population. */
    int of(int population) {
        return ofPopulation.get(population);
    }

    /** How many neurons of a group live. */
    int living(Network network, int group) {
        return network.populations().stream().filter(population -> of(population.index()) == group)
                .mapToInt(Population::living).sum();
    }
}

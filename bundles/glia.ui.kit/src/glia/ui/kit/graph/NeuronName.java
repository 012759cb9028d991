package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.api.network.Population;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a person names a neuron: by its id, or by population and index as in {@code E[12]}. */
public final class NeuronName {
    private static final Pattern ID = Pattern.compile("\\s*(\\d{1,9})\\s*");
    private static final Pattern INDEX = Pattern.compile("\\s*(.+?)\\s*[\\[\\s]\\s*(\\d{1,9})\\s*\\]?\\s*");

    private NeuronName() {
    }

    /** @return the id of the neuron that a text names, or -1 if there is none */
    public static int parse(Network network, String text) {
        Matcher id = ID.matcher(text);
        if (id.matches()) {
            int neuron = Integer.parseInt(id.group(1));
            return neuron < network.neurons() ? neuron : -1;
        }
        Matcher index = INDEX.matcher(text);
        if (index.matches()) {
            int within = Integer.parseInt(index.group(2));
            for (Population population : network.populations()) {
                if (population.name().equalsIgnoreCase(index.group(1)) && within < population.size()) {
                    return population.firstId() + within;
                }
            }
        }
        return -1;
    }

    /** The name by population and index. */
    public static String of(Network network, int neuron) {
        Population population = network.populationOf(neuron);
        return population.name() + '[' + (neuron - population.firstId()) + ']';
    }
}

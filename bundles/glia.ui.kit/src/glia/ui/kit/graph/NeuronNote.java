package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.ui.kit.internal.Messages;
import glia.ui.kit.internal.Numbers;
import org.eclipse.osgi.util.NLS;

/** What is known about one neuron, in a few lines for a person. */
final class NeuronNote {

    private NeuronNote() {
    }

    /** Name, position and last spike, a line each. */
    static String of(Network network, int id, long lastSpike) {
        Population population = network.populationOf(id);
        int index = id - population.firstId();
        float[] at = population.positions();
        return String.join("\n", NLS.bind(Messages.graph_neuron, new Object[] {population.name(), index, id}),
                NLS.bind(Messages.graph_position, new Object[] {Numbers.value(at[3 * index]),
                    Numbers.value(at[3 * index + 1]), Numbers.value(at[3 * index + 2])}),
                lastSpike == SpikeGlow.NEVER ? Messages.graph_last_spike_none
                        : NLS.bind(Messages.graph_last_spike, Numbers.value(lastSpike * network.dt())));
    }

    /** How many connections end at it, and where they come from. */
    static String of(Network network, IncomingConnections incoming) {
        if (incoming == null) {
            return Messages.graph_incoming_looking;
        }
        StringBuilder text = new StringBuilder(incoming.sources().length < incoming.total()
                ? NLS.bind(Messages.graph_incoming_part, Numbers.count(incoming.total()),
                        Numbers.count(incoming.sources().length))
                : NLS.bind(Messages.graph_incoming, Numbers.count(incoming.total())));
        incoming.countByPopulation().forEach((population, count) -> text.append("\n  ")
                .append(NLS.bind(Messages.graph_incoming_share, Numbers.count(count),
                        network.populations().get(population).name())));
        return text.toString();
    }
}

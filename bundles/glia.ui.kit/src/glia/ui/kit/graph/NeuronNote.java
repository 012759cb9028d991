package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.ui.kit.graph.SelectedConnections.Direction;
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

    /** How many connections end at the selected neurons, or begin there, and which populations are at the other end. */
    static String of(Network network, SelectedConnections found, Direction direction) {
        if (found == null) {
            return Messages.graph_connections_looking;
        }
        boolean in = direction == Direction.INCOMING;
        String total = Numbers.count(found.total());
        StringBuilder text = new StringBuilder(found.from().length < found.total()
                ? NLS.bind(in ? Messages.graph_incoming_part : Messages.graph_outgoing_part, total,
                        Numbers.count(found.from().length))
                : NLS.bind(in ? Messages.graph_incoming : Messages.graph_outgoing, total));
        found.countByPopulation().forEach((population, count) -> text.append("\n  ")
                .append(NLS.bind(in ? Messages.graph_incoming_share : Messages.graph_outgoing_share,
                        Numbers.count(count), network.populations().get(population).name())));
        return text.toString();
    }
}

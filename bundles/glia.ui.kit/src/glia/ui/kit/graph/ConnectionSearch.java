package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.ui.kit.graph.SelectedConnections.Direction;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Where the graph gets connections from; called by jobs. */
public interface ConnectionSearch {

    /** Looks them up each time. */
    ConnectionSearch PLAIN = (network, wanted, cancelled) -> SelectedConnections.of(network, wanted.neurons(),
            wanted.direction(), cancelled);

    /**
     * Connections of some neurons.
     *
     * @param neurons the neurons
     * @param direction whether those that end there, or that begin there
     */
    record Wanted(NeuronIds neurons, Direction direction) {
    }

    /** As {@link SelectedConnections#of}. */
    SelectedConnections find(Network network, Wanted wanted, BooleanSupplier cancelled);

    /**
     * Says what will probably be wanted next.
     *
     * @param network in which
     * @param next most likely first
     */
    default void expect(Network network, List<Wanted> next) {
        // who does not keep anything cannot prepare anything
    }
}

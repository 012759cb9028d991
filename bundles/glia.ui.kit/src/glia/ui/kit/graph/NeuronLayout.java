package glia.ui.kit.graph;

import glia.api.network.Network;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** How the graph places neurons. */
public enum NeuronLayout {
    /** Where the network says that they are. */
    GIVEN,
    /** In rows, population by population. */
    GRID,
    /** Populations in layers along their projections, the neurons of each in rows. */
    LAYERS,
    /** Those that are connected near each other. */
    FORCES;

    /**
     * Places the neurons of a network; for a job. The same network always has the same places.
     *
     * @param progress told how much of it is done, 0 to 1
     * @param cancelled asked several times a second
     * @return null for where they were given
     * @throws CancellationException if it was cancelled
     */
    public Placement place(Network network, DoubleConsumer progress, BooleanSupplier cancelled) {
        return switch (this) {
            case GIVEN -> null;
            case GRID -> Placement.grid(network);
            case LAYERS -> LayeredPlacement.place(network, cancelled);
            case FORCES -> new ForceLayout(network, cancelled).place(progress);
        };
    }
}

package glia.api.network;

import java.util.Objects;

/**
 * A projection of a built network.
 *
 * @param index its place in {@link Network#projections()}
 * @param name its name
 * @param source index of the source population
 * @param target index of the target population
 * @param port index of the target model's input port
 * @param connectivity which neurons it connects
 * @param weights in the unit of the port; what plastic synapses begin with
 * @param delays in steps, whole numbers, at least 1
 * @param plasticity what changes the efficacies; null if they are the weights for ever
 * @param origin a text that determines connectivity, weights and delays: where it is the same, so are they; empty where
 *            only they themselves say, as with files of connections and after changes
 */
public record Projection(int index, String name, int source, int target, int port, Connectivity connectivity,
        SynapseValues weights, SynapseValues delays, Plasticity plasticity, String origin) {
    public Projection {
        Objects.requireNonNull(name);
        Objects.requireNonNull(connectivity);
        Objects.requireNonNull(weights);
        Objects.requireNonNull(delays);
        Objects.requireNonNull(origin);
    }

    /** Of no origin. */
    public Projection(int index, String name, int source, int target, int port, Connectivity connectivity,
            SynapseValues weights, SynapseValues delays, Plasticity plasticity) {
        this(index, name, source, target, port, connectivity, weights, delays, plasticity, "");
    }

    /** A projection of static synapses. */
    public Projection(int index, String name, int source, int target, int port, Connectivity connectivity,
            SynapseValues weights, SynapseValues delays) {
        this(index, name, source, target, port, connectivity, weights, delays, null);
    }
}

package glia.api.network;

import java.util.Objects;

/**
 * A projection as written.
 *
 * @param name unique within the network
 * @param source name of the population whose spikes it carries
 * @param target name of the population that receives them
 * @param rule how connections are chosen
 * @param allowAutapses whether a neuron may be connected to itself
 * @param allowMultapses whether a pair may be connected more than once
 * @param receptor input port of the target; empty: chosen by the sign of the (mean) weight
 * @param weight in the unit of the port
 * @param delay in ms, at least dt
 * @param synapse kind of the synapses
 */
public record ProjectionDescription(String name, String source, String target, ConnectionRule rule,
        boolean allowAutapses, boolean allowMultapses, String receptor, Quantity weight, Quantity delay,
        SynapseDescription synapse) {
    public ProjectionDescription {
        Objects.requireNonNull(name);
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(receptor);
        Objects.requireNonNull(weight);
        Objects.requireNonNull(delay);
        Objects.requireNonNull(synapse);
    }

    /** A projection of static synapses. */
    public ProjectionDescription(String name, String source, String target, ConnectionRule rule,
            boolean allowAutapses, boolean allowMultapses, String receptor, Quantity weight, Quantity delay) {
        this(name, source, target, rule, allowAutapses, allowMultapses, receptor, weight, delay,
                SynapseDescription.STATIC);
    }
}

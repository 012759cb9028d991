package glia.api.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The kind of a projection's synapses as written.
 *
 * @param model name of a synapse model
 * @param parameters parameters that differ from the model's defaults
 */
public record SynapseDescription(String model, Map<String, Double> parameters) {

    /** Synapses whose weights stay. */
    public static final SynapseDescription STATIC = new SynapseDescription("static_synapse", Map.of());

    public SynapseDescription {
        Objects.requireNonNull(model);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}

package glia.api.network;

import glia.api.model.SynapseModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What makes the efficacies of a projection's synapses change.
 *
 * @param model a model that is not static
 * @param constants parameters and derived constants by name, every one of the model
 * @param bound the largest magnitude that a spike may deliver, in the unit of the port
 */
public record Plasticity(SynapseModel model, Map<String, Double> constants, double bound) {

    /** Largest time constant of a trace in steps, so that 2^28 steps after a spike nothing is left of it. */
    public static final int MAX_TIME_CONSTANT = 1 << 21;

    public Plasticity {
        Objects.requireNonNull(model);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    }
}

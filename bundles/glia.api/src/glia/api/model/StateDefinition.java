package glia.api.model;

import java.util.Objects;

/**
 * A state variable, float32, one value a neuron.
 *
 * @param name as in NEST, for example {@code V_m}
 * @param unit for example {@code mV}
 * @param initialParameter name of the parameter or derived constant that gives the initial value where the network
 *            gives none; null for 0
 * @param summary one line of meaning
 */
public record StateDefinition(String name, String unit, String initialParameter, String summary) {
    public StateDefinition {
        Objects.requireNonNull(name);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(summary);
    }
}

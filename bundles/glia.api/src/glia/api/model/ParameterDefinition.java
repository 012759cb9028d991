package glia.api.model;

import java.util.Objects;

/**
 * A parameter that a user may set, as one value a population or one a neuron.
 *
 * @param name as in NEST, for example {@code tau_m}
 * @param unit for example {@code ms}; empty if dimensionless
 * @param defaultValue used where the network gives none
 * @param range the values that are accepted
 * @param summary one line of meaning
 */
public record ParameterDefinition(String name, String unit, double defaultValue, Range range, String summary) {
    public ParameterDefinition {
        Objects.requireNonNull(name);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(range);
        Objects.requireNonNull(summary);
        if (!range.contains(defaultValue)) {
            throw new IllegalArgumentException(name + ": default " + defaultValue + " is not " + range);
        }
    }
}

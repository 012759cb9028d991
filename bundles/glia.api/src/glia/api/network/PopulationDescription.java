package glia.api.network;

import java.util.LinkedHashMap;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A population as written.
 *
 * @param name unique within the network
 * @param size number of neurons from the beginning, at least 1
 * @param capacity most neurons at a time, at least {@code size}
 * @param model name of a neuron model
 * @param parameters parameters that differ from the model's defaults
 * @param initial initial values of state variables
 * @param layout where its neurons are
 * @param kind what its neurons are for, empty if it names none; what the kind defines is in the other components
 */
public record PopulationDescription(String name, int size, int capacity, String model,
        Map<String, Quantity> parameters, Map<String, Quantity> initial, Layout layout, Optional<NodeKind> kind) {
    public PopulationDescription {
        Objects.requireNonNull(name);
        Objects.requireNonNull(model);
        Objects.requireNonNull(layout);
        Objects.requireNonNull(kind);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        initial = Collections.unmodifiableMap(new LinkedHashMap<>(initial));
        if (capacity < size) {
            throw new IllegalArgumentException(name + ": " + size + " neurons, room for " + capacity);
        }
    }

    /** A population of no kind. */
    public PopulationDescription(String name, int size, int capacity, String model, Map<String, Quantity> parameters,
            Map<String, Quantity> initial, Layout layout) {
        this(name, size, capacity, model, parameters, initial, layout, Optional.empty());
    }

    /** A population of no kind, without room for more neurons. */
    public PopulationDescription(String name, int size, String model, Map<String, Quantity> parameters,
            Map<String, Quantity> initial, Layout layout) {
        this(name, size, size, model, parameters, initial, layout);
    }
}

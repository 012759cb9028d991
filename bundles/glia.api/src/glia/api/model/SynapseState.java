package glia.api.model;

import java.util.Objects;

/**
 * A quantity of its own that every synapse has beside its weight, float32. It begins with 0 and decays exponentially
 * from one spike that reaches the synapse, of either end, to the next: at a spike it is what the one before left, times
 * {@link Decay#after} for the steps in between, one float32 multiplication.
 *
 * @param name how expressions refer to it
 * @param timeConstant the parameter, in ms, that it decays with; where that is 0, and where this is null, it stays
 * @param summary one line of meaning
 */
public record SynapseState(String name, String timeConstant, String summary) {
    public SynapseState {
        Objects.requireNonNull(name);
        Objects.requireNonNull(summary);
    }
}

package glia.api.model;

import java.util.Objects;

/**
 * A quantity that decays exponentially and jumps at every spike of one end of a synapse. Its value between spikes is
 * its value after the last one times {@link Decay#after} for the steps since then, one float32 multiplication.
 *
 * @param name as in NEST, for example {@code Kplus}
 * @param timeConstant the parameter, in ms, that it decays with; with 0 it is gone after a step
 * @param jump what a spike does to it
 * @param summary one line of meaning
 */
public record SynapseTrace(String name, String timeConstant, Jump jump, String summary) {

    /** What a spike does to a trace. */
    public enum Jump {
        /** 1 is added: every spike counts, all-to-all. */
        ADD_ONE,
        /** It becomes 1: only the nearest spike counts. Before a spike it is the decay since the one before. */
        BECOME_ONE
    }

    public SynapseTrace {
        Objects.requireNonNull(name);
        Objects.requireNonNull(timeConstant);
        Objects.requireNonNull(jump);
        Objects.requireNonNull(summary);
    }
}

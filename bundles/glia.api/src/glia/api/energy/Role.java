package glia.api.energy;

/** What energy is spent for. */
public enum Role {
    /** Stimuli arrive as energy. */
    INPUT,
    /** Resting, spikes and synaptic currents. */
    PROCESSING,
    /** Changes of synapses. */
    LEARNING,
    /** Work of read-out populations. */
    OUTPUT,
    /** Deciding what is updated first. */
    COORDINATION,
    /** Keeping the books. */
    CONSERVATION,
    /** Homeostasis, growth and pruning. */
    ADAPTATION
}

package glia.api.adaptive;

/**
 * Rungs of the ladder. Under load they are shed in this order, one at a time, and given back in the reverse one. Those
 * that trade fidelity are shed only where a person allows it. Energy and how a neuron is updated are no rungs: they are
 * never touched.
 */
public enum Rung {
    /** How often metrics are sampled. */
    METRICS(true),
    /** How often observers get batches, and views draw. */
    VISUALS(true),
    /**
     * Observers that lose events all the same are waited for: the simulation goes no faster than they do. Only where a
     * person has asked for observers that miss nothing.
     */
    SYNCHRONOUS_OBSERVERS(true),
    /** How finely the senses of a network look at the world. */
    SENSORY_RESOLUTION(false),
    /** How often synapses learn. */
    LEARNING_CADENCE(false),
    /** How many neurons are updated of networks that ask for fewer than all, by their coordination. */
    NEURON_UPDATES(false);

    private final boolean exact;

    Rung(boolean exact) {
        this.exact = exact;
    }

    /** Whether what is simulated is the same, bit for bit, when it is shed; others trade fidelity. */
    public boolean exact() {
        return exact;
    }
}

package glia.api.backend;

/** What the time of an interval goes into. */
public enum Phase {
    /** Devices add what they send. */
    INPUT,
    /** Neurons are updated. */
    DYNAMICS,
    /** Workers wait for each other, so that the spikes of all are there. */
    EXCHANGE,
    /** Spikes are delivered to their targets. */
    DELIVERY,
    /** Synapses that learn deliver and are updated. */
    LEARNING,
    /** Counts and energy are posted, and the books are balanced. */
    LEDGER,
    /** Spikes and samples are given to digest, recorders and observers. */
    SNAPSHOT
}

package glia.api.network;

/** Weights or delays of a projection's synapses; immutable, may be shared between threads. */
public interface SynapseValues {

    /** Whether all synapses have the same value. */
    boolean constant();

    /** The smallest value that occurs or may occur. */
    double lowerBound();

    /** The largest value that occurs or may occur. */
    double upperBound();

    /**
     * The values of one target's row.
     *
     * @param target index of the target neuron
     * @param sources the row as given by {@link Connectivity}
     * @param count its length
     * @param out receives the values in the row's order
     */
    void row(int target, int[] sources, int count, double[] out);
}

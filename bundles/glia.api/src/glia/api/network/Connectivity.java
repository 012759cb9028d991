package glia.api.network;

/**
 * The connections of a projection, by target. The rows are the same however often, in whatever order and by however
 * many threads they are asked for; instances are immutable and may be shared.
 */
public interface Connectivity {

    /** Receives rows. */
    @FunctionalInterface
    interface RowVisitor {
        /**
         * All connections onto one target.
         *
         * @param target index of the target neuron within its population
         * @param sources indices within the source population, in the row's order; only valid during the call
         * @param count how many of {@code sources} count
         */
        void row(int target, int[] sources, int count);
    }

    /** The exact number of connections. */
    long count();

    /** The most connections that any target has. */
    int maxIndegree();

    /**
     * Visits the rows of the targets {@code from <= target < to} in ascending order; targets without connections may be
     * left out.
     */
    void rows(int from, int to, RowVisitor visitor);
}

package glia.engine.cpu.internal;

/**
 * Decides when vectors begin to pay. Until the virtual machine has compiled them, operations of the Vector API are a
 * hundred times slower than plain code, so at first only a few neurons go through them, beside the rest that does not,
 * and both are timed. Which way a neuron takes changes no result. Shared by workers without locks: a lost count only
 * makes it take a little longer.
 */
final class WarmUp {

    private static final int WINS_IN_A_ROW = 20;

    private int wins;

    boolean over() {
        return wins >= WINS_IN_A_ROW;
    }

    /**
     * Takes one pair of times into account.
     *
     * @param vectorNanos how long some neurons took in vectors
     * @param vectorCount how many that were
     * @param scalarNanos how long others took one by one
     * @param scalarCount how many that were
     */
    void compare(long vectorNanos, int vectorCount, long scalarNanos, int scalarCount) {
        if (!over()) {
            wins = vectorNanos * scalarCount < scalarNanos * vectorCount ? wins + 1 : 0;
        }
    }
}

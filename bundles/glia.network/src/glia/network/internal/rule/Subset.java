package glia.network.internal.rule;

/** Draws different numbers: Floyd's algorithm, every subset equally likely (Bentley & Floyd 1987, CACM 30:754). */
final class Subset {

    private final long[] taken;

    /** @param range exclusive upper bound of the numbers */
    Subset(int range) {
        taken = new long[(range >>> 6) + 1];
    }

    /** Draws {@code count} different numbers in [0, range) into {@code out}. */
    void draw(RowRandom random, int range, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            int top = range - count + i;
            int number = random.below(top + 1);
            if (isTaken(number)) {
                number = top;
            }
            taken[number >>> 6] |= 1L << number;
            out[i] = number;
        }
        for (int i = 0; i < count; i++) {
            taken[out[i] >>> 6] = 0;
        }
    }

    private boolean isTaken(int number) {
        return (taken[number >>> 6] & 1L << number) != 0;
    }
}

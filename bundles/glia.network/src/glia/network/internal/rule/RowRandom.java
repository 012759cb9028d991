package glia.network.internal.rule;

import glia.api.random.Philox;

/**
 * The random words of one element (a row, a source, a connection): blocks of Philox whose counter is the element in
 * words 0 and 1 and the number of the block in word 2, so that every element has its own sequence of 2^34 words.
 */
final class RowRandom {

    private static final int BLOCK = 4;
    private static final double UNIT = 0x1.0p-53;

    private final long seed;
    private final int stream;
    private final int[] words = new int[BLOCK];
    private int c0;
    private int c1;
    private int block;
    private int used;

    RowRandom(long seed, int stream) {
        this.seed = seed;
        this.stream = stream;
    }

    /** Begins the sequence of an element. */
    void start(long element) {
        c0 = (int) element;
        c1 = (int) (element >>> 32);
        block = 0;
        used = BLOCK;
    }

    private int word() {
        if (used == BLOCK) {
            Philox.block(seed, stream, c0, c1, block++, words, 0);
            used = 0;
        }
        return words[used++];
    }

    /** @return an unbiased number in [0, bound); Lemire 2019, ACM Trans Model Comput Simul 29:3, with rejection */
    int below(int bound) {
        long product = (word() & 0xFFFFFFFFL) * bound;
        if ((product & 0xFFFFFFFFL) < bound) {
            long least = (1L << 32) % bound;
            while ((product & 0xFFFFFFFFL) < least) {
                product = (word() & 0xFFFFFFFFL) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /** @return as {@link #below(int)} for bounds up to 2^62 */
    long below(long bound) {
        long random = twoWords();
        long high = Math.unsignedMultiplyHigh(random, bound);
        long low = random * bound;
        if (Long.compareUnsigned(low, bound) < 0) {
            long least = Long.remainderUnsigned(-bound, bound);
            while (Long.compareUnsigned(low, least) < 0) {
                random = twoWords();
                high = Math.unsignedMultiplyHigh(random, bound);
                low = random * bound;
            }
        }
        return high;
    }

    /** @return a number in (0, 1] with 53 random bits */
    double unitAboveZero() {
        return ((twoWords() >>> 11) + 1) * UNIT;
    }

    private long twoWords() {
        long upper = (long) word() << 32;
        return upper | word() & 0xFFFFFFFFL;
    }
}

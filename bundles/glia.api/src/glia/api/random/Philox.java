package glia.api.random;

/**
 * Philox 4x32-10: a block of four 32-bit words from a 128-bit counter and a 64-bit key.
 * <p>
 * Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011),
 * 10.1145/2063384.2063405.
 */
public final class Philox {

    private static final int MULTIPLIER_0 = 0xD2511F53;
    private static final int MULTIPLIER_1 = 0xCD9E8D57;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;

    private Philox() {
    }

    /**
     * Computes one block.
     *
     * @param key the 64-bit key; by convention the seed of the network
     * @param stream word 3 of the counter; see {@link RandomStream}
     * @param c0 word 0 of the counter
     * @param c1 word 1 of the counter
     * @param c2 word 2 of the counter
     * @param out receives the four words at {@code offset .. offset + 3}
     * @param offset where to write
     */
    public static void block(long key, int stream, int c0, int c1, int c2, int[] out, int offset) {
        int x0 = c0;
        int x1 = c1;
        int x2 = c2;
        int x3 = stream;
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = (MULTIPLIER_0 & 0xFFFFFFFFL) * (x0 & 0xFFFFFFFFL);
            long p1 = (MULTIPLIER_1 & 0xFFFFFFFFL) * (x2 & 0xFFFFFFFFL);
            x0 = (int) (p1 >>> 32) ^ x1 ^ k0;
            x1 = (int) p1;
            x2 = (int) (p0 >>> 32) ^ x3 ^ k1;
            x3 = (int) p0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        out[offset] = x0;
        out[offset + 1] = x1;
        out[offset + 2] = x2;
        out[offset + 3] = x3;
    }

    /**
     * Turns two words into a double in [0, 1) with 53 random bits.
     *
     * @param high the word that gives the upper 32 bits
     * @param low the word of which the upper 21 bits are used
     * @return a value in [0, 1)
     */
    public static double unit(int high, int low) {
        return (((high & 0xFFFFFFFFL) << 21) | (low >>> 11)) * 0x1.0p-53;
    }
}

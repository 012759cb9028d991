package glia.api.random;

import java.util.Arrays;

/**
 * Poisson numbers by inversion of one random word: the number drawn by {@code word} is the number of thresholds that
 * are not above it, threshold k being P(X <= k) in units of 2^-32. The thresholds are part of the contract, so that
 * every backend draws the same; the tail beyond 2^-32 is never drawn.
 */
public final class PoissonTable {

    /** The largest mean for which a table is made; its table has about 11 000 thresholds. */
    public static final double MAX_MEAN = 10_000;

    private static final int GUIDE_BITS = 8;

    private final int[] thresholds;
    private final int[] guide;

    /**
     * @param mean expected number, 0 to {@link #MAX_MEAN}
     * @throws IllegalArgumentException if the mean is out of range
     */
    public PoissonTable(double mean) {
        if (!(mean >= 0 && mean <= MAX_MEAN)) {
            throw new IllegalArgumentException("mean: expected 0 to " + MAX_MEAN + ", got " + mean);
        }
        thresholds = thresholds(mean);
        guide = new int[1 << GUIDE_BITS];
        int k = 0;
        for (int slot = 0; slot < guide.length; slot++) {
            int lowest = slot << 32 - GUIDE_BITS;
            while (k < thresholds.length && Integer.compareUnsigned(lowest, thresholds[k]) >= 0) {
                k++;
            }
            guide[slot] = k;
        }
    }

    /**
     * @param word a random word
     * @return the number that it draws
     */
    public int count(int word) {
        int k = guide[word >>> 32 - GUIDE_BITS];
        while (k < thresholds.length && word + Integer.MIN_VALUE >= thresholds[k] + Integer.MIN_VALUE) {
            k++;
        }
        return k;
    }

    /**
     * @param mean expected number
     * @return about how many bytes its table takes
     */
    public static long bytes(double mean) {
        return Integer.BYTES * ((1L << GUIDE_BITS) + last(mean));
    }

    /** The thresholds, ascending as unsigned numbers; a copy. */
    public int[] thresholds() {
        return thresholds.clone();
    }

    /** The largest number that is considered. */
    private static int last(double mean) {
        return (int) (mean + 12 * StrictMath.sqrt(mean) + 40);
    }

    /** Probabilities relative to that of the mode, which neither overflow nor vanish where they matter. */
    private static int[] thresholds(double mean) {
        if (mean == 0) {
            return new int[0];
        }
        int mode = (int) mean;
        int last = last(mean);
        double[] relative = new double[last + 1];
        relative[mode] = 1;
        for (int k = mode; k > 0; k--) {
            relative[k - 1] = relative[k] * k / mean;
        }
        for (int k = mode; k < last; k++) {
            relative[k + 1] = relative[k] * mean / (k + 1);
        }
        double sum = 0;
        for (double p : relative) {
            sum += p;
        }
        int[] values = new int[last + 1];
        int count = 0;
        double cumulative = 0;
        for (double p : relative) {
            cumulative += p;
            long threshold = (long) (cumulative / sum * 0x1p32);
            if (threshold >= 1L << 32) {
                break;
            }
            values[count++] = (int) threshold;
        }
        return Arrays.copyOf(values, count);
    }
}

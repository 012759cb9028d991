package glia.store.internal.analysis;

import java.util.OptionalDouble;

/**
 * Spike counts of some neurons of a group in consecutive bins of equal width, kept as sums of products: for the mean
 * correlation of pairs. The neurons are spread evenly over the group.
 */
final class CorrelationTally {

    /** Pairs over all tallies of a network: what they may take of memory. */
    private static final long MAX_PAIRS = 1 << 21;

    static final int MAX_NEURONS = 200;

    private final int size;
    private final int sampled;
    private final int[] inBin;
    private final int[] active;
    private final long[] sums;
    private final long[] products;
    private int used;
    private long bins;

    /**
     * @param size neurons of the group
     * @param tallies how many of them there are in a network
     */
    CorrelationTally(int size, int tallies) {
        this.size = size;
        sampled = sampled(size, tallies);
        inBin = new int[sampled];
        active = new int[sampled];
        sums = new long[sampled];
        products = new long[sampled * (sampled + 1) / 2];
    }

    static int sampled(int size, int tallies) {
        int most = (int) Math.clamp((long) Math.sqrt(2.0 * MAX_PAIRS / tallies), 2, MAX_NEURONS);
        return Math.min(size, most);
    }

    /** @param neuron index within the group */
    void spike(int neuron) {
        int k = (int) Math.ceilDiv((long) neuron * sampled, size);
        if (k < sampled && (long) k * size / sampled == neuron) {
            if (inBin[k]++ == 0) {
                active[used++] = k;
            }
        }
    }

    void endBin() {
        bins++;
        for (int a = 0; a < used; a++) {
            int i = active[a];
            sums[i] += inBin[i];
            for (int b = 0; b <= a; b++) {
                int j = active[b];
                products[place(Math.max(i, j), Math.min(i, j))] += (long) inBin[i] * inBin[j];
            }
        }
        for (int a = 0; a < used; a++) {
            inBin[active[a]] = 0;
        }
        used = 0;
    }

    private static int place(int i, int j) {
        return i * (i + 1) / 2 + j;
    }

    /** Covariance times the square of the number of bins. */
    private double covariance(int i, int j) {
        return (double) bins * products[place(i, j)] - (double) sums[i] * sums[j];
    }

    /** Pairs of neurons whose counts vary. */
    int pairs() {
        long varying = 0;
        for (int i = 0; i < sampled; i++) {
            varying += covariance(i, i) > 0 ? 1 : 0;
        }
        return (int) (varying * (varying - 1) / 2);
    }

    /** The mean of Pearson's coefficient over {@link #pairs()}; absent if there is none. */
    OptionalDouble mean() {
        double sum = 0;
        int pairs = 0;
        for (int i = 1; i < sampled; i++) {
            double variance = covariance(i, i);
            for (int j = 0; j < i; j++) {
                double other = covariance(j, j);
                if (variance > 0 && other > 0) {
                    sum += covariance(i, j) / Math.sqrt(variance * other);
                    pairs++;
                }
            }
        }
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / pairs);
    }
}

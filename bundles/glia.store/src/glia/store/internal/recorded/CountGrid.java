package glia.store.internal.recorded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spikes of each population in bins of time, exact and in bounded memory: two bins become one when they run out. */
final class CountGrid {

    private static final int BINS = 1 << 13;

    private final List<long[]> counts = new ArrayList<>();
    private int shift;

    /** Bin k holds the steps k * n + 1 to (k + 1) * n. */
    void add(long step, int population) {
        long before = Math.max(0, step - 1);
        while (before >> shift >= BINS) {
            merge();
        }
        while (population >= counts.size()) {
            counts.add(new long[BINS]);
        }
        counts.get(population)[(int) (before >> shift)]++;
    }

    private void merge() {
        for (long[] bins : counts) {
            for (int i = 0; i < BINS / 2; i++) {
                bins[i] = bins[2 * i] + bins[2 * i + 1];
            }
            Arrays.fill(bins, BINS / 2, BINS, 0);
        }
        shift++;
    }

    long binSteps() {
        return 1L << shift;
    }

    /**
     * @param populations how many
     * @param first number of the first bin
     * @param together how many bins become one
     * @param length how many of these
     */
    long[][] counts(int populations, long first, long together, int length) {
        long[][] sums = new long[populations][length];
        for (int p = 0; p < counts.size(); p++) {
            for (int i = 0; i < length; i++) {
                long from = Math.clamp(first + i * together, 0, BINS);
                long to = Math.clamp(first + (i + 1) * together, 0, BINS);
                for (int bin = (int) from; bin < to; bin++) {
                    sums[p][i] += counts.get(p)[bin];
                }
            }
        }
        return sums;
    }
}

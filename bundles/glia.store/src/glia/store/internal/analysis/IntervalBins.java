package glia.store.internal.analysis;

import glia.api.store.SpikeFigures.Histogram;
import java.util.Arrays;

/** Counts intervals in bins of equal width on a logarithmic scale: {@value #PER_OCTAVE} a factor of two. */
final class IntervalBins {

    private static final int PER_OCTAVE = 4;
    private static final int BINS = 63 * PER_OCTAVE;

    private final long[] counts = new long[BINS];

    void add(long interval) {
        counts[bin(interval)]++;
    }

    private static int bin(long interval) {
        double octaves = Math.log(interval) / Math.log(2);
        return Math.min(BINS - 1, (int) (octaves * PER_OCTAVE + 0.5));
    }

    /** The bins from the first to the last one that is not empty, with their bounds in ms. */
    Histogram histogram(double dt) {
        int first = 0;
        int end = BINS;
        while (first < end && counts[first] == 0) {
            first++;
        }
        while (end > first && counts[end - 1] == 0) {
            end--;
        }
        double[] edges = new double[end > first ? end - first + 1 : 0];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = dt * Math.pow(2, (first + i - 0.5) / PER_OCTAVE);
        }
        return new Histogram(edges, Arrays.copyOfRange(counts, first, end));
    }
}

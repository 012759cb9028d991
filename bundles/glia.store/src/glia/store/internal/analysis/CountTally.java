package glia.store.internal.analysis;

import java.util.OptionalDouble;

/** Spike counts of a group in consecutive bins of equal width, kept as sums: for the Fano factor. */
final class CountTally {

    private long inBin;
    private long bins;
    private long sum;
    private double sumOfSquares;

    void add(long spikes) {
        inBin += spikes;
    }

    void endBin() {
        bins++;
        sum += inBin;
        sumOfSquares += (double) inBin * inBin;
        inBin = 0;
    }

    /** Variance over mean of the counts of the bins that have ended; absent without spikes, or with one bin. */
    OptionalDouble fano() {
        if (bins < 2 || sum == 0) {
            return OptionalDouble.empty();
        }
        double mean = (double) sum / bins;
        return OptionalDouble.of(Math.max(0, sumOfSquares / bins - mean * mean) / mean);
    }
}

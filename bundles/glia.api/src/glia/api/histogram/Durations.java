package glia.api.histogram;

import java.util.function.LongBinaryOperator;

/** Durations that a {@link DurationHistogram} has counted, immutable. */
public final class Durations {

    public static final Durations NONE = new Durations(new long[DurationHistogram.BUCKETS]);

    private final long[] counts;

    Durations(long[] counts) {
        this.counts = counts;
    }

    /** How many there are. */
    public long count() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** These and others. */
    public Durations plus(Durations others) {
        return merge(others, Long::sum);
    }

    /**
     * These without those of an earlier look at the same histogram.
     *
     * @param earlier all of which are among these
     */
    public Durations since(Durations earlier) {
        return merge(earlier, (now, then) -> now - then);
    }

    private Durations merge(Durations other, LongBinaryOperator how) {
        long[] merged = new long[counts.length];
        for (int b = 0; b < merged.length; b++) {
            merged[b] = how.applyAsLong(counts[b], other.counts[b]);
        }
        return new Durations(merged);
    }

    /**
     * Quantiles.
     *
     * @param quantiles ascending, from 0 to 1
     * @return the durations in ns that so many were not longer than; null if there are none
     */
    public long[] quantiles(double... quantiles) {
        long total = count();
        if (total == 0) {
            return null;
        }
        long[] found = new long[quantiles.length];
        int bucket = 0;
        long below = counts[0];
        for (int q = 0; q < quantiles.length; q++) {
            long rank = Math.max(1, (long) Math.ceil(quantiles[q] * total));
            while (below < rank) {
                below += counts[++bucket];
            }
            found[q] = DurationHistogram.longest(bucket);
        }
        return found;
    }
}

package glia.perf.internal;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts durations in buckets, 32 to each power of two, so that what is read from it is at most 3.2 % too high. One
 * thread records, without locks and without allocating; another one reads, each time what came since it read before.
 */
final class DurationHistogram {

    private static final int BITS = 5;
    private static final int BUCKETS_A_POWER = 1 << BITS;
    /** Durations from 2^40 ns (18 minutes) on are all in the last bucket. */
    private static final int HIGHEST_BIT = 40;
    private static final int BUCKETS = (HIGHEST_BIT - BITS + 1) * BUCKETS_A_POWER;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
    private final long[] read = new long[BUCKETS];

    /** @param nanos a duration; a negative one counts as 0 */
    void record(long nanos) {
        int bucket = bucket(nanos);
        counts.lazySet(bucket, counts.getPlain(bucket) + 1);
    }

    private static int bucket(long nanos) {
        if (nanos < BUCKETS_A_POWER) {
            return (int) Math.max(0, nanos);
        }
        int power = 63 - Long.numberOfLeadingZeros(nanos) - BITS;
        return Math.min(BUCKETS - 1, (power << BITS) + (int) (nanos >>> power));
    }

    /** @return the longest duration that is in the bucket */
    private static long longest(int bucket) {
        if (bucket < BUCKETS_A_POWER) {
            return bucket;
        }
        int power = (bucket >> BITS) - 1;
        return ((bucket - ((long) power << BITS) + 1) << power) - 1;
    }

    /**
     * Quantiles of what was recorded since the last call.
     *
     * @param quantiles ascending, from 0 to 1
     * @return the durations in ns that so many were not longer than; null if nothing was recorded
     */
    long[] quantiles(double... quantiles) {
        long[] since = new long[BUCKETS];
        long total = 0;
        for (int b = 0; b < BUCKETS; b++) {
            long now = counts.get(b);
            since[b] = now - read[b];
            read[b] = now;
            total += since[b];
        }
        if (total == 0) {
            return null;
        }
        long[] found = new long[quantiles.length];
        int bucket = 0;
        long below = since[0];
        for (int q = 0; q < quantiles.length; q++) {
            long rank = Math.max(1, (long) Math.ceil(quantiles[q] * total));
            while (below < rank) {
                below += since[++bucket];
            }
            found[q] = longest(bucket);
        }
        return found;
    }
}

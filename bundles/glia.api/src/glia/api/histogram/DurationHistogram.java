package glia.api.histogram;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts durations in buckets, 32 to each power of two, so that what is read from it is at most 3.2 % too high. One
 * thread at a time records, without locks and without allocating; any other may look at the same time.
 */
public final class DurationHistogram {

    private static final int BITS = 5;
    static final int BUCKETS_A_POWER = 1 << BITS;
    /** Durations from 2^40 ns (18 minutes) on are all in the last bucket. */
    private static final int HIGHEST_BIT = 40;
    static final int BUCKETS = (HIGHEST_BIT - BITS + 1) * BUCKETS_A_POWER;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    /** @param nanos a duration in ns; a negative one counts as 0 */
    public void record(long nanos) {
        record(nanos, 1);
    }

    /**
     * @param nanos a duration in ns; a negative one counts as 0
     * @param times how many durations it stands for
     */
    public void record(long nanos, long times) {
        int bucket = bucket(nanos);
        counts.lazySet(bucket, counts.getPlain(bucket) + times);
    }

    private static int bucket(long nanos) {
        if (nanos < BUCKETS_A_POWER) {
            return (int) Math.max(0, nanos);
        }
        int power = 63 - Long.numberOfLeadingZeros(nanos) - BITS;
        return Math.min(BUCKETS - 1, (power << BITS) + (int) (nanos >>> power));
    }

    /** @return the longest duration that is in the bucket */
    static long longest(int bucket) {
        if (bucket < BUCKETS_A_POWER) {
            return bucket;
        }
        int power = (bucket >> BITS) - 1;
        return ((bucket - ((long) power << BITS) + 1) << power) - 1;
    }

    /** What was recorded so far. */
    public Durations durations() {
        long[] copy = new long[BUCKETS];
        for (int b = 0; b < BUCKETS; b++) {
            copy[b] = counts.get(b);
        }
        return new Durations(copy);
    }
}

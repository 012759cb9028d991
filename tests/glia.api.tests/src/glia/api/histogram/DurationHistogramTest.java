package glia.api.histogram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationHistogramTest {

    private static final double[] QUANTILES = {0, 0.01, 0.5, 0.95, 0.99, 1};

    @Test
    void quantilesAreThoseOfTheSortedValuesAndNeverTooLow() {
        Random random = new Random(5);
        DurationHistogram histogram = new DurationHistogram();
        long[] values = random.doubles(20_000).mapToLong(u -> (long) Math.exp(u * 27)).toArray();
        Arrays.stream(values).forEach(histogram::record);
        long[] found = histogram.durations().quantiles(QUANTILES);
        Arrays.sort(values);
        for (int q = 0; q < QUANTILES.length; q++) {
            long exact = values[Math.max(0, (int) Math.ceil(QUANTILES[q] * values.length) - 1)];
            assertTrue(found[q] >= exact && found[q] <= exact * 1.032 + 1, QUANTILES[q] + ": " + found[q] + " of "
                    + exact);
        }
    }

    @Test
    void smallValuesAreExactAndADifferenceTellsOnlyWhatIsNew() {
        DurationHistogram histogram = new DurationHistogram();
        assertNull(histogram.durations().quantiles(QUANTILES));
        Durations before = histogram.durations();
        for (long value : new long[] {-7, 0, 1, 31, 32, 33}) {
            histogram.record(value);
            Durations now = histogram.durations();
            assertArrayEquals(new long[] {Math.max(0, value)}, now.since(before).quantiles(1));
            before = now;
        }
        assertNull(before.since(before).quantiles(0.5));
        assertEquals(6, before.count());
    }

    @Test
    void someStandForMore() {
        DurationHistogram histogram = new DurationHistogram();
        histogram.record(5, 99);
        histogram.record(7);
        Durations twice = histogram.durations().plus(histogram.durations());
        assertEquals(200, twice.count());
        assertArrayEquals(new long[] {5, 7}, twice.quantiles(0.99, 0.991));
        assertEquals(100, twice.since(histogram.durations()).count());
        assertEquals(0, Durations.NONE.count());
    }

    @Test
    void recordingAllocatesNothing() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory
                .getThreadMXBean();
        DurationHistogram histogram = new DurationHistogram();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                histogram.record(i * 37L);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }

    @Test
    void whatIsLongerThanTheLastBucketIsInIt() {
        DurationHistogram histogram = new DurationHistogram();
        histogram.record(Long.MAX_VALUE);
        histogram.record(1L << 50);
        assertTrue(histogram.durations().quantiles(1)[0] >= (1L << 40) - 1);
    }
}

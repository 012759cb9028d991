package glia.perf.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        long[] found = histogram.quantiles(QUANTILES);
        Arrays.sort(values);
        for (int q = 0; q < QUANTILES.length; q++) {
            long exact = values[Math.max(0, (int) Math.ceil(QUANTILES[q] * values.length) - 1)];
            assertTrue(found[q] >= exact && found[q] <= exact * 1.032 + 1, QUANTILES[q] + ": " + found[q] + " of "
                    + exact);
        }
    }

    @Test
    void smallValuesAreExactAndEveryCallTellsOnlyWhatIsNew() {
        DurationHistogram histogram = new DurationHistogram();
        assertNull(histogram.quantiles(QUANTILES));
        for (long value : new long[] {-7, 0, 1, 31, 32, 33}) {
            histogram.record(value);
            assertArrayEquals(new long[] {Math.max(0, value)}, histogram.quantiles(1));
        }
        assertNull(histogram.quantiles(0.5));
    }

    @Test
    void whatIsLongerThanTheLastBucketIsInIt() {
        DurationHistogram histogram = new DurationHistogram();
        histogram.record(Long.MAX_VALUE);
        histogram.record(1L << 50);
        assertTrue(histogram.quantiles(1)[0] >= (1L << 40) - 1);
    }
}

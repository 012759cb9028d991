package glia.api.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTableTest {

    @Test
    void thresholdsAreTheCumulativeProbabilities() {
        int[] thresholds = new PoissonTable(2).thresholds();
        double cumulative = 0;
        double p = Math.exp(-2);
        for (int k = 0; k < 10; k++) {
            cumulative += p;
            assertEquals(cumulative * 0x1p32, Integer.toUnsignedLong(thresholds[k]), 1.001, "threshold " + k);
            p *= 2.0 / (k + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 0.3571, 2, 17.5, 800, 10_000})
    void aWordDrawsTheNumberOfThresholdsThatAreNotAboveIt(double mean) {
        PoissonTable table = new PoissonTable(mean);
        int[] thresholds = table.thresholds();
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            int word = i < thresholds.length ? thresholds[i] - (i & 1) : random.nextInt();
            int expected = 0;
            for (int threshold : thresholds) {
                if (Integer.toUnsignedLong(word) >= Integer.toUnsignedLong(threshold)) {
                    expected++;
                }
            }
            assertEquals(expected, table.count(word), "word " + Integer.toUnsignedString(word));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3571, 2, 17.5, 800, 10_000})
    void meanAndVarianceOfTheTableAreThoseOfPoisson(double mean) {
        int[] thresholds = new PoissonTable(mean).thresholds();
        double first = 0;
        double second = 0;
        long below = 0;
        for (int k = 0; k <= thresholds.length; k++) {
            long next = k < thresholds.length ? Integer.toUnsignedLong(thresholds[k]) : 1L << 32;
            double p = (next - below) * 0x1p-32;
            first += p * k;
            second += p * k * k;
            below = next;
        }
        assertEquals(1, first / mean, 1e-6);
        assertEquals(1, (second - first * first) / mean, 1e-5);
    }

    @Test
    void nothingIsDrawnAtMeanZeroAndBadMeansAreRefused() {
        assertArrayEquals(new int[0], new PoissonTable(0).thresholds());
        assertEquals(0, new PoissonTable(0).count(-1));
        assertThrows(IllegalArgumentException.class, () -> new PoissonTable(-1));
        assertThrows(IllegalArgumentException.class, () -> new PoissonTable(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new PoissonTable(10_001));
    }
}

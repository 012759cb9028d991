package glia.api.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalNumberTest {

    /** The part of the words that is farther out than a word's own has to be the tail of the distribution there. */
    @Test
    void invertsTheDistribution() {
        for (int magnitude = 0; magnitude >= 0 && magnitude < Integer.MAX_VALUE - 40_000; magnitude += 37_123) {
            double tail = (magnitude + 0.5) * 0x1p-32;
            double z = NormalNumber.of(magnitude);
            double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            double tolerance = z < 5.4 ? 4e-6 : 3e-3;
            assertEquals(0, (tail(z) - tail) / density, tolerance, () -> "z = " + z);
        }
        for (int magnitude = 0; magnitude < 100_000; magnitude++) {
            double z = NormalNumber.of(magnitude);
            double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            assertEquals(0, (tail(z) - (magnitude + 0.5) * 0x1p-32) / density, z < 5.4 ? 4e-6 : 3e-3);
        }
    }

    @Test
    void isSymmetricAndBounded() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            int word = random.nextInt();
            assertEquals(-NormalNumber.of(word), NormalNumber.of(word ^ Integer.MIN_VALUE));
        }
        float largest = NormalNumber.of(0);
        assertTrue(largest <= NormalNumber.LIMIT && largest > NormalNumber.LIMIT - 0.01f);
        assertTrue(NormalNumber.of(Integer.MAX_VALUE) >= 0 && NormalNumber.of(Integer.MAX_VALUE) < 1e-6f);
    }

    /** The numbers are part of the contract: whoever changes a bit changes every network that has noise. */
    @Test
    void bitsNeverChange() {
        int[] words = {0, 1, 0x7FFFFFFF, 0x40000000, 0xC0000000, 0x12345678, 0x9ABCDEF0, 100, 1_000_000};
        int hash = 1;
        for (int word : words) {
            hash = 31 * hash + Float.floatToRawIntBits(NormalNumber.of(word));
        }
        assertEquals(-228_644_823, hash);
    }

    /** Upper tail of the standard normal distribution by the continued fraction or the series of its integral. */
    private static double tail(double z) {
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        if (z < 3) {
            double term = z;
            double sum = z;
            for (int k = 1; k < 200; k++) {
                term *= z * z / (2 * k + 1);
                sum += term;
            }
            return 0.5 - density * sum;
        }
        double fraction = 0;
        for (int k = 200; k > 0; k--) {
            fraction = k / (z + fraction);
        }
        return density / (z + fraction);
    }
}

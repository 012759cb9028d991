package glia.ui.kit.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimationTest {

    @Test
    void atMostTwoPointsAColumnAndNoExtremeLost() {
        int samples = 200_000;
        int columns = 700;
        double[] times = new double[samples];
        float[] values = new float[samples];
        Random random = new Random(1);
        for (int i = 0; i < samples; i++) {
            times[i] = i * 0.1;
            values[i] = (float) random.nextGaussian();
        }
        double to = times[samples - 1];
        Decimation kept = Decimation.minMax(times, values, 0, to, columns, 0.15);
        assertTrue(kept.times().length <= 2 * columns, kept.times().length + " points");
        for (int column = 0; column < columns; column++) {
            assertEquals(extreme(times, values, to, columns, column, 1), extreme(kept, to, columns, column, 1));
            assertEquals(extreme(times, values, to, columns, column, -1), extreme(kept, to, columns, column, -1));
        }
        for (int i = 1; i < kept.times().length; i++) {
            assertTrue(kept.times()[i] > kept.times()[i - 1]);
        }
    }

    private static double extreme(double[] times, float[] values, double to, int columns, int column, int sign) {
        double found = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < times.length; i++) {
            if (Math.min((int) (times[i] / to * columns), columns - 1) == column) {
                found = Math.max(found, sign * values[i]);
            }
        }
        return found;
    }

    private static double extreme(Decimation kept, double to, int columns, int column, int sign) {
        float[] values = new float[kept.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) kept.values()[i];
        }
        return extreme(kept.times(), values, to, columns, column, sign);
    }

    @Test
    void fewSamplesStayAsTheyAre() {
        Decimation kept = Decimation.minMax(new double[] {1, 2, 3}, new float[] {5, 4, 6}, 0, 4, 100, 1.5);
        assertArrayEquals(new double[] {1, 2, 3}, kept.times());
        assertArrayEquals(new double[] {5, 4, 6}, kept.values());
    }

    @Test
    void onePointLeadsInAndOneOut() {
        double[] times = {0, 1, 2, 3, 4, 5, 6};
        float[] values = {0, 1, 2, 3, 4, 5, 6};
        Decimation kept = Decimation.minMax(times, values, 2.5, 4.5, 10, 1.5);
        assertArrayEquals(new double[] {2, 3, 4, 5}, kept.times());
        assertArrayEquals(new boolean[] {false, true, true, true}, kept.joined());
    }

    @Test
    void missingValuesAreLeftOut() {
        Decimation kept = Decimation.minMax(new double[] {1, 2, 3}, new float[] {5, Float.NaN, 6}, 0, 4, 100, 1.5);
        assertArrayEquals(new double[] {1, 3}, kept.times());
        assertArrayEquals(new boolean[] {false, false}, kept.joined());
        Decimation before = Decimation.minMax(new double[] {1, 2, 3}, new float[] {Float.NaN, 5, 6}, 1.5, 4, 100, 1.5);
        assertArrayEquals(new double[] {2, 3}, before.times());
    }

    @Test
    void samplesOnBothSidesOfAGapAreNotJoined() {
        double[] times = {1, 2, 3, 7, 8};
        float[] values = {1, 2, 3, 4, 5};
        Decimation kept = Decimation.minMax(times, values, 0, 10, 100, 1.5);
        assertArrayEquals(times, kept.times());
        assertArrayEquals(new boolean[] {false, true, true, false, true}, kept.joined());
        Decimation coarse = Decimation.minMax(times, values, 0, 10, 2, 1.5);
        assertArrayEquals(new double[] {1, 3, 7, 8}, coarse.times());
        assertArrayEquals(new boolean[] {false, true, false, true}, coarse.joined());
        Decimation outside = Decimation.minMax(times, values, 6.5, 10, 100, 1.5);
        assertArrayEquals(new boolean[] {false, false, true}, outside.joined());
    }
}

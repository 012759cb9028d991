package glia.network.internal.value;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Quantity;
import glia.api.network.SynapseValues;
import glia.network.internal.base.Bounds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private static final int N = 400_000;
    private static final double NO = Double.NEGATIVE_INFINITY;
    private static final double NONE = Double.POSITIVE_INFINITY;

    private static double[] draw(Quantity quantity) {
        double[] values = new double[N];
        new Sampler(42, 7, quantity).row(3, N, values);
        return values;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Central moment divided by the standard deviation's power. */
    private static double moment(double[] values, int order) {
        double mean = mean(values);
        double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        return order == 2 ? variance
                : Arrays.stream(values).map(v -> Math.pow((v - mean) / Math.sqrt(variance), order)).average()
                        .orElseThrow();
    }

    @Test
    void uniformHasItsMomentsAndBounds() {
        double[] values = draw(new Quantity.Uniform(-60, -50));
        assertEquals(-55, mean(values), 4 * Math.sqrt(100 / 12.0 / N));
        assertEquals(100 / 12.0, moment(values, 2), 0.05);
        assertEquals(1.8, moment(values, 4), 0.02);
        assertTrue(Arrays.stream(values).allMatch(v -> v >= -60 && v < -50));
    }

    @Test
    void normalHasItsMoments() {
        double[] values = draw(new Quantity.Normal(5, 2, NO, NONE));
        assertEquals(5, mean(values), 4 * 2 / Math.sqrt(N));
        assertEquals(4, moment(values, 2), 4 * 4 * Math.sqrt(2.0 / N));
        assertEquals(0, moment(values, 3), 4 * Math.sqrt(6.0 / N));
        assertEquals(3, moment(values, 4), 4 * Math.sqrt(24.0 / N));
        double neighbours = 0;
        for (int i = 0; i < N; i += 2) {
            neighbours += (values[i] - 5) * (values[i + 1] - 5) / 4;
        }
        assertEquals(0, neighbours / (N / 2), 4 / Math.sqrt(N / 2));
    }

    @Test
    void truncationDrawsAgain() {
        double[] values = draw(new Quantity.Normal(0, 1, 0, NONE));
        assertTrue(Arrays.stream(values).allMatch(v -> v >= 0));
        assertEquals(Math.sqrt(2 / Math.PI), mean(values), 0.005);
        assertEquals(1 - 2 / Math.PI, moment(values, 2), 0.005);
    }

    @Test
    void logNormalAndExponentialHaveTheirMoments() {
        double[] values = draw(new Quantity.LogNormal(0.5, 0.25, NO, NONE));
        assertEquals(Math.exp(0.5 + 0.25 * 0.25 / 2), mean(values), 0.003);
        assertEquals((Math.exp(0.0625) - 1) * Math.exp(1.0625), moment(values, 2), 0.005);
        values = draw(new Quantity.Exponential(3, NO, NONE));
        assertEquals(3, mean(values), 4 * 3 / Math.sqrt(N));
        assertEquals(9, moment(values, 2), 0.2);
        assertEquals(2, moment(values, 3), 0.1);
    }

    @Test
    void aValueDependsOnItsPlaceAlone() {
        Sampler sampler = new Sampler(1, 2, new Quantity.Normal(0, 1, -0.5, 1));
        double[] all = new double[101];
        sampler.row(9, 101, all);
        assertTrue(Arrays.stream(all).allMatch(v -> v >= -0.5 && v <= 1));
        double[] some = new double[50];
        new Sampler(1, 2, new Quantity.Normal(0, 1, -0.5, 1)).row(9, 50, some);
        assertArrayEquals(Arrays.copyOf(all, 50), some);
        for (int k : new int[] {0, 1, 50, 100}) {
            double[] column = new double[20];
            sampler.column(5, 10, k, column);
            assertEquals(all[k], column[9]);
            double[] part = new double[20];
            sampler.column(9, 1, k, part);
            assertEquals(all[k], part[9]);
        }
    }

    @Test
    void unboundedDistributionsGetFiniteBounds() {
        assertEquals(new Quantity.Normal(5, 2, -11, 21), Bounds.finite(new Quantity.Normal(5, 2, NO, NONE)));
        assertEquals(new Quantity.Normal(5, 2, 0, 21), Bounds.finite(new Quantity.Normal(5, 2, 0, NONE)));
        assertEquals(new Quantity.Exponential(2, 0, 72), Bounds.finite(new Quantity.Exponential(2, NO, NONE)));
        assertEquals(new Quantity.LogNormal(0, 1, Math.exp(-8), Math.exp(8)).toString(),
                Bounds.finite(new Quantity.LogNormal(0, 1, NO, NONE)).toString());
        assertEquals(0.9986501, Bounds.part(new Quantity.Normal(5, 2, -1, 21)), 1e-6);
        assertEquals(1 - Math.exp(-1), Bounds.part(new Quantity.Exponential(2, 0, 2)), 1e-6);
    }

    @Test
    void impossibleDrawsEnd() {
        Sampler sampler = new Sampler(1, 2, new Quantity.Normal(0, 1, 50, 51));
        assertThrows(IllegalArgumentException.class, () -> sampler.row(0, 1, new double[1]));
    }

    @Test
    void delaysAreWholeSteps() {
        SynapseValues delays = Synapses.delays(new Quantity.Uniform(0.1, 2), null, 0.1, 1, 2);
        double[] row = new double[10_000];
        delays.row(0, new int[row.length], row.length, row);
        assertTrue(Arrays.stream(row).allMatch(d -> d == Math.rint(d) && d >= 1 && d <= 20));
        assertEquals(1, delays.lowerBound());
        assertEquals(20, delays.upperBound());
        assertEquals(3, Synapses.delays(Quantity.of(0.3), null, 0.1, 1, 2).upperBound());
        assertTrue(Synapses.delays(Quantity.of(0.3), null, 0.1, 1, 2).constant());
    }
}

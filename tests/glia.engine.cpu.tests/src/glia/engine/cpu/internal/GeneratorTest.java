package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.BackendSession;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.PiecewiseConstant;
import glia.api.network.PopulationDescription;
import glia.api.network.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generators against closed forms: tau_m 10 ms, C_m 250 pF, so that R is 0.04 mV/pA; nothing fires. */
class GeneratorTest {

    private static final double DT = 0.1;
    private static final double TAU = 10;
    private static final double RESISTANCE = 0.04;
    private static final double LEAK = Math.exp(-DT / TAU);
    private static final double FLOAT_MV = 4e-4;

    /** |H| = R / sqrt(1 + (w tau)^2), arg H = -atan(w tau); the current is held for a step, half a step late. */
    @ParameterizedTest
    @CsvSource({"2, 0", "16, 90", "50, -30", "200, 45"})
    void aMembraneFollowsAnAlternatingCurrentAsAFilterDoes(double frequency, double phase) {
        Network network = passive(1, new DeviceDescription.AcGenerator("ac", 200, 50, frequency, phase, 0,
                Double.POSITIVE_INFINITY, to("N")));
        double omega = 2 * Math.PI * frequency / 1000;
        double[] v = record(network, 20_000);
        double sine = 0;
        double cosine = 0;
        double mean = 0;
        int first = 10_000;
        for (int step = first + 1; step <= v.length; step++) {
            double moved = v[step - 1] + 70;
            sine += moved * Math.sin(omega * step * DT) * 2 / first;
            cosine += moved * Math.cos(omega * step * DT) * 2 / first;
            mean += moved / first;
        }
        double amplitude = 200 * RESISTANCE / Math.sqrt(1 + omega * omega * TAU * TAU);
        double lag = -Math.atan(omega * TAU) - omega * DT / 2;
        assertEquals(50 * RESISTANCE, mean, FLOAT_MV);
        assertEquals(amplitude, Math.hypot(sine, cosine), amplitude * omega * omega * DT * DT + FLOAT_MV);
        double difference = Math.atan2(cosine, sine) - Math.toRadians(phase) - lag;
        assertEquals(0, Math.IEEEremainder(difference, 2 * Math.PI), 2e-3);
    }

    @Test
    void aSteppingCurrentChargesTheMembranePieceByPiece() {
        Network network = passive(1, new DeviceDescription.StepCurrentGenerator("steps",
                new PiecewiseConstant(new double[] {5, 20, 30}, new double[] {100, -50, 25}), 0, 40, to("N")));
        double[] v = record(network, 600);
        double expected = 0;
        for (int step = 1; step <= 600; step++) {
            double current = step <= 50 || step > 400 ? 0 : step <= 200 ? 100 : step <= 300 ? -50 : 25;
            expected = LEAK * expected + (1 - LEAK) * RESISTANCE * current;
            assertEquals(expected, v[step - 1] + 70, FLOAT_MV, "step " + step);
        }
    }

    /** V_k+1 = a V_k + (1 - a) R xi_k with a = e^(-D/tau) has the variance (R s)^2 (1 - a) / (1 + a). */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 5})
    void theVarianceUnderNoiseIsThatOfTheClosedForm(double interval) {
        int neurons = 1000;
        Network network = passive(neurons, new DeviceDescription.NoiseGenerator("noise", 30, 400, interval, 0,
                Double.POSITIVE_INFINITY, to("N")));
        int steps = 10_000;
        int every = (int) Math.round(interval / DT);
        int apart = Math.max(every, 500 / every * every);
        double sum = 0;
        double squares = 0;
        double product = 0;
        int count = 0;
        float[][] samples = recordAll(network, steps);
        for (int step = 2000 / every * every; step <= steps; step += apart) {
            for (int n = 0; n < neurons; n++) {
                double moved = samples[step - 1][n] + 70;
                sum += moved;
                squares += moved * moved;
                product += moved * (samples[step - 1][(n + 1) % neurons] + 70 - 30 * RESISTANCE);
                count++;
            }
        }
        double mean = sum / count;
        double a = Math.exp(-interval / TAU);
        double variance = 160.0 / 10 * 16 * (1 - a) / (1 + a);
        assertEquals(30 * RESISTANCE, mean, 4 * Math.sqrt(variance / count) + FLOAT_MV);
        assertEquals(variance, squares / count - mean * mean, 4 * variance * Math.sqrt(2.0 / count));
        double covariance = product / count;
        assertTrue(Math.abs(covariance) < 4.5 * variance / Math.sqrt(count), "neighbours: " + covariance);
    }

    /** Draws of one step each into a membrane that forgets at once: their variance is that of the step. */
    @Test
    void theVarianceOfTheNoiseSwings() {
        int neurons = 4000;
        double frequency = 500;
        Network network = passive(neurons, new DeviceDescription.NoiseGenerator("noise", 0, 400, 300, frequency, 90,
                DT, 0, Double.POSITIVE_INFINITY, to("N")));
        float[][] samples = recordAll(network, 40);
        double before = 0;
        for (int step = 1; step <= 40; step++) {
            double squares = 0;
            double mean = 0;
            for (int n = 0; n < neurons; n++) {
                double drawn = (samples[step - 1][n] + 70 - LEAK * (step == 1 ? 0 : samples[step - 2][n] + 70))
                        / (1 - LEAK) / RESISTANCE;
                squares += drawn * drawn / neurons;
                mean += drawn / neurons;
            }
            double expected = 400.0 * 400 + 300.0 * 300 * Math.cos(2 * Math.PI * frequency * (step - 1) * DT / 1000);
            assertEquals(0, mean, 4.5 * Math.sqrt(expected / neurons), "step " + step);
            assertEquals(expected, squares, 5 * expected * Math.sqrt(2.0 / neurons), "step " + step);
            before = Math.max(before, squares);
        }
        assertTrue(before > 230_000, "largest variance: " + before);
    }

    /** Pearson's statistic over the pieces, each with counts of its own rate. */
    @Test
    void theRatesOfAChangingPoissonProcessAreTheGivenOnes() {
        double[] times = {10, 50, 80, 81, 150};
        double[] rates = {200, 0, 30_000, 900, 55};
        Network network = passive(500, new DeviceDescription.InhomogeneousPoissonGenerator("changing",
                new PiecewiseConstant(times, rates), 20, 190, List.of(new Connection("N", List.of(), "", 1e-3, DT))));
        long[] counts = new long[2000];
        try (BackendSession session = NetworkFixture.open(network, 2)) {
            session.advance(counts.length, interval -> {
                assertEquals(1, interval.steps());
                counts[(int) interval.firstStep() - 1] = interval.deviceEvents();
                return true;
            });
        }
        double statistic = 0;
        int freedom = 0;
        for (int piece = -1; piece < times.length; piece++) {
            double from = Math.max(20, piece < 0 ? 0 : times[piece]);
            double to = Math.min(190, piece + 1 < times.length ? times[piece + 1] : 200);
            double rate = piece < 0 ? 0 : rates[piece];
            for (int step = (int) Math.round(from / DT); step < to / DT - 0.5; step += 10) {
                int end = (int) Math.min(step + 10, Math.round(to / DT));
                double expected = rate / 1000 * (end - step) * DT * 500;
                long found = Arrays.stream(counts, step, end).sum();
                if (rate == 0) {
                    assertEquals(0, found, "step " + step);
                } else {
                    statistic += (found - expected) * (found - expected) / expected;
                    freedom++;
                }
            }
        }
        assertTrue(freedom > 100);
        assertTrue(Math.abs(statistic - freedom) < 4 * Math.sqrt(2.0 * freedom), statistic + " for " + freedom);
        assertEquals(0, Arrays.stream(counts, 0, 200).sum() + Arrays.stream(counts, 1900, 2000).sum());
    }

    private static List<Connection> to(String population) {
        return List.of(new Connection(population, List.of(), "", 1, DT));
    }

    private static Network passive(int neurons, DeviceDescription generator) {
        return NetworkFixture.build(new NetworkDescription("passive", "", "", DT, 5, 100,
                List.of(new PopulationDescription("N", neurons, "iaf_psc_delta",
                        Map.of("V_th", Quantity.of(1000)), Map.of(), NetworkFixture.ANYWHERE)),
                List.of(), List.of(generator,
                        new DeviceDescription.Multimeter("meter", List.of("V_m"), DT, to("N")))));
    }

    private static float[][] recordAll(Network network, int steps) {
        float[][] all = new float[steps][];
        try (BackendSession session = NetworkFixture.open(network, 2)) {
            session.advance(steps, interval -> {
                for (int offset = 0; offset < interval.steps(); offset++) {
                    all[(int) interval.firstStep() + offset - 1] = interval.samples(1, offset).clone();
                }
                return true;
            });
        }
        return all;
    }

    private static double[] record(Network network, int steps) {
        return Arrays.stream(recordAll(network, steps)).mapToDouble(v -> v[0]).toArray();
    }
}

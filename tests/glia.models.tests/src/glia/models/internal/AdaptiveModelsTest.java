package glia.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The models without closed form against an independent integration in double. */
class AdaptiveModelsTest {

    private static final double DT = 0.1;
    private static final double[] EXCITATION = {20, 21, 25, 60, 61, 62, 63, 120, 180, 180.3, 180.6};
    private static final double[] INHIBITION = {22, 61.5, 119, 181};

    /** A solution in double of what the model does once a step: peak, reset, adaptation and arriving spikes. */
    private static final class Fine {
        final List<double[]> after = new ArrayList<>();
        final List<Long> spikes = new ArrayList<>();
    }

    private interface Rules {
        /** @return whether the state at the end of a step is that of a spike; if so, it has been reset */
        boolean fires(double[] y);
    }

    private static Fine solve(double[] y, int steps, FineIntegration.Equations equations, Rules rules) {
        Fine fine = new Fine();
        for (int step = 1; step <= steps; step++) {
            FineIntegration.advance(y, (step - 1) * DT, DT, equations);
            if (rules.fires(y)) {
                fine.spikes.add((long) step);
            }
            fine.after.add(y.clone());
        }
        return fine;
    }

    /** The conductance at a time, of spikes that have arrived until then and each added a weight. */
    private static double conductance(double until, double time, double weight, double tau, double... arrivals) {
        double g = 0;
        for (double arrival : arrivals) {
            if (until > arrival - 1e-9) {
                g += weight * Math.exp(-(time - arrival) / tau);
            }
        }
        return g;
    }

    /**
     * @param perSpike how many steps each spike may come too early or late: a method of order 4 does not see exactly
     *            within which step an upstroke reaches the peak
     */
    private static void sameSpikes(List<Long> expected, List<Long> actual, double perSpike) {
        assertEquals(expected.size(), actual.size(), () -> expected + " but was " + actual);
        for (int k = 0; k < expected.size(); k++) {
            assertEquals(expected.get(k), actual.get(k), (k + 1) * perSpike, "spike " + k);
        }
    }

    /**
     * The largest error of a single step: the equations are solved from the model's own state before it. Left out are
     * steps that begin or end above a potential, in the upstroke of a spike, and those in which the model resets.
     */
    private static double errorOfAStep(Cell.Trace trace, int steps, double highest, int state,
            FineIntegration.Equations equations) {
        double most = 0;
        for (int step = 2; step <= steps; step++) {
            double[] y = {trace.at(step - 1, 0), trace.at(step - 1, 1)};
            if (y[0] < highest && trace.at(step, 0) < highest && !trace.spikes.contains((long) step)) {
                FineIntegration.advance(y, (step - 1) * DT, DT, equations);
                most = Math.max(most, Math.abs(y[state] - trace.at(step, state)));
            }
        }
        return most;
    }

    /** The largest difference of a state, leaving out the steps around a spike of either. */
    private static double difference(Fine fine, Cell.Trace trace, int variable, int state) {
        double most = 0;
        for (int step = 1; step <= fine.after.size(); step++) {
            int now = step;
            if (fine.spikes.stream().noneMatch(s -> Math.abs(s - now) < 10)
                    && trace.spikes.stream().noneMatch(s -> Math.abs(s - now) < 10)) {
                most = Math.max(most, Math.abs(fine.after.get(step - 1)[variable] - trace.at(step, state)));
            }
        }
        return most;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 240})
    void iafCondExpFollowsItsEquation(double current) {
        double duration = 300;
        Cell.Trace trace = new Cell("iaf_cond_exp").with("tau_syn_ex", 3).with("tau_syn_in", 7).with("I_e", current)
                .spikes(20, EXCITATION).spikes(-15, INHIBITION).run(duration, DT, "V_m", "g_ex", "g_in");
        int[] refractory = new int[1];
        Fine fine = solve(new double[] {-70}, 3000, (since, t, y, d) -> d[0] = refractory[0] > 0 ? 0
                : (16.6667 * (-70 - y[0]) + conductance(since, t, 20, 3, EXCITATION) * (0 - y[0])
                        + conductance(since, t, 15, 7, INHIBITION) * (-85 - y[0]) + current) / 250, y -> {
                            if (refractory[0]-- > 0) {
                                return false;
                            }
                            if (y[0] >= -55) {
                                y[0] = -60;
                                refractory[0] = 20;
                                return true;
                            }
                            return false;
                        });
        sameSpikes(fine.spikes, trace.spikes, 0);
        assertEquals(current > 0 ? 6 : 0, fine.spikes.size(), 5);
        double error = difference(fine, trace, 0, 0);
        System.out.printf("iaf_cond_exp, %.0f pA: %d spikes, V_m within %.1e mV%n", current, fine.spikes.size(), error);
        assertTrue(error < 1e-3, "V_m differs by " + error + " mV");
        for (int step = 1; step <= 3000; step++) {
            double t = step * DT;
            assertEquals(conductance(t, t, 20, 3, EXCITATION), trace.at(step, 1), 1e-4, "g_ex at " + step);
            assertEquals(conductance(t, t, 15, 7, INHIBITION), trace.at(step, 2), 1e-4, "g_in at " + step);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "700, 0", "1000, 0", "1000, 3"})
    void aeifCondExpFollowsItsEquations(double current, double tRef) {
        int steps = 4000;
        Cell.Trace trace = new Cell("aeif_cond_exp").with("tau_syn_ex", 3).with("tau_syn_in", 7).with("I_e", current)
                .with("t_ref", tRef).spikes(20, EXCITATION).spikes(-15, INHIBITION).run(steps * DT, DT, "V_m", "w");
        long[] refractory = new long[1];
        FineIntegration.Equations equations = (since, t, y, d) -> {
            double v = Math.min(y[0], 0);
            d[0] = refractory[0] > 0 ? 0 : (30 * (-70.6 - v) + 30 * 2 * Math.exp((v + 50.4) / 2)
                    + conductance(since, t, 20, 3, EXCITATION) * (0 - v)
                    + conductance(since, t, 15, 7, INHIBITION) * (-85 - v)
                    + current - y[1]) / 281;
            d[1] = (4 * (v + 70.6) - y[1]) / 144;
        };
        if (tRef == 0) {
            double error = errorOfAStep(trace, steps, -45, 0, equations);
            System.out.printf("aeif_cond_exp, %.0f pA: a step within %.1e mV%n", current, error);
            assertTrue(error < 1e-4, "a step is wrong by " + error + " mV");
            assertTrue(errorOfAStep(trace, steps, -45, 1, equations) < 1e-4);
        }
        Fine fine = solve(new double[] {-70.6, 0}, steps, equations, y -> {
            if (refractory[0]-- > 0) {
                return false;
            }
            if (y[0] >= 0) {
                y[0] = -60;
                y[1] += 80.5;
                refractory[0] = Math.round(tRef / DT);
                return true;
            }
            return false;
        });
        System.out.printf("aeif_cond_exp, %.0f pA: %d spikes, V_m within %.1e mV, w within %.1e pA%n", current,
                fine.spikes.size(), difference(fine, trace, 0, 0), difference(fine, trace, 1, 1));
        sameSpikes(fine.spikes, trace.spikes, 1);
        if (fine.spikes.isEmpty()) {
            assertTrue(difference(fine, trace, 0, 0) < 1e-3);
        }
        assertTrue(difference(fine, trace, 1, 1) < 3, "w");
    }

    /** Regular spiking, chattering, fast spiking and a low threshold: the published parameters. */
    @ParameterizedTest
    @CsvSource({"0.02, 0.2, -65, 8, 10", "0.02, 0.2, -50, 2, 10", "0.1, 0.2, -65, 2, 10", "0.02, 0.25, -65, 2, 10",
            "0.02, 0.2, -65, 8, 0"})
    void izhikevichFollowsItsEquations(double a, double b, double c, double d, double current) {
        int steps = 5000;
        Cell.Trace trace = new Cell("izhikevich").with("a", a).with("b", b).with("c", c).with("d", d)
                .with("I_e", current).run(steps * DT, DT, "V_m", "U_m");
        FineIntegration.Equations equations = (since, t, y, dy) -> {
            double v = Math.min(y[0], 30);
            dy[0] = 0.04 * v * v + 5 * v + 140 - y[1] + current;
            dy[1] = a * (b * v - y[1]);
        };
        double error = errorOfAStep(trace, steps, -30, 0, equations);
        System.out.printf("izhikevich %s %s %s %s: a step within %.1e mV%n", a, b, c, d, error);
        assertTrue(error < 1e-4, "a step is wrong by " + error + " mV");
        assertTrue(errorOfAStep(trace, steps, -30, 1, equations) < 1e-4);
        Fine fine = solve(new double[] {c, b * c}, steps, equations, y -> {
            if (y[0] >= 30) {
                y[0] = c;
                y[1] += d;
                return true;
            }
            return false;
        });
        System.out.printf("izhikevich %s %s %s %s: %d spikes, V_m within %.1e mV, U_m within %.1e%n", a, b, c, d,
                fine.spikes.size(), difference(fine, trace, 0, 0), difference(fine, trace, 1, 1));
        sameSpikes(fine.spikes, trace.spikes, 1);
        if (fine.spikes.isEmpty()) {
            assertEquals(-70, trace.at(steps, 0), 1e-2);
            assertEquals(-14, trace.at(steps, 1), 1e-2);
        }
    }

    @Test
    void anArrivingSpikeLiftsThePotentialOfIzhikevichsNeuron() {
        Cell.Trace with = new Cell("izhikevich").spikes(5, 20).run(30, DT, "V_m");
        Cell.Trace without = new Cell("izhikevich").run(30, DT, "V_m");
        assertEquals(without.at(199, 0), with.at(199, 0));
        assertEquals(5, with.at(200, 0) - without.at(200, 0), 1e-5);
    }
}

package glia.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.Cost;
import glia.api.energy.Role;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EDLIF against published rates and against the closed forms of its level of ATP. */
class EdlifPscAlphaTest {

    private static final double DT = 0.1;

    private static Cell cell(double gamma) {
        return new Cell("edlif_psc_alpha").with("C_m", 250).with("tau_ap", 60).with("gamma", gamma);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 100})
    void theRateFollowsCurrentAndGamma(int gamma) {
        ReferenceTable.rows("edlif-fi.csv").forEach(row -> {
            double expected = row[1 + gamma / 50];
            double rate = cell(gamma).with("I_e", row[0]).run(2000, 1).spikes.size() / 2.0;
            System.out.printf("edlif at %.0f pA, gamma %d: %.1f Hz (%.1f)%n", row[0], gamma, rate, expected);
            assertEquals(expected, rate, 0.02 * expected, row[0] + " pA");
        });
    }

    /** The reset is beta V_th with beta = 1 + a (2 - 2 / (1 + exp(-gamma (A_h - A) / A_h))), a = V_reset / V_th - 1. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 50, 100, 1000})
    void theResetRisesWhereAtpIsLacking(double gamma) {
        Cell.Trace trace = cell(gamma).with("V_reset", 3).with("I_e", 400).run(500, DT, "V_m", "ATP");
        assertTrue(trace.spikes.size() > 10);
        for (long spike : trace.spikesBetween(0, 4900)) {
            for (long step = spike; step <= spike + 80; step++) {
                double lack = (100 - trace.at(step, 1)) / 100;
                double beta = 1 + (3.0 / 15 - 1) * (2 - 2 / (1 + Math.exp(-gamma * lack)));
                assertEquals(15 * beta, trace.at(step, 0), 1e-4, "for t_ref from the spike on");
            }
            assertTrue(trace.at(spike + 81, 0) > trace.at(spike + 80, 0) || trace.spikes.contains(spike + 81),
                    "no longer than that");
        }
    }

    /** Potentials count from E_L. */
    @Test
    void anotherRestMakesNoDifference() {
        List<Long> at0 = cell(80).with("I_e", 400).run(1000, 1).spikes;
        List<Long> at70 = cell(80).with("I_e", 400).with("E_L", -70).with("V_th", -55).with("V_reset", -70)
                .run(1000, 1).spikes;
        assertEquals(at0, at70);
    }

    /** In the mean a regular neuron lacks E_ap times its rate over K. */
    @Test
    void spikesArePaidInFull() {
        Cell.Trace trace = new Cell("edlif_psc_alpha").with("E_ap", 40).with("K_ATP", 0.5).with("I_e", 400)
                .run(3000, DT, "ATP");
        List<Long> last = trace.spikesBetween(20_000, 30_000);
        long period = last.get(1) - last.get(0);
        double mean = meanAtp(trace, last.getFirst(), period);
        assertEquals(40 / (period * DT) / 0.5, 100 - mean, 1e-2);
    }

    /** So does one that gets spikes, E_syn |w| / w_max for each, of either sign. */
    @ParameterizedTest
    @ValueSource(doubles = {20, -20})
    void arrivingSpikesArePaidByTheirWeight(double weight) {
        double[] everyMs = IntStream.rangeClosed(1, 2000).mapToDouble(i -> i).toArray();
        Cell.Trace trace = new Cell("edlif_psc_alpha").with("V_th", 1e6).with("w_max", 80).spikes(weight, everyMs)
                .run(2000, DT, "ATP");
        assertEquals(4 * 20.0 / 80, 100 - meanAtp(trace, 19_000, 10), 1e-3);
    }

    /**
     * What was paid for own spikes and for arriving ones: of each its cost but what e^(-t/tau) has left for later, to a
     * few quanta.
     */
    @Test
    void theBooksTellOwnSpikesFromArrivingOnes() {
        double[] everyMs = IntStream.rangeClosed(1, 400).mapToDouble(i -> i).toArray();
        Cell.Trace trace = new Cell("edlif_psc_alpha").with("I_e", 300).with("tau_ap", 60).with("tau_atp", 30)
                .with("w_max", 80).spikes(20, everyMs).run(500, DT, "ATP");
        double own = trace.spikes.stream().mapToDouble(step -> 8 * -Math.expm1(-(500 - step * DT) / 60)).sum();
        double arriving = DoubleStream.of(everyMs).map(t -> 4 * 20.0 / 80 * -Math.expm1(-(500 - t) / 30)).sum();
        double unit = trace.energy.perModelUnit();
        assertTrue(own > 50 && arriving > 100, own + " " + arriving);
        assertEquals(own, trace.energy.costs().get(Cost.ACTION_POTENTIALS) / unit, 16 * 0x1p-13);
        assertEquals(arriving, trace.energy.costs().get(Cost.POSTSYNAPTIC_CURRENTS) / unit, 16 * 0x1p-13);
        assertEquals(trace.energy.spent().get(Role.PROCESSING),
                trace.energy.costs().values().stream().mapToLong(Long::longValue).sum());
    }

    /** Where there is not enough, own spikes are paid first; nobody pays more than there is. */
    @Test
    void atNothingOwnSpikesArePaidFirst() {
        double[] everyMs = IntStream.rangeClosed(1, 1000).mapToDouble(i -> i).toArray();
        Cell.Trace trace = new Cell("edlif_psc_alpha").with("I_e", 300).with("K_ATP", 0.001).spikes(100, everyMs)
                .run(1000, DT, "ATP");
        assertEquals(0, trace.at(10_000, 0));
        double unit = trace.energy.perModelUnit();
        double own = trace.energy.costs().get(Cost.ACTION_POTENTIALS) / unit;
        double arriving = trace.energy.costs().get(Cost.POSTSYNAPTIC_CURRENTS) / unit;
        // 0.1 % of what lacks is produced in a ms, so less than 200 % are there to be spent in all
        assertTrue(arriving > 50 && own + arriving < 200, own + " " + arriving);
        assertTrue(own > arriving, own + " " + arriving);
    }

    private static double meanAtp(Cell.Trace trace, long from, long steps) {
        double sum = 0;
        for (long step = from; step < from + steps; step++) {
            sum += trace.at(step, 0);
        }
        return sum / steps;
    }

    /** One arriving spike: the lack is the difference of two exponentials. */
    @Test
    void theLevelIsSolvedToAFewQuanta() {
        double quanta = 4 * 0x1p-13;
        Cell.Trace trace = new Cell("edlif_psc_alpha").with("V_th", 1e6).with("tau_atp", 30).with("K_ATP", 0.2)
                .with("E_syn", 50).spikes(100, 5).run(200, DT, "ATP");
        for (int step = 50; step <= 2000; step++) {
            double t = step * DT - 5;
            double lack = 50 / 30.0 * (Math.exp(-t / 30) - Math.exp(-0.2 * t)) / (0.2 - 1 / 30.0);
            assertEquals(100 - lack, trace.at(step, 0), quanta, "step " + step);
        }
    }

    @Test
    void theLevelIsAShare() {
        double[] everyMs = IntStream.rangeClosed(1, 1000).mapToDouble(i -> i).toArray();
        Cell.Trace empty = new Cell("edlif_psc_alpha").with("V_th", 1e6).spikes(3000, everyMs).run(1000, DT, "ATP");
        assertEquals(0, empty.at(10_000, 0));
        Cell.Trace full = new Cell("edlif_psc_alpha").from("ATP", 110).spikes(100, 5).run(1000, DT, "ATP");
        assertEquals(110 - 4, full.at(10_000, 0), 1e-2, "spikes are paid, nothing is produced");
    }
}

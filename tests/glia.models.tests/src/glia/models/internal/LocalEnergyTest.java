package glia.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * eLIF and mAdExp against the figures of Fardet and Levina 2020: 3 s rest, then ten currents for 1 s each with 10 s
 * rest between, in one run.
 */
class LocalEnergyTest {

    private static final double REST = 3000;
    private static final double PULSE = 1000;
    private static final double PERIOD = 11_000;
    private static final int CURRENTS = 10;
    private static final double DT = 0.1;
    private static final int ENERGY = 0;
    private static final int POTENTIAL = 1;

    private static Cell.Trace protocol(Cell cell, double most) {
        for (int i = 1; i < CURRENTS; i++) {
            cell.current(current(i, most), start(i), start(i) + PULSE);
        }
        return cell.run(start(CURRENTS), PULSE, "epsilon", "V_m");
    }

    private static double current(int i, double most) {
        return most * i / (CURRENTS - 1);
    }

    private static double start(int i) {
        return REST + i * PERIOD;
    }

    private static long step(double time) {
        return Math.round(time / DT);
    }

    private static void check(String table, Cell.Trace trace, double most) {
        ReferenceTable.rows(table).forEach(row -> {
            int i = (int) Math.round(row[0] / most * (CURRENTS - 1));
            assertEquals(row[0], current(i, most), 1e-3);
            String at = table + " at " + current(i, most) + " pA: ";
            List<Long> spikes = trace.spikesBetween(step(start(i)), step(start(i) + PULSE));
            double energy = trace.at(step(start(i) + PULSE), ENERGY);
            System.out.printf("%s%d spikes, energy %.5f (%.5f)%n", at, spikes.size(), energy, row[4]);
            assertEquals(row[1], spikes.size(), at + "spikes");
            assertEquals(row[4], energy, 0.01 * row[4], at + "energy at the end");
            if (!spikes.isEmpty()) {
                // the source counts a spike at the beginning of its step
                assertEquals(row[2], (spikes.getFirst() - 1 - step(start(i))) * DT, DT / 2, at + "first spike");
                assertEquals(row[3], (spikes.getLast() - 1 - step(start(i))) * DT, 0.01 * row[3], at + "last spike");
            }
        });
    }

    @Test
    void elifFollowsTheAuthors() {
        Cell.Trace trace = protocol(new Cell("elif_psc_exp").from("V_m", -61).from("epsilon", 0.32), 120);
        check("elif.csv", trace, 120);
        for (int i = 1; i <= CURRENTS; i++) {
            assertEquals(0.33065, trace.at(step(start(i)), ENERGY), 1e-3, "recovers after current " + (i - 1));
        }
    }

    @Test
    void madexpFollowsTheAuthors() {
        check("madexp.csv", protocol(madexp(), 250), 250);
    }

    private static Cell madexp() {
        return new Cell("madexp_psc_exp").from("V_m", -60).from("epsilon", 1.2).from("w", -20);
    }

    /** Without current 22 u^3 - 4 u + 1/2 = 0 with u = 1 - 2 epsilon; the root in the middle repels. */
    @ParameterizedTest
    @CsvSource({"0.30, 0.33065", "0.36, 0.33065", "0.4289, 0.33065", "0.4309, 0.7394", "0.72, 0.7394", "0.76, 0.7394"})
    void elifSettlesInOneOfItsTwoStableStates(double from, double to) {
        Cell.Trace trace = new Cell("elif_psc_exp").from("epsilon", from).from("V_m", -62.5 + 4 * (1 - 2 * from))
                .run(20_000, 10_000, "epsilon", "V_m");
        double epsilon = trace.at(step(20_000), ENERGY);
        assertEquals(to, epsilon, 3e-4);
        double u = 1 - 2 * epsilon;
        assertEquals(0, 22 * u * u * u - 4 * u + 0.5, 2e-3);
        assertEquals(-62.5 + 4 * u, trace.at(step(20_000), POTENTIAL), 1e-3);
        assertTrue(trace.spikes.isEmpty());
    }

    @Test
    void elifRemainsAtTheStateThatRepelsForAWhile() {
        Cell.Trace trace = new Cell("elif_psc_exp").from("epsilon", 0.4299).from("V_m", -61.9392)
                .run(1000, 1000, "epsilon");
        assertEquals(0.4299, trace.at(step(1000), ENERGY), 1e-3);
    }

    /** At rest w = a (V - E_L) + I_KATP epsilon_c / (epsilon_c + k epsilon). */
    @ParameterizedTest
    @ValueSource(doubles = {1, 2})
    void madexpHasBothVariantsOfThePotassiumCurrent(double k) {
        Cell.Trace trace = madexp().with("k_KATP", k).run(10_000, 10_000, "epsilon", "V_m", "w");
        double epsilon = trace.at(step(10_000), ENERGY);
        double leak = -55 + 5 * (1 - 2 * epsilon);
        double gate = trace.at(step(10_000), 2) - 4 * (trace.at(step(10_000), POTENTIAL) - leak);
        assertEquals(0.15 / (0.15 + k * epsilon), gate, 3e-3);
    }

    /** No spike where there is no energy for it, however strong the current. */
    @Test
    void withoutEnergyThereIsNoSpike() {
        for (String model : List.of("elif_psc_exp", "madexp_psc_exp")) {
            Cell.Trace trace = new Cell(model).with("I_e", 2000).from("epsilon", 0.1).run(500, 500, "epsilon", "V_m");
            assertTrue(trace.spikes.isEmpty(), model);
            assertTrue(trace.at(step(500), ENERGY) < 0.1, model + " is exhausted");
        }
    }

    /** One spike takes delta and adds b. */
    @Test
    void aSpikePaysItsPrice() {
        Cell.Trace trace = new Cell("madexp_psc_exp").with("delta", 0.3).with("b", 500).spikes(6000, 5)
                .run(15, DT, "epsilon", "w", "V_m");
        long spike = trace.spikes.getFirst();
        assertEquals(0.3, trace.at(spike - 1, 0) - trace.at(spike, 0), 2e-3);
        assertEquals(500, trace.at(spike, 1) - trace.at(spike - 1, 1), 0.5);
        assertEquals(-49, trace.at(spike, 2));
    }
}

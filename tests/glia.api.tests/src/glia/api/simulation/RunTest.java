package glia.api.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTest {

    private static final EnergyTotals NOTHING = new EnergyTotals(List.of(), 0);

    private static RunReport report(double simulatedMs, double wallSeconds) {
        return new RunReport("cpu", 1, 10, simulatedMs, wallSeconds, 0, 0, new long[2], new long[2], 0, 0, 0, 0, 0, "",
                NOTHING);
    }

    @Test
    void theRealTimeFactorIsSimulatedOverWallClockTime() {
        assertEquals(2, report(3000, 1.5).realTimeFactor());
        assertTrue(Double.isNaN(report(0, 0).realTimeFactor()));
    }

    @Test
    void optionsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new RunOptions("cpu", RunOptions.SPARING - 1, 0));
        assertEquals(RunOptions.SPARING, new RunOptions("cpu", RunOptions.SPARING, 0).threads());
        assertThrows(IllegalArgumentException.class, () -> new RunOptions("cpu", RunOptions.MAX_THREADS + 1, 0));
        for (double pace : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new RunOptions("cpu", 0, pace));
            assertThrows(IllegalArgumentException.class, () -> new RunOptions("cpu", 0, 0, pace));
        }
    }

    @Test
    void aBatchCountsWhatItDoesNotCarry() {
        SpikeBatch batch = new SpikeBatch(1, 1, 10, new int[] {0}, new int[] {5}, new long[] {3, 4});
        assertEquals(7, batch.total());
        assertThrows(IllegalArgumentException.class,
                () -> new SpikeBatch(1, 1, 10, new int[2], new int[1], new long[1]));
    }

    @Test
    void totalsKeepTheirOwnCopy() {
        Map<Role, Long> spent = new EnumMap<>(Role.class);
        spent.put(Role.PROCESSING, 5L);
        List<EnergyTotals.Population> populations = new ArrayList<>(List.of(
                new EnergyTotals.Population(7, spent, 2, 0, Map.of()),
                new EnergyTotals.Population(4, Map.of(Role.PROCESSING, 1L, Role.LEARNING, 2L), 1, 10,
                        Map.of())));
        EnergyTotals totals = new EnergyTotals(populations, 0);
        spent.put(Role.PROCESSING, 6L);
        populations.clear();
        assertEquals(Map.of(Role.PROCESSING, 6L, Role.LEARNING, 2L), totals.spent());
        assertEquals(11, totals.supplied());
        assertEquals(3, totals.stored());
        assertEquals(8.3e-14, EnergyTotals.joules(1000), 1e-20);
    }
}

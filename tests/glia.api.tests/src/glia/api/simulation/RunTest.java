package glia.api.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTest {

    private static final EnergyTotals NOTHING = new EnergyTotals(0, Map.of(), 0, 0);

    private static RunReport report(double simulatedMs, double wallSeconds) {
        return new RunReport("cpu", 1, 10, simulatedMs, wallSeconds, 0, 0, new long[2], 0, 0, 0, 0, "", NOTHING);
    }

    @Test
    void theRealTimeFactorIsSimulatedOverWallClockTime() {
        assertEquals(2, report(3000, 1.5).realTimeFactor());
        assertTrue(Double.isNaN(report(0, 0).realTimeFactor()));
    }

    @Test
    void optionsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new RunOptions("cpu", -1, 0));
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
        EnergyTotals totals = new EnergyTotals(5, spent, 0, 0);
        spent.put(Role.PROCESSING, 6L);
        assertEquals(Map.of(Role.PROCESSING, 5L), totals.spent());
    }
}

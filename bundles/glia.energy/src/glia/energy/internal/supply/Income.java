package glia.energy.internal.supply;

import glia.api.energy.EnergyTotals;
import glia.api.network.PiecewiseConstant;
import java.util.Arrays;

/** What flows into a region, in whole units that do not depend on how time is cut. */
final class Income {

    private static final double MS_PER_SECOND = 1000;

    private final long[] begins;
    private final double[] unitsPerStep;
    /** What has come before each of the begins. */
    private final double[] before;

    /**
     * @param rate in ATP/s
     * @param dt step in ms
     */
    Income(PiecewiseConstant rate, double dt) {
        double[] times = rate.times();
        double[] values = rate.values();
        begins = Arrays.stream(times).mapToLong(time -> Math.round(time / dt)).toArray();
        unitsPerStep = Arrays.stream(values).map(value -> value / EnergyTotals.ATP * dt / MS_PER_SECOND).toArray();
        before = new double[begins.length];
        for (int i = 1; i < begins.length; i++) {
            before[i] = before[i - 1] + unitsPerStep[i - 1] * (begins[i] - begins[i - 1]);
        }
    }

    /** Units that come in the steps after the first one, up to the last one. */
    long between(long first, long last) {
        return until(last) - until(first);
    }

    private long until(long step) {
        int place = Arrays.binarySearch(begins, step);
        int piece = place >= 0 ? place : -place - 2;
        return piece < 0 ? 0 : (long) (before[piece] + unitsPerStep[piece] * (step - begins[piece]));
    }
}

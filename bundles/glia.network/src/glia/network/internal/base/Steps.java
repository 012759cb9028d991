package glia.network.internal.base;

import glia.api.random.PoissonTable;

/** Times in steps of dt. */
public final class Steps {

    /** Of a delay, in steps: what a buffer of inputs on their way has to hold, and 16 bits can count. */
    public static final int MAX_DELAY = Character.MAX_VALUE;

    /** Of Poisson spikes in one step and neuron. */
    public static final double MAX_POISSON_MEAN = PoissonTable.MAX_MEAN;

    /** 0.3 ms are three steps of 0.1 ms, although 0.3 / 0.1 is a little less than 3. */
    private static final double ROUNDING = 1e-9;

    private Steps() {
    }

    /** @return the whole number of steps nearest to a time */
    public static long nearest(double ms, double dt) {
        return Math.round(ms / dt);
    }

    /** @return the delay in whole steps, at least 1 */
    public static int delay(double ms, double dt) {
        return (int) Math.max(1, nearest(ms, dt));
    }

    /** Whether a delay is shorter than a step. */
    public static boolean belowOne(double ms, double dt) {
        return ms < dt * (1 - ROUNDING);
    }
}

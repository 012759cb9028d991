package glia.store.internal.analysis;

/** Consecutive bins of equal width. */
final class BinClock {

    private final long steps;
    private long end;

    /**
     * @param ms width of a bin; there are none if it is not a whole number of steps
     * @param fromStep the first bin begins behind it
     */
    BinClock(double ms, double dt, long fromStep) {
        long whole = Math.round(ms / dt);
        steps = whole >= 1 && Math.abs(ms / dt - whole) < 1e-6 * whole ? whole : 0;
        end = fromStep + steps;
    }

    /** Ends the bins that lie wholly before the end of a step. */
    void endUntil(long step, Runnable endBin) {
        while (steps > 0 && end <= step) {
            endBin.run();
            end += steps;
        }
    }
}

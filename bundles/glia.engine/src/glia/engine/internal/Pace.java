package glia.engine.internal;

/** Keeps simulated time from running ahead of the wall clock. */
final class Pace {

    private static final double NANOS_A_MS = 1e6;
    private static final long LONGEST_NAP = 20_000_000;
    private static final long BEHIND = 250_000_000;

    private final double pace;
    private final double dtMs;
    private long originStep = -1;
    private long originNanos;

    Pace(double pace, double dtMs) {
        this.pace = pace;
        this.dtMs = dtMs;
    }

    /**
     * @param step steps done
     * @param now nanoseconds of the wall clock
     * @return how long to wait before the next step, in nanoseconds; at most a nap, so that commands are heard
     */
    long nanosUntilDue(long step, long now) {
        if (pace == 0) {
            return 0;
        }
        if (originStep < 0) {
            originStep = step;
            originNanos = now;
        }
        long due = originNanos + (long) ((step - originStep) * dtMs * NANOS_A_MS / pace);
        if (now - due > BEHIND) {
            // what could not be kept is not made up for: no burst after a pause or a slow stretch
            originStep = step;
            originNanos = now;
            return 0;
        }
        return Math.min(due - now, LONGEST_NAP);
    }
}

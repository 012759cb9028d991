package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.backend.BackendSession.Interval;
import glia.api.backend.Phase;
import glia.api.simulation.IntervalProbe;
import java.util.ArrayList;
import java.util.List;

/** Tells probes what intervals cost. */
final class Probes implements IntervalProbe.Cost {

    /**
     * Without a probe phases are timed in one interval of so many, for nobody: code that has never come this way is
     * compiled as if nobody ever would, and a run would be slow for a quarter of a second when somebody looks. With one
     * of 64 it is compiled as if it mattered, and an interval of 4 us takes 5 % longer.
     */
    private static final int SELDOM = 512;
    /** As seldom as phases of the shortest intervals are timed. */
    private static final int LEAST_OFTEN = 4096;
    /** Intervals are measured for so long to say how long one takes. */
    private static final long MEASURED_NANOS = 10_000_000;

    private final BackendSession session;
    private final int populations;
    private final List<IntervalProbe> probes = new ArrayList<>();
    private final long[] phases = new long[Phase.values().length];
    private Interval interval;
    private long since;
    private long nanos;
    private long intervals;
    private boolean timed;
    private long lap;
    private long period;
    private long measured;
    private long measuredNanos;
    /** What an interval took lately, in ns; 0 while that is not known. */
    private long usual;
    private boolean stale;
    /** Held apart from the list and asked without a branch of its own, for the same reason. */
    private boolean watched;
    private int between = SELDOM;

    /**
     * @param period phases are timed in one interval in so many ns, 0 for none: reading the clock takes as long as a
     *            hundred neurons do, and an interval can be as short as a microsecond or as long as a second
     */
    Probes(BackendSession session, int populations, long period) {
        this.period = period;
        this.session = session;
        this.populations = populations;
        settle();
    }

    void add(IntervalProbe probe) {
        probes.add(probe);
        settle();
        since = System.nanoTime();
    }

    void remove(IntervalProbe probe) {
        probes.remove(probe);
        settle();
    }

    /** Times phases in one interval in so many ns from now on; 0 for none. */
    void every(long nanosBetween) {
        period = nanosBetween;
        settle();
    }

    private void settle() {
        watched = !probes.isEmpty();
        between = watched ? intervalsBetween() : SELDOM;
        stale = false;
        session.timePhases(between);
    }

    private int intervalsBetween() {
        if (period == 0) {
            return 0;
        }
        return usual == 0 ? SELDOM : (int) Math.clamp(period / usual, 1, LEAST_OFTEN);
    }

    /** The session is about to advance. */
    void begin() {
        if (stale) {
            settle();
        }
        since = System.nanoTime();
    }

    /** Phases are timed too often or too seldom for the time that intervals take; the next {@link #begin} mends it. */
    boolean stale() {
        return stale;
    }

    /** An interval is there to be observed. */
    void observe() {
        timed = between > 0 && intervals % between == 0;
        intervals++;
        if (timed) {
            lap = System.nanoTime();
        }
    }

    /** What was done since the last lap was this phase. */
    void lap(Phase phase) {
        if (timed) {
            long now = System.nanoTime();
            phases[phase.ordinal()] += now - lap;
            lap = now;
        }
    }

    void completed(Interval completed, long now) {
        if (timed | watched) {
            tell(completed, now);
        }
    }

    private void tell(Interval completed, long now) {
        interval = completed;
        nanos = now - since;
        since = now;
        for (int i = 0; i < probes.size(); i++) {
            probes.get(i).interval(this);
        }
        interval = null;
        if (watched) {
            measure();
        }
    }

    private void measure() {
        measured++;
        measuredNanos += nanos;
        if (measuredNanos < MEASURED_NANOS) {
            return;
        }
        usual = Math.max(1, measuredNanos / measured);
        measured = 0;
        measuredNanos = 0;
        int now = intervalsBetween();
        stale = now > 2 * between || 2 * now < between;
    }

    @Override
    public int steps() {
        return interval.steps();
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public long spikes(int population) {
        return interval.spikes(population);
    }

    @Override
    public long synapticEvents() {
        long sum = 0;
        for (int p = 0; p < populations; p++) {
            sum += interval.synapticEvents(p);
        }
        return sum;
    }

    @Override
    public long phaseNanos(Phase phase) {
        long own = phases[phase.ordinal()];
        return phase == Phase.LEDGER || phase == Phase.SNAPSHOT ? own : session.phaseNanos(phase);
    }
}

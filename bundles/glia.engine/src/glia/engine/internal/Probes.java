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
     * compiled as if nobody ever would, and a run would be slow for a quarter of a second when somebody looks.
     */
    private static final int SELDOM = 512;

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
    private int every;
    /** Held apart from the list and asked without a branch of its own, for the same reason. */
    private boolean watched;
    private int between = SELDOM;

    /**
     * @param every phases are timed in one interval of so many, 0 for none: reading the clock takes as long as a
     *            hundred neurons do, and an interval can be as short as a microsecond
     */
    Probes(BackendSession session, int populations, int every) {
        this.every = every;
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

    /** Times phases in one interval of so many from now on; 0 for none. */
    void every(int intervalsBetween) {
        every = intervalsBetween;
        settle();
    }

    private void settle() {
        watched = !probes.isEmpty();
        between = watched ? every : SELDOM;
        session.timePhases(between);
    }

    /** The session is about to advance. */
    void begin() {
        since = System.nanoTime();
    }

    /** An interval is there to be observed. */
    void observe() {
        timed = between > 0 && intervals++ % between == 0;
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

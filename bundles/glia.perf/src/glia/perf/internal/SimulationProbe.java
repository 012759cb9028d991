package glia.perf.internal;

import glia.api.backend.Phase;
import glia.api.histogram.DurationHistogram;
import glia.api.simulation.IntervalProbe;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts what a simulation does; written by its thread, read by the sampling thread. */
final class SimulationProbe implements IntervalProbe {

    private static final Phase[] PHASES = Phase.values();
    private static final long PHASES_NANOS = 5_000_000;

    final AtomicLong steps = new AtomicLong();
    final AtomicLong spikes = new AtomicLong();
    final AtomicLong synapticEvents = new AtomicLong();
    final AtomicLongArray phaseNanos = new AtomicLongArray(PHASES.length);
    final DurationHistogram intervalTimes = new DurationHistogram();
    final DurationHistogram stepTimes = new DurationHistogram();
    private final int populations;
    /** What phases had taken before. */
    private final long[] phasesBefore = new long[PHASES.length];
    private boolean begun;
    private long sincePhases;

    SimulationProbe(int populations) {
        this.populations = populations;
    }

    @Override
    public void interval(Cost cost) {
        long sum = 0;
        for (int p = 0; p < populations; p++) {
            sum += cost.spikes(p);
        }
        add(steps, cost.steps());
        add(spikes, sum);
        add(synapticEvents, cost.synapticEvents());
        intervalTimes.record(cost.nanos());
        stepTimes.record(cost.nanos() / cost.steps());
        sincePhases += cost.nanos();
        if (!begun || sincePhases >= PHASES_NANOS) {
            phases(cost);
        }
    }

    private void phases(Cost cost) {
        sincePhases = 0;
        for (Phase phase : PHASES) {
            int p = phase.ordinal();
            long all = cost.phaseNanos(phase);
            phasesBefore[p] = begun ? phasesBefore[p] : all;
            phaseNanos.lazySet(p, all < 0 ? all : Math.max(0, all - phasesBefore[p]));
        }
        begun = true;
    }

    /** Nobody else writes. */
    private static void add(AtomicLong counter, long more) {
        counter.lazySet(counter.getPlain() + more);
    }
}

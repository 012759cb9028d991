package glia.perf.internal;

import glia.api.backend.Phase;
import glia.api.histogram.DurationHistogram;
import glia.api.simulation.IntervalProbe;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts what a simulation does; written by its thread, read by the sampling thread. */
final class SimulationProbe implements IntervalProbe {

    private static final Phase[] PHASES = Phase.values();
    private static final int PHASES_EVERY = 64;

    final AtomicLong steps = new AtomicLong();
    final AtomicLong spikes = new AtomicLong();
    final AtomicLong synapticEvents = new AtomicLong();
    final AtomicLongArray phaseNanos = new AtomicLongArray(PHASES.length);
    final DurationHistogram intervalTimes = new DurationHistogram();
    final DurationHistogram stepTimes = new DurationHistogram();
    private final int populations;
    private int intervals;

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
        if (intervals++ % PHASES_EVERY == 0) {
            for (Phase phase : PHASES) {
                phaseNanos.lazySet(phase.ordinal(), cost.phaseNanos(phase));
            }
        }
    }

    /** Nobody else writes. */
    private static void add(AtomicLong counter, long more) {
        counter.lazySet(counter.getPlain() + more);
    }
}

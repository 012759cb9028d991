package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.backend.BackendSession.Interval;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.Checkpoint.TimedPhase;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/** Counts and times of the timed phase, and the real-time factor of about the last second. */
final class Meter {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long WINDOW_NANOS = 1_000_000_000L;
    private static final double NANOS_A_SECOND = 1e9;

    private final BackendSession session;
    private final double dtMs;
    private List<Population> populations;
    final long[] spikes;
    final long[] neuronSteps;
    long waits;
    long synapticEvents;
    long deviceEvents;
    long steps;
    private long wallNanos;
    private long cpuNanos;
    private long sliceWall;
    private long sliceCpu;
    private long windowWall;
    private long windowSteps;
    private double realTimeFactor = Double.NaN;

    Meter(BackendSession session, Network network) {
        this.session = session;
        dtMs = network.dt();
        populations = network.populations();
        spikes = new long[populations.size()];
        neuronSteps = new long[spikes.length];
    }

    /** Goes on with what a network has become. */
    void change(Network next) {
        populations = next.populations();
    }

    /** The session is about to advance, or to wait for its pace. */
    void begin() {
        sliceWall = System.nanoTime();
        sliceCpu = THREADS.getCurrentThreadCpuTime() + session.workerCpuNanos();
    }

    /** It has. */
    void end() {
        wallNanos += System.nanoTime() - sliceWall;
        cpuNanos += THREADS.getCurrentThreadCpuTime() + session.workerCpuNanos() - sliceCpu;
    }

    /** CPU time of all threads of a simulation so far; from any thread. */
    long cpuNanos(long thread) {
        return Math.max(0, THREADS.getThreadCpuTime(thread)) + session.workerCpuNanos();
    }

    void interval(Interval interval) {
        for (int p = 0; p < spikes.length; p++) {
            spikes[p] += interval.spikes(p);
            neuronSteps[p] += (long) populations.get(p).living() * interval.steps();
            waits += interval.waits(p);
            synapticEvents += interval.synapticEvents(p);
        }
        deviceEvents += interval.deviceEvents();
        steps += interval.steps();
        windowSteps += interval.steps();
    }

    /** Begins a window of the real-time factor, when a run begins or was paused. */
    void beginWindow(long now) {
        windowWall = now;
        windowSteps = 0;
    }

    /**
     * @param now nanoseconds of the wall clock
     * @return simulated over wall-clock time, over the present window where it is the first, else over the last full
     *            one
     */
    double realTimeFactor(long now) {
        long elapsed = now - windowWall;
        if (elapsed > 0 && (Double.isNaN(realTimeFactor) || elapsed >= WINDOW_NANOS)) {
            double measured = windowSteps * dtMs * 1e6 / elapsed;
            if (elapsed >= WINDOW_NANOS) {
                realTimeFactor = measured;
                beginWindow(now);
            }
            return measured;
        }
        return realTimeFactor;
    }

    void clear() {
        Arrays.fill(spikes, 0);
        Arrays.fill(neuronSteps, 0);
        waits = 0;
        synapticEvents = 0;
        deviceEvents = 0;
        steps = 0;
        wallNanos = 0;
        cpuNanos = 0;
    }

    TimedPhase export() {
        return new TimedPhase(steps, spikes.clone(), neuronSteps.clone(), waits, synapticEvents, deviceEvents,
                wallNanos, cpuNanos);
    }

    /** @throws IllegalArgumentException if it is one of another number of populations */
    void load(TimedPhase timed) {
        if (timed.spikes().length != spikes.length || timed.neuronSteps().length != spikes.length) {
            throw new IllegalArgumentException("timed phase: expected counts of " + spikes.length
                    + " populations, got " + timed.spikes().length);
        }
        System.arraycopy(timed.spikes(), 0, spikes, 0, spikes.length);
        System.arraycopy(timed.neuronSteps(), 0, neuronSteps, 0, neuronSteps.length);
        waits = timed.waits();
        synapticEvents = timed.synapticEvents();
        deviceEvents = timed.deviceEvents();
        steps = timed.steps();
        wallNanos = timed.wallNanos();
        cpuNanos = timed.cpuNanos();
    }

    void forgetRealTimeFactor() {
        realTimeFactor = Double.NaN;
    }

    double wallSeconds() {
        return wallNanos / NANOS_A_SECOND;
    }

    double cpuSeconds() {
        return cpuNanos / NANOS_A_SECOND;
    }
}

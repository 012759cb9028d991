package glia.engine.cpu.internal;

import glia.api.backend.Phase;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Adds up what workers spend in phases, in one interval of many: all workers take the same ones, since which these are
 * depends on the step alone.
 */
final class PhaseClock {

    private static final int PHASES = Phase.values().length;

    private final AtomicLongArray[] nanos;
    private volatile int every;

    PhaseClock(int workers) {
        nanos = new AtomicLongArray[workers];
        for (int w = 0; w < workers; w++) {
            nanos[w] = new AtomicLongArray(PHASES);
        }
    }

    /** @param intervals in one of so many times are taken; 0 for none */
    void every(int intervals) {
        every = intervals;
    }

    /** Read once a run, so that all workers do the same. */
    int every() {
        return every;
    }

    /**
     * @param worker that has finished a phase
     * @param since when it began
     * @return now
     */
    long add(int worker, Phase phase, long since) {
        long now = System.nanoTime();
        plus(worker, phase, now - since);
        return now;
    }

    /** Part of what is added to a phase belongs to another one. */
    void move(int worker, Phase from, Phase to, long part) {
        if (part > 0) {
            plus(worker, from, -part);
            plus(worker, to, part);
        }
    }

    /** Nobody else writes here. */
    private void plus(int worker, Phase phase, long more) {
        nanos[worker].lazySet(phase.ordinal(), nanos[worker].getPlain(phase.ordinal()) + more);
    }

    /** Of all workers; from any thread. */
    long nanos(Phase phase) {
        long sum = 0;
        for (AtomicLongArray own : nanos) {
            sum += own.get(phase.ordinal());
        }
        return sum;
    }
}

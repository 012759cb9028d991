package glia.engine.cpu.internal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Where the workers meet once an interval. An interval takes microseconds, so a worker spins before it yields and
 * yields before it sleeps; with more workers than processors it does not spin. Allocates nothing.
 */
final class IntervalBarrier {

    private static final BooleanSupplier NOTHING = () -> false;
    private static final int SPINS = 4000;
    private static final int YIELDS = 200;
    private static final long NAP_NANOS = 20_000;

    private final int parties;
    private final int spins;
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile int generation;

    IntervalBarrier(int parties) {
        this.parties = parties;
        spins = parties <= Runtime.getRuntime().availableProcessors() ? SPINS : 0;
    }

    /** Returns when all parties have called it; what they wrote before is seen by all. */
    void await() {
        await(NOTHING);
    }

    /** @param meanwhile does a little of something else while this party waits, and says whether there is more */
    void await(BooleanSupplier meanwhile) {
        int mine = generation;
        if (arrived.incrementAndGet() == parties) {
            arrived.set(0);
            generation = mine + 1;
            return;
        }
        for (int i = 0; i < spins && generation == mine; i++) {
            if (!meanwhile.getAsBoolean()) {
                Thread.onSpinWait();
            }
        }
        for (int i = 0; i < YIELDS && generation == mine; i++) {
            Thread.yield();
        }
        while (generation == mine) {
            LockSupport.parkNanos(this, NAP_NANOS);
        }
    }
}

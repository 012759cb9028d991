package glia.bus.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A ring of events. Its positions are the counts, too, so that publishing an event and taking it out cost one atomic
 * operation each. Publishers take events out as well, the oldest ones, where these give way.
 */
final class RingMailbox<T> extends Mailbox<T> {

    /** At least one event of 2^6 is timed, and not all of them: reading the clock can take as long as all the rest. */
    private static final int RAREST_SHIFT = 6;
    /** The bits of a time of publication that give way to the shift by which it was chosen. */
    private static final long SHIFT_BITS = 7;
    private static final long TOO_OFTEN_NANOS = 100_000;
    private static final long TOO_RARE_NANOS = 10_000_000;

    private static final int YIELDS = 20;

    private final boolean dropOldest;
    private final Ring<T> ring;
    private final AtomicLong evicted = new AtomicLong();
    /** Written by the consumer alone. */
    private final AtomicLong delivered = new AtomicLong();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private volatile boolean awaited;

    /** One event of 2^timedShift is timed. */
    private volatile int timedShift;
    private long timedBefore;

    RingMailbox(int capacity, boolean dropOldest) {
        this.dropOldest = dropOldest;
        ring = new Ring<>(capacity);
    }

    @Override
    Outcome offer(T event) {
        for (int spins = 0;; spins++) {
            long position = ring.claimPut();
            if (position >= 0) {
                ring.put(position, event, timeOfPublication(position));
                return Outcome.ACCEPTED;
            }
            if (position == Ring.SEALED) {
                return Outcome.SEALED;
            }
            if (!dropOldest) {
                return Outcome.FULL;
            }
            if (!evict()) {
                // the oldest is on its way into the ring, or has just been taken
                Ring.relax(spins);
            }
        }
    }

    /** @return with the shift in its lowest bits; 0 if this event is not timed */
    private long timeOfPublication(long position) {
        int shift = timedShift;
        return (position & (1L << shift) - 1) == 0 ? System.nanoTime() & ~SHIFT_BITS | shift : 0;
    }

    private boolean evict() {
        long oldest = ring.claimTake();
        if (oldest < 0) {
            return false;
        }
        ring.take(oldest);
        evicted.incrementAndGet();
        return true;
    }

    @Override
    Outcome offerUntil(T event, long deadline) {
        // a consumer that only lacks a processor makes much room with one; being woken for every place costs more
        for (int i = 0; i < YIELDS && !closed() && !Thread.currentThread().isInterrupted(); i++) {
            Thread.yield();
            Outcome outcome = offer(event);
            if (outcome != Outcome.FULL || System.nanoTime() >= deadline) {
                return outcome;
            }
        }
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.FULL;
        }
        try {
            while (!closed()) {
                awaited = true;
                Outcome outcome = offer(event);
                long left = deadline - System.nanoTime();
                if (outcome != Outcome.FULL || left <= 0) {
                    return outcome;
                }
                room.await(left, TimeUnit.NANOSECONDS);
            }
            return Outcome.FULL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.FULL;
        } finally {
            lock.unlock();
        }
    }

    @Override
    T take() {
        long position = ring.claimTake();
        if (position < 0) {
            return null;
        }
        long published = ring.mark(position);
        T event = ring.take(position);
        delivered.lazySet(delivered.getPlain() + 1);
        if (published != 0) {
            recordLatency(published);
        }
        if (awaited) {
            releaseWaiters();
        }
        return event;
    }

    /** As many events are timed as make some thousand a second. */
    private void recordLatency(long published) {
        long now = System.nanoTime();
        latency.record(now - (published & ~SHIFT_BITS), 1L << (published & SHIFT_BITS));
        long since = now - timedBefore;
        timedBefore = now;
        int shift = timedShift;
        if (since < TOO_OFTEN_NANOS && shift < RAREST_SHIFT) {
            timedShift = shift + 1;
        } else if (since > TOO_RARE_NANOS && shift > 0) {
            timedShift = shift - 1;
        }
    }

    @Override
    boolean isEmpty() {
        return ring.isEmpty();
    }

    @Override
    void clear() {
        while (evict()) {
            Thread.onSpinWait();
        }
    }

    @Override
    void releaseWaiters() {
        lock.lock();
        try {
            awaited = false;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    Counts tryCounts(long rejectedSoFar) {
        long called = delivered.get();
        long gaveWay = evicted.get();
        long taken = ring.taken();
        long put = ring.put();
        return put >= 0 && called + gaveWay == taken && taken == ring.taken()
                ? new Counts(put, rejectedSoFar, gaveWay, called) : null;
    }

    @Override
    long sealAccepted() {
        return ring.seal();
    }

    @Override
    long delivered() {
        return delivered.get();
    }
}

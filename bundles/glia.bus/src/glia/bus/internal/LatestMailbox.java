package glia.bus.internal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Room for one event, which a newer one replaces. A publisher is counted before the event that it replaces, so for the
 * length of two instructions a publisher more than one event may be counted as queued.
 */
final class LatestMailbox<T> extends Mailbox<T> {

    private final AtomicReference<T> cell = new AtomicReference<>();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong evicted = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    /** When an event came into the empty cell. */
    private volatile long since;

    @Override
    Outcome offer(T event) {
        if (accepted.incrementAndGet() <= 0) {
            return Outcome.SEALED;
        }
        if (cell.get() == null) {
            since = System.nanoTime();
        }
        if (cell.getAndSet(event) != null) {
            evicted.incrementAndGet();
        }
        return Outcome.ACCEPTED;
    }

    @Override
    Outcome offerUntil(T event, long deadline) {
        return offer(event);
    }

    @Override
    T take() {
        T event = cell.getAndSet(null);
        if (event != null) {
            delivered.incrementAndGet();
            latency.record(System.nanoTime() - since);
        }
        return event;
    }

    @Override
    boolean isEmpty() {
        return cell.get() == null;
    }

    @Override
    void clear() {
        if (cell.getAndSet(null) != null) {
            evicted.incrementAndGet();
        }
    }

    @Override
    void releaseWaiters() {
        // nobody waits for room that is always there
    }

    @Override
    Counts tryCounts(long rejectedSoFar) {
        long called = delivered.get();
        long replaced = evicted.get();
        long came = accepted.get();
        return came >= 0 && called == delivered.get() && replaced == evicted.get()
                ? new Counts(came, rejectedSoFar, replaced, called) : null;
    }

    @Override
    long sealAccepted() {
        return accepted.getAndSet(SEALED);
    }

    @Override
    long delivered() {
        return delivered.get();
    }
}

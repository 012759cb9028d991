package glia.bus.internal;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Room for one event, which a newer one replaces. A publisher is counted before the event that it replaces, so for the
 * length of two instructions a publisher more than one event may be counted as queued.
 */
final class LatestMailbox<T> extends Mailbox<T> {

    private final AtomicReference<T> cell = new AtomicReference<>();

    LatestMailbox(Counters counters) {
        super(counters);
    }

    @Override
    Outcome offer(T event) {
        if (!countAccepted()) {
            return Outcome.SEALED;
        }
        if (cell.getAndSet(event) != null) {
            counters.evicted.incrementAndGet();
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
            counters.delivered.incrementAndGet();
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
            counters.evicted.incrementAndGet();
        }
    }

    @Override
    void releaseWaiters() {
        // nobody waits for room that is always there
    }
}

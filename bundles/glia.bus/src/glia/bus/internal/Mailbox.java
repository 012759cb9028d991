package glia.bus.internal;

import glia.api.histogram.DurationHistogram;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bounded queue of one subscription: many publishers, one consumer at a time. Lock-free, so that a consumer which
 * is preempted in the middle of a removal cannot hold up the simulation's thread.
 * <p>
 * Every count only grows, which is what lets {@link #counts()} read an exact balance without stopping anybody.
 */
abstract class Mailbox<T> {

    /** What became of an event. */
    enum Outcome {
        ACCEPTED,
        /** There is no room (any more). */
        FULL,
        /** The subscription ended in the meantime; the event is on no count. */
        SEALED
    }

    /**
     * What happened to events: {@code accepted} ones were put into the queue, {@code rejected} ones never, {@code
     * evicted} ones were taken out without being delivered.
     */
    record Counts(long accepted, long rejected, long evicted, long delivered) {
    }

    /** What a count of events that came begins at once the subscription has ended; never positive again. */
    static final long SEALED = Long.MIN_VALUE;

    /** From publication to delivery; written by the consumer. */
    final DurationHistogram latency = new DurationHistogram();
    private final AtomicLong rejected = new AtomicLong();
    private volatile boolean closed;

    /** Puts an event in without waiting. */
    abstract Outcome offer(T event);

    /**
     * Puts an event in as soon as there is room.
     *
     * @param deadline of {@link System#nanoTime()}
     * @return {@link Outcome#FULL} if there was no room until then, or the thread was interrupted (and still is)
     */
    abstract Outcome offerUntil(T event, long deadline);

    /** The next event, counted as delivered; null if there is none. */
    abstract T take();

    abstract boolean isEmpty();

    /** Drops what waits. */
    abstract void clear();

    /** Lets everybody go on who waits for room; they find it closed. */
    abstract void releaseWaiters();

    /** All counts at one moment; null if they changed meanwhile, or are final. */
    abstract Counts tryCounts(long rejectedSoFar);

    /** Ends the counting of accepted events. */
    abstract long sealAccepted();

    /** Only the consumer calls it. */
    abstract long delivered();

    final void close() {
        closed = true;
        clear();
        releaseWaiters();
    }

    final boolean closed() {
        return closed;
    }

    /** @return false if the subscription has ended; the event is on no count */
    final boolean countRejected() {
        return rejected.incrementAndGet() > 0;
    }

    final Counts counts() {
        long refused = rejected.get();
        return refused < 0 ? null : tryCounts(refused);
    }

    /** Makes the counts final; whatever was not delivered was dropped. */
    final Counts seal() {
        long accepted = sealAccepted();
        long refused = rejected.getAndSet(SEALED);
        return new Counts(accepted, refused, accepted - delivered(), delivered());
    }
}

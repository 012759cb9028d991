package glia.bus.internal;

/**
 * The bounded queue of one subscription: many publishers, one consumer. Lock-free, so that a consumer which is
 * preempted in the middle of a removal cannot hold up the simulation's thread.
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

    final Counters counters;
    private volatile boolean closed;

    Mailbox(Counters counters) {
        this.counters = counters;
    }

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

    final void close() {
        closed = true;
        clear();
        releaseWaiters();
    }

    final boolean closed() {
        return closed;
    }

    final boolean countAccepted() {
        return counters.accepted.incrementAndGet() > 0;
    }
}

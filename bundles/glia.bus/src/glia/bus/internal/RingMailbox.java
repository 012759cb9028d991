package glia.bus.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jctools.queues.atomic.MpmcAtomicArrayQueue;

/**
 * A ring of events. JCTools rounds the length of a ring up to a power of two; permits make the bound the one that the
 * topic states. The atomic flavour of the ring is used because the other one calls sun.misc.Unsafe, about which
 * Java 25 prints a warning. Publishers take events out too (the oldest ones), hence many consumers.
 */
final class RingMailbox<T> extends Mailbox<T> {

    private static final int MORE_THAN_THREADS = 1 << 20;

    private final boolean dropOldest;
    private final MpmcAtomicArrayQueue<T> ring;
    /** One for each place that nobody holds: an event in the ring, or a thread that is about to put one there. */
    private final Semaphore places;

    RingMailbox(Counters counters, int capacity, boolean dropOldest) {
        super(counters);
        this.dropOldest = dropOldest;
        ring = new MpmcAtomicArrayQueue<>(Math.max(2, capacity));
        places = new Semaphore(capacity);
    }

    @Override
    Outcome offer(T event) {
        if (!places.tryAcquire()) {
            if (!dropOldest) {
                return Outcome.FULL;
            }
            takePlaceOfOldest();
        }
        return put(event);
    }

    @Override
    Outcome offerUntil(T event, long deadline) {
        try {
            return places.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS) ? put(event) : Outcome.FULL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.FULL;
        }
    }

    /** Repeats only if the whole capacity is in the hands of threads between two instructions. */
    private void takePlaceOfOldest() {
        while (ring.poll() == null) {
            if (places.tryAcquire()) {
                return;
            }
            Thread.onSpinWait();
        }
        counters.evicted.incrementAndGet();
    }

    /** Called with a place in hand. Places beyond the ring's are only given out after closing, and lead nowhere. */
    private Outcome put(T event) {
        if (closed()) {
            places.release();
            return Outcome.FULL;
        }
        if (!countAccepted()) {
            places.release();
            return Outcome.SEALED;
        }
        if (!ring.offer(event)) {
            throw new IllegalStateException("the ring is full although a place was free");
        }
        return Outcome.ACCEPTED;
    }

    @Override
    T take() {
        T event = ring.poll();
        if (event != null) {
            counters.delivered.incrementAndGet();
            places.release();
        }
        return event;
    }

    @Override
    boolean isEmpty() {
        return ring.isEmpty();
    }

    @Override
    void clear() {
        while (ring.poll() != null) {
            counters.evicted.incrementAndGet();
            places.release();
        }
    }

    @Override
    void releaseWaiters() {
        places.release(MORE_THAN_THREADS);
    }
}

package glia.bus.internal;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The counts of one subscription. Every one of them only grows, and an event is {@link #accepted} before anybody can
 * take it out again; that is what lets {@link Delivery#statistics()} read an exact balance without stopping anybody.
 */
final class Counters {

    /** What {@link #accepted} and {@link #rejected} begin at once the subscription has ended; never positive again. */
    static final long SEALED = Long.MIN_VALUE;

    /** Events that were put into the queue. */
    final AtomicLong accepted = new AtomicLong();
    /** Events that never got into the queue. */
    final AtomicLong rejected = new AtomicLong();
    /** Events that were taken out of the queue without being delivered. */
    final AtomicLong evicted = new AtomicLong();
    final AtomicLong delivered = new AtomicLong();
    final AtomicLong failures = new AtomicLong();
}

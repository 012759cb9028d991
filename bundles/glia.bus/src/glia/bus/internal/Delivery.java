package glia.bus.internal;

import glia.api.event.EventBus.Statistics;
import glia.api.event.OverflowPolicy;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import glia.api.histogram.Durations;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One subscription and its queue. Whoever finds it idle when there is something to do makes it ready and hands it to
 * its {@link Host}, so that it has one owner at a time, who alone takes events out and calls the subscriber.
 */
final class Delivery<T> implements Subscription {

    private static final int SPINS = 100;
    private static final int IDLE = 0;
    private static final int READY = 1;
    private static final int ENDED = 2;

    /** What a subscription tells the bus. */
    interface Owner {
        /** No event goes to it any more. */
        void withdraw(Delivery<?> delivery);

        /** Its subscriber is never called again. */
        void ended(Delivery<?> delivery);

        /** A publisher found it ended while it was about to count its event, which counts as dropped. */
        void late(Delivery<?> delivery);

        void failed(Delivery<?> delivery, long failures, Throwable failure);
    }

    private final Owner owner;
    private final Topic<T> topic;
    private final String name;
    private final Consumer<? super T> subscriber;
    private final Mailbox<T> mailbox;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicInteger state = new AtomicInteger(IDLE);
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Host host;
    private volatile Statistics last;
    /** When it was put into the line of those that are ready; written by who put it there. */
    private volatile long readySince;
    /** The thread that calls the subscriber. Others may read an old value, but never themselves by mistake. */
    private Thread caller;

    Delivery(Owner owner, Topic<T> topic, String name, Consumer<? super T> subscriber) {
        this.owner = owner;
        this.topic = topic;
        this.name = name;
        this.subscriber = subscriber;
        boolean dropOldest = topic.policy() != OverflowPolicy.BLOCK;
        mailbox = dropOldest && topic.capacity() == 1 ? new LatestMailbox<>()
                : new RingMailbox<>(topic.capacity(), dropOldest);
    }

    Topic<T> topic() {
        return topic;
    }

    String name() {
        return name;
    }

    Host host() {
        return host;
    }

    void markReady() {
        readySince = System.nanoTime();
    }

    long readySince() {
        return readySince;
    }

    /** Has it delivered there from now on. Whoever owns it hands it over when the running call has returned. */
    void move(Host to) {
        Host before = host;
        host = to;
        if (before != null) {
            before.released();
        }
        wake();
    }

    /**
     * Puts an event into the queue if that takes no waiting.
     *
     * @return false if there is no room
     */
    boolean offer(T event) {
        return mailbox.closed() || settle(mailbox.offer(event));
    }

    /** Puts an event into the queue as soon as there is room; drops it if there is none before the deadline. */
    void offerUntil(T event, long deadline) {
        // the subscriber's own thread would wait for itself
        boolean pointless = caller == Thread.currentThread();
        if ((pointless || !settle(mailbox.offerUntil(event, deadline))) && !mailbox.countRejected()) {
            owner.late(this);
        }
    }

    private boolean settle(Mailbox.Outcome outcome) {
        switch (outcome) {
        case ACCEPTED -> wake();
        case SEALED -> owner.late(this);
        case FULL -> {
            return false;
        }
        }
        return true;
    }

    /** Either the owner sees the event before it lets go, or this sees that nobody owns it. */
    private void wake() {
        if (state.get() == IDLE && state.compareAndSet(IDLE, READY)) {
            host.ready(this);
        }
    }

    /**
     * Delivers events; only for its owner.
     *
     * @param most how many at most
     * @param by the host that does it; none any more when another one was chosen
     * @return false if there is nothing left to deliver
     */
    boolean deliver(int most, Host by) {
        caller = Thread.currentThread();
        try {
            for (int i = 0; i < most && host == by; i++) {
                T event = mailbox.closed() ? null : mailbox.take();
                if (event == null) {
                    return false;
                }
                call(event);
            }
            return true;
        } finally {
            caller = null;
        }
    }

    /** Whatever a subscriber throws is its own affair: nobody else may miss an event for it. */
    private void call(T event) {
        try {
            subscriber.accept(event);
        } catch (Throwable failure) {
            owner.failed(this, failures.incrementAndGet(), failure);
        }
    }

    /**
     * The owner finds nothing to deliver and lets go of it, or ends it if it was closed.
     *
     * @return false if something has come meanwhile, so that the caller still owns it
     */
    boolean rest() {
        if (mailbox.closed()) {
            if (state.getAndSet(ENDED) != ENDED) {
                owner.ended(this);
                end.countDown();
            }
            return true;
        }
        state.set(IDLE);
        return mailbox.isEmpty() && !mailbox.closed() || !state.compareAndSet(IDLE, READY);
    }

    boolean hasEnded() {
        return state.get() == ENDED;
    }

    @Override
    public void close() {
        shut();
        if (caller != Thread.currentThread()) {
            awaitEnd();
        }
    }

    /** Ends it without waiting for the call that may be running. */
    void shut() {
        owner.withdraw(this);
        mailbox.close();
        wake();
    }

    private void awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                end.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether it ended within the time */
    boolean awaitEnd(long millis) throws InterruptedException {
        return end.await(Math.max(0, millis), TimeUnit.MILLISECONDS);
    }

    Durations latency() {
        return mailbox.latency.durations();
    }

    /** Makes the counts final; everything that was not delivered was dropped. */
    Statistics seal() {
        last = statistics(mailbox.seal());
        return last;
    }

    void countLate() {
        last = Bus.sum(last, new Statistics(topic.name(), name, 1, 0, 1, 0, 0));
    }

    /** Reads again until all counts belong to one moment. */
    @Override
    public Statistics statistics() {
        for (int spins = 0;; spins++) {
            Statistics end = last;
            if (end != null) {
                return end;
            }
            Mailbox.Counts counts = mailbox.counts();
            if (counts != null) {
                return statistics(counts);
            }
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    private Statistics statistics(Mailbox.Counts c) {
        return new Statistics(topic.name(), name, c.accepted() + c.rejected(), c.delivered(),
                c.evicted() + c.rejected(), (int) (c.accepted() - c.delivered() - c.evicted()), failures.get());
    }
}

package glia.bus.internal;

import glia.api.event.EventBus.Statistics;
import glia.api.event.OverflowPolicy;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * One subscription: its queue and the thread that empties it, which parks while there is nothing to do.
 * <p>
 * The thread is a platform thread. Virtual threads would share as many carriers as there are processors, so two
 * subscribers that compute, or wait in native code, would hold up all others; and waking one allocates.
 */
final class Delivery<T> implements Subscription, Runnable {

    private static final VarHandle IDLE;

    static {
        try {
            IDLE = MethodHandles.lookup().findVarHandle(Delivery.class, "idle", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What a subscription tells the bus. */
    interface Owner {
        /** No event goes to it any more. */
        void withdraw(Delivery<?> delivery);

        /** Its thread is at its end. */
        void ended(Delivery<?> delivery);

        /** A publisher found it ended while it was about to count its event, which counts as dropped. */
        void late(Delivery<?> delivery);

        void failed(Delivery<?> delivery, long failures, Throwable failure);
    }

    private final Owner owner;
    private final Topic<T> topic;
    private final String name;
    private final Consumer<? super T> subscriber;
    private final Counters counters = new Counters();
    private final Mailbox<T> mailbox;
    private final Thread thread;
    private volatile boolean idle;
    private volatile Statistics last;

    Delivery(Owner owner, Topic<T> topic, String name, Consumer<? super T> subscriber) {
        this.owner = owner;
        this.topic = topic;
        this.name = name;
        this.subscriber = subscriber;
        boolean dropOldest = topic.policy() != OverflowPolicy.BLOCK;
        mailbox = dropOldest && topic.capacity() == 1 ? new LatestMailbox<>(counters)
                : new RingMailbox<>(counters, topic.capacity(), dropOldest);
        thread = Thread.ofPlatform().daemon().name("bus " + topic.name() + " > " + name).unstarted(this);
    }

    Topic<T> topic() {
        return topic;
    }

    String name() {
        return name;
    }

    void start() {
        thread.start();
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
        boolean pointless = Thread.currentThread() == thread;
        if ((pointless || !settle(mailbox.offerUntil(event, deadline)))
                && counters.rejected.incrementAndGet() <= 0) {
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

    /** Either the thread sees the event before it parks, or this sees that it is about to park. */
    private void wake() {
        VarHandle.fullFence();
        if (idle && IDLE.compareAndSet(this, true, false)) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void run() {
        try {
            while (!mailbox.closed()) {
                T event = mailbox.take();
                if (event == null) {
                    awaitEvent();
                } else {
                    deliver(event);
                }
            }
        } finally {
            owner.ended(this);
        }
    }

    private void awaitEvent() {
        // a subscriber may have left the mark of an interruption, with which nothing parks
        Thread.interrupted();
        idle = true;
        VarHandle.fullFence();
        if (mailbox.isEmpty() && !mailbox.closed()) {
            LockSupport.park(this);
        }
        idle = false;
    }

    /** Whatever a subscriber throws is its own affair: nobody else may miss an event for it. */
    private void deliver(T event) {
        try {
            subscriber.accept(event);
        } catch (Throwable failure) {
            owner.failed(this, counters.failures.incrementAndGet(), failure);
        }
    }

    @Override
    public void close() {
        shut();
        if (Thread.currentThread() != thread) {
            awaitEnd();
        }
    }

    /** Ends it without waiting for the call that may be running. */
    void shut() {
        owner.withdraw(this);
        mailbox.close();
        LockSupport.unpark(thread);
    }

    private void awaitEnd() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether the thread ended within the time */
    boolean awaitEnd(long millis) throws InterruptedException {
        if (millis > 0) {
            thread.join(millis);
        }
        return !thread.isAlive();
    }

    /** Makes the counts final; everything that was not delivered was dropped. */
    Statistics seal() {
        long sent = counters.accepted.getAndSet(Counters.SEALED) + counters.rejected.getAndSet(Counters.SEALED);
        long delivered = counters.delivered.get();
        last = new Statistics(topic.name(), name, sent, delivered, sent - delivered, 0, counters.failures.get());
        return last;
    }

    void countLate() {
        last = Bus.sum(last, new Statistics(topic.name(), name, 1, 0, 1, 0, 0));
    }

    /**
     * Reads again until no event has left the queue between the first and the last count, so that all of them belong
     * to one moment.
     */
    @Override
    public Statistics statistics() {
        while (true) {
            Statistics end = last;
            if (end != null) {
                return end;
            }
            long delivered = counters.delivered.get();
            long evicted = counters.evicted.get();
            long accepted = counters.accepted.get();
            long rejected = counters.rejected.get();
            if (accepted >= 0 && rejected >= 0 && delivered == counters.delivered.get()
                    && evicted == counters.evicted.get()) {
                return new Statistics(topic.name(), name, accepted + rejected, delivered, evicted + rejected,
                        (int) (accepted - delivered - evicted), counters.failures.get());
            }
            Thread.onSpinWait();
        }
    }
}

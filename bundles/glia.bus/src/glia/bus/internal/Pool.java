package glia.bus.internal;

import glia.api.event.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A few threads that many subscriptions share. What is ready is served by the priority of its topic. A subscriber that
 * takes its time keeps one of the threads; when all are kept and something has been waiting for {@value #STUCK_MILLIS}
 * ms, another thread joins, so that nobody waits for anybody longer than that. There are never more threads than
 * subscriptions, and those beyond {@value #CORE} leave when they have had nothing to do for a while.
 */
final class Pool implements Host {

    static final int CORE = 2;
    static final int STUCK_MILLIS = 5;
    /** Beyond that, subscriptions have threads of their own. */
    private static final int MOST_SUBSCRIPTIONS = 1024;
    private static final long STUCK_NANOS = TimeUnit.MILLISECONDS.toNanos(STUCK_MILLIS);
    private static final long IDLE_MILLIS = 2000;
    /** So many events are delivered to one subscriber before others have their turn. */
    private static final int TURN = 64;

    private final List<Ring<Delivery<?>>> lines = new ArrayList<>();
    /** One for each delivery that is in a line. */
    private final Semaphore due = new Semaphore(0);
    private final AtomicInteger subscriptions = new AtomicInteger();
    private final AtomicInteger workers = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private volatile Thread watcher;
    private volatile boolean stopped;

    Pool() {
        for (Priority priority : Priority.values()) {
            lines.add(new Ring<>(2 * MOST_SUBSCRIPTIONS));
        }
    }

    /** Makes room for another subscription; not for several threads at a time. */
    boolean join() {
        if (stopped || subscriptions.get() == MOST_SUBSCRIPTIONS) {
            return false;
        }
        int many = subscriptions.incrementAndGet();
        if (watcher == null) {
            watcher = Thread.ofPlatform().daemon().name("bus watch").start(this::watch);
        }
        if (workers.get() < Math.min(many, CORE)) {
            addWorker();
        }
        return true;
    }

    @Override
    public void released() {
        subscriptions.decrementAndGet();
    }

    int threads() {
        return workers.get();
    }

    private void addWorker() {
        workers.incrementAndGet();
        Thread.ofPlatform().daemon().name("bus shared").start(this::work);
    }

    @Override
    public void ready(Delivery<?> delivery) {
        delivery.markReady();
        Ring<Delivery<?>> line = lines.get(delivery.topic().priority().ordinal());
        long position = line.claimPut();
        if (position < 0) {
            throw new IllegalStateException("a delivery is in the line twice");
        }
        line.put(position, delivery, 0);
        due.release();
    }

    private void work() {
        while (awaitDue()) {
            Delivery<?> delivery = next();
            if (delivery == null) {
                return;
            }
            if (busy.incrementAndGet() >= workers.get()) {
                LockSupport.unpark(watcher);
            }
            serve(delivery);
            busy.decrementAndGet();
            // a subscriber may have left the mark of an interruption, which is not meant for the next one
            Thread.interrupted();
        }
    }

    /** @return false if this thread is needed no more */
    private boolean awaitDue() {
        while (!stopped) {
            try {
                if (workers.get() <= CORE) {
                    due.acquire();
                    return true;
                }
                if (due.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
                if (leave()) {
                    return false;
                }
            } catch (InterruptedException e) {
                // nobody has a reason to interrupt a thread that waits for work: it goes on
                continue;
            }
        }
        return due.tryAcquire();
    }

    private boolean leave() {
        int many = workers.get();
        if (many <= CORE || !workers.compareAndSet(many, many - 1)) {
            return false;
        }
        LockSupport.unpark(watcher);
        return true;
    }

    /** @return who is served next; null if everything has ended */
    Delivery<?> next() {
        for (int spins = 0;; spins++) {
            for (Ring<Delivery<?>> line : lines) {
                long position = line.claimTake();
                if (position >= 0) {
                    return line.take(position);
                }
            }
            if (stopped) {
                return null;
            }
            // another worker has taken it and what is left for this one was put into a line that was looked at before
            Ring.relax(spins);
        }
    }

    private void serve(Delivery<?> delivery) {
        boolean more = delivery.deliver(TURN, this);
        Host host = delivery.host();
        if (host != this || more || !delivery.rest()) {
            host.ready(delivery);
        }
    }

    /** Looks while all threads have something to do, and never otherwise. */
    private void watch() {
        while (!stopped) {
            if (busy.get() < workers.get()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, STUCK_NANOS / 2);
                if (busy.get() >= workers.get() && workers.get() < subscriptions.get() && somebodyWaits()) {
                    addWorker();
                }
            }
        }
    }

    private boolean somebodyWaits() {
        long now = System.nanoTime();
        for (Ring<Delivery<?>> line : lines) {
            Delivery<?> oldest = line.peek();
            if (oldest != null && now - oldest.readySince() > STUCK_NANOS / 2) {
                return true;
            }
        }
        return false;
    }

    /** Threads leave when what is due has been served. */
    void stop() {
        stopped = true;
        LockSupport.unpark(watcher);
        due.release(workers.get());
    }
}

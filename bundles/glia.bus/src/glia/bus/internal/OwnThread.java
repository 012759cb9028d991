package glia.bus.internal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread for one subscription, which parks while there is nothing to do.
 * <p>
 * It is a platform thread. Virtual threads would share as many carriers as there are processors, so two subscribers
 * that compute, or wait in native code, would hold up all others; and waking one allocates.
 */
final class OwnThread implements Host, Runnable {

    private static final int PARKED = 0;
    /** The delivery belongs to this thread. */
    private static final int OWNER = 1;
    private static final int GONE = 2;

    private final Delivery<?> delivery;
    private final Thread thread;
    private final AtomicInteger state = new AtomicInteger(PARKED);

    OwnThread(Delivery<?> delivery) {
        this.delivery = delivery;
        thread = Thread.ofPlatform().daemon().name("bus " + delivery.topic().name() + " > " + delivery.name())
                .unstarted(this);
    }

    /** After the delivery has been moved here. */
    void start() {
        thread.start();
    }

    @Override
    public void ready(Delivery<?> mine) {
        if (state.compareAndSet(PARKED, OWNER)) {
            LockSupport.unpark(thread);
        } else {
            // it has been moved since the caller looked, and this thread has left
            mine.host().ready(mine);
        }
    }

    @Override
    public void released() {
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        while (awaitReady() && serve()) {
            // a subscriber may have left the mark of an interruption, with which nothing parks
            Thread.interrupted();
        }
    }

    /** @return false if it never will be any more */
    private boolean awaitReady() {
        while (state.get() == PARKED) {
            if (delivery.host() != this && state.compareAndSet(PARKED, GONE)) {
                return false;
            }
            LockSupport.park(this);
        }
        return true;
    }

    /** @return false if there will be nothing more to do */
    private boolean serve() {
        while (true) {
            boolean more = delivery.deliver(Integer.MAX_VALUE, this);
            if (delivery.host() != this) {
                state.set(GONE);
                delivery.host().ready(delivery);
                return false;
            }
            if (!more) {
                // before letting go: from then on somebody may say that it is ready
                state.set(PARKED);
                if (delivery.rest()) {
                    return !delivery.hasEnded();
                }
                state.set(OWNER);
            }
        }
    }
}

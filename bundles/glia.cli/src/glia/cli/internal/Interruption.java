package glia.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Carries a Ctrl-C to the command that is being carried out, and its end back. */
public final class Interruption {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Runnable> actions = new ArrayList<>();
    private boolean requested;
    private volatile long patienceMillis;

    /** Asks the command to end soon; every registered action is run once. */
    public void request() {
        List<Runnable> due;
        synchronized (this) {
            requested = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    public synchronized boolean requested() {
        return requested;
    }

    /** Has something done at once when an interruption is requested, now if it already was. */
    void onRequest(Runnable action) {
        synchronized (this) {
            if (!requested) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /**
     * Says that the command leaves something behind when it is interrupted, which must not be cut short.
     *
     * @param millis how long that may take at most
     */
    void beginSaving(long millis) {
        patienceMillis = millis;
    }

    /** Says that the command has ended. */
    void end() {
        ended.countDown();
    }

    /**
     * Waits for {@link #end()}, but not for long: whoever pressed Ctrl-C wants to go on.
     *
     * @param millis at most, unless the command is saving
     */
    void awaitEnd(long millis) throws InterruptedException {
        ended.await(Math.max(millis, patienceMillis), TimeUnit.MILLISECONDS);
    }
}

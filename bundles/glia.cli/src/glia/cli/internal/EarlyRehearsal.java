package glia.cli.internal;

import glia.api.network.Progress;
import java.lang.System.Logger.Level;
import java.util.concurrent.CancellationException;

/**
 * Rehearses the start of a network while the command line comes up and finds out what it is asked for, which keeps one
 * processor busy for about as long.
 */
final class EarlyRehearsal implements AutoCloseable, Progress {

    private final Thread thread;
    private volatile boolean over;

    /** Looks for what can rehearse, and has it do so. */
    @FunctionalInterface
    interface Task {
        /** @param progress asked for cancellation */
        void rehearse(Progress progress) throws Exception;
    }

    private EarlyRehearsal(Task task) {
        thread = new Thread(() -> rehearse(task), "glia rehearsal");
        thread.setDaemon(true);
    }

    static EarlyRehearsal begin(Task task) {
        EarlyRehearsal rehearsal = new EarlyRehearsal(task);
        rehearsal.thread.start();
        return rehearsal;
    }

    private void rehearse(Task task) {
        try {
            task.rehearse(this);
        } catch (CancellationException e) {
            // the command has ended before
        } catch (Exception e) {
            System.getLogger(EarlyRehearsal.class.getName()).log(Level.WARNING,
                    "The start of a network could not be rehearsed", e);
        }
    }

    @Override
    public void report(String task, double fraction) {
        // nobody waits for it
    }

    @Override
    public boolean cancelled() {
        return over;
    }

    /** Ends it, so that nothing loads classes while bundles stop. */
    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}

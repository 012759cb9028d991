package glia.ui.views.internal.health;

import glia.api.event.EventBus;
import glia.api.event.EventHistory;
import glia.ui.views.internal.Messages;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Publishes kept events again, with the gaps that were between them. */
final class ReplayJob extends Job {
    static final Object FAMILY = new Object();

    private final EventHistory.Tape tape;
    private final EventHistory.Query query;
    private final EventBus bus;
    private volatile Thread worker;

    ReplayJob(EventHistory.Tape tape, EventHistory.Query query, EventBus bus) {
        super(Messages.events_replay);
        this.tape = tape;
        this.query = query;
        this.bus = bus;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(Messages.events_replay, IProgressMonitor.UNKNOWN);
        worker = Thread.currentThread();
        try {
            tape.replay(query, 1, bus);
        } finally {
            worker = null;
            monitor.done();
        }
        // the thread is one of a pool, whose next job must not end for this one
        return Thread.interrupted() || monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    @Override
    protected void canceling() {
        Thread working = worker;
        if (working != null) {
            working.interrupt();
        }
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == FAMILY;
    }
}

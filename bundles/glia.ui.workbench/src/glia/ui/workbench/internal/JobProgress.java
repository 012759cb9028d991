package glia.ui.workbench.internal;

import glia.api.network.Progress;
import org.eclipse.core.runtime.IProgressMonitor;

/** Shows a task's progress in the Progress view, and hands the wish to cancel on. */
final class JobProgress implements Progress {
    private static final int UNITS = 1000;

    private final IProgressMonitor monitor;
    private String task = "";
    private int done;

    JobProgress(IProgressMonitor monitor, String name) {
        this.monitor = monitor;
        monitor.beginTask(name, UNITS);
    }

    @Override
    public void report(String newTask, double fraction) {
        if (!newTask.equals(task)) {
            task = newTask;
            monitor.subTask(newTask);
        }
        int units = (int) (Math.clamp(fraction, 0, 1) * UNITS);
        if (units > done) {
            monitor.worked(units - done);
            done = units;
        }
    }

    @Override
    public boolean cancelled() {
        return monitor.isCanceled();
    }
}

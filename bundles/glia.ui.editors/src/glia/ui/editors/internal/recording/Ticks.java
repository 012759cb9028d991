package glia.ui.editors.internal.recording;

import glia.api.store.RecordedRuns.Progress;
import org.eclipse.core.runtime.IProgressMonitor;

/** Progress of reading a recording as a job shows it. */
final class Ticks implements Progress {
    private static final int ALL = 1000;

    private final IProgressMonitor monitor;
    private int shown;

    Ticks(IProgressMonitor monitor, String task) {
        this.monitor = monitor;
        monitor.beginTask(task, ALL);
    }

    @Override
    public boolean goOn(long done, long all) {
        int now = (int) ((double) done / all * ALL);
        if (now > shown) {
            monitor.worked(now - shown);
            shown = now;
        }
        return !monitor.isCanceled();
    }
}

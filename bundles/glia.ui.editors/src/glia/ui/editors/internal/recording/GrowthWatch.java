package glia.ui.editors.internal.recording;

import glia.api.store.RecordedRun;
import glia.ui.editors.internal.Messages;
import glia.ui.kit.UiQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Looks now and then, in a job, whether a recording has grown, and rests the longer the longer reading it takes. */
final class GrowthWatch {
    private static final long SHORTEST_REST_MS = 1000;
    private static final int RESTS_PER_READING = 5;

    private final UiQueue queue;
    private final Consumer<Path> grown;
    private final Consumer<IOException> gone;
    private Job looking;

    /**
     * @param grown told, in the UI thread, what to read to see more; nothing is watched from then on
     * @param gone told, in the UI thread, why there will not be more
     */
    GrowthWatch(UiQueue queue, Consumer<Path> grown, Consumer<IOException> gone) {
        this.queue = queue;
        this.grown = grown;
        this.gone = gone;
    }

    /**
     * Watches a recording instead of another one; in the UI thread.
     *
     * @param readingMs how long it took to read it
     */
    void watch(RecordedRun run, long readingMs) {
        stop();
        long rest = Math.max(SHORTEST_REST_MS, RESTS_PER_READING * readingMs);
        looking = new Job(Messages.recording_watching) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                return look(run, this, rest, monitor);
            }
        };
        looking.setSystem(true);
        looking.schedule(rest);
    }

    private IStatus look(RecordedRun run, Job job, long rest, IProgressMonitor monitor) {
        try {
            Optional<Path> next = run.changed();
            if (next.isPresent()) {
                tell(job, () -> grown.accept(next.get()));
            } else if (!monitor.isCanceled()) {
                job.schedule(rest);
            }
        } catch (IOException e) {
            tell(job, () -> gone.accept(e));
        }
        return Status.OK_STATUS;
    }

    private void tell(Job job, Runnable news) {
        queue.postNow(this, () -> {
            if (job == looking) {
                looking = null;
                news.run();
            }
        });
    }

    /** Watches nothing any more; in the UI thread. */
    void stop() {
        if (looking != null) {
            looking.cancel();
            looking = null;
        }
        queue.cancel(this);
    }
}

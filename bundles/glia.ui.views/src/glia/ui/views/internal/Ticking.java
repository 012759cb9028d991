package glia.ui.views.internal;

import java.time.Duration;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Looks at something again and again, in a job, while a view can be seen: for what tells nobody when it changes. */
public final class Ticking {
    private final Job job;
    private volatile boolean wanted;

    /**
     * @param name of the job
     * @param period between two looks
     * @param look looks; in a job
     */
    public Ticking(String name, Duration period, Runnable look) {
        job = new Job(name) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                if (wanted) {
                    look.run();
                    schedule(period.toMillis());
                }
                return Status.OK_STATUS;
            }

            @Override
            public boolean shouldRun() {
                return wanted;
            }
        };
        job.setSystem(true);
    }

    /** Whether it looks from now on. */
    public void setWanted(boolean now) {
        wanted = now;
        if (now) {
            lookNow();
        } else {
            job.cancel();
        }
    }

    /** Looks as soon as a job can: a person waits for it. */
    public void lookNow() {
        job.cancel();
        job.schedule();
    }
}

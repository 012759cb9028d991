package glia.ui.views.internal;

import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Somebody's wish to be kept informed, which holds while a view can be seen. It is made and ended in a job, since the
 * end may have to wait for what is under way.
 */
public final class Watching {
    private final Supplier<? extends AutoCloseable> begin;
    private final Job job;
    private volatile boolean wanted;
    private AutoCloseable watch;

    /**
     * @param name of the job
     * @param service gives who is asked, or null; anew each time, since services come and go while a view is open
     * @param begin begins it; what it gives ends it
     */
    public <T> Watching(String name, Supplier<T> service, Function<? super T, ? extends AutoCloseable> begin) {
        this.begin = () -> {
            T present = service.get();
            return present == null ? null : begin.apply(present);
        };
        job = Job.createSystem(name, (ICoreRunnable) monitor -> follow());
    }

    /** Whether it is wanted from now on. */
    public void setWanted(boolean now) {
        wanted = now;
        job.schedule();
    }

    // a job never runs twice at a time
    private void follow() {
        if (wanted && watch == null) {
            watch = begin.get();
        } else if (!wanted && watch != null) {
            AutoCloseable former = watch;
            watch = null;
            try {
                former.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

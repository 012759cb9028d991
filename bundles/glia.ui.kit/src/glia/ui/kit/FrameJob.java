package glia.ui.kit;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Makes frames of one view off the UI thread, at most as often as the queue's rate says, never two at a time, and hands
 * the newest to the UI thread. Requests are cheap and may come from any thread.
 *
 * @param <T> an immutable frame
 */
public final class FrameJob<T> {
    private final UiQueue queue;
    private final Supplier<T> render;
    private final Consumer<T> show;
    private final Consumer<T> discard;
    private final AtomicReference<T> finished = new AtomicReference<>();
    private final Runnable rateSubscription;
    private final Job job;
    private volatile boolean closed;
    private volatile boolean visible = true;
    private volatile boolean asked;
    private volatile boolean urgent;
    private volatile long lastStart = System.nanoTime() - 1_000_000_000L;
    private volatile long lastRenderNanos;

    /**
     * @param name of the job, for the Progress view and thread dumps
     * @param queue how frames reach the UI thread
     * @param render makes a frame in a job; null if there is nothing to show
     * @param show shows a frame, in the UI thread
     * @param discard frees a frame that is not going to be shown, in any thread
     */
    public FrameJob(String name, UiQueue queue, Supplier<T> render, Consumer<T> show, Consumer<T> discard) {
        this.queue = queue;
        this.render = render;
        this.show = show;
        this.discard = discard;
        job = new Job(name) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                makeFrame();
                return Status.OK_STATUS;
            }
        };
        job.setSystem(true);
        job.setPriority(Job.INTERACTIVE);
        rateSubscription = queue.onRateChange(() -> {
            if (asked) {
                request();
                // one that waits as long as the rate before had it
                job.wakeUp(due(queue.rate()));
            }
        });
    }

    /** Data has changed: a frame is made when it is due. */
    public void request() {
        asked = true;
        RefreshRate rate = queue.rate();
        if (closed || !visible || rate == RefreshRate.OFF) {
            return;
        }
        job.schedule(due(rate));
    }

    /** After how many ms a frame is due. */
    private long due(RefreshRate rate) {
        return Math.max(0, (rate.periodNanos() - (System.nanoTime() - lastStart)) / 1_000_000);
    }

    /** A person did something that changes the picture: a frame is made at once, whatever the rate is. */
    public void requestNow() {
        if (closed) {
            return;
        }
        urgent = true;
        job.schedule();
        job.wakeUp();
    }

    /** Whether anybody can see the frames; for nobody, none are made. */
    public void setVisible(boolean nowVisible) {
        visible = nowVisible;
        if (nowVisible && asked) {
            request();
        }
    }

    /** How long the newest frame took to make. */
    public long lastRenderNanos() {
        return lastRenderNanos;
    }

    /** Ends it; to be called in the UI thread. */
    public void close() {
        closed = true;
        rateSubscription.run();
        job.cancel();
        queue.cancel(this);
        drop(finished.getAndSet(null));
    }

    private void makeFrame() {
        boolean now = urgent;
        urgent = false;
        asked = false;
        lastStart = System.nanoTime();
        if (closed) {
            return;
        }
        T frame = render.get();
        lastRenderNanos = System.nanoTime() - lastStart;
        if (frame == null) {
            return;
        }
        drop(finished.getAndSet(frame));
        if (closed) {
            drop(finished.getAndSet(null));
        } else if (now) {
            queue.postNow(this, this::showNewest);
        } else {
            queue.post(this, this::showNewest);
        }
    }

    private void showNewest() {
        T frame = finished.getAndSet(null);
        if (frame == null) {
            return;
        }
        if (closed) {
            drop(frame);
        } else {
            show.accept(frame);
        }
    }

    private void drop(T frame) {
        if (frame != null) {
            discard.accept(frame);
        }
    }
}

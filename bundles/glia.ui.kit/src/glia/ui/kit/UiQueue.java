package glia.ui.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/**
 * The only way by which data reaches the UI thread. Of the updates that one source posts between two redraws only the
 * newest runs; however many sources post, at most one event waits in the display's queue. Whoever posts never waits.
 * The updates of one redraw are spread over the time until the next one: were all views drawn in one go, whatever a
 * person does would wait for all of them.
 */
public class UiQueue {
    private final Display display;
    private final Object lock = new Object();
    private final Map<Object, Runnable> paced = new LinkedHashMap<>();
    /** What is left of the present redraw. */
    private final Map<Object, Runnable> round = new LinkedHashMap<>();
    private final Map<Object, Runnable> urgent = new LinkedHashMap<>();
    private final Runnable timer = this::timer;
    private final List<Runnable> rateListeners = new CopyOnWriteArrayList<>();
    private volatile RefreshRate rate;
    private volatile boolean closed;
    private boolean hopPending;
    private boolean timerPending;
    private long lastPaced;
    private long lastOfRound;
    private long share;
    private long hops;
    private long hopStart;
    private long longestWait;
    private long redraws;

    /**
     * @param display whose thread runs the updates
     * @param rate how often updates that are not urgent run
     */
    public UiQueue(Display display, RefreshRate rate) {
        this.display = Objects.requireNonNull(display);
        this.rate = Objects.requireNonNull(rate);
        lastPaced = System.nanoTime() - 1_000_000_000L;
    }

    /**
     * Runs an update in the UI thread when the next redraw is due, unless the same source posts a newer one before.
     *
     * @param source whose earlier update this one replaces
     * @param update runs in the UI thread
     */
    public void post(Object source, Runnable update) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            if (round.replace(source, update) == null) {
                paced.put(source, update);
            }
            if (rate == RefreshRate.OFF || hopPending || timerPending) {
                return;
            }
            hopPending = true;
        }
        hop();
    }

    /** As {@link #post}, but at once whatever the rate is: for what a person did and waits for. */
    public void postNow(Object source, Runnable update) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            urgent.put(source, update);
            if (hopPending) {
                return;
            }
            hopPending = true;
        }
        hop();
    }

    /** Forgets what a source posted; after it was called in the UI thread, none of its updates runs. */
    public void cancel(Object source) {
        synchronized (lock) {
            paced.remove(source);
            round.remove(source);
            urgent.remove(source);
        }
    }

    public RefreshRate rate() {
        return rate;
    }

    /** Sets how often updates run; those that wait run as soon as the new rate allows. */
    public void setRate(RefreshRate newRate) {
        boolean due;
        synchronized (lock) {
            rate = Objects.requireNonNull(newRate);
            share = Math.min(share, newRate.periodNanos() / Math.max(1, round.size()));
            due = !closed && !hopPending && !(paced.isEmpty() && round.isEmpty()) && newRate != RefreshRate.OFF;
            hopPending |= due;
        }
        if (due) {
            hop();
        }
        rateListeners.forEach(Runnable::run);
    }

    /**
     * @param listener told after the rate was changed, by whoever changed it
     * @return ends it
     */
    public Runnable onRateChange(Runnable listener) {
        rateListeners.add(listener);
        return () -> rateListeners.remove(listener);
    }

    /** How many events this queue has put into the display's queue so far. */
    public long hops() {
        synchronized (lock) {
            return hops;
        }
    }

    /**
     * How the UI thread is doing.
     *
     * @param redraws how often updates were drawn since the start
     * @param longestWait longest time in ns for which an event of this queue has waited for the UI thread since the
     *            last call, one that still waits included
     */
    public record Timing(long redraws, long longestWait) {
    }

    /** What was measured since the last call; for one caller. */
    public Timing timing() {
        synchronized (lock) {
            long waiting = hopPending ? System.nanoTime() - hopStart : 0;
            Timing timing = new Timing(redraws, Math.max(longestWait, waiting));
            longestWait = 0;
            return timing;
        }
    }

    /** Drops what waits; nothing runs from now on. */
    public void close() {
        synchronized (lock) {
            closed = true;
            paced.clear();
            round.clear();
            urgent.clear();
        }
    }

    private void hop() {
        synchronized (lock) {
            hops++;
            hopStart = System.nanoTime();
        }
        try {
            display.asyncExec(this::arrive);
        } catch (SWTException e) {
            if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw e;
            }
            close();
        }
    }

    private void arrive() {
        synchronized (lock) {
            hopPending = false;
            longestWait = Math.max(longestWait, System.nanoTime() - hopStart);
        }
        drain();
    }

    private void timer() {
        synchronized (lock) {
            timerPending = false;
        }
        drain();
    }

    private void drain() {
        List<Runnable> due;
        long wait = 0;
        synchronized (lock) {
            due = new ArrayList<>(urgent.values());
            urgent.clear();
            if (rate != RefreshRate.OFF) {
                long now = System.nanoTime();
                if (round.isEmpty() && !paced.isEmpty() && now - lastPaced >= rate.periodNanos()) {
                    beginRound(now);
                }
                if (!round.isEmpty() && now - lastOfRound >= share) {
                    due.add(round.remove(round.keySet().iterator().next()));
                    lastOfRound = now;
                }
                if (!(round.isEmpty() && paced.isEmpty())) {
                    timerPending = true;
                    wait = Math.max(1, round.isEmpty() ? rate.periodNanos() - (now - lastPaced)
                            : share - (now - lastOfRound));
                }
            }
        }
        if (wait > 0) {
            // instead of one that still waits as long as the rate before had it
            display.timerExec((int) (wait / 1_000_000) + 1, timer);
        }
        for (Runnable update : due) {
            run(update);
        }
    }

    private void beginRound(long now) {
        round.putAll(paced);
        paced.clear();
        share = rate.periodNanos() / round.size();
        lastPaced = now;
        lastOfRound = now - share;
        redraws++;
    }

    private void run(Runnable update) {
        if (closed) {
            return;
        }
        try {
            update.run();
        } catch (RuntimeException e) {
            // one view's fault must not take the updates of the others with it
            ILog.of(UiQueue.class).error(e.toString(), e);
        }
    }
}

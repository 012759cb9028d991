package glia.perf.internal;

import glia.api.event.EventBus;
import glia.api.metric.Metric;
import glia.api.metric.MetricSample;
import glia.api.metric.MetricSource;
import glia.api.metric.MetricTopics;
import glia.api.metric.PerformanceMonitor;
import glia.api.metric.Score;
import glia.api.metric.Unit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Samples while somebody watches; the thread is there only as long. */
final class Monitor implements PerformanceMonitor {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<MetricSource> sources;
    private final Watchdog watchdog;
    private final EventBus bus;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Wish> wishes = new CopyOnWriteArrayList<>();
    /** Sources that have been told to begin; only the sampling thread touches them. */
    private final Set<MetricSource> begun = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private Thread thread;
    private boolean stopped;
    private int stretch = 1;
    private volatile MetricSample latest;

    Monitor(List<MetricSource> sources, Watchdog watchdog, EventBus bus) {
        this.sources = sources;
        this.watchdog = watchdog;
        this.bus = bus;
    }

    private final class Wish implements Watch {

        private final long nanos;
        private final Consumer<? super MetricSample> listener;
        /** When it got its last sample, or began. */
        private long given = System.nanoTime();
        private boolean closing;
        /** The next sample is its last one. */
        private boolean last;
        private boolean done;

        Wish(long nanos, Consumer<? super MetricSample> listener) {
            this.nanos = nanos;
            this.listener = listener;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                closing = true;
                changed.signalAll();
                while (!done && Thread.currentThread() != thread) {
                    changed.awaitUninterruptibly();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public Watch watch(Duration period, Consumer<? super MetricSample> listener) {
        if (period.compareTo(SHORTEST_PERIOD) < 0 || period.compareTo(LONGEST_PERIOD) > 0) {
            throw new IllegalArgumentException("period: expected " + SHORTEST_PERIOD + " to " + LONGEST_PERIOD
                    + ", got " + period);
        }
        Wish wish = new Wish(period.toNanos(), listener);
        lock.lock();
        try {
            if (stopped) {
                throw new IllegalStateException("the performance monitor has been stopped");
            }
            wishes.add(wish);
            if (thread == null) {
                thread = Thread.ofPlatform().daemon().name("glia metrics").start(this::serve);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return wish;
    }

    @Override
    public void stretch(int factor) {
        if (factor < 1 || factor > MOST_STRETCH) {
            throw new IllegalArgumentException("stretch: expected 1 to " + MOST_STRETCH + ", got " + factor);
        }
        lock.lock();
        try {
            stretch = factor;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<MetricSample> latest() {
        return Optional.ofNullable(latest);
    }

    /** Ends all watches, after a last sample. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
        } finally {
            lock.unlock();
        }
        wishes.forEach(Wish::close);
    }

    private void serve() {
        begin();
        long before = System.nanoTime();
        long cpuBefore = THREADS.getCurrentThreadCpuTime();
        while (awaitDue(before)) {
            long now = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            // what the sample before has cost is in it
            sample(before, now, cpu - cpuBefore);
            cpuBefore = cpu;
            before = now;
            settle();
        }
    }

    /** @return whether a sample is due; false when nobody watches, which ends the thread */
    private boolean awaitDue(long before) {
        lock.lock();
        try {
            while (true) {
                if (wishes.isEmpty()) {
                    // under the lock, so that sources begin again only when they have ended
                    end();
                    thread = null;
                    return false;
                }
                long left = wishes.stream().mapToLong(w -> w.closing ? Long.MIN_VALUE / 2 : w.nanos * stretch).min()
                        .getAsLong() - (System.nanoTime() - before);
                if (left <= 0) {
                    wishes.forEach(w -> w.last = w.closing);
                    return true;
                }
                changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // whoever did that gets a sample early
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void settle() {
        lock.lock();
        try {
            wishes.removeIf(w -> {
                w.done = w.last;
                return w.done;
            });
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void begin() {
        for (MetricSource source : sources) {
            if (begun.add(source)) {
                guarded(source, source::begin);
            }
        }
    }

    private void end() {
        begun.forEach(source -> guarded(source, source::end));
        begun.clear();
        latest = null;
    }

    private void sample(long before, long now, long cpuNanos) {
        long nanos = now - before;
        begun.retainAll(sources);
        List<Metric> metrics = new ArrayList<>();
        for (MetricSource source : begun) {
            guarded(source, () -> source.read(nanos, metrics::add));
        }
        metrics.add(Metric.of("monitor.cpu", Unit.RATIO, (double) cpuNanos / nanos));
        metrics.add(Metric.of("monitor.broken_sources", Unit.COUNT, broken.size()));
        begin();
        metrics.sort(Comparator.comparing(Metric::name));
        Instant time = Instant.now();
        // a watch that ends has a sample of what was left, and in a moment every load is none or all
        Score score = nanos < SHORTEST_PERIOD.toNanos() ? watchdog.score()
                : watchdog.judge(time, metrics, alert -> bus.publish(MetricTopics.ALERTS, alert));
        MetricSample sample = new MetricSample(time, nanos / 1e9, metrics, score);
        latest = sample;
        bus.publish(MetricTopics.SAMPLES, sample);
        give(sample, nanos, now);
    }

    /** One that would be due before half of the time to the next sample has passed gets this one. */
    private void give(MetricSample sample, long nanos, long now) {
        for (Wish wish : wishes) {
            if (wish.last || now - wish.given + nanos / 2 >= wish.nanos * stretch) {
                wish.given = now;
                guarded(wish.listener, () -> wish.listener.accept(sample));
            }
        }
    }

    /** One that is broken must not take the others with it; the first failure of each kind is logged. */
    private void guarded(Object who, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | LinkageError e) {
            if (broken.add(who.getClass().getName())) {
                System.getLogger(Monitor.class.getName()).log(System.Logger.Level.ERROR,
                        "The performance monitor does without " + who.getClass().getName(), e);
            }
        }
    }
}

package glia.health.internal;

import glia.api.event.EventBus;
import glia.api.health.CheckResult;
import glia.api.health.Health;
import glia.api.health.HealthChange;
import glia.api.health.HealthCheck;
import glia.api.health.HealthMonitor;
import glia.api.health.HealthReport;
import glia.api.health.HealthStatus;
import glia.api.health.HealthTopics;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Has the checks look, all at a time, and keeps what they said. */
final class Monitor implements HealthMonitor {

    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<HealthCheck> checks;
    private final EventBus bus;
    private final LongSupplier clock;
    private final LongSupplier cost;
    private final Duration patience;
    private final Map<HealthCheck, Runner> runners = new HashMap<>();
    private final Map<String, HealthStatus> statuses = new HashMap<>();
    private final ArrayDeque<HealthChange> history = new ArrayDeque<>();
    private final List<Wish> wishes = new CopyOnWriteArrayList<>();
    private volatile HealthReport latest;
    private volatile Thread thread;

    /** @param clock in ns, as {@link System#nanoTime} */
    Monitor(List<HealthCheck> checks, EventBus bus, LongSupplier clock, Duration patience) {
        this(checks, bus, clock, THREADS::getCurrentThreadCpuTime, patience);
    }

    /** @param cost CPU time of the thread that asks, in ns */
    Monitor(List<HealthCheck> checks, EventBus bus, LongSupplier clock, LongSupplier cost, Duration patience) {
        this.cost = cost;
        this.checks = checks;
        this.bus = bus;
        this.clock = clock;
        this.patience = patience;
    }

    private final class Wish implements Watch {

        private final long nanos;

        Wish(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public void close() {
            wishes.remove(this);
            LockSupport.unpark(thread);
        }
    }

    @Override
    public HealthReport check() {
        return look(true);
    }

    /** @param thorough whether those look that take long, and those that have looked a moment ago */
    private synchronized HealthReport look(boolean thorough) {
        runners.keySet().retainAll(checks);
        checks.forEach(check -> runners.computeIfAbsent(check, c -> new Runner(c, clock, cost)).begin(thorough));
        List<CheckResult> results = new ArrayList<>();
        // in a watch nobody waits for one that takes long: what it says is in the next report
        long wait = thorough ? patience.toNanos() : MOMENT.toNanos();
        long deadline = System.nanoTime() + wait;
        try {
            for (Runner runner : runners.values()) {
                CheckResult result = runner.await(deadline - System.nanoTime(),
                        thorough ? 0 : patience.toNanos());
                if (result != null) {
                    results.add(result);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while checks were looking", e);
        }
        results.sort(Comparator.comparing(CheckResult::check));
        HealthReport report = new HealthReport(Instant.now(), health(results), results);
        remember(report);
        latest = report;
        return report;
    }

    private static Health health(List<CheckResult> results) {
        if (results.stream().anyMatch(r -> r.status() == HealthStatus.CRITICAL)) {
            return Health.CRITICAL;
        }
        return results.stream().allMatch(r -> r.status() == HealthStatus.OK) ? Health.HEALTHY : Health.DEGRADED;
    }

    private void remember(HealthReport report) {
        for (CheckResult result : report.results()) {
            HealthStatus before = statuses.put(result.check(), result.status());
            if (result.status() != (before == null ? HealthStatus.OK : before)) {
                HealthChange change = new HealthChange(report.time(), result.check(),
                        before == null ? HealthStatus.OK : before, result.status(), result.findings(),
                        report.health());
                if (history.size() == MOST_CHANGES) {
                    history.removeFirst();
                }
                history.addLast(change);
                bus.publish(HealthTopics.CHANGES, change);
            }
        }
    }

    @Override
    public Watch watch(Duration period) {
        if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("period: expected " + SHORTEST + " to " + LONGEST + ", got " + period);
        }
        Wish wish = new Wish(period.toNanos());
        synchronized (wishes) {
            wishes.add(wish);
            if (thread == null) {
                thread = Thread.ofPlatform().daemon().name("glia health").start(this::serve);
            }
        }
        LockSupport.unpark(thread);
        return wish;
    }

    private void serve() {
        while (true) {
            long began = System.nanoTime();
            bus.publish(HealthTopics.REPORTS, look(false));
            while (true) {
                synchronized (wishes) {
                    if (wishes.isEmpty()) {
                        thread = null;
                        return;
                    }
                }
                long period = wishes.stream().mapToLong(w -> w.nanos).min().orElse(0);
                long left = period - (System.nanoTime() - began);
                if (left <= 0) {
                    break;
                }
                LockSupport.parkNanos(this, Math.min(left, TimeUnit.SECONDS.toNanos(1)));
            }
        }
    }

    /** Ends all watches. */
    void stop() {
        wishes.clear();
        LockSupport.unpark(thread);
    }

    @Override
    public Optional<HealthReport> latest() {
        return Optional.ofNullable(latest);
    }

    @Override
    public synchronized List<HealthChange> history() {
        return List.copyOf(history);
    }
}

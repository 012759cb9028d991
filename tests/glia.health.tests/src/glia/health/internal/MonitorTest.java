package glia.health.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.health.CheckResult;
import glia.api.health.Finding;
import glia.api.health.Health;
import glia.api.health.HealthChange;
import glia.api.health.HealthCheck;
import glia.api.health.HealthMonitor;
import glia.api.health.HealthReport;
import glia.api.health.HealthStatus;
import glia.api.health.HealthTopics;
import glia.testkit.headless.Services;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** How checks are run, and what becomes of what they say. */
class MonitorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EventBus bus = Services.get(EventBus.class);
    private final AtomicLong clock = new AtomicLong();

    /** Says what it is told to say. */
    private static final class Said implements HealthCheck {

        private final String name;
        private final AtomicInteger looks = new AtomicInteger();
        private volatile HealthStatus status = HealthStatus.OK;
        private volatile Duration every = Duration.ZERO;
        private volatile boolean thorough;
        private volatile Runnable work = () -> {
        };

        Said(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<Finding> check() {
            looks.incrementAndGet();
            work.run();
            return status == HealthStatus.OK ? List.of() : List.of(new Finding(status, "it is bad", "told so", "wait"));
        }

        @Override
        public Duration every() {
            return every;
        }

        @Override
        public boolean thorough() {
            return thorough;
        }

        @Override
        public Duration grace() {
            return Duration.ofSeconds(5);
        }
    }

    private Monitor monitor(HealthCheck... checks) {
        return new Monitor(List.of(checks), bus, clock::get, () -> 0, PATIENCE);
    }

    private static CheckResult result(HealthReport report, String check) {
        return report.results().stream().filter(r -> r.check().equals(check)).findFirst().orElseThrow();
    }

    @Test
    void theWorstCheckDecides() {
        Said one = new Said("one");
        Said two = new Said("two");
        Monitor monitor = monitor(two, one);
        HealthReport report = monitor.check();
        assertEquals(Health.HEALTHY, report.health());
        assertEquals(List.of("one", "two"), report.results().stream().map(CheckResult::check).toList());
        one.status = HealthStatus.WARN;
        assertEquals(Health.DEGRADED, monitor.check().health());
        two.status = HealthStatus.CRITICAL;
        report = monitor.check();
        assertEquals(Health.CRITICAL, report.health());
        assertEquals("it is bad", result(report, "two").findings().getFirst().what());
        assertEquals(report, monitor.latest().orElseThrow());
        two.status = HealthStatus.OK;
        assertEquals(Health.DEGRADED, monitor.check().health());
    }

    @Test
    void changesAreRememberedAndPublished() throws InterruptedException {
        Said check = new Said("check");
        Monitor monitor = monitor(check);
        LinkedBlockingQueue<HealthChange> heard = new LinkedBlockingQueue<>();
        try (Subscription subscription = bus.subscribe(HealthTopics.CHANGES, "test", heard::add)) {
            monitor.check();
            assertEquals(List.of(), monitor.history(), "well from the beginning is no change");
            check.status = HealthStatus.CRITICAL;
            monitor.check();
            monitor.check();
            check.status = HealthStatus.OK;
            monitor.check();
            assertEquals(List.of(HealthStatus.CRITICAL, HealthStatus.OK),
                    monitor.history().stream().map(HealthChange::status).toList());
            assertEquals(List.of(Health.CRITICAL, Health.HEALTHY),
                    monitor.history().stream().map(HealthChange::health).toList());
            for (HealthChange change : monitor.history()) {
                assertEquals(change, heard.poll(30, TimeUnit.SECONDS));
            }
        }
        for (int i = 0; i <= HealthMonitor.MOST_CHANGES; i++) {
            check.status = i % 2 == 0 ? HealthStatus.WARN : HealthStatus.OK;
            monitor.check();
        }
        assertEquals(HealthMonitor.MOST_CHANGES, monitor.history().size());
    }

    @Test
    void aCheckThatFailsIsAnErrorOfItsOwn() {
        HealthCheck broken = new HealthCheck() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public List<Finding> check() {
                throw new IllegalStateException("on purpose");
            }
        };
        HealthReport report = monitor(broken, new Said("well")).check();
        assertEquals(Health.DEGRADED, report.health());
        assertEquals(HealthStatus.HEALTH_CHECK_ERROR, result(report, "broken").status());
        assertTrue(result(report, "broken").findings().getFirst().cause().contains("on purpose"));
        assertEquals(HealthStatus.OK, result(report, "well").status());
    }

    @Test
    void aCheckThatDoesNotAnswerHoldsUpNobodyAndIsNotStartedTwice() {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        HealthCheck stuck = new HealthCheck() {
            @Override
            public String name() {
                return "stuck";
            }

            @Override
            public List<Finding> check() throws InterruptedException {
                looks.incrementAndGet();
                release.await();
                return List.of();
            }
        };
        Monitor monitor = new Monitor(List.of(stuck, new Said("well")), bus, clock::get, Duration.ofMillis(500));
        HealthReport report = monitor.check();
        clock.set(TimeUnit.SECONDS.toNanos(7));
        report = monitor.check();
        assertEquals(HealthStatus.HEALTH_CHECK_ERROR, result(report, "stuck").status());
        assertEquals("the check has not answered for 7 s", result(report, "stuck").findings().getFirst().what());
        assertEquals(HealthStatus.OK, result(report, "well").status());
        assertEquals(1, looks.get());
        release.countDown();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (result(monitor.check(), "stuck").status() != HealthStatus.OK) {
            assertTrue(System.nanoTime() < deadline, "it has answered");
        }
    }

    @Test
    void whatIsUnavailableForTooLongIsCritical() {
        Said check = new Said("check");
        check.status = HealthStatus.TEMPORARILY_UNAVAILABLE;
        Monitor monitor = monitor(check);
        assertEquals(HealthStatus.TEMPORARILY_UNAVAILABLE, result(monitor.check(), "check").status());
        clock.set(TimeUnit.SECONDS.toNanos(4));
        assertEquals(HealthStatus.TEMPORARILY_UNAVAILABLE, result(monitor.check(), "check").status());
        check.status = HealthStatus.OK;
        monitor.check();
        check.status = HealthStatus.TEMPORARILY_UNAVAILABLE;
        monitor.check();
        clock.set(TimeUnit.SECONDS.toNanos(9));
        assertEquals(HealthStatus.TEMPORARILY_UNAVAILABLE, result(monitor.check(), "check").status(),
                "the grace begins anew");
        clock.set(TimeUnit.SECONDS.toNanos(10));
        CheckResult result = result(monitor.check(), "check");
        assertEquals(HealthStatus.CRITICAL, result.status());
        assertEquals("it is bad for more than 5 s", result.findings().getFirst().what());
    }

    @Test
    void aCheckIsNotAskedMoreOftenThanItWants() {
        Said check = new Said("check");
        check.every = Duration.ofSeconds(10);
        Monitor monitor = monitor(check);
        monitor.check();
        check.status = HealthStatus.WARN;
        clock.set(TimeUnit.SECONDS.toNanos(9));
        assertEquals(HealthStatus.OK, result(monitor.check(), "check").status());
        assertEquals(1, check.looks.get());
        clock.set(TimeUnit.SECONDS.toNanos(10));
        assertEquals(HealthStatus.WARN, result(monitor.check(), "check").status());
    }

    @Test
    void aWatchHasReportsUntilItEnds() throws InterruptedException {
        Monitor monitor = monitor(new Said("only here"));
        LinkedBlockingQueue<HealthReport> heard = new LinkedBlockingQueue<>();
        try (Subscription subscription = bus.subscribe(HealthTopics.REPORTS, "test", report -> {
            if (report.results().stream().anyMatch(r -> r.check().equals("only here"))) {
                heard.add(report);
            }
        })) {
            HealthMonitor.Watch watch = monitor.watch(Duration.ofMillis(100));
            List<HealthReport> reports = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                reports.add(heard.poll(30, TimeUnit.SECONDS));
            }
            assertEquals(3, reports.stream().filter(r -> r != null && r.health() == Health.HEALTHY).count());
            watch.close();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().equals("glia health"))) {
                assertTrue(System.nanoTime() < deadline, "the thread remains");
                Thread.onSpinWait();
            }
        }
        assertThrows(IllegalArgumentException.class, () -> monitor.watch(Duration.ZERO));
    }

    /** Reports of a watch of these checks, until one is as wanted. */
    private static HealthReport await(Monitor monitor, Predicate<HealthReport> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HealthReport report = monitor.latest().orElse(null);
            if (report != null && wanted.test(report)) {
                return report;
            }
            assertTrue(System.nanoTime() < deadline, () -> "the last report is " + report);
            Thread.onSpinWait();
        }
    }

    @Test
    void aCheckThatTakesLongLooksOnlyWhenSomebodyAsks() {
        Said quick = new Said("quick");
        Said thorough = new Said("thorough");
        thorough.thorough = true;
        Monitor monitor = monitor(quick, thorough);
        try (HealthMonitor.Watch watch = monitor.watch(Duration.ofMillis(100))) {
            await(monitor, report -> quick.looks.get() > 2);
            assertEquals(0, thorough.looks.get());
            assertEquals(List.of("quick"), monitor.latest().orElseThrow().results().stream().map(CheckResult::check)
                    .toList());
            monitor.check();
            assertEquals(1, thorough.looks.get());
            int before = quick.looks.get();
            HealthReport report = await(monitor, r -> quick.looks.get() > before + 2);
            assertEquals(HealthStatus.OK, result(report, "thorough").status(), "what it said then still holds");
            assertEquals(1, thorough.looks.get());
        }
    }

    /** What the others find is reported as soon as ever; only when patience is over, the slow one is said to be. */
    @Test
    void inAWatchACheckThatTakesLongHoldsUpNoReport() {
        CountDownLatch release = new CountDownLatch(1);
        Said slow = new Said("slow");
        slow.work = () -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Said quick = new Said("quick");
        Monitor monitor = monitor(slow, quick);
        try (HealthMonitor.Watch watch = monitor.watch(Duration.ofMillis(100))) {
            await(monitor, report -> quick.looks.get() > 2);
            assertEquals(List.of("quick"), monitor.latest().orElseThrow().results().stream().map(CheckResult::check)
                    .toList());
            quick.status = HealthStatus.WARN;
            await(monitor, report -> result(report, "quick").status() == HealthStatus.WARN);
            clock.addAndGet(PATIENCE.toNanos());
            HealthReport late = await(monitor, report -> report.results().size() == 2);
            assertEquals(HealthStatus.HEALTH_CHECK_ERROR, result(late, "slow").status());
            release.countDown();
            await(monitor, report -> result(report, "slow").status() == HealthStatus.OK);
        }
    }

    /** So that watching takes little, whatever a check turns out to cost with a large network. */
    @Test
    void aLookThatTookLongIsFollowedByALongRest() {
        Said check = new Said("check");
        check.work = () -> clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        Monitor monitor = new Monitor(List.of(check, new Said("quick")), bus, clock::get, clock::get, PATIENCE);
        try (HealthMonitor.Watch watch = monitor.watch(Duration.ofMillis(100))) {
            HealthReport first = await(monitor, report -> check.looks.get() == 1);
            clock.set(TimeUnit.SECONDS.toNanos(Runner.REST - 1));
            HealthReport second = await(monitor, report -> report != first);
            await(monitor, report -> report != first && report != second);
            assertEquals(1, check.looks.get());
            clock.set(TimeUnit.SECONDS.toNanos(Runner.REST + 1));
            await(monitor, report -> check.looks.get() == 2);
        }
    }

    /** Only what a processor does costs something: one that has waited looks again as soon as it wants. */
    @Test
    void aLookThatWaitedIsFollowedByNoRest() {
        Said check = new Said("check");
        check.work = () -> clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        Monitor monitor = monitor(check);
        try (HealthMonitor.Watch watch = monitor.watch(Duration.ofMillis(100))) {
            await(monitor, report -> check.looks.get() > 3);
        }
    }

    @Test
    void whatIsInstalledIsChecked() {
        HealthReport report = Services.get(HealthMonitor.class).check();
        List<String> names = report.results().stream().map(CheckResult::check).toList();
        assertEquals(List.of("activity", "backends", "components", "disk", "energy books", "error log", "event bus",
                "graph", "performance", "simulations", "state"), names);
        assertTrue(report.results().stream().noneMatch(r -> r.status() == HealthStatus.HEALTH_CHECK_ERROR),
                report.toString());
    }
}

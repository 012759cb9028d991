package glia.health.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.Backend;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import glia.api.health.Finding;
import glia.api.health.HealthMonitor;
import glia.api.health.HealthReport;
import glia.api.health.HealthStatus;
import glia.api.health.HealthTopics;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of what a simulation needs around it: the bus and the disk. */
class SurroundingsTest {

    @TempDir
    private Path folder;

    private final EventBus bus = Services.get(EventBus.class);

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> about(String subscriber, List<Finding> findings) {
        return findings.stream().map(Finding::what).filter(w -> w.startsWith("subscriber " + subscriber + " "))
                .toList();
    }

    @Test
    void aStuckSubscriberIsReportedWithinTwoSeconds() throws Exception {
        Topic<String> topic = Topic.dropOldest("test/stuck", String.class, 8);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        AtomicLong clock = new AtomicLong();
        BusCheck check = new BusCheck(bus, clock::get);
        // closed first, so that the subscription can end even if something is not as expected
        try (Subscription stuck = bus.subscribe(topic, "stuck", event -> {
            taken.countDown();
            await(release);
        }); Subscription idle = bus.subscribe(Topic.dropOldest("test/idle", String.class, 8), "idle", event -> { });
                AutoCloseable letGo = release::countDown) {
            bus.publish(topic, "first");
            assertTrue(taken.await(30, TimeUnit.SECONDS));
            bus.publish(topic, "second");
            assertEquals(List.of(), about("stuck", check.check()));
            clock.set(BusCheck.STUCK_NANOS - 1);
            assertEquals(List.of(), about("stuck", check.check()));
            clock.set(BusCheck.STUCK_NANOS);
            assertEquals(1, about("stuck", check.check()).size());
            clock.set(TimeUnit.MILLISECONDS.toNanos(1900));
            assertEquals(List.of("subscriber stuck of test/stuck has taken no event for 1 s while 1 wait"),
                    about("stuck", check.check()));
            assertEquals(List.of(), about("idle", check.check()), "who has nothing to take is not stuck");
            release.countDown();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!about("stuck", check.check()).isEmpty()) {
                assertTrue(System.nanoTime() < deadline, "it takes events again");
            }
        }
    }

    @Test
    void lossesAndFailuresOfSubscribersAreCounted() throws Exception {
        Topic<String> topic = Topic.dropOldest("test/losses", String.class, 8);
        BusCheck check = new BusCheck(bus);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch failed = new CountDownLatch(1);
        try (Subscription slow = bus.subscribe(topic, "slow", event -> await(release));
                Subscription failing = bus.subscribe(topic, "failing", event -> {
            failed.countDown();
            throw new IllegalStateException("on purpose");
        }); AutoCloseable letGo = release::countDown) {
            check.check();
            for (int i = 0; i < 1000; i++) {
                bus.publish(topic, "event");
            }
            assertTrue(failed.await(30, TimeUnit.SECONDS));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (failing.statistics().failures() == 0) {
                assertTrue(System.nanoTime() < deadline, "the failure is counted");
            }
            List<Finding> findings = check.check();
            String lost = about("slow", findings).getFirst();
            assertTrue(lost.matches("subscriber slow of test/losses has lost 99\\d of 1000 events lately"),
                    lost);
            assertTrue(about("failing", findings).stream().anyMatch(w -> w.matches(
                    "subscriber failing of test/losses has failed \\d+ times since the last look")),
                    findings.toString());
            while (failing.statistics().queued() > 0) {
                assertTrue(System.nanoTime() < deadline, "it has failed at all that were kept");
            }
            long taken = failing.statistics().delivered();
            while (failing.statistics().failures() < taken) {
                assertTrue(System.nanoTime() < deadline, "each failure is counted");
            }
            check.check();
            assertTrue(about("failing", check.check()).stream().noneMatch(w -> w.contains("has failed")),
                    "it has not failed since");
        }
    }

    /** One that loses events again and again is one change of health, and one that is well again another one. */
    @Test
    void aLossIsRememberedForAWhileAndNoneIsSeenWhereOnlyTheNewestEventCounts() throws Exception {
        Topic<String> topic = Topic.dropOldest("test/remembered", String.class, 8);
        Topic<String> newest = Topic.latest("test/newest", String.class);
        AtomicLong clock = new AtomicLong();
        BusCheck check = new BusCheck(bus, clock::get);
        CountDownLatch release = new CountDownLatch(1);
        try (Subscription slow = bus.subscribe(topic, "bursts", event -> await(release));
                Subscription late = bus.subscribe(newest, "late", event -> await(release));
                AutoCloseable letGo = release::countDown) {
            check.check();
            for (int burst = 1; burst <= 3; burst++) {
                for (int i = 0; i < 100; i++) {
                    bus.publish(topic, "event");
                    bus.publish(newest, "event");
                }
                clock.addAndGet(BusCheck.REMEMBERED_NANOS / 2);
                int sent = 100 * burst;
                assertTrue(about("bursts", check.check()).stream().anyMatch(w -> w.matches("subscriber bursts of"
                        + " test/remembered has lost \\d+ of " + sent + " events lately")), "burst " + burst);
                clock.addAndGet(BusCheck.REMEMBERED_NANOS / 2);
                assertTrue(about("bursts", check.check()).stream().anyMatch(w -> w.contains("has lost")));
            }
            assertTrue(about("late", check.check()).stream().noneMatch(w -> w.contains("has lost")));
            clock.addAndGet(BusCheck.REMEMBERED_NANOS);
            assertTrue(about("bursts", check.check()).stream().noneMatch(w -> w.contains("has lost")));
        }
    }

    /** R5: with the usual watch, whoever takes nothing while events wait is in the report within two seconds. */
    @Test
    void aSlowSubscriberIsInTheReportOfAWatchWithinTwoSeconds() throws Exception {
        Topic<Long> topic = Topic.dropOldest("test/slow", Long.class, 64);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        HealthMonitor monitor = Services.get(HealthMonitor.class);
        LinkedBlockingQueue<HealthReport> reports = new LinkedBlockingQueue<>();
        try (Subscription listening = bus.subscribe(HealthTopics.REPORTS, "test", reports::add);
                HealthMonitor.Watch watch = monitor.watch(HealthMonitor.USUAL_PERIOD);
                Subscription slow = bus.subscribe(topic, "R5", event -> {
            taken.countDown();
            await(release);
        }); AutoCloseable letGo = release::countDown) {
            assertTrue(reports.poll(30, TimeUnit.SECONDS) != null, "it watches");
            bus.publish(topic, 0L);
            assertTrue(taken.await(30, TimeUnit.SECONDS));
            // from now on it is slow; what follows has room, so that nothing is lost yet
            long begin = System.nanoTime();
            bus.publish(topic, 1L);
            HealthReport report = reports.poll(30, TimeUnit.SECONDS);
            while (report.results().stream().filter(r -> r.check().equals("event bus")).noneMatch(
                    r -> !about("R5", r.findings()).isEmpty())) {
                assertTrue(System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(30), report.toString());
                report = reports.poll(30, TimeUnit.SECONDS);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf("R5: a subscriber that takes nothing is reported after %.2f s%n", seconds);
            assertTrue(seconds < 2, seconds + " s");
        }
    }

    @Test
    void aProgramWithoutABackendThatWorksIsCritical() {
        assertEquals(List.of(), new BackendCheck(List.of(Services.get(Backend.class))).check());
        Finding none = new BackendCheck(List.of()).check().getFirst();
        assertEquals(HealthStatus.CRITICAL, none.status());
        assertEquals("none is installed", none.cause());
    }

    @Test
    void aDiskWithoutRoomAndAFolderThatIsNotThereAreFound() throws IOException {
        assertEquals(List.of(), new DiskCheck(List.of(folder), 1, 1).check());
        Finding warning = new DiskCheck(List.of(folder), Long.MAX_VALUE, 1).check().getFirst();
        assertEquals(HealthStatus.WARN, warning.status());
        assertTrue(warning.what().matches("only [0-9.]+ MiB are left for .*"), warning.what());
        assertEquals(HealthStatus.CRITICAL,
                new DiskCheck(List.of(folder), Long.MAX_VALUE, Long.MAX_VALUE).check().getFirst().status());
        Path none = folder.resolve("none");
        assertEquals(List.of("nothing can be written to " + none),
                new DiskCheck(List.of(none), 1, 1).check().stream().map(Finding::what).toList());
    }
}

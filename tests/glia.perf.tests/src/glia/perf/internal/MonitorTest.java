package glia.perf.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import glia.api.metric.Level;
import glia.api.metric.Metric;
import glia.api.metric.MetricAlert;
import glia.api.metric.MetricSample;
import glia.api.metric.MetricSource;
import glia.api.metric.MetricTopics;
import glia.api.metric.PerformanceMonitor;
import glia.api.metric.PerformanceMonitor.Watch;
import glia.api.metric.Threshold;
import glia.api.metric.Unit;
import glia.perf.internal.Machine.Ticks;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** When samples are taken, and what is in them, read from this very process. */
class MonitorTest {

    private static final Duration PERIOD = Duration.ofMillis(100);

    private final EventBus bus = Services.get(EventBus.class);
    private final PerformanceMonitor monitor = Services.get(PerformanceMonitor.class);

    /** Counts how it is treated. */
    private static class Source implements MetricSource {

        final List<String> calls = new CopyOnWriteArrayList<>();

        @Override
        public void begin() {
            calls.add("begin");
        }

        @Override
        public void read(long nanos, Consumer<Metric> sink) {
            calls.add("read");
            sink.accept(Metric.of("test.period", Unit.SECONDS, nanos / 1e9));
        }

        @Override
        public void end() {
            calls.add("end");
        }
    }

    private static void awaitThread(boolean there) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().equals("glia metrics"))
                != there) {
            assertTrue(System.nanoTime() < deadline, "the sampling thread " + (there ? "is not there" : "remains"));
            Thread.onSpinWait();
        }
    }

    @Test
    void samplesAreTakenOnlyWhileSomebodyWatches() throws InterruptedException {
        Source source = new Source();
        Monitor own = new Monitor(List.of(source), new Watchdog(List.of()), bus);
        assertEquals(Optional.empty(), own.latest());
        Samples samples = new Samples();
        Samples seldom = new Samples();
        Watch first = own.watch(PERIOD, samples);
        Watch second = own.watch(Duration.ofMinutes(30), seldom);
        MetricSample sample = samples.next();
        double seconds = Samples.value(sample, "test.period");
        assertTrue(seconds >= 0.099 && seconds == sample.seconds(), sample.toString());
        first.close();
        samples.drain();
        int count = samples.seen.size();
        assertTrue(count >= 2, "one is taken when a watch ends");
        seldom.drain();
        assertEquals(List.of(), seldom.seen, "half an hour has not passed");
        second.close();
        seldom.drain();
        assertEquals(1, seldom.seen.size(), "a watch that ends gets the last sample");
        awaitThread(false);
        samples.drain();
        assertEquals(count, samples.seen.size(), "whose watch has ended gets nothing any more");
        assertEquals("begin", source.calls.getFirst());
        assertEquals(1, source.calls.stream().filter("begin"::equals).count());
        assertEquals("end", source.calls.getLast());
        assertEquals(Optional.empty(), own.latest());
        own.watch(PERIOD, samples).close();
        assertEquals(2, source.calls.stream().filter("begin"::equals).count(), "it begins anew");
        own.stop();
        assertThrows(IllegalStateException.class, () -> own.watch(PERIOD, samples));
    }

    @Test
    void everyListenerGetsAsManySamplesAsItAskedFor() throws InterruptedException {
        Monitor own = new Monitor(List.of(new Source()), new Watchdog(List.of()), bus);
        Samples often = new Samples();
        Samples seldom = new Samples();
        try (Watch first = own.watch(PERIOD, often); Watch second = own.watch(PERIOD.multipliedBy(5), seldom)) {
            for (int i = 0; i < 3; i++) {
                seldom.next();
            }
            often.drain();
        }
        // on a machine that is late, samples are further apart, and each of them may be due
        double whole = often.seen.stream().mapToDouble(MetricSample::seconds).sum();
        double shortest = often.seen.stream().mapToDouble(MetricSample::seconds).min().orElseThrow();
        assertTrue(shortest >= 0.099 && whole >= 3 * 0.4, often.seen.toString());
        assertTrue(often.seen.size() >= 6 || whole > 0.5 * often.seen.size(), often.seen.toString());
        assertTrue(often.seen.containsAll(seldom.seen));
    }

    /** What looks from time to time, as checks of health do, must not say the same again each time. */
    @Test
    void oneWatchAfterTheOtherMakesOneAlertOfOneMatter() throws InterruptedException {
        MetricSource full = (nanos, sink) -> sink.accept(Metric.of("test.full", Unit.RATIO,
                nanos < PERIOD.toNanos() ? 0 : 1));
        Monitor own = new Monitor(List.of(full), new Watchdog(List.of(new Threshold("test.full", true, 0.8, 0.9, 0.1,
                "full"))), bus);
        List<MetricAlert> alerts = new CopyOnWriteArrayList<>();
        CountDownLatch last = new CountDownLatch(1);
        try (Subscription subscription = bus.subscribe(MetricTopics.ALERTS, "test", alert -> {
            if (alert.metric().name().equals("test.full")) {
                alerts.add(alert);
            } else if (alert.metric().name().equals("test.last")) {
                last.countDown();
            }
        })) {
            for (int i = 0; i < 4; i++) {
                Samples samples = new Samples();
                try (Watch watch = own.watch(PERIOD, samples)) {
                    assertEquals(70, samples.next().score().points());
                }
                samples.drain();
                assertEquals(70, samples.seen.getLast().score().points(), "a moment is judged as what was before it");
            }
            bus.publish(MetricTopics.ALERTS, new MetricAlert(Instant.EPOCH, Metric.of("test.last", Unit.COUNT, 1),
                    Level.NORMAL, Level.WARNING, "the end"));
            assertTrue(last.await(30, TimeUnit.SECONDS));
        }
        assertEquals(List.of(Level.CRITICAL), alerts.stream().map(MetricAlert::level).toList());
    }

    @Test
    void stretchedPeriodsHoldAtOnceAndUntilTheyAreGivenBack() throws InterruptedException {
        Monitor own = new Monitor(List.of(new Source()), new Watchdog(List.of()), bus);
        Samples samples = new Samples();
        try (Watch watch = own.watch(PERIOD, samples)) {
            samples.next();
            own.stretch(5);
            samples.drain();
            int before = samples.seen.size();
            // one may have been under way
            samples.next();
            assertTrue(samples.next().seconds() >= 0.499, samples.seen.toString());
            own.stretch(1);
            samples.await(s -> s.seconds() < 0.4);
            assertTrue(samples.seen.size() > before + 2);
        }
        assertThrows(IllegalArgumentException.class, () -> own.stretch(0));
        assertThrows(IllegalArgumentException.class, () -> own.stretch(PerformanceMonitor.MOST_STRETCH + 1));
    }

    @Test
    void periodsHaveLimits() {
        for (Duration period : List.of(Duration.ZERO, Duration.ofMillis(99), Duration.ofHours(2))) {
            assertThrows(IllegalArgumentException.class, () -> monitor.watch(period, sample -> {
            }));
        }
    }

    @Test
    void aBrokenSourceOrListenerTakesNobodyWithIt() throws InterruptedException {
        Source good = new Source();
        MetricSource bad = new MetricSource() {
            @Override
            public void read(long nanos, Consumer<Metric> sink) {
                sink.accept(Metric.of("test.half", Unit.COUNT, 1));
                throw new IllegalStateException("on purpose");
            }
        };
        Monitor own = new Monitor(List.of(bad, good), new Watchdog(List.of()), bus);
        Samples samples = new Samples();
        try (Watch broken = own.watch(PERIOD, sample -> {
            throw new IllegalStateException("on purpose");
        }); Watch watch = own.watch(PERIOD, samples)) {
            samples.next();
            MetricSample second = samples.next();
            assertTrue(second.find("test.period").isPresent());
            assertEquals(2, Samples.value(second, "monitor.broken_sources"), "the source and the listener");
        }
    }

    @Test
    void whatASourceOfAnotherBundleReadsIsInTheSampleAndOnTheBus() throws InterruptedException {
        CopyOnWriteArrayList<MetricSource> sources = new CopyOnWriteArrayList<>();
        Monitor own = new Monitor(sources, new Watchdog(List.of()), bus);
        Samples samples = new Samples();
        CountDownLatch heard = new CountDownLatch(1);
        try (Subscription subscription = bus.subscribe(MetricTopics.SAMPLES, "test", sample -> {
            if (sample.find("test.period").isPresent()) {
                heard.countDown();
            }
        }); Watch watch = own.watch(PERIOD, samples)) {
            assertTrue(samples.next().find("test.period").isEmpty());
            Source late = new Source();
            sources.add(late);
            samples.await(s -> s.find("test.period").isPresent());
            assertTrue(heard.await(30, TimeUnit.SECONDS));
            sources.remove(late);
            samples.await(s -> s.find("test.period").isEmpty());
        }
    }

    @Test
    void memoryIsThatOfThisProcess() throws InterruptedException, IOException {
        Samples samples = new Samples();
        try (Watch watch = monitor.watch(PERIOD, samples)) {
            MetricSample sample = samples.next();
            double resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(l -> l.startsWith("VmRSS:")).mapToDouble(l -> Double.parseDouble(l.split("\\s+")[1]) * 1024)
                    .findFirst().orElseThrow();
            assertEquals(resident, Samples.value(sample, "memory.resident"), 0.2 * resident);
            assertEquals(Runtime.getRuntime().maxMemory(), Samples.value(sample, "memory.heap_limit"));
            assertTrue(Samples.value(sample, "memory.heap") < resident * 2);
            samples.next();
            samples.seen.clear();
            long most = 0;
            List<byte[]> kept = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                kept.add(new byte[1 << 20]);
                most += kept.getLast().length;
            }
            samples.next();
            samples.next();
            samples.drain();
            assertTrue(samples.integral("memory.allocation") >= most, samples.integral("memory.allocation")
                    + " of " + most + " in " + kept.size());
        }
    }

    @Test
    void pausesOfTheCollectorAreSeen() throws InterruptedException {
        Samples samples = new Samples();
        try (Watch watch = monitor.watch(PERIOD, samples)) {
            samples.next();
            MetricSample sample = samples.await(s -> {
                System.gc();
                return Samples.value(s, "gc.pause_longest") > 0;
            });
            assertTrue(Samples.value(sample, "gc.pause_share") > 0, sample.toString());
            assertTrue(Samples.value(samples.next(), "memory.heap_live_share") > 0);
        }
    }

    @Test
    void whatCannotBeReadOfAGraphicsProcessorIsAbsentWithItsReason() {
        List<Metric> metrics = new ArrayList<>();
        new GraphicsMetrics(Path.of("/not/there")).read(1, metrics::add);
        new GraphicsMetrics(Path.of("/proc/self/status")).read(1, metrics::add);
        assertTrue(metrics.stream().allMatch(m -> m.value().isEmpty()));
        assertEquals(List.of("no driver for graphics processors that compute is loaded",
                "no backend that is installed uses the graphics processor"),
                metrics.stream().map(Metric::absence).distinct().toList());
    }

    @Test
    void loadIsWhatIsNotIdle() {
        double[] load = ProcessorMetrics.load(List.of(new Ticks(0, 5, 50), new Ticks(1, 7, 70), new Ticks(2, 1, 1)),
                List.of(new Ticks(0, 45, 150), new Ticks(2, 1, 1), new Ticks(3, 4, 4)));
        assertEquals(0.4, load[0], 1e-12);
        assertTrue(Double.isNaN(load[1]), "no time went by");
        assertTrue(Double.isNaN(load[2]), "it was switched on only now");
    }

    /** Shares of two processors: a simulation that takes all is no load, nor are windows; two burning threads are. */
    @Test
    void onlyOtherProgramsAreLoadAndOnlyOfWhatSimulationsLeave() {
        assertEquals(0.08, ProcessorMetrics.othersShare(1, 0.98, 0.95), 1e-12);
        assertEquals(0, ProcessorMetrics.othersShare(1, 1, 0.6), 1e-12);
        assertEquals(1, ProcessorMetrics.othersShare(1, 0.5, 0.5), 1e-12);
        assertEquals(0.5, ProcessorMetrics.othersShare(0.5, 0, 0), 1e-12);
        assertEquals(0, ProcessorMetrics.othersShare(0.5, 0.6, 0.4), "clocks that are read one after the other");
    }

    @Test
    void processorsAreNormalised() throws InterruptedException {
        Samples samples = new Samples();
        int cores = Runtime.getRuntime().availableProcessors();
        try (Watch watch = monitor.watch(Duration.ofMillis(500), samples)) {
            Thread burner = Thread.ofPlatform().daemon().start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
            });
            MetricSample sample = samples.await(s -> Samples.value(s, "cpu.process") > 0.3 / cores);
            burner.interrupt();
            double sum = 0;
            int found = 0;
            for (Metric metric : sample.metrics()) {
                if (metric.name().startsWith("cpu.")) {
                    double value = metric.value().orElseThrow();
                    assertTrue(value >= 0 && value <= 1.1, metric.toString());
                }
                if (metric.name().equals("cpu.core")) {
                    found++;
                    sum += metric.value().orElseThrow();
                }
            }
            assertTrue(found >= cores, found + " cores");
            assertEquals(sum / found, Samples.value(sample, "cpu.system"), 1e-9);
            assertTrue(Samples.value(sample, "cpu.system") > 0.2 / cores, sample.toString());
        }
    }

    @Test
    void backlogAndLossesOfTheBusAreThoseOfTheBus() throws InterruptedException {
        Topic<String> topic = Topic.dropOldest("test/backlog", String.class, 8);
        CountDownLatch release = new CountDownLatch(1);
        Samples samples = new Samples();
        try (Watch watch = monitor.watch(PERIOD, samples)) {
            samples.next();
            Subscription stuck = bus.subscribe(topic, "stuck", event -> {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            for (int i = 0; i < 100; i++) {
                bus.publish(topic, "event");
            }
            String labels = "{subscriber=stuck, topic=test/backlog}";
            samples.seen.clear();
            MetricSample sample = samples.await(s -> s.find("bus.subscriber_queued" + labels).isPresent());
            double queued = Samples.value(sample, "bus.subscriber_queued" + labels);
            assertTrue(queued >= 7, sample.toString());
            assertEquals(stuck.statistics().queued(), queued);
            assertTrue(Samples.value(sample, "bus.queued") >= queued);
            samples.next();
            assertEquals(100, samples.integral("bus.subscriber_sent" + labels), 1e-6);
            assertTrue(samples.integral("bus.subscriber_dropped" + labels) >= 90);
            release.countDown();
            stuck.close();
            assertTrue(Samples.value(samples.next(), "bus.latency") > 0);
        }
    }

    @Test
    void everyTopicHasItsRateAndTheTimesOfItsEvents() throws InterruptedException {
        Topic<String> topic = Topic.dropOldest("test/times", String.class, 8);
        CountDownLatch release = new CountDownLatch(1);
        Samples samples = new Samples();
        try (Watch watch = monitor.watch(PERIOD, samples);
                Subscription slow = bus.subscribe(topic, "slow", event -> {
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })) {
            samples.next();
            samples.seen.clear();
            for (int i = 0; i < 5; i++) {
                bus.publish(topic, "event");
            }
            MetricSample sample = samples.await(s -> s.find("bus.topic_delivered{topic=test/times}")
                    .filter(m -> m.value().orElse(0) > 0).isPresent());
            assertTrue(sample.find("bus.topic_latency{quantile=max, topic=test/times}").isPresent());
            // the four that wait for the first one wait for a period at least
            samples.next();
            samples.next();
            release.countDown();
            sample = samples.await(s -> s.find("bus.topic_latency{quantile=max, topic=test/times}")
                    .filter(m -> m.value().orElse(0) > 0.5 * PERIOD.toNanos() / 1e9).isPresent());
            samples.next();
            assertEquals(5, samples.integral("bus.topic_delivered{topic=test/times}"), 1e-6);
            Metric absent = samples.next().find("bus.topic_latency{quantile=max, topic=test/times}").orElseThrow();
            assertEquals("no event was delivered", absent.absence());
        }
    }
}

package glia.bus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventBus.Statistics;
import glia.api.event.OverflowPolicy;
import glia.api.event.Priority;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import glia.api.histogram.DurationHistogram;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many publishers at once; every count must come out exactly, in every snapshot. */
@ParameterizedClass(name = "shared threads {0}")
@ValueSource(booleans = {false, true})
class BusStressTest {

    private static final int PUBLISHERS = 4;

    private final boolean shared;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Bus bus = new Bus((topic, subscriber, count, thrown) -> failure.compareAndSet(null, thrown));

    /** Checks that calls never overlap and that each publisher's events come in their order. */
    private static final class OrderCheck implements Consumer<Long> {
        private final long[] last = new long[PUBLISHERS];
        private final AtomicBoolean busy = new AtomicBoolean();
        private long seen;

        OrderCheck() {
            Arrays.fill(last, -1);
        }

        @Override
        public void accept(Long event) {
            assertTrue(busy.compareAndSet(false, true), "two calls at once");
            int publisher = (int) (event >>> 32);
            long number = event & 0xFFFFFFFFL;
            assertTrue(number > last[publisher], "out of order, or twice");
            last[publisher] = number;
            seen++;
            busy.set(false);
        }
    }

    BusStressTest(boolean shared) {
        this.shared = shared;
        bus.setShared(shared);
    }

    @AfterEach
    void stop() {
        bus.stop(60_000);
        assertNull(failure.get());
    }

    private List<Thread> publish(Topic<Long> topic, int each) {
        List<Thread> publishers = new ArrayList<>();
        for (int p = 0; p < PUBLISHERS; p++) {
            long high = (long) p << 32;
            publishers.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    bus.publish(topic, high | i);
                }
            }));
        }
        return publishers;
    }

    private static void assertBalanced(Statistics s, int mostQueued) {
        assertEquals(s.sent(), s.delivered() + s.dropped() + s.queued(), s::toString);
        assertTrue(s.delivered() >= 0 && s.dropped() >= 0 && s.queued() >= 0 && s.queued() <= mostQueued, s::toString);
    }

    @ParameterizedTest
    @CsvSource({"LATEST,1", "DROP_OLDEST,1", "DROP_OLDEST,2", "DROP_OLDEST,3", "DROP_OLDEST,64", "BLOCK,1", "BLOCK,3",
            "BLOCK,64"})
    void countsAreExactWithManyPublishers(OverflowPolicy policy, int capacity) {
        int each = 50_000;
        int millis = policy == OverflowPolicy.BLOCK ? Integer.MAX_VALUE : 0;
        Topic<Long> topic = new Topic<>("t", Long.class, policy, capacity, millis, Priority.NORMAL);
        OrderCheck check = new OrderCheck();
        Subscription subscription = bus.subscribe(topic, "s", check);
        // the one place of LATEST is counted before the event in it is
        int mostQueued = capacity == 1 ? 1 + PUBLISHERS : capacity;
        List<Thread> publishers = publish(topic, each);
        while (publishers.stream().anyMatch(Thread::isAlive)) {
            assertBalanced(subscription.statistics(), mostQueued);
        }
        Held.until("an empty queue", () -> subscription.statistics().queued() == 0);
        subscription.close();
        Statistics end = subscription.statistics();
        assertEquals((long) PUBLISHERS * each, end.sent());
        assertEquals(check.seen, end.delivered());
        assertEquals(end.sent() - end.delivered(), end.dropped());
        assertEquals(0, end.queued() + end.failures());
        if (policy == OverflowPolicy.BLOCK) {
            assertEquals(0, end.dropped());
        }
        assertEquals(List.of(end), bus.statistics());
    }

    @ParameterizedTest
    @CsvSource({"LATEST,1", "DROP_OLDEST,5", "BLOCK,5"})
    void countsAreExactThoughSubscribersComeAndGo(OverflowPolicy policy, int capacity) {
        int each = 50_000;
        int millis = policy == OverflowPolicy.BLOCK ? Integer.MAX_VALUE : 0;
        Topic<Long> topic = new Topic<>("t", Long.class, policy, capacity, millis, Priority.NORMAL);
        OrderCheck check = new OrderCheck();
        Subscription stays = bus.subscribe(topic, "stays", check);
        List<Thread> publishers = publish(topic, each);
        List<Subscription> gone = new ArrayList<>();
        long seenByThoseWhoWent = 0;
        while (publishers.stream().anyMatch(Thread::isAlive)) {
            OrderCheck passing = new OrderCheck();
            Subscription subscription = bus.subscribe(topic, "comes and goes", passing);
            Thread.yield();
            subscription.close();
            long seen = passing.seen;
            assertEquals(seen, subscription.statistics().delivered());
            seenByThoseWhoWent += seen;
            gone.add(subscription);
        }
        Held.until("an empty queue", () -> stays.statistics().queued() == 0);
        assertEquals((long) PUBLISHERS * each, stays.statistics().sent());
        stays.close();
        assertEquals(check.seen, stays.statistics().delivered());
        long sent = 0;
        for (Subscription subscription : gone) {
            assertBalanced(subscription.statistics(), 0);
            sent += subscription.statistics().sent();
        }
        Statistics total = bus.statistics().getFirst();
        assertEquals("comes and goes", total.subscriber());
        assertEquals(seenByThoseWhoWent, total.delivered());
        assertEquals(sent, total.sent());
        assertBalanced(total, 0);
    }

    /** Promise R5, small: tenfold overload of one subscriber, which delays no other. */
    @Test
    void aStuckSubscriberDelaysNobody() {
        int events = 20_000;
        Topic<Long> topic = Topic.dropOldest("t", Long.class, 64);
        Held<Long> stuck = new Held<>();
        long[] nanos = new long[events];
        int[] next = new int[1];
        Subscription slow = bus.subscribe(topic, "stuck", stuck);
        Subscription fast = bus.subscribe(topic, "fast", published -> nanos[next[0]++] = System.nanoTime() - published);
        bus.publish(topic, System.nanoTime());
        stuck.awaitEntered();
        for (int i = 1; i < events; i++) {
            int expected = i;
            Held.until("event at the fast one", () -> fast.statistics().delivered() == expected);
            bus.publish(topic, System.nanoTime());
        }
        Held.until("the last event", () -> fast.statistics().delivered() == events);
        assertEquals(new Statistics("t", "stuck", events, 1, events - 65, 64, 0), slow.statistics());
        stuck.letGo();
        fast.close();
        Arrays.sort(nanos);
        System.out.printf("bus: delivery beside a stuck subscriber p50 %.1f us, p95 %.1f us, max %.2f ms%n",
                nanos[events / 2] / 1e3, nanos[events * 95 / 100] / 1e3, nanos[events - 1] / 1e6);
        assertTrue(nanos[events * 95 / 100] < TimeUnit.MILLISECONDS.toNanos(20), "p95 over 20 ms");
    }

    @Test
    void publishingAllocatesNothing() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory
                .getThreadMXBean();
        Topic<Long> ring = Topic.dropOldest("ring", Long.class, 64);
        Topic<Long> cell = Topic.latest("cell", Long.class);
        Topic<Long> nobody = Topic.latest("nobody", Long.class);
        for (String name : List.of("a", "b")) {
            bus.subscribe(ring, name, event -> {
            });
            bus.subscribe(cell, name, event -> {
            });
        }
        Long event = 1L << 40;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                bus.publish(ring, event);
                bus.publish(cell, event);
                bus.publish(nobody, event);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes for 30 000 events");
    }

    /** From one thread to three subscribers. */
    @Test
    void printsItsThroughput() {
        int events = 200_000;
        for (Topic<Long> topic : List.of(Topic.block("without loss", Long.class, 1024, Integer.MAX_VALUE),
                Topic.dropOldest("oldest give way", Long.class, 1024), Topic.latest("newest only", Long.class))) {
            List<Subscription> three = IntStream.range(0, 3).mapToObj(i -> bus.subscribe(topic, "s" + i, event -> {
            })).toList();
            double[] published = new double[9];
            double[] delivered = new double[published.length];
            for (int round = 0; round < published.length; round++) {
                long before = delivered(three);
                long begin = System.nanoTime();
                for (int i = 0; i < events; i++) {
                    bus.publish(topic, 7L);
                }
                published[round] = events * 1e3 / (System.nanoTime() - begin);
                Held.until("empty queues", () -> three.stream().allMatch(s -> s.statistics().queued() == 0));
                delivered[round] = (delivered(three) - before) * 1e3 / (System.nanoTime() - begin);
            }
            Arrays.sort(published);
            Arrays.sort(delivered);
            System.out.printf("bus, %s threads, %s: published p50 %.2f, max %.2f M events/s; delivered to three p50"
                    + " %.2f, max %.2f M events/s%n", threads(), topic.name(), published[4], published[8],
                    delivered[4], delivered[8]);
            three.forEach(Subscription::close);
        }
    }

    private String threads() {
        return shared ? "shared" : "own";
    }

    private static long delivered(List<Subscription> subscriptions) {
        return subscriptions.stream().mapToLong(s -> s.statistics().delivered()).sum();
    }

    /**
     * Promise R5: one subscriber that keeps up and one that can take a tenth of what is published, for
     * {@code GLIA_TEST_OVERLOAD_SECONDS}.
     */
    @Test
    void tenfoldOverloadCostsNoMemoryAndDelaysNobody() {
        double seconds = Double.parseDouble(System.getenv().getOrDefault("GLIA_TEST_OVERLOAD_SECONDS", "2"));
        int rate = 100_000;
        Topic<Load> topic = Topic.dropOldest("load", Load.class, 256);
        DurationHistogram took = new DurationHistogram();
        Subscription quick = bus.subscribe(topic, "keeps up",
                load -> took.record(System.nanoTime() - load.published()));
        Subscription slow = bus.subscribe(topic, "a tenth", load -> LockSupport.parkNanos(10_000_000_000L / rate));
        long heapBefore = heap();
        long begin = System.nanoTime();
        long published = 0;
        while (System.nanoTime() - begin < seconds * 1e9) {
            long due = (long) ((System.nanoTime() - begin) / 1e9 * rate);
            for (; published < due; published++) {
                bus.publish(topic, new Load(System.nanoTime(), new byte[100]));
            }
            if (published % 1000 == 0) {
                assertBalanced(slow.statistics(), 256);
            }
            LockSupport.parkNanos(200_000);
        }
        long growth = heap() - heapBefore;
        Held.until("empty queues", () -> quick.statistics().queued() + slow.statistics().queued() == 0);
        quick.close();
        slow.close();
        Statistics s = slow.statistics();
        assertEquals(published, s.sent());
        assertEquals(s.sent(), s.delivered() + s.dropped());
        assertEquals(published, quick.statistics().delivered() + quick.statistics().dropped());
        long[] times = took.durations().quantiles(0.5, 0.95, 1);
        System.out.printf("bus, %s threads, R5, %.0f s: %d events, the slow one took %d and lost %d; heap grew by %.1f"
                + " MB; delivery to the other p50 %.1f us, p95 %.1f us, max %.1f ms, lost %d%n", threads(), seconds,
                published, s.delivered(), s.dropped(), growth / 1e6, times[0] / 1e3, times[1] / 1e3, times[2] / 1e6,
                quick.statistics().dropped());
        assertTrue(growth < 64 << 20, growth + " bytes more");
        assertTrue(s.dropped() > s.sent() / 2, "it was no overload: " + s);
        assertTrue(times[1] < TimeUnit.MILLISECONDS.toNanos(20), "p95 over 20 ms");
    }

    private record Load(long published, byte[] data) {
    }

    /** What is alive. */
    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

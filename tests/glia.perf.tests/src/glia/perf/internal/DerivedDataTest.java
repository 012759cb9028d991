package glia.perf.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.cache.DerivedData;
import glia.api.cache.Question;
import glia.api.metric.Metric;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of answers, for how long, and what is derived before anybody asks. */
class DerivedDataTest {

    private static final BooleanSupplier WAITING = () -> false;
    private static final int BYTES = 1 << 20;

    private final List<String> derived = new CopyOnWriteArrayList<>();
    private double memoryLeft = 1;
    private final DerivedDataComponent data = new DerivedDataComponent(new AnswerCache(() -> memoryLeft));

    /** Asks for the text with a number behind it. */
    private final class Numbered implements Question<String, StringBuilder> {

        private final int number;

        Numbered(int number) {
            this.number = number;
        }

        @Override
        public StringBuilder answer(String about, BooleanSupplier cancelled) {
            derived.add(about + number);
            return cancelled.getAsBoolean() ? null : new StringBuilder(about + number);
        }

        @Override
        public long bytes(StringBuilder answer) {
            return BYTES;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Numbered one && one.number == number;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    private void set(Map<String, Object> switches) {
        data.configure(switches);
    }

    /** A limit of so many answers. */
    private void room(int answers) {
        set(Map.of(DerivedDataComponent.PERCENT,
                100.0 * answers * (BYTES + 1024) / Runtime.getRuntime().maxMemory()));
    }

    private StringBuilder ask(String about, int number) {
        return data.get(about, new Numbered(number), WAITING);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "it did not come");
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void stop() {
        data.deactivate();
    }

    @Test
    void anAnswerIsDerivedOnceForEachObject() {
        set(Map.of());
        StringBuilder first = ask("a", 1);
        assertSame(first, ask("a", 1));
        assertNotSame(first, ask("a", 2));
        assertNotSame(first, ask(new String("a"), 1), "another object, though it is equal");
        assertEquals(List.of("a1", "a2", "a1"), derived);
        DerivedData.Counts counts = data.counts();
        assertEquals(1, counts.hits());
        assertEquals(3, counts.misses());
        assertTrue(counts.bytes() >= 3 * BYTES && counts.bytes() < 3 * BYTES + 1024, counts.toString());
    }

    @Test
    void whatIsCancelledIsNotKept() {
        set(Map.of());
        assertNull(data.get("a", new Numbered(1), () -> true));
        assertEquals("a1", ask("a", 1).toString());
        assertEquals(2, derived.size());
    }

    @Test
    void theSwitchHasAnEffect() {
        set(Map.of(DerivedDataComponent.KEEP, false));
        assertNotSame(ask("a", 1), ask("a", 1));
        data.expect("a", List.of(new Numbered(2)));
        set(Map.of());
        assertSame(ask("a", 1), ask("a", 1));
        set(Map.of(DerivedDataComponent.KEEP, false));
        assertEquals(0, data.counts().bytes(), "what was kept goes at once");
        assertEquals(List.of("a1", "a1", "a1"), derived);
    }

    @Test
    void sizeHasALimitThatFollowsMemory() {
        assertTrue(Runtime.getRuntime().maxMemory() >= 500L * BYTES, "a percent has to be enough for five answers");
        room(16);
        IntStream.range(0, 100).forEach(number -> ask("a", number));
        long full = data.counts().bytes();
        assertTrue(full <= data.counts().limit() && full >= 12 * BYTES, data.counts().toString());
        memoryLeft = 0.25;
        room(16);
        assertTrue(data.counts().bytes() <= 4 * (BYTES + 1024), data.counts().toString());
        memoryLeft = 0;
        room(16);
        assertEquals(0, data.counts().bytes());
        assertNotSame(ask("a", 1), ask("a", 1));
    }

    @Test
    void timeToLiveFollowsMemory() {
        set(Map.of(DerivedDataComponent.SECONDS, 1L));
        ask("a", 1);
        long asked = System.nanoTime();
        await(() -> data.counts().bytes() == 0);
        assertTrue(System.nanoTime() - asked >= 900_000_000, "it went before its time");
        memoryLeft = 0.001;
        set(Map.of(DerivedDataComponent.SECONDS, 1L, DerivedDataComponent.PERCENT, 50.0));
        ask("a", 2);
        asked = System.nanoTime();
        await(() -> data.counts().bytes() == 0);
        assertTrue(System.nanoTime() - asked < 900_000_000, "it stayed for as long as with memory");
    }

    @Test
    void sharesOfMemoryAreThoseThatAreLeft() {
        assertEquals(1, MemoryShare.of(1, 1));
        assertEquals(1, MemoryShare.of(0.25, 0.9));
        assertEquals(0.4, MemoryShare.of(0.1, 0.9), 1e-9);
        assertEquals(0.2, MemoryShare.of(0.9, 0.05), 1e-9);
        assertEquals(0, MemoryShare.of(-0.1, 1));
        double now = new MemoryShare().now();
        assertTrue(now >= 0 && now <= 1, "" + now);
    }

    @Test
    void whatIsExpectedIsThereBeforeItIsAskedFor() {
        set(Map.of());
        data.expect("a", IntStream.range(0, 20).mapToObj(Numbered::new).toList());
        await(() -> data.counts().expected() == DerivedData.MOST_EXPECTED);
        ask("a", 3);
        ask("a", 3);
        assertEquals(2, data.counts().hits());
        assertEquals(1, data.counts().foreseen());
        assertEquals(IntStream.range(0, DerivedData.MOST_EXPECTED).mapToObj(n -> "a" + n).toList(), derived);
    }

    @Test
    void nothingIsExpectedWithoutTheSwitch() {
        set(Map.of(DerivedDataComponent.PRELOAD, false));
        data.expect("a", List.of(new Numbered(1)));
        ask("a", 1);
        assertEquals(List.of("a1"), derived);
        assertEquals(0, data.counts().foreseen());
    }

    /** Says that it has begun, and ends only when it is cancelled. */
    private record Endless(CountDownLatch begun, AtomicInteger ended) implements Question<String, String> {

        @Override
        public String answer(String about, BooleanSupplier cancelled) {
            begun.countDown();
            while (!cancelled.getAsBoolean()) {
                Thread.onSpinWait();
            }
            ended.incrementAndGet();
            return null;
        }

        @Override
        public long bytes(String answer) {
            return 0;
        }
    }

    @Test
    void whoWaitsGoesBeforeWhatIsExpected() throws InterruptedException {
        set(Map.of());
        CountDownLatch begun = new CountDownLatch(2);
        AtomicInteger ended = new AtomicInteger();
        data.expect("a", List.of(new Endless(begun, ended)));
        await(() -> begun.getCount() == 1);
        ask("a", 1);
        await(() -> ended.get() == 1);
        assertTrue(begun.await(60, TimeUnit.SECONDS), "it is still expected, and taken up again");
        data.expect("a", List.of());
        await(() -> ended.get() == 2);
        assertEquals(0, data.counts().expected());
    }

    @Test
    void metricsSayHowOftenSomethingWasThere() {
        set(Map.of());
        data.begin();
        List<Metric> metrics = new ArrayList<>();
        data.read(1_000_000_000, metrics::add);
        assertTrue(find(metrics, "cache.hit_rate").value().isEmpty(), "nobody has asked");
        ask("a", 1);
        IntStream.range(0, 3).forEach(again -> ask("a", 1));
        metrics.clear();
        data.read(2_000_000_000, metrics::add);
        assertEquals(0.75, find(metrics, "cache.hit_rate").value().orElseThrow());
        assertEquals(2, find(metrics, "cache.asked").value().orElseThrow());
        assertTrue(find(metrics, "cache.bytes").value().orElseThrow() >= BYTES);
        assertTrue(find(metrics, "cache.limit").value().orElseThrow() > BYTES);
    }

    private static Metric find(List<Metric> metrics, String name) {
        return metrics.stream().filter(metric -> metric.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void anObjectThatIsGoneIsNotKeptAlive() {
        set(Map.of());
        String about = new String("gone");
        ask(about, 1);
        WeakReference<String> trace = new WeakReference<>(about);
        about = null;
        await(() -> {
            System.gc();
            return trace.get() == null;
        });
    }
}

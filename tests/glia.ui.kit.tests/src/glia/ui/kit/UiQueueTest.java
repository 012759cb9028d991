package glia.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UiQueueTest {
    private Screen screen;

    @BeforeEach
    void open() {
        screen = new Screen(100, 100);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void newestOfASourceWins() {
        UiQueue queue = new UiQueue(screen.display(), RefreshRate.SMOOTH);
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int value = i;
            queue.post("source", () -> seen.add(value));
        }
        screen.await("an update", () -> !seen.isEmpty());
        screen.settle();
        assertEquals(List.of(999), seen);
    }

    @Test
    void manySourcesTakeOneHop() {
        UiQueue queue = new UiQueue(screen.display(), RefreshRate.SMOOTH);
        AtomicInteger runs = new AtomicInteger();
        for (int i = 0; i < 50; i++) {
            queue.post(i, runs::incrementAndGet);
        }
        screen.await("all updates", () -> runs.get() == 50);
        assertEquals(1, queue.hops());
    }

    @Test
    void publisherNeverWaitsForTheUiThread() throws InterruptedException {
        UiQueue queue = new UiQueue(screen.display(), RefreshRate.SMOOTH);
        AtomicInteger runs = new AtomicInteger();
        // this thread is the UI thread, and stands still until the publisher is through
        Thread publisher = new Thread(() -> {
            for (int i = 0; i < 100_000; i++) {
                queue.post("source", runs::incrementAndGet);
            }
        });
        publisher.start();
        publisher.join(20_000);
        assertTrue(!publisher.isAlive(), "the publisher waits");
        assertEquals(1, queue.hops());
        assertEquals(0, runs.get());
        screen.await("the newest update", () -> runs.get() == 1);
    }

    @Test
    void updatesKeepToTheRate() {
        UiQueue queue = new UiQueue(screen.display(), RefreshRate.NORMAL);
        List<Long> times = new ArrayList<>();
        AtomicBoolean stop = new AtomicBoolean();
        Thread publisher = new Thread(() -> {
            while (!stop.get()) {
                queue.post("source", () -> times.add(System.nanoTime()));
                Thread.onSpinWait();
            }
        });
        publisher.start();
        try {
            screen.await("five updates", () -> times.size() >= 5);
        } finally {
            stop.set(true);
        }
        for (int i = 1; i < 5; i++) {
            long between = times.get(i) - times.get(i - 1);
            assertTrue(between > 95_000_000, "updates " + between / 1e6 + " ms apart at 10 Hz");
        }
    }

    /** Else what a person does waits for the drawing of all views. */
    @Test
    void updatesOfOneRedrawAreSpreadOverItsTime() {
        UiQueue queue = new UiQueue(screen.display(), RefreshRate.NORMAL);
        List<Long> times = new ArrayList<>();
        for (int source = 0; source < 4; source++) {
            queue.post(source, () -> times.add(System.nanoTime()));
        }
        screen.await("four updates", () -> times.size() == 4);
        for (int i = 1; i < 4; i++) {
            long between = times.get(i) - times.get(i - 1);
            assertTrue(between > 24_000_000, "updates " + between / 1e6 + " ms apart");
        }
        assertEquals(1, queue.timing().redraws());
    }

    /** Else views stay slow for a second after drawing has been given back to them. */
    @Test
    void whatWaitsForASlowRateRunsWhenTheRateIsFast() {
        UiQueue queue = new UiQueue(screen.display(), RefreshRate.SLOW);
        AtomicInteger runs = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            queue.post(i, runs::incrementAndGet);
        }
        screen.await("the first of a redraw", () -> runs.get() == 1);
        long begin = System.nanoTime();
        queue.setRate(RefreshRate.SMOOTH);
        screen.await("the others", () -> runs.get() == 3);
        double rest = (System.nanoTime() - begin) / 1e6;
        queue.setRate(RefreshRate.SLOW);
        queue.post("next", runs::incrementAndGet);
        screen.settle();
        assertEquals(3, runs.get(), "not due for most of a second");
        begin = System.nanoTime();
        queue.setRate(RefreshRate.SMOOTH);
        screen.await("the next redraw", () -> runs.get() == 4);
        double next = (System.nanoTime() - begin) / 1e6;
        System.out.printf("after a slow rate the rest of a redraw took %.0f ms, the next one %.0f ms%n", rest, next);
        assertTrue(rest < 250 && next < 500, rest + " and " + next + " ms");
    }

    @Test
    void timingTellsHowLongTheUiThreadLetsWaitAndHowOftenItDraws() throws InterruptedException {
        UiQueue queue = new UiQueue(screen.display(), RefreshRate.SMOOTH);
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch posted = new CountDownLatch(1);
        Thread publisher = new Thread(() -> {
            queue.post("source", runs::incrementAndGet);
            posted.countDown();
        });
        publisher.start();
        assertTrue(posted.await(20, TimeUnit.SECONDS));
        long start = System.nanoTime();
        while (System.nanoTime() - start < 50_000_000) {
            // this thread is the UI thread, and hangs
            Thread.onSpinWait();
        }
        assertTrue(queue.timing().longestWait() >= 50_000_000, "an event that still waits");
        assertEquals(0, queue.timing().redraws());
        screen.await("the update", () -> runs.get() == 1);
        UiQueue.Timing after = queue.timing();
        assertEquals(1, after.redraws());
        assertTrue(after.longestWait() >= 50_000_000, "an event that has waited: " + after);
        assertEquals(0, queue.timing().longestWait());
    }

    @Test
    void offHoldsDataBackButNotWhatAPersonDid() {
        UiQueue queue = new UiQueue(screen.display(), RefreshRate.OFF);
        List<String> seen = new ArrayList<>();
        queue.post("data", () -> seen.add("data"));
        queue.postNow("person", () -> seen.add("person"));
        screen.await("what a person did", () -> seen.contains("person"));
        screen.settle();
        assertEquals(List.of("person"), seen);
        queue.setRate(RefreshRate.SMOOTH);
        screen.await("the data", () -> seen.contains("data"));
    }

    @Test
    void urgentUpdateDoesNotWaitForTheRate() {
        UiQueue queue = new UiQueue(screen.display(), RefreshRate.SLOW);
        List<String> seen = new ArrayList<>();
        queue.post("data", () -> seen.add("first"));
        screen.await("the first update", () -> seen.size() == 1);
        long start = System.nanoTime();
        queue.post("data", () -> seen.add("second"));
        queue.postNow("person", () -> seen.add("person"));
        screen.await("what a person did", () -> seen.contains("person"));
        assertTrue(System.nanoTime() - start < 900_000_000L, "waited for the next redraw");
        assertEquals(List.of("first", "person"), seen);
        screen.await("the second update", () -> seen.contains("second"));
    }

    @Test
    void nothingRunsAfterCancelOrClose() {
        UiQueue queue = new UiQueue(screen.display(), RefreshRate.SMOOTH);
        AtomicReference<String> seen = new AtomicReference<>("");
        queue.post("cancelled", () -> seen.set("cancelled"));
        queue.cancel("cancelled");
        AtomicBoolean other = new AtomicBoolean();
        queue.post("other", () -> other.set(true));
        screen.await("the other update", other::get);
        queue.post("closed", () -> seen.set("closed"));
        queue.close();
        queue.post("late", () -> seen.set("late"));
        // by the third update of a slower queue, one of this queue would have been due
        UiQueue slower = new UiQueue(screen.display(), RefreshRate.NORMAL);
        for (int i = 0; i < 3; i++) {
            AtomicBoolean due = new AtomicBoolean();
            slower.post("source", () -> due.set(true));
            screen.await("a slower update", due::get);
        }
        assertEquals("", seen.get());
    }

    @Test
    void postingToADisposedDisplayIsHarmless() {
        UiQueue queue = new UiQueue(screen.display(), RefreshRate.SMOOTH);
        screen.close();
        queue.post("source", () -> { });
        queue.postNow("source", () -> { });
        assertEquals(1, queue.hops());
    }
}

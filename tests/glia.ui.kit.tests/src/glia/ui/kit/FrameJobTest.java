package glia.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameJobTest {
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger shown = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private Screen screen;
    private UiQueue queue;
    private FrameJob<Integer> job;

    @BeforeEach
    void open() {
        screen = new Screen(100, 100);
        queue = new UiQueue(screen.display(), RefreshRate.SMOOTH);
        job = new FrameJob<>("frames", queue, () -> {
            threads.add(Thread.currentThread());
            return made.incrementAndGet();
        }, frame -> shown.incrementAndGet(), frame -> dropped.incrementAndGet());
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void framesAreMadeOffTheUiThread() {
        job.request();
        screen.await("a frame", () -> shown.get() > 0);
        int before = shown.get();
        job.requestNow();
        screen.await("another frame", () -> shown.get() > before);
        assertTrue(!threads.contains(screen.display().getThread()));
    }

    @Test
    void everyFrameIsShownOrFreed() {
        for (int round = 0; round < 20; round++) {
            int before = made.get();
            job.requestNow();
            // the event loop stands still, so that every frame takes the place of one that was not shown
            long end = System.nanoTime() + 20_000_000_000L;
            while (made.get() == before && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
        job.close();
        // a job that was under way at the time of the close ends by itself
        screen.await("all frames", () -> made.get() == shown.get() + dropped.get());
        assertTrue(made.get() >= 20 && dropped.get() >= 20, made + " made, " + dropped + " freed");
    }

    @Test
    void nothingIsMadeForNobody() {
        job.setVisible(false);
        job.request();
        assertNothingIsMade();
        job.setVisible(true);
        screen.await("the frame that was asked for meanwhile", () -> shown.get() == 1);
    }

    @Test
    void offMakesNothingUntilTheRateIsBack() {
        queue.setRate(RefreshRate.OFF);
        job.request();
        assertNothingIsMade();
        queue.setRate(RefreshRate.SMOOTH);
        screen.await("the frame that was asked for meanwhile", () -> shown.get() == 1);
    }

    /** Whoever has drawing slowed down gets back at once what waits when it is fast again. */
    @Test
    void whatWaitsForASlowRateIsMadeWhenTheRateIsFast() {
        queue.setRate(RefreshRate.SLOW);
        job.request();
        screen.await("a frame", () -> shown.get() == 1);
        long begin = System.nanoTime();
        job.request();
        queue.setRate(RefreshRate.SMOOTH);
        screen.await("the frame that waited", () -> made.get() == 2);
        double took = (System.nanoTime() - begin) / 1e6;
        System.out.printf("the frame that waited came after %.0f ms%n", took);
        assertTrue(took < 500, "after " + took + " ms");
    }

    private void assertNothingIsMade() {
        boolean scheduled = Arrays.stream(Job.getJobManager().find(null)).anyMatch(j -> j.getName().equals("frames"));
        assertFalse(scheduled, "a frame is going to be made");
        assertEquals(0, made.get());
    }
}

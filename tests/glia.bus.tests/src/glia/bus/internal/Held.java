package glia.bus.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A subscriber that stays in its first call until it is let go. */
final class Held<T> implements Consumer<T> {

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<T> seen = new ArrayList<>();

    @Override
    public void accept(T event) {
        synchronized (seen) {
            seen.add(event);
        }
        entered.countDown();
        await(gate);
    }

    void awaitEntered() {
        await(entered);
    }

    void letGo() {
        gate.countDown();
    }

    List<T> seen() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "waited in vain");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "waited in vain for: " + what);
            Thread.yield();
        }
    }

    static void join(Thread thread) {
        try {
            assertTrue(thread.join(Duration.ofSeconds(PATIENCE_SECONDS)), thread.getName() + " hangs");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

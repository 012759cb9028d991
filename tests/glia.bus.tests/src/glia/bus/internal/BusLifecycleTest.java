package glia.bus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventBus.Statistics;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.WeakReference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "shared threads {0}")
@ValueSource(booleans = {false, true})
class BusLifecycleTest {

    private record Failure(String topic, String subscriber, long count, Throwable failure) {
    }

    private static final Topic<Integer> TOPIC = Topic.dropOldest("t", Integer.class, 8);

    private final boolean shared;
    private final List<Failure> failures = new ArrayList<>();
    private final Bus bus = new Bus((topic, subscriber, count, failure) -> {
        synchronized (failures) {
            failures.add(new Failure(topic, subscriber, count, failure));
        }
    });

    BusLifecycleTest(boolean shared) {
        this.shared = shared;
        bus.setShared(shared);
    }

    @AfterEach
    void stop() {
        bus.stop(10_000);
    }

    @Test
    void closeReturnsAfterTheRunningCallAndDropsTheRest() {
        Held<Integer> held = new Held<>();
        Subscription subscription = bus.subscribe(TOPIC, "s", held);
        IntStream.range(0, 5).forEach(i -> bus.publish(TOPIC, i));
        held.awaitEntered();
        Thread closer = Thread.ofPlatform().start(subscription::close);
        Held.until("the closer waits", () -> closer.getState() == Thread.State.WAITING);
        held.letGo();
        Held.join(closer);
        assertEquals(List.of(0), held.seen());
        assertEquals(new Statistics("t", "s", 5, 1, 4, 0, 0), subscription.statistics());
        bus.publish(TOPIC, 9);
        assertEquals(new Statistics("t", "s", 5, 1, 4, 0, 0), subscription.statistics());
    }

    @Test
    void closeWaitsEvenIfInterrupted() {
        Held<Integer> held = new Held<>();
        Subscription subscription = bus.subscribe(TOPIC, "s", held);
        bus.publish(TOPIC, 0);
        held.awaitEntered();
        boolean[] interrupted = new boolean[1];
        Thread closer = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            subscription.close();
            interrupted[0] = Thread.currentThread().isInterrupted();
        });
        Held.until("the closer waits", () -> closer.getState() == Thread.State.WAITING);
        held.letGo();
        Held.join(closer);
        assertTrue(interrupted[0]);
    }

    @Test
    void aSubscriberMayCloseItself() {
        AtomicReference<Subscription> self = new AtomicReference<>();
        AtomicLong calls = new AtomicLong();
        Subscription subscription = bus.subscribe(TOPIC, "s", event -> {
            Held.until("its own subscription", () -> self.get() != null);
            calls.incrementAndGet();
            self.get().close();
        });
        IntStream.range(0, 5).forEach(i -> bus.publish(TOPIC, i));
        self.set(subscription);
        Held.until("its end", () -> subscription.statistics().queued() == 0);
        subscription.close();
        assertEquals(1, calls.get());
        assertFalse(bus.observed(TOPIC));
        assertEquals(new Statistics("t", "s", 5, 1, 4, 0, 0), subscription.statistics());
    }

    @Test
    void closeLetsAWaitingPublisherGo() {
        Topic<Integer> topic = Topic.block("b", Integer.class, 1, Integer.MAX_VALUE);
        Held<Integer> held = new Held<>();
        Subscription subscription = bus.subscribe(topic, "s", held);
        bus.publish(topic, 0);
        held.awaitEntered();
        bus.publish(topic, 1);
        Thread publisher = Thread.ofPlatform().start(() -> bus.publish(topic, 2));
        Held.until("the publisher waits", () -> publisher.getState() == Thread.State.TIMED_WAITING);
        Thread closer = Thread.ofPlatform().start(subscription::close);
        Held.join(publisher);
        held.letGo();
        Held.join(closer);
        assertEquals(new Statistics("b", "s", 3, 1, 2, 0, 0), subscription.statistics());
        assertEquals(List.of(subscription.statistics()), bus.statistics());
    }

    @Test
    void aFailingSubscriberIsCountedReportedAndServedOn() {
        RuntimeException thrown = new RuntimeException("on purpose");
        List<Integer> seen = new ArrayList<>();
        Subscription subscription = bus.subscribe(TOPIC, "s", event -> {
            seen.add(event);
            if (event == 1) {
                throw thrown;
            }
            if (event == 2) {
                throw new AssertionError("an error, on purpose");
            }
        });
        for (int i = 0; i < 4; i++) {
            int delivered = i + 1;
            bus.publish(TOPIC, i);
            Held.until("event " + i, () -> subscription.statistics().delivered() == delivered);
        }
        subscription.close();
        assertEquals(List.of(0, 1, 2, 3), seen);
        assertEquals(new Statistics("t", "s", 4, 4, 0, 0, 2), subscription.statistics());
        assertEquals(2, failures.size());
        assertEquals(new Failure("t", "s", 1, thrown), failures.getFirst());
        assertSame(AssertionError.class, failures.getLast().failure().getClass());
    }

    @Test
    void theThreadParksWhileThereIsNothingToDo() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        Subscription subscription = bus.subscribe(TOPIC, "idle one", event -> {
            thread.set(Thread.currentThread());
            // what a careless subscriber leaves behind must not keep its thread from parking
            Thread.currentThread().interrupt();
        });
        for (int i = 1; i <= 3; i++) {
            int delivered = i;
            bus.publish(TOPIC, i);
            Held.until("event", () -> subscription.statistics().delivered() == delivered && thread.get() != null);
            Held.until("parked", () -> thread.get().getState() == Thread.State.WAITING);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getThreadCpuTime(thread.get().threadId());
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        Held.until("100 ms to be over", () -> System.nanoTime() >= end);
        long spent = threads.getThreadCpuTime(thread.get().threadId()) - before;
        assertTrue(spent < TimeUnit.MILLISECONDS.toNanos(5), () -> spent + " ns of CPU in 100 ms of doing nothing");
        assertTrue(thread.get().isDaemon());
        assertEquals(shared ? "bus shared" : "bus t > idle one", thread.get().getName());
        subscription.close();
        bus.stop(10_000);
        Held.until("the end of the thread", () -> !thread.get().isAlive());
    }

    @Test
    void countsOutliveTheirSubscriptionsAndAddUpByName() {
        for (int i = 0; i < 100; i++) {
            try (Subscription subscription = bus.subscribe(TOPIC, "view", event -> {
            })) {
                bus.publish(TOPIC, i);
                Held.until("event", () -> subscription.statistics().delivered() == 1);
            }
        }
        Subscription live = bus.subscribe(TOPIC, "view", event -> {
        });
        bus.subscribe(TOPIC, "another", event -> {
        });
        bus.publish(TOPIC, 100);
        Held.until("the last", () -> live.statistics().delivered() == 1);
        List<Statistics> statistics = bus.statistics();
        assertEquals(List.of("another", "view"), statistics.stream().map(Statistics::subscriber).toList());
        assertEquals(new Statistics("t", "view", 101, 101, 0, 0, 0), statistics.getLast());
    }

    @Test
    void whatWasDeliveredOrDroppedIsNotKeptAlive() {
        Topic<byte[]> topic = Topic.dropOldest("bytes", byte[].class, 8);
        List<WeakReference<byte[]>> events = new ArrayList<>();
        Subscription subscription = bus.subscribe(topic, "s", event -> {
        });
        for (int i = 0; i < 100; i++) {
            byte[] event = new byte[1000];
            events.add(new WeakReference<>(event));
            bus.publish(topic, event);
        }
        Held.until("all", () -> subscription.statistics().queued() == 0);
        Held.until("all to be collected", () -> {
            System.gc();
            return events.stream().allMatch(e -> e.get() == null);
        });
    }

    @Test
    void stopNamesWhoDoesNotReturnAndRefusesNewSubscribers() {
        Held<Integer> held = new Held<>();
        bus.subscribe(TOPIC, "stuck", held);
        bus.subscribe(TOPIC, "well-behaved", event -> {
        });
        bus.publish(TOPIC, 1);
        held.awaitEntered();
        assertEquals(List.of("stuck"), bus.stop(50).stream().map(Statistics::subscriber).toList());
        assertThrows(IllegalStateException.class, () -> bus.subscribe(TOPIC, "late", event -> {
        }));
        assertFalse(bus.observed(TOPIC));
        held.letGo();
        assertEquals(List.of(), bus.stop(60_000));
    }
}

package glia.bus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventBus.Statistics;
import glia.api.event.Priority;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Subscriptions that share threads, and those that change from the one to the other. */
class PoolTest {

    private static final Topic<Integer> TOPIC = Topic.block("t", Integer.class, 64, 60_000);

    private final Bus bus = new Bus((topic, subscriber, count, failure) -> {
        throw new AssertionError(failure);
    });

    @AfterEach
    void stop() {
        assertEquals(List.of(), bus.stop(10_000));
    }

    @Test
    void manySubscriptionsShareTwoThreads() {
        bus.setShared(true);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        List<Subscription> many = IntStream.range(0, 50)
                .mapToObj(i -> bus.subscribe(TOPIC, "s" + i, event -> threads.add(Thread.currentThread()))).toList();
        for (int i = 0; i < 100; i++) {
            bus.publish(TOPIC, i);
        }
        Held.until("all", () -> many.stream().allMatch(s -> s.statistics().delivered() == 100));
        assertTrue(threads.size() < 10, threads.size() + " threads");
        Held.until("the core", () -> bus.sharedThreads() == Pool.CORE);
    }

    @Test
    void eachHasAThreadOfItsOwnOtherwise() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        List<Subscription> many = IntStream.range(0, 50)
                .mapToObj(i -> bus.subscribe(TOPIC, "s" + i, event -> threads.add(Thread.currentThread()))).toList();
        bus.publish(TOPIC, 1);
        Held.until("all", () -> many.stream().allMatch(s -> s.statistics().delivered() == 1) && threads.size() == 50);
        assertEquals(0, bus.sharedThreads());
    }

    @Test
    void subscribersThatNeverReturnDelayNobody() {
        bus.setShared(true);
        List<Held<Integer>> stuck = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            stuck.add(new Held<>());
            bus.subscribe(Topic.dropOldest("stuck " + i, Integer.class, 4), "stuck", stuck.get(i));
            bus.publish(Topic.dropOldest("stuck " + i, Integer.class, 4), 0);
            stuck.get(i).awaitEntered();
        }
        AtomicLong heard = new AtomicLong();
        bus.subscribe(TOPIC, "quick", event -> heard.incrementAndGet());
        long[] nanos = new long[200];
        for (int i = 0; i < nanos.length; i++) {
            long due = i + 1;
            long begin = System.nanoTime();
            bus.publish(TOPIC, i);
            Held.until("event " + i, () -> heard.get() == due);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        System.out.printf("bus: delivery beside 8 stuck subscribers on shared threads p50 %.2f ms, p95 %.2f ms, max"
                + " %.1f ms, %d threads%n", nanos[100] / 1e6, nanos[190] / 1e6, nanos[199] / 1e6, bus.sharedThreads());
        assertTrue(nanos[190] < TimeUnit.MILLISECONDS.toNanos(20), "p95 over 20 ms");
        assertTrue(bus.sharedThreads() <= 9, "never more threads than subscriptions");
        stuck.forEach(Held::letGo);
        Held.until("the others to leave", () -> bus.sharedThreads() == Pool.CORE);
    }

    @Test
    void highPriorityGoesFirstAndThenWhoCameFirst() {
        // nobody has joined it, so it has no threads that would take them away
        Pool pool = new Pool();
        List<Priority> arrival = List.of(Priority.LOW, Priority.NORMAL, Priority.HIGH, Priority.LOW, Priority.HIGH);
        for (int i = 0; i < arrival.size(); i++) {
            Topic<Integer> topic = TOPIC.with(arrival.get(i));
            pool.ready(new Delivery<>(bus, topic, Integer.toString(i), event -> {
            }));
        }
        List<String> served = new ArrayList<>();
        arrival.forEach(one -> served.add(pool.next().name()));
        assertEquals(List.of("2", "4", "1", "0", "3"), served);
        pool.stop();
        assertNull(pool.next());
    }

    @Test
    void noEventIsLostOrTwiceWhileSubscriptionsMove() {
        int events = 100_000;
        List<List<Integer>> seen = new ArrayList<>();
        List<Subscription> subscriptions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<Integer> mine = new ArrayList<>();
            seen.add(mine);
            subscriptions.add(bus.subscribe(TOPIC, "s" + i, mine::add));
        }
        Thread publisher = Thread.ofPlatform().start(() -> IntStream.range(0, events)
                .forEach(i -> bus.publish(TOPIC, i)));
        int moves = 0;
        while (publisher.isAlive()) {
            bus.setShared(moves++ % 2 == 0);
            Thread.yield();
        }
        System.out.println("bus: " + moves + " times moved while " + events + " events were delivered");
        Held.until("all", () -> subscriptions.stream().allMatch(s -> s.statistics().delivered() == events));
        subscriptions.forEach(Subscription::close);
        for (int i = 0; i < 3; i++) {
            assertEquals(IntStream.range(0, events).boxed().toList(), seen.get(i));
            assertEquals(new Statistics("t", "s" + i, events, events, 0, 0, 0), subscriptions.get(i).statistics());
        }
        assertTrue(moves > 10, moves + " moves");
    }

    @Test
    void theThreadOfASubscriptionThatHasMovedLeaves() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Subscription subscription = bus.subscribe(TOPIC, "s", event -> threads.add(Thread.currentThread()));
        bus.publish(TOPIC, 1);
        Held.until("the first", () -> threads.size() == 1);
        Thread first = threads.iterator().next();
        bus.setShared(true);
        Held.until("its end", () -> !first.isAlive());
        bus.publish(TOPIC, 2);
        Held.until("the second", () -> threads.size() == 2);
        bus.setShared(false);
        bus.publish(TOPIC, 3);
        Held.until("the third", () -> threads.size() == 3);
        subscription.close();
        assertEquals(3, subscription.statistics().delivered());
    }

    @Test
    void whoMovesInTheMiddleOfACallMayStillCloseItself() {
        Held<Integer> held = new Held<>();
        Subscription[] self = new Subscription[1];
        self[0] = bus.subscribe(TOPIC, "s", event -> {
            held.accept(event);
            self[0].close();
        });
        bus.publish(TOPIC, 1);
        held.awaitEntered();
        bus.setShared(true);
        held.letGo();
        Held.until("its end", () -> !bus.observed(TOPIC));
        self[0].close();
        assertEquals(1, self[0].statistics().delivered());
    }
}

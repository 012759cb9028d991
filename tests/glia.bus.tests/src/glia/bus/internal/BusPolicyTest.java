package glia.bus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventBus.Statistics;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import glia.api.histogram.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "shared threads {0}")
@ValueSource(booleans = {false, true})
class BusPolicyTest {

    private final List<Throwable> failures = new ArrayList<>();
    private final Bus bus = new Bus((topic, subscriber, count, failure) -> {
        synchronized (failures) {
            failures.add(failure);
        }
    });

    BusPolicyTest(boolean shared) {
        bus.setShared(shared);
    }

    @AfterEach
    void stop() {
        assertEquals(List.of(), bus.stop(10_000));
        assertEquals(List.of(), failures);
    }

    @Test
    void latestKeepsOnlyTheNewest() {
        Topic<Integer> topic = Topic.latest("t", Integer.class);
        Held<Integer> held = new Held<>();
        Subscription subscription = bus.subscribe(topic, "s", held);
        bus.publish(topic, 0);
        held.awaitEntered();
        IntStream.rangeClosed(1, 1000).forEach(i -> bus.publish(topic, i));
        assertEquals(new Statistics("t", "s", 1001, 1, 999, 1, 0), subscription.statistics());
        held.letGo();
        Held.until("the newest", () -> held.seen().equals(List.of(0, 1000)));
        assertEquals(new Statistics("t", "s", 1001, 2, 999, 0, 0), subscription.statistics());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 16, 100})
    void dropOldestKeepsExactlyTheNewestThatFit(int capacity) {
        Topic<Integer> topic = Topic.dropOldest("t", Integer.class, capacity);
        Held<Integer> held = new Held<>();
        Subscription subscription = bus.subscribe(topic, "s", held);
        bus.publish(topic, 0);
        held.awaitEntered();
        IntStream.rangeClosed(1, 300).forEach(i -> bus.publish(topic, i));
        assertEquals(new Statistics("t", "s", 301, 1, 300 - capacity, capacity, 0), subscription.statistics());
        held.letGo();
        List<Integer> expected = new ArrayList<>(List.of(0));
        IntStream.rangeClosed(301 - capacity, 300).forEach(expected::add);
        Held.until("the rest", () -> held.seen().equals(expected));
        assertEquals(new Statistics("t", "s", 301, 1 + capacity, 300 - capacity, 0, 0), subscription.statistics());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void blockWaitsForItsTimeAndThenDropsTheNewEvent(int capacity) {
        int millis = 40;
        Topic<Integer> topic = Topic.block("t", Integer.class, capacity, millis);
        Held<Integer> held = new Held<>();
        Subscription subscription = bus.subscribe(topic, "s", held);
        bus.publish(topic, 0);
        held.awaitEntered();
        IntStream.rangeClosed(1, capacity).forEach(i -> bus.publish(topic, i));
        long begin = System.nanoTime();
        bus.publish(topic, -1);
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        assertTrue(waited >= millis, () -> "waited only " + waited + " ms");
        assertEquals(new Statistics("t", "s", capacity + 2, 1, 1, capacity, 0), subscription.statistics());
        held.letGo();
        List<Integer> expected = IntStream.rangeClosed(0, capacity).boxed().toList();
        Held.until("the rest", () -> held.seen().equals(expected));
    }

    @Test
    void blockGoesOnAsSoonAsThereIsRoom() {
        Topic<Integer> topic = Topic.block("t", Integer.class, 1, Integer.MAX_VALUE);
        Held<Integer> held = new Held<>();
        Subscription subscription = bus.subscribe(topic, "s", held);
        bus.publish(topic, 0);
        held.awaitEntered();
        bus.publish(topic, 1);
        Thread publisher = Thread.ofPlatform().start(() -> bus.publish(topic, 2));
        Held.until("the publisher waits", () -> publisher.getState() == Thread.State.TIMED_WAITING);
        held.letGo();
        Held.join(publisher);
        Held.until("all events", () -> held.seen().equals(List.of(0, 1, 2)));
        assertEquals(new Statistics("t", "s", 3, 3, 0, 0, 0), subscription.statistics());
    }

    @Test
    void blockServesThoseWhoHaveRoomBeforeItWaits() {
        Topic<Integer> topic = Topic.block("t", Integer.class, 1, Integer.MAX_VALUE);
        Held<Integer> slow = new Held<>();
        List<Integer> fast = new ArrayList<>();
        bus.subscribe(topic, "slow", slow);
        Subscription quick = bus.subscribe(topic, "fast", fast::add);
        bus.publish(topic, 0);
        slow.awaitEntered();
        Held.until("0 at the fast one", () -> quick.statistics().delivered() == 1);
        bus.publish(topic, 1);
        Held.until("1 at the fast one", () -> quick.statistics().delivered() == 2);
        Thread publisher = Thread.ofPlatform().start(() -> bus.publish(topic, 2));
        Held.until("2 at the fast one", () -> quick.statistics().delivered() == 3);
        assertTrue(publisher.isAlive());
        slow.letGo();
        Held.join(publisher);
        quick.close();
        assertEquals(List.of(0, 1, 2), fast);
    }

    @Test
    void aPublisherThatIsInterruptedDropsItsEventAndStaysInterrupted() {
        Topic<Integer> topic = Topic.block("t", Integer.class, 1, Integer.MAX_VALUE);
        Held<Integer> held = new Held<>();
        Subscription subscription = bus.subscribe(topic, "s", held);
        bus.publish(topic, 0);
        held.awaitEntered();
        bus.publish(topic, 1);
        boolean[] interrupted = new boolean[1];
        Thread publisher = Thread.ofPlatform().start(() -> {
            bus.publish(topic, 2);
            interrupted[0] = Thread.currentThread().isInterrupted();
        });
        Held.until("the publisher waits", () -> publisher.getState() == Thread.State.TIMED_WAITING);
        publisher.interrupt();
        Held.join(publisher);
        assertTrue(interrupted[0]);
        assertEquals(1, subscription.statistics().dropped());
        held.letGo();
    }

    @Test
    void aSubscriberMayPublishEvenIntoItsOwnFullQueue() {
        Topic<Integer> topic = Topic.block("t", Integer.class, 2, Integer.MAX_VALUE);
        List<Integer> seen = new ArrayList<>();
        Subscription subscription = bus.subscribe(topic, "s", event -> {
            seen.add(event);
            if (event == 0) {
                IntStream.rangeClosed(1, 5).forEach(i -> bus.publish(topic, i));
            }
        });
        bus.publish(topic, 0);
        Held.until("its own events", () -> subscription.statistics().delivered() == 3);
        subscription.close();
        assertEquals(List.of(0, 1, 2), seen);
        assertEquals(new Statistics("t", "s", 6, 3, 3, 0, 0), subscription.statistics());
    }

    @Test
    void subscribersMayAnswerEachOtherWithoutEnd() {
        int rounds = 20_000;
        Topic<Integer> questions = Topic.block("questions", Integer.class, 1, Integer.MAX_VALUE);
        Topic<Integer> answers = Topic.block("answers", Integer.class, 1, Integer.MAX_VALUE);
        List<Integer> seen = new ArrayList<>();
        bus.subscribe(questions, "answers", question -> bus.publish(answers, -question));
        Subscription asks = bus.subscribe(answers, "asks", answer -> {
            seen.add(answer);
            if (-answer < rounds) {
                bus.publish(questions, 1 - answer);
            }
        });
        bus.publish(questions, 1);
        Held.until("the last answer", () -> asks.statistics().delivered() == rounds);
        asks.close();
        assertEquals(IntStream.rangeClosed(1, rounds).map(i -> -i).boxed().toList(), seen);
    }

    @Test
    void aSubscriberMaySubscribeOthers() {
        Topic<String> topic = Topic.dropOldest("u", String.class, 4);
        List<String> seen = new ArrayList<>();
        Held<String> second = new Held<>();
        bus.subscribe(topic, "first", event -> {
            seen.add(event);
            if (seen.size() == 1) {
                bus.subscribe(topic, "second", second);
                bus.publish(topic, "from within");
            }
        });
        bus.publish(topic, "from without");
        second.awaitEntered();
        assertEquals(List.of("from within"), second.seen());
        second.letGo();
    }

    @Test
    void saysHowLongEventsTook() {
        Topic<Integer> ring = Topic.dropOldest("ring", Integer.class, 16);
        Topic<Integer> cell = Topic.latest("cell", Integer.class);
        for (Topic<Integer> topic : List.of(ring, cell)) {
            Held<Integer> held = new Held<>();
            Subscription subscription = bus.subscribe(topic, "s", held);
            bus.publish(topic, 0);
            held.awaitEntered();
            long begin = System.nanoTime();
            bus.publish(topic, 1);
            long published = System.nanoTime();
            Held.until("20 ms", () -> System.nanoTime() - published > TimeUnit.MILLISECONDS.toNanos(20));
            held.letGo();
            Held.until("both", () -> subscription.statistics().delivered() == 2);
            subscription.close();
            long most = System.nanoTime() - begin;
            Durations took = bus.latencies().get(topic.name());
            assertEquals(2, took.count());
            long longest = took.quantiles(1)[0];
            assertTrue(longest >= TimeUnit.MILLISECONDS.toNanos(20) && longest <= most * 1.04,
                    topic.name() + ": " + longest + " ns");
            assertTrue(took.quantiles(0.5)[0] < longest);
        }
    }

    @Test
    void whereEventsAreFrequentSomeStandForAll() {
        int events = 100_000;
        Topic<Integer> topic = Topic.block("t", Integer.class, 1024, Integer.MAX_VALUE);
        Subscription subscription = bus.subscribe(topic, "s", event -> {
        });
        IntStream.range(0, events).forEach(i -> bus.publish(topic, i));
        Held.until("all", () -> subscription.statistics().delivered() == events);
        subscription.close();
        long count = bus.latencies().get("t").count();
        assertTrue(count > 0.9 * events && count < 1.1 * events, count + " events");
    }

    @Test
    void knowsWhoListens() {
        Topic<String> topic = Topic.dropOldest("t", String.class, 4);
        Topic<String> other = Topic.dropOldest("u", String.class, 4);
        assertFalse(bus.observed(topic));
        Subscription first = bus.subscribe(topic, "a", event -> {
        });
        Subscription second = bus.subscribe(topic, "b", event -> {
        });
        assertTrue(bus.observed(topic));
        assertFalse(bus.observed(other));
        first.close();
        assertTrue(bus.observed(topic));
        second.close();
        assertFalse(bus.observed(topic));
        bus.publish(topic, "nobody hears it");
        assertEquals(0, first.statistics().sent() + second.statistics().sent());
    }

    @Test
    void refusesASecondDefinitionOfATopic() {
        bus.subscribe(Topic.dropOldest("t", String.class, 4), "s", event -> {
        });
        Topic<String> other = Topic.dropOldest("t", String.class, 8);
        assertThrows(IllegalArgumentException.class, () -> bus.subscribe(other, "s", event -> {
        }));
    }

    @Test
    void refusesNull() {
        assertThrows(NullPointerException.class, () -> bus.publish(Topic.latest("t", String.class), null));
    }
}

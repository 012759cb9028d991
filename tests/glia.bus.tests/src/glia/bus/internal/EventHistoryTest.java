package glia.bus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventHistory;
import glia.api.event.EventHistory.Entry;
import glia.api.event.EventHistory.Query;
import glia.api.event.EventHistory.Tape;
import glia.api.event.Sourced;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looking back, and seeing again. */
class EventHistoryTest {

    private static final Topic<Integer> NUMBERS = Topic.block("numbers", Integer.class, 64, 60_000);
    private static final Topic<String> WORDS = Topic.block("words", String.class, 64, 60_000);

    private final Bus bus = new Bus((topic, subscriber, count, failure) -> {
        throw new AssertionError(failure);
    });
    private final EventHistory history = new EventHistoryComponent(bus);

    @AfterEach
    void stop() {
        assertEquals(List.of(), bus.stop(10_000));
    }

    private static List<Object> events(List<Entry> entries) {
        return entries.stream().map(Entry::event).toList();
    }

    @Test
    void theNewestAreKeptAndTheOldestGiveWay() {
        int capacity = 12_000;
        try (Tape tape = history.record(List.of(NUMBERS), capacity)) {
            IntStream.range(0, 20_000).forEach(i -> bus.publish(NUMBERS, i));
            Held.until("all", () -> tape.recorded() == 20_000);
            List<Entry> kept = tape.find(Query.ALL);
            assertEquals(IntStream.range(8_000, 20_000).boxed().toList(), events(kept));
            assertEquals(8_000, kept.getFirst().number());
            assertEquals(0, tape.missed());
            for (int i = 1; i < kept.size(); i++) {
                assertTrue(!kept.get(i).time().isBefore(kept.get(i - 1).time()), "times ascend");
            }
        }
    }

    @Test
    void itIsAskedByTopicAndTime() {
        Tape tape = history.record(List.of(NUMBERS, WORDS), 100);
        bus.publish(NUMBERS, 1);
        Held.until("the first", () -> tape.recorded() == 1);
        bus.publish(WORDS, "two");
        Held.until("the second", () -> tape.recorded() == 2);
        Instant second = tape.find(Query.ALL).get(1).time();
        Held.until("another time", () -> Instant.now().isAfter(second));
        bus.publish(NUMBERS, 3);
        Held.until("the third", () -> tape.recorded() == 3);
        assertEquals(List.of(1, "two", 3), events(tape.find(Query.ALL)));
        Set<String> numbers = Set.of("numbers");
        assertEquals(List.of(1, 3), events(tape.find(new Query(Instant.MIN, Instant.MAX, numbers, Set.of()))));
        Instant third = tape.find(Query.ALL).get(2).time();
        Query fromThird = new Query(third, Instant.MAX, Set.of(), Set.of());
        assertEquals(List.of(3), events(tape.find(fromThird)), "from is inclusive");
        assertEquals(List.of(), events(tape.find(new Query(third, third, Set.of(), Set.of()))), "to is exclusive");
        assertEquals(List.of("two"), events(tape.find(new Query(second, third, Set.of("words"), Set.of()))));
        tape.close();
        bus.publish(NUMBERS, 4);
        assertEquals(List.of(1, "two", 3), events(tape.find(Query.ALL)), "it can be asked when it has ended");
    }

    /** An event that says who it comes from. */
    private record Report(String source, int number) implements Sourced {
    }

    @Test
    void itIsAskedBySource() {
        Topic<Report> reports = Topic.block("reports", Report.class, 64, 60_000);
        try (Tape tape = history.record(List.of(reports, NUMBERS), 100)) {
            for (int i = 0; i < 6; i++) {
                bus.publish(reports, new Report(i % 2 == 0 ? "even one" : "odd one", i));
            }
            bus.publish(NUMBERS, 7);
            Held.until("all", () -> tape.recorded() == 7);
            Query odd = new Query(Instant.MIN, Instant.MAX, Set.of(), Set.of("odd one"));
            assertEquals(List.of(1, 3, 5), tape.find(odd).stream().map(e -> ((Report) e.event()).number()).toList());
            assertEquals(List.of("odd one"), tape.find(odd).stream().map(Entry::source).distinct().toList());
            Query silent = new Query(Instant.MIN, Instant.MAX, Set.of(), Set.of(""));
            assertEquals(List.of(7), events(tape.find(silent)), "an event need not say who it comes from");
            Query neither = new Query(Instant.MIN, Instant.MAX, Set.of("numbers"), Set.of("odd one"));
            assertEquals(List.of(), tape.find(neither));
        }
    }

    @Test
    void whatTheBusDroppedIsCounted() {
        Topic<Integer> narrow = Topic.dropOldest("narrow", Integer.class, 8);
        try (Tape tape = history.record(List.of(narrow), 10_000)) {
            synchronized (tape) {
                IntStream.range(0, 1000).forEach(i -> bus.publish(narrow, i));
            }
            Held.until("the rest", () -> tape.recorded() + tape.missed() == 1000);
            assertTrue(tape.missed() >= 1000 - 8 - 1, tape.missed() + " missed");
        }
    }

    @Test
    void aReplayHasTheSameEventsInTheirOrder() {
        Tape tape = history.record(List.of(NUMBERS, WORDS), 1000);
        List<Object> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int count = i + 1;
            sent.add(i % 3 == 0 ? "word " + i : (Object) i);
            if (i % 3 == 0) {
                bus.publish(WORDS, "word " + i);
            } else {
                bus.publish(NUMBERS, i);
            }
            Held.until("event " + i, () -> tape.recorded() == count);
        }
        Bus second = new Bus((topic, subscriber, count, failure) -> {
            throw new AssertionError(failure);
        });
        List<Object> words = Collections.synchronizedList(new ArrayList<>());
        List<Object> numbers = Collections.synchronizedList(new ArrayList<>());
        second.subscribe(WORDS, "test", words::add);
        second.subscribe(NUMBERS, "test", numbers::add);
        assertEquals(50, tape.replay(Query.ALL, 0, second));
        Held.until("all", () -> words.size() + numbers.size() == 50);
        assertEquals(sent.stream().filter(String.class::isInstance).toList(), words);
        assertEquals(sent.stream().filter(Integer.class::isInstance).toList(), numbers);
        assertEquals(50, tape.replay(Query.ALL, 0, bus), "onto the same bus");
        Held.until("twice", () -> tape.recorded() == 100);
        assertEquals(List.of(), second.stop(10_000));
        tape.close();
    }

    @Test
    void gapsAreThoseOfTheTapeBySpeed() {
        try (Tape tape = history.record(List.of(NUMBERS), 10)) {
            bus.publish(NUMBERS, 1);
            Held.until("the first", () -> tape.recorded() == 1);
            long from = System.nanoTime();
            Held.until("a gap", () -> System.nanoTime() - from > TimeUnit.MILLISECONDS.toNanos(200));
            bus.publish(NUMBERS, 2);
            Held.until("the second", () -> tape.recorded() == 2);
            tape.close();
            List<Entry> entries = tape.find(Query.ALL);
            long gap = Duration.between(entries.get(0).time(), entries.get(1).time()).toNanos();
            for (double speed : new double[] {1, 4}) {
                long begin = System.nanoTime();
                assertEquals(2, tape.replay(Query.ALL, speed, bus));
                long took = System.nanoTime() - begin;
                assertTrue(took >= gap / speed - 1, took + " ns at speed " + speed);
            }
            Thread.currentThread().interrupt();
            assertEquals(0, tape.replay(Query.ALL, 1, bus));
            assertTrue(Thread.interrupted(), "the mark stays");
            assertThrows(IllegalArgumentException.class, () -> tape.replay(Query.ALL, -1, bus));
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> history.record(List.of(), 10));
        assertThrows(IllegalArgumentException.class, () -> history.record(List.of(WORDS, WORDS), 10));
        assertThrows(IllegalArgumentException.class, () -> history.record(List.of(WORDS), 0));
        assertThrows(IllegalArgumentException.class,
                () -> history.record(List.of(WORDS), EventHistory.MOST_EVENTS + 1));
    }

    @Test
    void itIsOneSubscriberATopic() {
        try (Tape tape = history.record(List.of(WORDS), 10); Subscription other = bus.subscribe(WORDS, "other",
                word -> {
                    // only the counts are of interest
                })) {
            bus.publish(WORDS, "word");
            Held.until("both", () -> tape.recorded() == 1 && other.statistics().delivered() == 1);
            assertEquals(2, bus.statistics().size());
        }
    }
}

package glia.bus.internal;

import glia.api.event.EventBus;
import glia.api.event.EventHistory;
import glia.api.event.EventHistory.Entry;
import glia.api.event.EventHistory.Query;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A ring of events, filled by the threads that the bus delivers on. */
final class RingTape implements EventHistory.Tape {

    private final Entry[] ring;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private long recorded;

    RingTape(EventBus bus, List<Topic<?>> topics, int capacity) {
        ring = new Entry[capacity];
        topics.forEach(topic -> subscriptions.add(subscribe(bus, topic)));
    }

    /** With what is there already and nothing else. */
    RingTape(List<Entry> entries) {
        ring = entries.toArray(Entry[]::new);
        recorded = ring.length;
    }

    private <T> Subscription subscribe(EventBus bus, Topic<T> topic) {
        return bus.subscribe(topic, "history", event -> add(topic, event));
    }

    /** The time is taken with the number, so that both ascend together. */
    private synchronized void add(Topic<?> topic, Object event) {
        ring[(int) (recorded % ring.length)] = new Entry(recorded, Instant.now(), topic, event);
        recorded++;
    }

    @Override
    public synchronized List<Entry> find(Query query) {
        List<Entry> found = new ArrayList<>();
        for (long n = Math.max(0, recorded - ring.length); n < recorded; n++) {
            Entry entry = ring[(int) (n % ring.length)];
            if (query.matches(entry)) {
                found.add(entry);
            }
        }
        return found;
    }

    @Override
    public synchronized long recorded() {
        return recorded;
    }

    @Override
    public long missed() {
        return subscriptions.stream().mapToLong(s -> s.statistics().dropped()).sum();
    }

    @Override
    public int replay(Query query, double speed, EventBus bus) {
        if (!(speed >= 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("speed: expected a finite number >= 0, got " + speed);
        }
        List<Entry> entries = find(query);
        long begin = System.nanoTime();
        int published = 0;
        for (Entry entry : entries) {
            if (speed > 0) {
                long due = (long) (Duration.between(entries.getFirst().time(), entry.time()).toNanos() / speed);
                for (long left = due - (System.nanoTime() - begin); left > 0 && !Thread.currentThread().isInterrupted();
                        left = due - (System.nanoTime() - begin)) {
                    LockSupport.parkNanos(this, left);
                }
            }
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            publish(bus, entry.topic(), entry.event());
            published++;
        }
        return published;
    }

    private static <T> void publish(EventBus bus, Topic<T> topic, Object event) {
        bus.publish(topic, topic.type().cast(event));
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}

package glia.bus.internal;

import glia.api.event.EventBus;
import glia.api.event.OverflowPolicy;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import glia.api.histogram.Durations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The event bus. Publishing takes no lock and, unless a publisher has to wait, allocates nothing. */
final class Bus implements EventBus, Delivery.Owner {

    /** Told about the failures of subscribers. */
    @FunctionalInterface
    interface FailureLog {
        void failed(String topic, String subscriber, long failures, Throwable failure);
    }

    /** A topic and subscriber by name. */
    private record Party(String topic, String subscriber) implements Comparable<Party> {
        @Override
        public int compareTo(Party other) {
            int order = topic.compareTo(other.topic);
            return order != 0 ? order : subscriber.compareTo(other.subscriber);
        }
    }

    private final FailureLog log;
    /** Only changed while holding {@link #books}; the arrays are never changed. */
    private final Map<Topic<?>, Delivery<?>[]> routes = new ConcurrentHashMap<>();
    private final Object books = new Object();
    private final Set<Delivery<?>> live = new HashSet<>();
    private final Map<Party, Statistics> ended = new TreeMap<>();
    private final Map<String, Topic<?>> topics = new HashMap<>();
    private final Map<String, Durations> endedLatencies = new TreeMap<>();
    private final Pool pool = new Pool();
    private boolean shared;
    private boolean stopped;

    Bus(FailureLog log) {
        this.log = log;
    }

    @Override
    public <T> void publish(Topic<T> topic, T event) {
        Objects.requireNonNull(event, "event");
        Delivery<T>[] deliveries = route(topic);
        if (deliveries == null) {
            return;
        }
        if (topic.policy() == OverflowPolicy.BLOCK) {
            publishBlocking(topic, deliveries, event);
            return;
        }
        for (Delivery<T> delivery : deliveries) {
            delivery.offer(event);
        }
    }

    /** Serves everybody who has room before it waits for those who have none; the wait is one for all of them. */
    private <T> void publishBlocking(Topic<T> topic, Delivery<T>[] deliveries, T event) {
        Delivery<T>[] full = null;
        int count = 0;
        for (Delivery<T> delivery : deliveries) {
            if (!delivery.offer(event)) {
                full = full == null ? deliveries.clone() : full;
                full[count++] = delivery;
            }
        }
        if (count > 0) {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(topic.blockMillis());
            for (int i = 0; i < count; i++) {
                full[i].offerUntil(event, deadline);
            }
        }
    }

    @Override
    public <T> Subscription subscribe(Topic<T> topic, String subscriberName, Consumer<? super T> subscriber) {
        Objects.requireNonNull(subscriberName, "subscriberName");
        Objects.requireNonNull(subscriber, "subscriber");
        Delivery<T> delivery = new Delivery<>(this, topic, subscriberName, subscriber);
        synchronized (books) {
            if (stopped) {
                throw new IllegalStateException("the event bus has been stopped");
            }
            Topic<?> known = topics.putIfAbsent(topic.name(), topic);
            if (known != null && !known.equals(topic)) {
                throw new IllegalArgumentException("expected " + known + ", got " + topic);
            }
            live.add(delivery);
            host(delivery);
            Delivery<?>[] before = routes.get(topic);
            Delivery<?>[] after = before == null ? new Delivery<?>[1] : Arrays.copyOf(before, before.length + 1);
            after[after.length - 1] = delivery;
            routes.put(topic, after);
        }
        return delivery;
    }

    private void host(Delivery<?> delivery) {
        if (shared && pool.join()) {
            delivery.move(pool);
        } else {
            OwnThread own = new OwnThread(delivery);
            delivery.move(own);
            own.start();
        }
    }

    /** @param share whether all subscriptions share a few threads from now on, or have threads of their own */
    void setShared(boolean share) {
        synchronized (books) {
            if (share != shared && !stopped) {
                shared = share;
                live.forEach(this::host);
            }
        }
    }

    int sharedThreads() {
        return pool.threads();
    }

    @Override
    public boolean observed(Topic<?> topic) {
        return routes.containsKey(topic);
    }

    @SuppressWarnings("unchecked")
    private <T> Delivery<T>[] route(Topic<T> topic) {
        return (Delivery<T>[]) routes.get(topic);
    }

    @Override
    public List<Topic<?>> topics() {
        synchronized (books) {
            return List.copyOf(topics.values());
        }
    }

    @Override
    public List<Statistics> statistics() {
        synchronized (books) {
            Map<Party, Statistics> all = new TreeMap<>(ended);
            live.forEach(delivery -> add(all, delivery.statistics()));
            return List.copyOf(all.values());
        }
    }

    @Override
    public SortedMap<String, Durations> latencies() {
        synchronized (books) {
            SortedMap<String, Durations> all = new TreeMap<>(endedLatencies);
            live.forEach(delivery -> all.merge(delivery.topic().name(), delivery.latency(), Durations::plus));
            return all;
        }
    }

    private static void add(Map<Party, Statistics> counts, Statistics more) {
        counts.merge(new Party(more.topic(), more.subscriber()), more, Bus::sum);
    }

    static Statistics sum(Statistics a, Statistics b) {
        return new Statistics(a.topic(), a.subscriber(), a.sent() + b.sent(), a.delivered() + b.delivered(),
                a.dropped() + b.dropped(), a.queued() + b.queued(), a.failures() + b.failures());
    }

    @Override
    public void withdraw(Delivery<?> delivery) {
        synchronized (books) {
            routes.computeIfPresent(delivery.topic(), (topic, before) -> {
                Delivery<?>[] after = Arrays.stream(before).filter(d -> d != delivery).toArray(Delivery<?>[]::new);
                return after.length == 0 ? null : after;
            });
        }
    }

    @Override
    public void ended(Delivery<?> delivery) {
        synchronized (books) {
            live.remove(delivery);
            add(ended, delivery.seal());
            endedLatencies.merge(delivery.topic().name(), delivery.latency(), Durations::plus);
            delivery.host().released();
        }
    }

    @Override
    public void late(Delivery<?> delivery) {
        synchronized (books) {
            delivery.countLate();
            add(ended, new Statistics(delivery.topic().name(), delivery.name(), 1, 0, 1, 0, 0));
        }
    }

    @Override
    public void failed(Delivery<?> delivery, long failures, Throwable failure) {
        log.failed(delivery.topic().name(), delivery.name(), failures, failure);
    }

    /**
     * Ends all subscriptions.
     *
     * @param millis longest wait for calls that are running
     * @return the subscriptions whose call was still running then
     */
    List<Statistics> stop(long millis) {
        List<Delivery<?>> open;
        synchronized (books) {
            stopped = true;
            open = List.copyOf(live);
        }
        open.forEach(Delivery::shut);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        List<Statistics> running = new ArrayList<>();
        try {
            for (Delivery<?> delivery : open) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (!delivery.awaitEnd(left)) {
                    running.add(delivery.statistics());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pool.stop();
        return running;
    }
}

package glia.perf.internal;

import glia.api.event.EventBus;
import glia.api.event.EventBus.Statistics;
import glia.api.event.OverflowPolicy;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import glia.api.histogram.Durations;
import glia.api.metric.Metric;
import glia.api.metric.MetricSource;
import glia.api.metric.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What goes over the event bus, what waits, what was lost, and how long an event takes. */
@Component
public final class BusMetrics implements MetricSource {

    /** An event whose only purpose is to be timed; it is the time of its publication. */
    private static final Topic<Long> HEARTBEAT = Topic.dropOldest("metrics/heartbeat", Long.class, 16);
    /** Subscribers have names of people's making; so many are listed one by one. */
    private static final int MOST_LISTED = 100;

    private final EventBus bus;
    private final AtomicLong heard = new AtomicLong();
    private final AtomicLong latency = new AtomicLong();
    private Subscription heartbeat;
    private long published;
    private final Map<String, Quantiles> latencies = new HashMap<>();
    private Map<String, Statistics> before = Map.of();

    @Activate
    public BusMetrics(@Reference EventBus bus) {
        this.bus = bus;
    }

    @Override
    public void begin() {
        heartbeat = bus.subscribe(HEARTBEAT, "performance monitor", this::heard);
        before = byName(bus.statistics());
        latencies.clear();
        bus.latencies().forEach((topic, durations) -> latencies.put(topic, quantiles(durations)));
        beat();
    }

    private static Quantiles quantiles(Durations before) {
        return new Quantiles("bus.topic_latency", "no event was delivered", before);
    }

    private void beat() {
        published = System.nanoTime();
        bus.publish(HEARTBEAT, published);
    }

    private void heard(long at) {
        latency.set(System.nanoTime() - at);
        heard.set(at);
    }

    @Override
    public void read(long nanos, Consumer<Metric> sink) {
        double seconds = nanos / 1e9;
        // an event that is still on its way has taken so long at least
        long took = heard.get() == published ? latency.get() : System.nanoTime() - published;
        sink.accept(Metric.of("bus.latency", Unit.SECONDS, took / 1e9));
        beat();
        List<Statistics> now = bus.statistics();
        Map<String, Topic<?>> topics = new HashMap<>();
        bus.topics().forEach(topic -> topics.put(topic.name(), topic));
        double backlog = 0;
        long queued = 0;
        long sent = 0;
        long dropped = 0;
        int listed = 0;
        for (Statistics s : now) {
            Statistics then = before.getOrDefault(name(s), new Statistics(s.topic(), s.subscriber(), 0, 0, 0, 0, 0));
            queued += s.queued();
            backlog = Math.max(backlog, backlog(topics.get(s.topic()), s, s.dropped() - then.dropped()));
            sent += s.sent() - then.sent();
            dropped += s.dropped() - then.dropped();
            if (listed++ < MOST_LISTED) {
                String[] labels = {"topic", s.topic(), "subscriber", s.subscriber()};
                sink.accept(Metric.of("bus.subscriber_sent", Unit.PER_SECOND, (s.sent() - then.sent()) / seconds,
                        labels));
                sink.accept(Metric.of("bus.subscriber_dropped", Unit.PER_SECOND,
                        (s.dropped() - then.dropped()) / seconds, labels));
                sink.accept(Metric.of("bus.subscriber_queued", Unit.COUNT, s.queued(), labels));
            }
        }
        topics(now, seconds, sink);
        sink.accept(Metric.of("bus.sent", Unit.PER_SECOND, sent / seconds));
        sink.accept(Metric.of("bus.dropped", Unit.PER_SECOND, dropped / seconds));
        sink.accept(Metric.of("bus.queued", Unit.COUNT, queued));
        sink.accept(Metric.of("bus.backlog", Unit.RATIO, backlog));
        before = byName(now);
    }

    /** How full a queue is; 1 if events were lost. Where only the newest event counts, none is missed. */
    private static double backlog(Topic<?> topic, Statistics s, long lost) {
        if (topic == null || topic.policy() == OverflowPolicy.LATEST) {
            return 0;
        }
        return lost > 0 ? 1 : Math.min(1, (double) s.queued() / topic.capacity());
    }

    private void topics(List<Statistics> now, double seconds, Consumer<Metric> sink) {
        Map<String, Double> rates = new TreeMap<>();
        for (Statistics s : now) {
            Statistics then = before.get(name(s));
            rates.merge(s.topic(), (s.delivered() - (then == null ? 0 : then.delivered())) / seconds, Double::sum);
        }
        rates.forEach((topic, rate) -> sink.accept(Metric.of("bus.topic_delivered", Unit.PER_SECOND, rate, "topic",
                topic)));
        bus.latencies().forEach((topic, durations) -> latencies
                .computeIfAbsent(topic, t -> quantiles(Durations.NONE))
                .read(durations, sink, "topic", topic));
    }

    private static String name(Statistics s) {
        return s.topic() + " > " + s.subscriber();
    }

    private static Map<String, Statistics> byName(List<Statistics> all) {
        Map<String, Statistics> map = new HashMap<>();
        all.forEach(s -> map.put(name(s), s));
        return map;
    }

    @Override
    public void end() {
        heartbeat.close();
    }
}

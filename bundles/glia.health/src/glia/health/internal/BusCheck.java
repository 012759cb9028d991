package glia.health.internal;

import glia.api.event.EventBus;
import glia.api.event.EventBus.Statistics;
import glia.api.event.OverflowPolicy;
import glia.api.event.Topic;
import glia.api.health.Finding;
import glia.api.health.HealthCheck;
import glia.api.health.HealthStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Subscribers of the event bus that do not take what waits for them, that lose events, or that fail. */
@Component
public final class BusCheck implements HealthCheck {

    /** So long nothing may be taken while something waits. */
    static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** So long a loss is remembered after the last one, so that one that goes on is one change and not many. */
    static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(5);

    /**
     * @param statistics at the last look
     * @param progress when an event was last seen to be taken
     * @param before counts before the first loss that is remembered; null if there is none
     * @param lost when the last loss was seen
     */
    private record Seen(Statistics statistics, long progress, Statistics before, long lost) {
    }

    private final EventBus bus;
    private final LongSupplier clock;
    private Map<String, Seen> before = Map.of();

    @Activate
    public BusCheck(@Reference EventBus bus) {
        this(bus, System::nanoTime);
    }

    /** @param clock in ns, as {@link System#nanoTime} */
    BusCheck(EventBus bus, LongSupplier clock) {
        this.bus = bus;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "event bus";
    }

    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        Map<String, Seen> now = new HashMap<>();
        long time = clock.getAsLong();
        Set<String> newestOnly = bus.topics().stream().filter(t -> t.policy() == OverflowPolicy.LATEST)
                .map(Topic::name).collect(Collectors.toSet());
        for (Statistics s : bus.statistics()) {
            String who = "subscriber " + s.subscriber() + " of " + s.topic();
            Seen then = before.get(who);
            Seen seen = seen(then, s, time, !newestOnly.contains(s.topic()));
            now.put(who, seen);
            long stuck = time - seen.progress();
            if (stuck >= STUCK_NANOS) {
                findings.add(new Finding(HealthStatus.WARN, who + " has taken no event for "
                        + TimeUnit.NANOSECONDS.toSeconds(stuck) + " s while " + s.queued() + " wait",
                        "its thread waits for something or computes for long", "close the view or end what it does"));
            }
            if (seen.before() != null) {
                findings.add(new Finding(HealthStatus.WARN, who + " has lost "
                        + (s.dropped() - seen.before().dropped()) + " of " + (s.sent() - seen.before().sent())
                        + " events lately", "it is slower than what it subscribes to",
                        "close views that are not needed, or slow down the simulation by its pace"));
            }
            if (then != null && s.failures() > then.statistics().failures()) {
                findings.add(new Finding(HealthStatus.WARN, who + " has failed "
                        + (s.failures() - then.statistics().failures()) + " times since the last look",
                        "the log has the exception", "report it as a fault of Glia"));
            }
        }
        before = now;
        return findings;
    }

    private static Seen seen(Seen then, Statistics s, long time, boolean mayLose) {
        if (then == null) {
            return new Seen(s, time, null, time);
        }
        boolean moved = s.queued() == 0 || s.delivered() != then.statistics().delivered();
        boolean loses = mayLose && s.dropped() > then.statistics().dropped();
        Statistics before = then.before();
        if (loses && before == null) {
            before = then.statistics();
        } else if (!loses && time - then.lost() >= REMEMBERED_NANOS) {
            before = null;
        }
        return new Seen(s, moved ? time : then.progress(), before, loses ? time : then.lost());
    }
}

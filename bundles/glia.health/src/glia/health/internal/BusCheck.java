package glia.health.internal;

import glia.api.event.EventBus;
import glia.api.event.EventBus.Statistics;
import glia.api.health.Finding;
import glia.api.health.HealthCheck;
import glia.api.health.HealthStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Subscribers of the event bus that do not take what waits for them, that lose events, or that fail. */
@Component
public final class BusCheck implements HealthCheck {

    /** So long nothing may be taken while something waits. */
    static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private record Seen(Statistics statistics, long progress) {
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
        for (Statistics s : bus.statistics()) {
            String who = "subscriber " + s.subscriber() + " of " + s.topic();
            Seen then = before.get(who);
            boolean moved = then == null || s.queued() == 0
                    || s.delivered() != then.statistics().delivered();
            now.put(who, new Seen(s, moved ? time : then.progress()));
            long stuck = time - now.get(who).progress();
            if (stuck >= STUCK_NANOS) {
                findings.add(new Finding(HealthStatus.WARN, who + " has taken no event for "
                        + TimeUnit.NANOSECONDS.toSeconds(stuck) + " s while " + s.queued() + " wait",
                        "its thread waits for something or computes for long", "close the view or end what it does"));
            }
            if (then != null && s.dropped() > then.statistics().dropped()) {
                findings.add(new Finding(HealthStatus.WARN, who + " has lost "
                        + (s.dropped() - then.statistics().dropped()) + " of "
                        + (s.sent() - then.statistics().sent()) + " events since the last look",
                        "it is slower than what it subscribes to", "close views that are not needed, or slow down the"
                                + " simulation by its pace"));
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
}

package glia.perf.internal;

import glia.api.backend.Phase;
import glia.api.event.EventBus;
import glia.api.profiler.PhaseFrames;
import glia.api.profiler.Profiler;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The profiler as a service. */
@Component
public final class ProfilerComponent implements Profiler {

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private final List<PhaseFrames> frames;

    private final EventBus bus;
    private final List<ProfileSession> open = new CopyOnWriteArrayList<>();

    @Activate
    public ProfilerComponent(@Reference EventBus bus) {
        this.bus = bus;
        frames = new CopyOnWriteArrayList<>();
    }

    @Override
    public Session begin(Duration period) {
        if (period.compareTo(SHORTEST_PERIOD) < 0 || period.compareTo(LONGEST_PERIOD) > 0) {
            throw new IllegalArgumentException("period: expected " + SHORTEST_PERIOD + " to " + LONGEST_PERIOD
                    + ", got " + period);
        }
        Map<String, Phase> phases = new HashMap<>();
        frames.forEach(some -> phases.putAll(some.phases()));
        ProfileSession session = new ProfileSession(period, new FrameTree(phases), bus, open::remove);
        open.add(session);
        session.start();
        return session;
    }

    @Deactivate
    void deactivate() {
        open.forEach(ProfileSession::close);
    }
}

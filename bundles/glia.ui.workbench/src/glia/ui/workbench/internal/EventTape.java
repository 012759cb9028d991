package glia.ui.workbench.internal;

import glia.api.event.EventBus;
import glia.api.event.EventHistory;
import glia.api.health.HealthTopics;
import glia.api.metric.MetricTopics;
import glia.api.simulation.SimulationTopics;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps what happens from the start of the workbench on, whoever looks. Topics whose events hold a network or its
 * spikes are left out: what is kept stays in memory.
 */
@Component(service = EventHistory.Tape.class, immediate = true)
public final class EventTape implements EventHistory.Tape {
    private static final int CAPACITY = 20_000;

    private final EventHistory.Tape tape;

    @Activate
    public EventTape(@Reference EventHistory history) {
        tape = history.record(List.of(SimulationTopics.STATUS, SimulationTopics.CHANGED, HealthTopics.CHANGES,
                MetricTopics.ALERTS), CAPACITY);
    }

    @Deactivate
    @Override
    public void close() {
        tape.close();
    }

    @Override
    public List<EventHistory.Entry> find(EventHistory.Query query) {
        return tape.find(query);
    }

    @Override
    public long recorded() {
        return tape.recorded();
    }

    @Override
    public long missed() {
        return tape.missed();
    }

    @Override
    public int replay(EventHistory.Query query, double speed, EventBus bus) {
        return tape.replay(query, speed, bus);
    }
}

package glia.bus.internal;

import glia.api.event.EventBus;
import glia.api.event.EventHistory;
import glia.api.event.Topic;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The history of the bus as a service. */
@Component
public final class EventHistoryComponent implements EventHistory {

    private final EventBus bus;

    @Activate
    public EventHistoryComponent(@Reference EventBus bus) {
        this.bus = bus;
    }

    @Override
    public Tape record(List<Topic<?>> topics, int capacity) {
        if (topics.isEmpty() || topics.stream().distinct().count() != topics.size()) {
            throw new IllegalArgumentException("topics: expected some, each once, got " + topics);
        }
        if (capacity < 1 || capacity > MOST_EVENTS) {
            throw new IllegalArgumentException("capacity: expected 1 to " + MOST_EVENTS + ", got " + capacity);
        }
        return new RingTape(bus, topics, capacity);
    }

    @Override
    public Tape tape(List<Entry> entries) {
        if (entries.size() > MOST_EVENTS) {
            throw new IllegalArgumentException("events: expected at most " + MOST_EVENTS + ", got " + entries.size());
        }
        return new RingTape(entries);
    }
}

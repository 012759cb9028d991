package glia.store.internal.events;

import glia.api.event.EventBus;
import glia.api.event.EventFileException;
import glia.api.event.EventFiles;
import glia.api.event.EventHistory.Entry;
import glia.api.event.EventHistory.Query;
import glia.api.event.EventTopics;
import glia.api.event.Topic;
import glia.store.internal.events.EventFormat.Coded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Recordings of the bus as a service. */
@Component
public final class EventFilesComponent implements EventFiles {

    private static final long FEWEST_BYTES = 1024;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private final List<EventTopics> declared;

    private final EventBus bus;

    @Activate
    public EventFilesComponent(@Reference EventBus bus) {
        this.bus = bus;
        declared = new CopyOnWriteArrayList<>();
    }

    /** With topics that are there from the start. */
    EventFilesComponent(EventBus bus, List<EventTopics> declared) {
        this.bus = bus;
        this.declared = new CopyOnWriteArrayList<>(declared);
    }

    @Override
    public List<Topic<?>> topics() {
        return declared.stream().flatMap(some -> some.topics().stream())
                .sorted(Comparator.comparing((Topic<?> topic) -> topic.name()))
                .collect(Collectors.toUnmodifiableList());
    }

    @Override
    public Recording record(Path file, List<Topic<?>> topics, long mostBytes) throws IOException {
        List<Topic<?>> all = topics();
        if (topics.isEmpty() || topics.stream().distinct().count() != topics.size()) {
            throw new IllegalArgumentException("topics: expected some, each once, got " + topics);
        }
        for (Topic<?> topic : topics) {
            if (!all.contains(topic)) {
                throw new IllegalArgumentException("events of " + topic.name() + " cannot be recorded");
            }
        }
        if (mostBytes < FEWEST_BYTES) {
            throw new IllegalArgumentException("bytes: expected " + FEWEST_BYTES + " or more, got " + mostBytes);
        }
        return new EventFileWriter(file, topics.stream().map(Coded::of).toList(), mostBytes, bus);
    }

    @Override
    public long read(Path file, Query query, Consumer<Entry> consumer) throws IOException, EventFileException {
        return new EventFileReader(file, topics()).read(query, consumer);
    }
}

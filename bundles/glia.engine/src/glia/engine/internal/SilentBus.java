package glia.engine.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import glia.api.histogram.Durations;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Of a simulation that runs aside: nobody can subscribe to it, so that nobody hears of what happens there. */
final class SilentBus implements EventBus {

    @Override
    public <T> void publish(Topic<T> topic, T event) {
        // there is nobody to hear it
    }

    @Override
    public <T> Subscription subscribe(Topic<T> topic, String subscriberName, Consumer<? super T> subscriber) {
        throw new UnsupportedOperationException("what runs aside is not heard of");
    }

    @Override
    public boolean observed(Topic<?> topic) {
        return false;
    }

    @Override
    public List<Topic<?>> topics() {
        return List.of();
    }

    @Override
    public List<Statistics> statistics() {
        return List.of();
    }

    @Override
    public SortedMap<String, Durations> latencies() {
        return Collections.emptySortedMap();
    }
}

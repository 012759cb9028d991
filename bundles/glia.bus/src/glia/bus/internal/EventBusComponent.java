package glia.bus.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/** The event bus as a service. */
@Component
public final class EventBusComponent implements EventBus {

    private static final long STOP_MILLIS = 2000;

    private final Logger logger;
    private final Bus bus;

    @Activate
    public EventBusComponent(@Reference LoggerFactory loggers) {
        logger = loggers.getLogger(EventBusComponent.class);
        bus = new Bus(this::log);
    }

    /** Of the failures of one subscriber, the 1st, 2nd, 4th, 8th ... are written; the count is always exact. */
    private void log(String topic, String subscriber, long failures, Throwable failure) {
        if (Long.bitCount(failures) == 1) {
            logger.error("Subscriber {} of {} failed ({} times so far)", subscriber, topic, failures, failure);
        }
    }

    @Deactivate
    void deactivate() {
        for (Statistics running : bus.stop(STOP_MILLIS)) {
            logger.warn("Subscriber {} of {} did not return while the event bus stopped", running.subscriber(),
                    running.topic());
        }
    }

    @Override
    public <T> void publish(Topic<T> topic, T event) {
        bus.publish(topic, event);
    }

    @Override
    public <T> Subscription subscribe(Topic<T> topic, String subscriberName, Consumer<? super T> subscriber) {
        return bus.subscribe(topic, subscriberName, subscriber);
    }

    @Override
    public boolean observed(Topic<?> topic) {
        return bus.observed(topic);
    }

    @Override
    public List<Topic<?>> topics() {
        return bus.topics();
    }

    @Override
    public List<Statistics> statistics() {
        return bus.statistics();
    }
}

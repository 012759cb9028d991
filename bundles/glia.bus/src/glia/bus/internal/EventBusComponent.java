package glia.bus.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import glia.api.histogram.Durations;
import glia.api.profile.Configurable;
import glia.api.profile.Settings;
import glia.api.profile.Switches;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/** The event bus as a service. */
@Component(configurationPid = BusSwitches.PID)
public final class EventBusComponent implements EventBus, Configurable {

    private static final long STOP_MILLIS = 2000;

    private final Logger logger;
    private final Bus bus;
    private volatile Settings settings = BusSwitches.ALL.standard();

    @Activate
    public EventBusComponent(@Reference LoggerFactory loggers) {
        logger = loggers.getLogger(EventBusComponent.class);
        bus = new Bus(this::log);
        bus.setShared(BusSwitches.shared(settings));
    }

    @Activate
    @Modified
    void configure(Map<String, Object> properties) {
        settings = BusSwitches.ALL.settings(properties);
        bus.setShared(BusSwitches.shared(settings));
    }

    @Override
    public Switches switches() {
        return BusSwitches.ALL;
    }

    @Override
    public Settings settings() {
        return settings;
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

    @Override
    public SortedMap<String, Durations> latencies() {
        return bus.latencies();
    }
}

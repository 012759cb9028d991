package glia.bus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** The component as Declarative Services runs it. */
class EventBusServiceTest {

    private static EventBus await(BundleContext context) throws InterruptedException {
        ServiceTracker<EventBus, EventBus> tracker = new ServiceTracker<>(context, EventBus.class, null);
        tracker.open();
        try {
            return assertInstanceOf(EventBusComponent.class,
                    tracker.waitForService(TimeUnit.SECONDS.toMillis(20)));
        } finally {
            tracker.close();
        }
    }

    @Test
    void isAServiceThatEndsWithItsBundle() throws InterruptedException, BundleException {
        Bundle bundle = FrameworkUtil.getBundle(EventBusComponent.class);
        BundleContext framework = bundle.getBundleContext().getBundle(0).getBundleContext();
        EventBus bus = await(framework);
        Topic<String> topic = Topic.dropOldest("service", String.class, 4);
        CountDownLatch heard = new CountDownLatch(1);
        Subscription failing = bus.subscribe(topic, "fails", event -> {
            throw new IllegalStateException("on purpose, so that the log of the framework is used");
        });
        bus.subscribe(topic, "hears", event -> heard.countDown());
        bus.publish(topic, "event");
        Held.await(heard);
        Held.until("the failure", () -> failing.statistics().failures() == 1);

        bundle.stop(Bundle.STOP_TRANSIENT);
        assertEquals(1, failing.statistics().delivered());
        assertThrows(IllegalStateException.class, () -> bus.subscribe(topic, "late", event -> {
        }));
        bundle.start(Bundle.START_TRANSIENT);
        assertEquals(0, await(framework).statistics().size(), "a bundle that starts again has a bus of its own");
    }
}

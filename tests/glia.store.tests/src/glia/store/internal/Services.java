package glia.store.internal;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.TimeUnit;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** The real services of the running framework. */
public final class Services {

    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(20);

    private Services() {
    }

    public static <T> T get(Class<T> type) {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(
                FrameworkUtil.getBundle(Services.class).getBundleContext(), type, null);
        tracker.open();
        try {
            T service = tracker.waitForService(PATIENCE);
            assertNotNull(service, "no service " + type.getName());
            return service;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            tracker.close();
        }
    }
}

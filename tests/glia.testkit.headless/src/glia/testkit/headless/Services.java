package glia.testkit.headless;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.TimeUnit;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** The real services of the running framework. */
public final class Services {

    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(20);

    private Services() {
    }

    /**
     * The service of a type, once there is one.
     *
     * @throws AssertionError if there is none within 20 s, or the thread is interrupted
     */
    public static <T> T get(Class<T> type) {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(
                FrameworkUtil.getBundle(Services.class).getBundleContext(), type, null);
        tracker.open();
        try {
            T service = tracker.waitForService(PATIENCE);
            assertNotNull(service, () -> "no service " + type.getName());
            return service;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for " + type.getName(), e);
        } finally {
            tracker.close();
        }
    }
}

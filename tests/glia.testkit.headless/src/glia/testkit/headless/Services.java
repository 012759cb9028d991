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
        ServiceTracker<T, T> tracker = tracker(type, Services.class);
        try {
            return await(tracker, type);
        } finally {
            tracker.close();
        }
    }

    /**
     * The service of a type as the bundle of a class gets it, which uses it from then on. Of the log and of
     * Configuration Admin each bundle has its own, which ends when the bundle does not use it any more.
     *
     * @throws AssertionError as above
     */
    public static <T> T get(Class<T> type, Class<?> user) {
        return await(tracker(type, user), type);
    }

    private static <T> ServiceTracker<T, T> tracker(Class<T> type, Class<?> user) {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(FrameworkUtil.getBundle(user).getBundleContext(), type,
                null);
        tracker.open();
        return tracker;
    }

    private static <T> T await(ServiceTracker<T, T> tracker, Class<T> type) {
        try {
            T service = tracker.waitForService(PATIENCE);
            assertNotNull(service, () -> "no service " + type.getName());
            return service;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for " + type.getName(), e);
        }
    }
}

package glia.network.internal;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** Services of the framework that the tests run in. */
public final class Services {

    private static final long PATIENCE_MS = 20_000;

    private Services() {
    }

    public static <T> T get(Class<T> type) {
        BundleContext context = FrameworkUtil.getBundle(Services.class).getBundleContext();
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        try {
            T service = tracker.waitForService(PATIENCE_MS);
            assertNotNull(service, "no service " + type.getName());
            return service;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for " + type.getName(), e);
        }
    }
}

package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** The services of the Equinox that the tests run in. */
final class Framework {

    private static final long MILLIS = 20_000;

    private Framework() {
    }

    static BundleContext context() {
        return FrameworkUtil.getBundle(Cli.class).getBundleContext();
    }

    static <T> T service(Class<T> type) throws InterruptedException {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context(), type, null);
        tracker.open();
        T service = tracker.waitForService(MILLIS);
        tracker.close();
        assertNotNull(service, () -> "no service " + type.getName());
        return service;
    }
}

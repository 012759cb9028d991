package glia.testkit;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * How much of the machine's processors others took while a test ran. A test that shares its machine with builds has
 * less of it, and everything takes longer in proportion, which is no fault of the code under test.
 */
final class ProcessorShare {
    private static final double LEAST_LEFT = 0.1;

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final int processors = Runtime.getRuntime().availableProcessors();
    private final long start = System.nanoTime();
    private final double ownAtStart;

    /** Begins to measure. */
    ProcessorShare() {
        // the load is the mean since it was last asked for
        attribute("CpuLoad");
        ownAtStart = attribute("ProcessCpuTime");
    }

    /** The share of all processors that other processes have used since the beginning, 0 to 1. */
    double others() {
        double all = attribute("CpuLoad");
        double wall = System.nanoTime() - start;
        double own = (attribute("ProcessCpuTime") - ownAtStart) / wall / processors;
        return Double.isNaN(all) ? 0 : Math.clamp(all - own, 0, 1 - LEAST_LEFT);
    }

    private double attribute(String name) {
        try {
            Object value = server.getAttribute(new ObjectName("java.lang:type=OperatingSystem"), name);
            return ((Number) value).doubleValue();
        } catch (JMException e) {
            throw new IllegalStateException(name, e);
        }
    }
}

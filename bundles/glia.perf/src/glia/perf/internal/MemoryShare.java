package glia.perf.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/**
 * How much of its limits a cache may use as memory is left: all of it where a quarter of the machine's memory and of
 * Java's heap is free, nothing where nothing is, in proportion in between.
 */
final class MemoryShare {

    static final double ENOUGH = 0.25;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP).toList();
    private Machine machine;

    /** Now; takes some microseconds. */
    double now() {
        if (machine == null) {
            machine = Machine.open();
        }
        double total = machine.memory();
        double available = machine.availableMemory();
        return of(heapFree(), total > 0 && available >= 0 ? available / total : 1);
    }

    /** What survived the last collection is needed; the rest may be garbage. */
    private double heapFree() {
        double live = 0;
        for (MemoryPoolMXBean pool : pools) {
            MemoryUsage usage = pool.getCollectionUsage();
            live += usage == null ? 0 : usage.getUsed();
        }
        return 1 - live / Runtime.getRuntime().maxMemory();
    }

    /** Of shares that are free. */
    static double of(double heapFree, double machineFree) {
        return Math.clamp(Math.min(heapFree, machineFree) / ENOUGH, 0, 1);
    }
}

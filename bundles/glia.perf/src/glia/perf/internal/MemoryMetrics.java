package glia.perf.internal;

import com.sun.management.ThreadMXBean;
import glia.api.metric.Metric;
import glia.api.metric.MetricSource;
import glia.api.metric.Unit;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;

/** What memory the machine has, and what this process takes of it. */
@Component
public final class MemoryMetrics implements MetricSource {

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final List<MemoryPoolMXBean> heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(p -> p.getType() == MemoryType.HEAP).toList();
    private final List<BufferPoolMXBean> buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private Machine machine;
    private long allocated;

    @Override
    public void begin() {
        if (machine == null) {
            machine = Machine.open();
        }
        allocated = threads.getTotalThreadAllocatedBytes();
    }

    @Override
    public void read(long nanos, Consumer<Metric> sink) {
        machine(sink);
        heap(sink);
        double direct = 0;
        for (BufferPoolMXBean pool : buffers) {
            direct += pool.getMemoryUsed();
        }
        sink.accept(Metric.of("memory.buffers", Unit.BYTES, direct));
        sink.accept(Metric.of("memory.outside_heap", Unit.BYTES, memory.getNonHeapMemoryUsage().getUsed()));
        long before = allocated;
        allocated = threads.getTotalThreadAllocatedBytes();
        sink.accept(allocated < 0
                ? Metric.absent("memory.allocation", Unit.BYTES_PER_SECOND, "this Java does not count it")
                : Metric.of("memory.allocation", Unit.BYTES_PER_SECOND, (allocated - before) / (nanos / 1e9)));
    }

    private void machine(Consumer<Metric> sink) {
        double total = machine.memory();
        double available = machine.availableMemory();
        if (total > 0 && available >= 0) {
            sink.accept(Metric.of("memory.available", Unit.BYTES, available));
            sink.accept(Metric.of("memory.available_share", Unit.RATIO, available / total));
        } else {
            String reason = "this system does not tell how much memory it has";
            sink.accept(Metric.absent("memory.available", Unit.BYTES, reason));
            sink.accept(Metric.absent("memory.available_share", Unit.RATIO, reason));
        }
        long resident = machine.residentMemory();
        sink.accept(resident >= 0 ? Metric.of("memory.resident", Unit.BYTES, resident)
                : Metric.absent("memory.resident", Unit.BYTES, "this system does not tell it of a process"));
    }

    /** What survived the last collection is what is needed; the rest may be garbage. */
    private void heap(Consumer<Metric> sink) {
        MemoryUsage heap = memory.getHeapMemoryUsage();
        sink.accept(Metric.of("memory.heap", Unit.BYTES, heap.getUsed()));
        sink.accept(Metric.of("memory.heap_limit", Unit.BYTES, heap.getMax()));
        double live = 0;
        for (MemoryPoolMXBean pool : heapPools) {
            MemoryUsage usage = pool.getCollectionUsage();
            live += usage == null ? 0 : usage.getUsed();
        }
        sink.accept(live > 0 ? Metric.of("memory.heap_live_share", Unit.RATIO, live / heap.getMax())
                : Metric.absent("memory.heap_live_share", Unit.RATIO, "there was no garbage collection yet"));
    }
}

package glia.perf.internal;

import com.sun.management.OperatingSystemMXBean;
import glia.api.metric.Metric;
import glia.api.metric.MetricSource;
import glia.api.metric.Unit;
import glia.api.simulation.Simulations;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import oshi.hardware.CentralProcessor;

/** How busy the processors are; 1 is all of them, whatever their number. */
@Component
public final class ProcessorMetrics implements MetricSource {

    /** A simulation that takes all processors is no load: so much of them counts as left to others all the same. */
    private static final double LEAST_LEFT = 0.25;

    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final SimulationTime simulationTime;
    private CentralProcessor processor;
    private long[][] ticks;
    private long processNanos;

    @Activate
    public ProcessorMetrics(@Reference Simulations simulations) {
        simulationTime = new SimulationTime(simulations);
    }

    @Override
    public void begin() {
        if (processor == null) {
            processor = Machine.open().getHardware().getProcessor();
        }
        ticks = processor.getProcessorCpuLoadTicks();
        processNanos = system.getProcessCpuTime();
        simulationTime.nanos();
    }

    @Override
    public void read(long nanos, Consumer<Metric> sink) {
        double available = (double) nanos * processor.getLogicalProcessorCount();
        long[][] before = ticks;
        ticks = processor.getProcessorCpuLoadTicks();
        double[] load = load(before, ticks);
        double sum = 0;
        for (int core = 0; core < load.length; core++) {
            sum += load[core];
            sink.accept(Metric.of("cpu.core", Unit.RATIO, load[core], "core", Integer.toString(core)));
        }
        double all = sum / load.length;
        double simulation = simulationTime.nanos() / available;
        sink.accept(Metric.of("cpu.system", Unit.RATIO, all));
        sink.accept(Metric.of("cpu.simulation", Unit.RATIO, simulation));
        sink.accept(Metric.of("cpu.rest", Unit.RATIO, Math.max(0, all - simulation)));
        long processBefore = processNanos;
        processNanos = system.getProcessCpuTime();
        if (processNanos < 0) {
            String reason = "this system does not tell the CPU time of a process";
            sink.accept(Metric.absent("cpu.process", Unit.RATIO, reason));
            sink.accept(Metric.absent("cpu.others_share", Unit.RATIO, reason));
            return;
        }
        double process = (processNanos - processBefore) / available;
        sink.accept(Metric.of("cpu.process", Unit.RATIO, process));
        sink.accept(Metric.of("cpu.others_share", Unit.RATIO, othersShare(all, process, simulation)));
    }

    /** @return what other programs take of what simulations leave, all as shares of all processors */
    static double othersShare(double all, double process, double simulation) {
        return Math.clamp((all - process) / Math.max(LEAST_LEFT, 1 - simulation), 0, 1);
    }

    /** @return by core, the share of the time in which it was not idle; NaN if no time went by */
    static double[] load(long[][] before, long[][] after) {
        double[] load = new double[after.length];
        for (int core = 0; core < load.length; core++) {
            long total = 0;
            for (int type = 0; type < after[core].length; type++) {
                total += after[core][type] - before[core][type];
            }
            long idle = since(before[core], after[core], CentralProcessor.TickType.IDLE)
                    + since(before[core], after[core], CentralProcessor.TickType.IOWAIT);
            load[core] = total > 0 ? (double) (total - idle) / total : Double.NaN;
        }
        return load;
    }

    private static long since(long[] before, long[] after, CentralProcessor.TickType type) {
        return after[type.getIndex()] - before[type.getIndex()];
    }
}

package glia.perf.internal;

import com.sun.management.OperatingSystemMXBean;
import glia.api.metric.Metric;
import glia.api.metric.MetricSource;
import glia.api.metric.Unit;
import glia.api.simulation.Simulations;
import glia.perf.internal.Machine.Ticks;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How busy the processors are; 1 is all of them, whatever their number. */
@Component
public final class ProcessorMetrics implements MetricSource {

    /** A simulation that takes all processors is no load: so much of them counts as left to others all the same. */
    private static final double LEAST_LEFT = 0.25;

    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final SimulationTime simulationTime;
    private Machine machine;
    private List<Ticks> ticks;
    private long processNanos;

    @Activate
    public ProcessorMetrics(@Reference Simulations simulations) {
        simulationTime = new SimulationTime(simulations);
    }

    @Override
    public void begin() {
        if (machine == null) {
            machine = Machine.open();
        }
        ticks = machine.processors();
        processNanos = system.getProcessCpuTime();
        simulationTime.nanos();
    }

    @Override
    public void read(long nanos, Consumer<Metric> sink) {
        List<Ticks> before = ticks;
        ticks = machine.processors();
        double available = (double) nanos * ticks.size();
        double[] load = load(before, ticks);
        double sum = 0;
        for (int core = 0; core < load.length; core++) {
            sum += load[core];
            sink.accept(Metric.of("cpu.core", Unit.RATIO, load[core], "core",
                    Integer.toString(ticks.get(core).core())));
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

    /** @return by processor of the second list, the share of the time in which it was not idle; NaN if none went by */
    static double[] load(List<Ticks> before, List<Ticks> after) {
        double[] load = new double[after.size()];
        for (int i = 0; i < load.length; i++) {
            Ticks now = after.get(i);
            // which of them are switched on can change
            Ticks then = before.stream().filter(t -> t.core() == now.core()).findFirst().orElse(now);
            long total = now.total() - then.total();
            load[i] = total > 0 ? (double) (now.busy() - then.busy()) / total : Double.NaN;
        }
        return load;
    }
}

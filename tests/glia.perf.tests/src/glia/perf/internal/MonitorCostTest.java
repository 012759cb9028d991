package glia.perf.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import glia.api.metric.PerformanceMonitor;
import glia.api.metric.PerformanceMonitor.Watch;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What watching costs; printed, and asserted only as a guard. */
class MonitorCostTest {

    private final PerformanceMonitor monitor = Services.get(PerformanceMonitor.class);

    @Test
    void samplingIsCheap() throws InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Samples samples = new Samples();
        try (Watch warm = monitor.watch(PerformanceMonitor.SHORTEST_PERIOD, samples)) {
            for (int i = 0; i < 20; i++) {
                samples.next();
            }
        }
        samples = new Samples();
        try (Watch watch = monitor.watch(Duration.ofSeconds(1), samples)) {
            samples.next();
            long cpu = system.getProcessCpuTime();
            long wall = System.nanoTime();
            double own = 0;
            for (int i = 0; i < 5; i++) {
                own += Samples.value(samples.next(), "monitor.cpu") / 5;
            }
            double process = (double) (system.getProcessCpuTime() - cpu) / (System.nanoTime() - wall);
            System.out.printf("monitor: %.2f %% of a core at one sample a second, the whole process %.2f %%%n",
                    100 * own, 100 * process);
            assertTrue(own < 0.05, own + " of a core");
        }
    }

    @Test
    void aWatchedSimulationIsHardlySlower() throws Exception {
        Network network = Examples.build("vogels-abbott", 1);
        double[] ratios = new double[7];
        try (Simulation simulation = Services.get(Simulations.class).open(network, new RunOptions("cpu", 1, 0),
                Progress.NONE)) {
            long step = 20_000;
            simulation.run(step).join();
            for (int i = 0; i < ratios.length; i++) {
                step += 10_000;
                double without = cpu(simulation, step);
                step += 10_000;
                double with;
                try (Watch watch = monitor.watch(Duration.ofSeconds(1), sample -> {
                    // only the cost is of interest
                })) {
                    with = cpu(simulation, step);
                }
                ratios[i] = with / without;
            }
        }
        Arrays.sort(ratios);
        System.out.printf("monitor: W1, intervals of 1 step, watched: %.3f times the CPU time (%.3f to %.3f)%n",
                ratios[ratios.length / 2], ratios[0], ratios[ratios.length - 1]);
        assertTrue(ratios[ratios.length / 2] < 1.5, Arrays.toString(ratios));
    }

    private static double cpu(Simulation simulation, long untilStep) {
        simulation.markTimedPhase().join();
        simulation.run(untilStep).join();
        return simulation.report().cpuSeconds();
    }
}

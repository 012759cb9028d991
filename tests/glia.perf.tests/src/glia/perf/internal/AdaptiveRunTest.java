package glia.perf.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.adaptive.AdaptiveController;
import glia.api.adaptive.Decision;
import glia.api.adaptive.Rung;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.metric.MetricTopics;
import glia.api.metric.PerformanceMonitor;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The controller, the throttles of the whole program, a real simulation and a real load. */
class AdaptiveRunTest {

    private static final long STEPS = 4_000;

    private final EventBus bus = Services.get(EventBus.class);
    private final AdaptiveController controller = Services.get(AdaptiveController.class);
    private final PerformanceMonitor monitor = Services.get(PerformanceMonitor.class);
    private final Network network = Examples.build("brunel", 1);

    /** Twice as many programs as there are processors, that do nothing but take time. */
    private static final class Burner implements AutoCloseable {

        private final List<Process> programs = new ArrayList<>();

        Burner() throws IOException {
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                programs.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
            }
        }

        @Override
        public void close() throws InterruptedException {
            programs.forEach(Process::destroy);
            for (Process program : programs) {
                program.waitFor();
            }
        }
    }

    /** What a run came to. */
    private record Outcome(String spikes, double seconds, long batches, long samples) {

        double batchesPerSecond() {
            return batches / seconds;
        }
    }

    private Outcome run() throws Exception {
        AtomicLong batches = new AtomicLong();
        AtomicLong samples = new AtomicLong();
        try (Subscription spikes = bus.subscribe(SimulationTopics.SPIKES, "test", batch -> batches.incrementAndGet());
                Subscription metrics = bus.subscribe(MetricTopics.SAMPLES, "test", s -> samples.incrementAndGet());
                PerformanceMonitor.Watch watch = monitor.watch(Duration.ofMillis(100), sample -> {
                    // somebody looks at them
                });
                Simulation simulation = Services.get(Simulations.class).open(network, new RunOptions("cpu", 2, 0),
                        Progress.NONE)) {
            long begin = System.nanoTime();
            simulation.run(STEPS).join();
            return new Outcome(simulation.report().spikeSha256(), (System.nanoTime() - begin) / 1e9, batches.get(),
                    samples.get());
        }
    }

    private void awaitShed(Rung rung) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (controller.status().stream().flatMap(s -> s.rungs().stream())
                .noneMatch(r -> r.rung() == rung && r.shed())) {
            assertTrue(System.nanoTime() < deadline, () -> "not shed: " + rung + " in " + controller.status());
            // a thread that spins would take from the others what they are to have
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Test
    void spikesAreTheSameBitForBitWithTheControllerOnOffAndUnderLoadAndObserversGetLess() throws Exception {
        Outcome off = run();
        Outcome on;
        try (AdaptiveController.Watch watch = controller.watch()) {
            on = run();
        }
        int before = controller.history().size();
        Outcome burning;
        Outcome loaded;
        try (Burner burner = new Burner()) {
            burning = run();
            try (AdaptiveController.Watch watch = controller.watch()) {
                awaitShed(Rung.VISUALS);
                loaded = run();
            }
        }
        Outcome after = run();
        assertEquals(off.spikes(), on.spikes());
        assertEquals(off.spikes(), burning.spikes());
        assertEquals(off.spikes(), loaded.spikes());
        assertEquals(off.spikes(), after.spikes());
        List<Decision> decisions = controller.history().subList(before, controller.history().size());
        System.out.printf("adaptive: under load %.1f batches of spikes and %.1f samples of metrics a second without, "
                + "%.1f and %.1f with the controller%n", burning.batchesPerSecond(),
                burning.samples() / burning.seconds(), loaded.batchesPerSecond(),
                loaded.samples() / loaded.seconds());
        decisions.forEach(d -> System.out.println("adaptive: " + d));
        assertEquals(List.of(Rung.METRICS, Rung.VISUALS, Rung.VISUALS, Rung.METRICS),
                decisions.stream().map(Decision::rung).toList());
        assertEquals("cpu.others_share", decisions.getFirst().signal());
        assertTrue(decisions.getFirst().value() >= 0.8, decisions.toString());
        assertTrue(loaded.batchesPerSecond() < burning.batchesPerSecond() / 2, loaded + " " + burning);
        assertTrue(after.batchesPerSecond() > 2 * loaded.batchesPerSecond(), "it was given back: " + after);
    }
}

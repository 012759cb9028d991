package glia.perf.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.Phase;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.profiler.HotSpots;
import glia.api.profiler.Profiler;
import glia.api.profiler.ProfilerTopics;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of a simulation that runs. */
class ProfilerTest {

    private static final long SAMPLES = 50;

    private final Profiler profiler = Services.get(Profiler.class);

    @Test
    void aRunIsFoundInItsPhasesAndMethods(@TempDir Path folder) throws Exception {
        BlockingQueue<HotSpots> published = new LinkedBlockingQueue<>();
        Path file = folder.resolve("run.jfr");
        HotSpots found;
        try (Simulation simulation = open("brunel-stdp");
                Subscription subscription = Services.get(EventBus.class).subscribe(ProfilerTopics.HOT_SPOTS, "test",
                        published::add)) {
            try (Profiler.Session session = profiler.begin(Duration.ofMillis(5))) {
                simulation.run(Long.MAX_VALUE);
                HotSpots one;
                do {
                    one = published.poll(60, TimeUnit.SECONDS);
                    assertTrue(one != null, "nothing was published");
                } while (one.phases().getOrDefault(Phase.LEARNING, 0L) < SAMPLES && one.seconds() < 90);
                simulation.pause().join();
                session.save(file);
                session.close();
                found = session.hotSpots();
                assertThrows(IllegalStateException.class, () -> session.save(file));
            }
        }
        long phases = found.phases().values().stream().mapToLong(n -> n).sum();
        assertEquals(found.samples(), phases + found.outside());
        assertTrue(found.phases().getOrDefault(Phase.LEARNING, 0L) >= SAMPLES, found.phases().toString());
        assertTrue(phases > 0.5 * found.samples(), found.toString());
        assertTrue(found.methods().stream().anyMatch(m -> m.name().startsWith("glia.engine.cpu.internal.")),
                found.methods().toString());
        assertFalse(found.toString().contains(".0x"), "names of generated classes without their addresses");
        StringBuilder folded = new StringBuilder();
        found.fold(folded);
        long sum = folded.toString().lines().mapToLong(l -> Long.parseLong(l.substring(l.lastIndexOf(' ') + 1))).sum();
        assertEquals(found.samples(), sum);
        long inFile = RecordingFile.readAllEvents(file).stream()
                .filter(e -> e.getEventType().getName().equals("jdk.ExecutionSample")).count();
        assertTrue(inFile >= SAMPLES, inFile + " samples in the file");
    }

    private static Simulation open(String example) throws Exception {
        return Services.get(Simulations.class).open(Examples.build(example, 1), new RunOptions("cpu", 1, 0),
                Progress.NONE);
    }

    @Test
    void generatedKernelsHaveTheNamesOfTheirModels() throws Exception {
        HotSpots found;
        try (Simulation simulation = open("vogels-abbott");
                Profiler.Session session = profiler.begin(Duration.ofMillis(2))) {
            do {
                simulation.run(simulation.status().step() + 5000).join();
                found = session.hotSpots();
            } while (found.phases().getOrDefault(Phase.DYNAMICS, 0L) < SAMPLES && found.seconds() < 60);
        }
        assertTrue(found.phases().get(Phase.DYNAMICS) > 0.2 * found.samples(), found.phases().toString());
        assertTrue(found.methods().stream().anyMatch(m -> m.name().contains("Kernel$iaf_psc_exp.advance")),
                found.methods().toString());
    }

    @Test
    void samplingCostsLittle() throws Exception {
        Network network = Examples.build("vogels-abbott", 1);
        double[] ratios = new double[5];
        try (Simulation simulation = Services.get(Simulations.class).open(network, new RunOptions("cpu", 1, 0),
                Progress.NONE)) {
            long step = 20_000;
            simulation.run(step).join();
            for (int i = 0; i < ratios.length; i++) {
                step += 10_000;
                double without = cpu(simulation, step);
                step += 10_000;
                try (Profiler.Session session = profiler.begin(Profiler.USUAL_PERIOD)) {
                    ratios[i] = cpu(simulation, step) / without;
                }
            }
        }
        Arrays.sort(ratios);
        System.out.printf("profiler: W1, profiled every 20 ms: %.3f times the CPU time (%.3f to %.3f)%n",
                ratios[ratios.length / 2], ratios[0], ratios[ratios.length - 1]);
        assertTrue(ratios[ratios.length / 2] < 1.5, Arrays.toString(ratios));
    }

    private static double cpu(Simulation simulation, long untilStep) {
        simulation.markTimedPhase().join();
        simulation.run(untilStep).join();
        return simulation.report().cpuSeconds();
    }

    @Test
    void whatCannotBeIsRefused(@TempDir Path folder) throws IOException {
        assertThrows(IllegalArgumentException.class, () -> profiler.begin(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> profiler.begin(Duration.ofSeconds(2)));
        try (Profiler.Session session = profiler.begin(Profiler.USUAL_PERIOD)) {
            Path nowhere = folder.resolve("missing").resolve("run.jfr");
            assertThrows(IOException.class, () -> session.save(nowhere));
            assertFalse(Files.exists(nowhere));
        }
    }
}

package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.SimulationStatus.State;
import glia.api.simulation.Simulations;
import glia.api.store.Checkpoints;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks whose excitation feeds on itself, and others. */
class RunawayTest {

    private static final double LIMIT_HZ = 300;

    /** Neurons that excite each other, started by a single spike; with a weight of 5 mV they fire for ever. */
    private static Network loop(int size, double weight) throws Exception {
        return loop(size, weight, 20);
    }

    private static Network loop(int size, double weight, int start) throws Exception {
        String text = String.format(Locale.ROOT, """
                {"glia": 1, "name": "loop", "populations": [
                  {"name": "calm", "size": 300, "model": "iaf_psc_delta"},
                  {"name": "E", "size": %d, "model": "iaf_psc_delta", "parameters": {"t_ref": 1}}],
                 "projections": [{"source": "E", "target": "E", "rule": {"type": "fixed_indegree", "indegree": 10},
                                  "weight": %s, "delay": 1.5}],
                 "devices": [{"name": "start", "model": "spike_generator", "times": [%d],
                              "targets": [{"population": "E", "weight": 20}]}]}
                """, size, weight, start);
        return Services.get(NetworkBuilder.class)
                .build(Services.get(NetworkReader.class).read(text, Path.of("loop.network.json")), Progress.NONE);
    }

    private static Simulation open(Network network, int threads, double maxRate) throws Exception {
        return Services.get(Simulations.class).open(network, new RunOptions("cpu", threads, 0, maxRate),
                Progress.NONE);
    }

    private static SimulationStatus runToTheEnd(Simulation simulation) {
        return simulation.run(3000).handle((status, failed) -> simulation.status()).join();
    }

    @Test
    void isSaidAndTheRunGoesOn() throws Exception {
        try (Simulation simulation = open(loop(200, 5), 2, 0)) {
            SimulationStatus status = runToTheEnd(simulation);
            assertEquals(State.FINISHED, status.state());
            assertTrue(status.message().matches("activity ran away: population E fired at [0-9.]+ Hz from 0\\.0 to"
                    + " 50\\.0 ms"), status::message);
            assertEquals("", simulation.reset().join().message());
            assertEquals("", simulation.run(400).join().message());
        }
    }

    @Test
    void endsTheRunAtTheSameStepWhateverTheNumberOfThreads() throws Exception {
        for (int threads : new int[] {1, 3}) {
            try (Simulation simulation = open(loop(200, 5), threads, LIMIT_HZ)) {
                SimulationStatus status = runToTheEnd(simulation);
                assertEquals(State.FAILED, status.state());
                assertTrue(status.message().matches("activity ran away: population E fired at [0-9.]+ Hz from 0\\.0 to"
                        + " 50\\.0 ms, more than the limit of 300\\.0 Hz"), status::message);
                assertEquals(500, status.step(), "the end of the window");
                assertEquals(State.READY, simulation.reset().join().state());
            }
        }
    }

    /** The second window is the first one that is worth a warning or an end: the activity begins within it. */
    @Test
    void isSaidAtTheSameStepInARunThatWasCut(@TempDir Path folder) throws Exception {
        Network network = loop(200, 5, 62);
        for (double maxRate : new double[] {0, 120}) {
            SimulationStatus whole;
            try (Simulation simulation = open(network, 1, maxRate)) {
                whole = runToTheEnd(simulation);
            }
            assertTrue(whole.message().contains(" Hz from 50.0 to 100.0 ms"), whole::message);
            for (long cut : new long[] {333, 649, 707, 991, 1000}) {
                if (maxRate > 0 && cut == 1000) {
                    continue;
                }
                Path file = folder.resolve("cut");
                try (Simulation first = open(network, 2, 0)) {
                    first.run(cut).join();
                    Services.get(Checkpoints.class).write(file, first.checkpoint().join());
                }
                try (Simulation rest = Services.get(Simulations.class).open(network,
                        Services.get(Checkpoints.class).read(file), new RunOptions("cpu", 3, 0, maxRate),
                        Progress.NONE)) {
                    SimulationStatus status = runToTheEnd(rest);
                    assertEquals(whole.message(), status.message(), () -> "cut at " + cut);
                    assertEquals(whole.step(), status.step());
                    assertEquals(whole.spikes(), status.spikes());
                }
            }
        }
    }

    @Test
    void isNotSaidOfActivityThatDies() throws Exception {
        try (Simulation simulation = open(loop(200, 1), 2, LIMIT_HZ)) {
            SimulationStatus status = runToTheEnd(simulation);
            assertEquals(State.FINISHED, status.state());
            assertEquals("", status.message());
            assertEquals(200, status.spikes());
        }
    }

    @Test
    void isNotSaidOfFewNeurons() throws Exception {
        try (Simulation simulation = open(loop(99, 5), 1, LIMIT_HZ)) {
            SimulationStatus status = runToTheEnd(simulation);
            assertEquals("", status.message());
            assertTrue(status.spikes() > 99 * LIMIT_HZ * 0.25, "they do run away");
        }
    }

    @Test
    void isNotSaidOfPublishedNetworks() throws Exception {
        for (String name : new String[] {"vogels-abbott", "brunel"}) {
            try (Simulation simulation = open(Examples.build(name, 1), 2, RunawayGuard.WARNING_HZ)) {
                assertEquals("", simulation.run(2000).join().message(), name);
            }
        }
    }
}

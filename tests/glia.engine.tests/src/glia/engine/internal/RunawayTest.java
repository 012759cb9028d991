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
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Networks whose excitation feeds on itself, and others. */
class RunawayTest {

    private static final double LIMIT_HZ = 300;

    /** Neurons that excite each other, started by a single spike; with a weight of 5 mV they fire for ever. */
    private static Network loop(int size, double weight) throws Exception {
        String text = String.format(Locale.ROOT, """
                {"glia": 1, "name": "loop", "populations": [
                  {"name": "calm", "size": 300, "model": "iaf_psc_delta"},
                  {"name": "E", "size": %d, "model": "iaf_psc_delta", "parameters": {"t_ref": 1}}],
                 "projections": [{"source": "E", "target": "E", "rule": {"type": "fixed_indegree", "indegree": 10},
                                  "weight": %s, "delay": 1.5}],
                 "devices": [{"name": "start", "model": "spike_generator", "times": [20],
                              "targets": [{"population": "E", "weight": 20}]}]}
                """, size, weight);
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
                    + " 51\\.0 ms"), status::message);
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
                        + " 51\\.0 ms, more than the limit of 300\\.0 Hz"), status::message);
                // the interval in which it was found, and the one that was under way
                assertEquals(525, status.step());
                assertEquals(State.READY, simulation.reset().join().state());
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

package glia.energy.internal.adaptation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.SimulationStatus.State;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks whose structure grows without end, or to their limits. */
class GrowthGuardTest {

    /** Every neuron that is well fed has a child every 10 ms, every target gets a synapse. */
    private static Network growing(int capacity, int most, String bornAbove, String growAbove) throws Exception {
        return Runs.network("""
                { "glia": 1, "name": "weeds", "dt": 0.1, "seed": 5,
                  "populations": [
                    { "name": "S", "size": 50, "model": "iaf_psc_exp", "parameters": { "I_e": 420 } },
                    { "name": "E", "size": 100, "capacity": %d, "model": "elif_psc_exp" } ],
                  "projections": [
                    { "name": "SE", "source": "S", "target": "E",
                      "rule": { "type": "pairwise_bernoulli", "p": 0.2 }, "weight": 0.1, "delay": 0.5 } ],
                  "energy": { "structure": { "interval": 10,
                    "reserve": { "capacity": 1e16, "income": 1e15, "initial": 1e16 },
                    "neurons": [ { "population": "E", "born_above": %s, "cost": 1e6 } ],
                    "synapses": [ { "projection": "SE", "max_synapses": %d, "grow_above": %s } ] } } }
                """.formatted(capacity, bornAbove, most, growAbove));
    }

    private static Simulation open(Network network, int threads, double maxGrowth) throws Exception {
        return Services.get(Simulations.class).open(network, new RunOptions("cpu", threads, 0, 0, maxGrowth),
                Progress.NONE);
    }

    private static SimulationStatus end(Simulation simulation) {
        return simulation.run(1000).handle((status, failed) -> simulation.status()).join();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1000 | 100000 | 0.2 | 9   | growth ran away: population E has 400 neurons at 20.0 ms, 4.000 times as \
            many as built
            150  | 100000 | 0.2 | 9   | growth ran into a limit: population E has 150 neurons at 10.0 ms, as many as \
            it has room for
            100  | 1050   | 9   | 0.2 | growth ran into a limit: projection SE has 1050 synapses at 10.0 ms, as many \
            as max_synapses allows
            """)
    void isSaidAndTheRunGoesOn(int capacity, int most, String born, String grow, String message) throws Exception {
        Network network = growing(capacity, most, born, grow);
        String expected = message;
        try (Simulation simulation = open(network, 2, 0)) {
            SimulationStatus status = end(simulation);
            assertEquals(State.FINISHED, status.state());
            assertEquals(expected, status.message());
            Checkpoint checkpoint = simulation.checkpoint().get();
            try (Simulation rest = Services.get(Simulations.class).open(network, checkpoint, RunOptions.DEFAULT,
                    Progress.NONE)) {
                assertEquals(expected, rest.status().message(), "after a restart, too");
            }
            assertEquals("", simulation.reset().get().message());
        }
    }

    @ParameterizedTest
    @CsvSource({"0.2, 9, 3.5, population E has 400 neurons, 4.", "9, 0.2, 1.3, projection SE has, 1."})
    void endsTheRunWhereThatIsWanted(String born, String grow, double most, String what, String times)
            throws Exception {
        Network network = growing(1000, 100000, born, grow);
        SimulationStatus first = null;
        for (int threads : new int[] {1, 2, 3, 8}) {
            try (Simulation simulation = open(network, threads, most)) {
                SimulationStatus status = end(simulation);
                assertEquals(State.FAILED, status.state());
                assertTrue(status.message().startsWith("growth ran away: " + what), status::message);
                assertTrue(status.message().contains(", " + times), status::message);
                assertTrue(status.message().endsWith(", more than the limit of " + most + "00"), status::message);
                assertEquals(0, status.step() % 100, "the end of the step at which it grew");
                first = first == null ? status : first;
                assertEquals(first.message(), status.message());
                assertEquals(first.step(), status.step());
                assertEquals(State.READY, simulation.reset().get().state());
            }
        }
        long before = first.step() - 50;
        Checkpoint cut;
        try (Simulation simulation = open(network, 2, 0)) {
            simulation.run(before).get();
            cut = simulation.checkpoint().get();
        }
        try (Simulation rest = Services.get(Simulations.class).open(network, cut,
                new RunOptions("cpu", 1, 0, 0, most), Progress.NONE)) {
            SimulationStatus status = end(rest);
            assertEquals(first.message(), status.message());
            assertEquals(first.step(), status.step());
        }
    }

    /** A stop takes no longer than the act that is under way, and leaves a network that goes on. */
    @Test
    void aStopWaitsForTheActThatIsUnderWayOnly() throws Exception {
        Network network = Runs.network("""
                { "glia": 1, "name": "busy", "dt": 0.1, "seed": 5,
                  "populations": [ { "name": "E", "size": 4000, "model": "elif_psc_exp",
                    "parameters": { "I_e": { "distribution": "uniform", "low": 0, "high": 80 } } } ],
                  "projections": [ { "name": "EE", "source": "E", "target": "E",
                    "rule": { "type": "fixed_indegree", "indegree": 50 }, "weight": 0.2, "delay": 0.5 } ],
                  "energy": { "structure": { "interval": 0.1, "reserve": { "capacity": 1e16, "income": 1e15 },
                    "synapses": [ { "projection": "EE", "max_synapses": 200000, "grow_above": 0.31,
                      "prune_below": 0.3 } ] } } }
                """);
        try (Simulation simulation = open(network, 2, 0)) {
            long longest = 0;
            for (int i = 0; i < 5; i++) {
                simulation.run(Long.MAX_VALUE);
                long from = simulation.status().step();
                while (simulation.status().step() < from + 3) {
                    Thread.onSpinWait();
                }
                long begin = System.nanoTime();
                SimulationStatus status = simulation.pause().get(60, TimeUnit.SECONDS);
                longest = Math.max(longest, System.nanoTime() - begin);
                assertEquals(State.PAUSED, status.state());
                assertEquals(status.step(), simulation.exportState().get().step());
                assertEquals(0, simulation.report().energy().residual());
            }
            System.out.printf(Locale.ROOT, "a stop among changes of structure at every step, 4000 neurons, 200000"
                    + " synapses: %.1f ms at most%n", longest / 1e6);
        }
    }
}

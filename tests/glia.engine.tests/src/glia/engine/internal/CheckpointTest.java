package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.EnergyAccounts;
import glia.api.energy.Role;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.CheckpointMismatchException;
import glia.api.simulation.RunOptions;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus.State;
import glia.api.simulation.Simulations;
import glia.api.store.Checkpoints;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointTest {

    @TempDir
    private Path folder;

    private static RunOptions threads(int threads) {
        return new RunOptions("cpu", threads, 0);
    }

    private static Simulation open(Network network, int threads) throws Exception {
        return Services.get(Simulations.class).open(network, threads(threads), Progress.NONE);
    }

    private static Simulation open(Network network, Checkpoint from, int threads) throws Exception {
        return Services.get(Simulations.class).open(network, from, threads(threads), Progress.NONE);
    }

    /** Published networks at full size. */
    @ParameterizedTest
    @CsvSource({"vogels-abbott, 1, 1371, 2400, 2, 3", "vogels-abbott, 2, 1, 800, 8, 1",
        "vogels-abbott, 3, 1999, 2000, 1, 8", "brunel, 1, 177, 400, 2, 1", "ed-stdp, 1, 5011, 9000, 2, 3"})
    void aRunThatWasCutComesToTheSameEnd(String name, long seed, long cut, long end, int before, int after)
            throws Exception {
        Network network = Examples.build(name, seed);
        Path file = folder.resolve("run");
        RunReport whole;
        CanonicalState wholeState;
        long writing;
        try (Simulation simulation = open(network, before)) {
            simulation.run(cut).join();
            Checkpoint checkpoint = simulation.checkpoint().join();
            long begin = System.nanoTime();
            Services.get(Checkpoints.class).write(file, checkpoint);
            writing = System.nanoTime() - begin;
            simulation.run(end).join();
            whole = simulation.report();
            wholeState = simulation.exportState().join();
        }
        long begin = System.nanoTime();
        Checkpoint read = Services.get(Checkpoints.class).read(file);
        System.out.printf("checkpoint of %s: %.2f MB, written in %.1f ms, read in %.1f ms%n", name,
                Files.size(file) / 1e6, writing / 1e6, (System.nanoTime() - begin) / 1e6);
        try (Simulation simulation = open(network, read, after)) {
            assertEquals(State.PAUSED, simulation.status().state());
            assertEquals(cut, simulation.status().step());
            assertEquals(read.train().spikes(), simulation.status().spikes());
            simulation.run(end).join();
            assertSameEnd(whole, simulation.report());
            assertSame(wholeState, simulation.exportState().join());

            simulation.reset().join();
            assertEquals(0, simulation.status().step());
            simulation.run(end).join();
            assertSameEnd(whole, simulation.report());
        }
    }

    /** Synapses that cost energy are visited at other times then, and asking has no effect. */
    @Test
    void learningCostsTheSameOnAnyNumberOfThreadsAndHoweverOftenItIsAsked() throws Exception {
        Network network = Examples.build("ed-stdp", 2);
        RunReport once;
        try (Simulation simulation = open(network, 1)) {
            simulation.run(6000).join();
            once = simulation.report();
        }
        assertTrue(once.energy().spent().get(Role.LEARNING) > 0);
        try (Simulation simulation = open(network, 3)) {
            for (int step = 1000; step <= 6000; step += 1000) {
                simulation.run(step).join();
                simulation.report();
            }
            assertSameEnd(once, simulation.report());
        }
    }

    private static void assertSameEnd(RunReport expected, RunReport actual) {
        assertTrue(expected.spikes() > 0);
        assertEquals(expected.spikeSha256(), actual.spikeSha256());
        assertEquals(expected.energy(), actual.energy());
        assertEquals(expected.steps(), actual.steps());
        assertArrayEquals(expected.spikesByPopulation(), actual.spikesByPopulation());
        assertEquals(expected.synapticEvents(), actual.synapticEvents());
        assertEquals(expected.deviceEvents(), actual.deviceEvents());
    }

    private static void assertSame(CanonicalState expected, CanonicalState actual) {
        for (int p = 0; p < expected.populations().size(); p++) {
            assertArrayEquals(expected.populations().get(p).states(), actual.populations().get(p).states());
            assertArrayEquals(expected.populations().get(p).inFlight(), actual.populations().get(p).inFlight());
        }
    }

    @Test
    void aRunGoesOnWhileItIsAskedForCheckpoints() throws Exception {
        Network network = Examples.build("vogels-abbott", 4);
        List<Checkpoint> made = new ArrayList<>();
        RunReport whole;
        try (Simulation simulation = open(network, 2)) {
            var end = simulation.run(3000);
            while (!end.isDone()) {
                made.add(simulation.checkpoint().join());
            }
            whole = simulation.report();
        }
        assertTrue(made.size() > 1, "only " + made.size() + " checkpoints");
        try (Simulation simulation = open(network, made.get(made.size() / 2), 3)) {
            simulation.run(3000).join();
            assertSameEnd(whole, simulation.report());
        }
    }

    @Test
    void theTimedPhaseGoesOn() throws Exception {
        Network network = Examples.build("two-neurons", 1);
        Checkpoint checkpoint;
        try (Simulation simulation = open(network, 1)) {
            simulation.run(1000).join();
            simulation.markTimedPhase().join();
            simulation.run(1500).join();
            checkpoint = simulation.checkpoint().join();
        }
        try (Simulation simulation = open(network, checkpoint, 1)) {
            assertEquals(500, simulation.report().steps());
            assertEquals(checkpoint.timed().wallNanos() / 1e9, simulation.report().wallSeconds());
            simulation.run(1600).join();
            assertEquals(600, simulation.report().steps());
            assertTrue(simulation.report().wallSeconds() > checkpoint.timed().wallNanos() / 1e9);
        }
    }

    @Test
    void anotherNetworkIsRefusedWithWhatIsDifferent() throws Exception {
        Checkpoint checkpoint;
        try (Simulation simulation = open(Examples.build("two-neurons", 1), 1)) {
            simulation.run(10).join();
            checkpoint = simulation.checkpoint().join();
        }
        assertEquals("the checkpoint was made of another network: seed is 1 there and 2 here",
                refused(Examples.build("two-neurons", 2), checkpoint));
        assertEquals("the checkpoint was made of another network: populations[0].name is driver there and E"
                + " here", refused(Examples.build("vogels-abbott", 1), checkpoint));
        Map<String, String> other = new HashMap<>(checkpoint.network());
        other.put("engine", "\u001b[2J");
        assertEquals("the checkpoint was made of another network: engine is ?[2J there and "
                + NetworkIdentity.ENGINE + " here", refused(Examples.build("two-neurons", 1),
                        new Checkpoint(other, checkpoint.revision(), checkpoint.state(), checkpoint.train(),
                                checkpoint.timed(), checkpoint.energy(), checkpoint.activity(),
                                checkpoint.regulation())));
    }

    /** What was forged so that it names the right network. */
    @Test
    void partsThatDoNotFitAreRefused() throws Exception {
        Network network = Examples.build("two-neurons", 1);
        Checkpoint good;
        try (Simulation simulation = open(network, 1)) {
            good = simulation.checkpoint().join();
        }
        CanonicalState empty = new CanonicalState(0, List.of(), List.of());
        assertEquals("the checkpoint is not one of this network: state: expected 2 populations, got 0",
                refused(network, new Checkpoint(good.network(), good.revision(), empty, good.train(), good.timed(),
                        good.energy(), good.activity(), good.regulation())));
        long[] unbalanced = new long[1 + 2 + 2 * Role.values().length];
        unbalanced[0] = -1;
        assertEquals("the checkpoint is not one of this network: energy books: they do not balance", refused(network,
                new Checkpoint(good.network(), good.revision(), good.state(), good.train(), good.timed(),
                        new EnergyAccounts(unbalanced, new long[2], good.energy().counts()), good.activity(),
                        good.regulation())));
        assertEquals("the checkpoint is not one of this network: timed phase: expected counts of 2 populations, got 1",
                refused(network, new Checkpoint(good.network(), good.revision(), good.state(), good.train(),
                        new Checkpoint.TimedPhase(0, new long[1], new long[2], 0, 0, 0, 0, 0), good.energy(),
                        good.activity(), good.regulation())));
        for (Checkpoint.Activity activity : List.of(new Checkpoint.Activity(new long[1], new long[0]),
                new Checkpoint.Activity(new long[] {0, -1}, new long[0]),
                new Checkpoint.Activity(new long[2], new long[] {500, 2, 7, 9}),
                new Checkpoint.Activity(new long[2], new long[] {500, 1, 7, -1}),
                new Checkpoint.Activity(new long[2], new long[] {500, 1, 7}),
                new Checkpoint.Activity(new long[2], new long[] {500}),
                new Checkpoint.Activity(new long[2], new long[] {500, 4, 0, 3, 3}),
                new Checkpoint.Activity(new long[2], new long[] {500, 2, 2, 3, 3}),
                new Checkpoint.Activity(new long[2], new long[] {500, 0, 0, 3, 0}))) {
            assertEquals("the checkpoint is not one of this network: activity: it does not fit the populations of the"
                    + " network", refused(network, new Checkpoint(good.network(), good.revision(), good.state(),
                            good.train(), good.timed(), good.energy(), activity, good.regulation())));
        }
        assertTrue(Services.get(Simulations.class).open().isEmpty(), "a simulation was left open");
    }

    private static String refused(Network network, Checkpoint checkpoint) {
        return assertThrows(CheckpointMismatchException.class, () -> open(network, checkpoint, 1)).getMessage();
    }

    @Test
    void aFailedSimulationHasNoCheckpoint() throws Exception {
        try (Simulation simulation = open(Examples.build("two-neurons", 1), 1)) {
            simulation.addRecorder(new Train() {
                @Override
                public void completed(long step) {
                    throw new IllegalStateException("the disk is full");
                }
            });
            assertThrows(CompletionException.class, () -> simulation.run(10).join());
            CompletionException e = assertThrows(CompletionException.class, () -> simulation.checkpoint().join());
            assertTrue(e.getCause().getMessage().contains("the disk is full"), e.getCause()::getMessage);
        }
    }
}

package glia.health.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.change.ChangeReader;
import glia.api.change.ChangeTimetable;
import glia.api.change.ChangeWriter;
import glia.api.change.InvalidChangeException;
import glia.api.change.NetworkChange.SetState;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.health.Finding;
import glia.api.health.HealthTopics;
import glia.api.health.Repair;
import glia.api.health.Repairs;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.NetworkChanged;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.Simulations;
import glia.testkit.headless.OverflowingNetwork;
import glia.testkit.headless.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States and weights that are no numbers are put right between two steps, exactly, and can be made wrong again. */
class RepairsTest {

    private static final double FIRES = 600;
    private static final int B = 1;

    @TempDir
    private Path folder;

    private final Simulations simulations = Services.get(Simulations.class);
    private final EventBus bus = Services.get(EventBus.class);
    private final Repairs repairs = Services.get(Repairs.class);

    /** A network at step 100 two of whose neurons have a potential that is no number. */
    private Simulation faulty(Network network, int threads) throws Exception {
        Checkpoint checkpoint;
        try (Simulation simulation = Networks.open(network, 0)) {
            simulation.run(100).join();
            checkpoint = simulation.checkpoint().join();
        }
        checkpoint.state().populations().get(B).states()[0][3] = Float.NaN;
        checkpoint.state().populations().get(B).states()[0][7] = Float.POSITIVE_INFINITY;
        return simulations.open(network, checkpoint, new RunOptions("cpu", threads, 0), Progress.NONE);
    }

    private List<Repair> found(Simulation simulation) {
        return repairs.find().stream().filter(r -> r.simulation() == simulation.id()).toList();
    }

    private static float[] potentials(Simulation simulation) {
        return simulation.exportState().join().populations().get(B).states()[0];
    }

    @Test
    void aRepairSaysWhatItChangesIsAnEventAndCanBeTakenBack() throws Exception {
        Network network = Networks.build(folder, FIRES);
        LinkedBlockingQueue<Repair> told = new LinkedBlockingQueue<>();
        LinkedBlockingQueue<NetworkChanged> changed = new LinkedBlockingQueue<>();
        try (Simulation simulation = faulty(network, 1);
                Subscription one = bus.subscribe(HealthTopics.REPAIRS, "test", told::add);
                Subscription two = bus.subscribe(SimulationTopics.CHANGED, "test", changed::add)) {
            float[] before = potentials(simulation);
            List<Repair> found = found(simulation);
            assertEquals(List.of("V_m of 2 of 10 neurons of B is no number"),
                    found.stream().map(Repair::what).toList());
            assertEquals("sets V_m of these neurons (3, 7) to the values with which they began",
                    found.getFirst().change());
            assertArrayEquals(before, potentials(simulation), "to look changes nothing");
            Repair made = repairs.make(found.getFirst());
            assertEquals(Repair.State.MADE, made.state());
            assertEquals(100, made.step());
            float[] right = potentials(simulation);
            float begin = (float) network.populations().get(B).initial().get("V_m").get(3);
            assertEquals(begin, right[3]);
            assertEquals(begin, right[7]);
            right[3] = before[3];
            right[7] = before[7];
            assertArrayEquals(before, right, "nothing else has changed");
            assertEquals(List.of(), new StateCheck(simulations).check());
            assertEquals(made, told.poll(30, TimeUnit.SECONDS));
            assertInstanceOf(SetState.class, changed.poll(30, TimeUnit.SECONDS).changes().getFirst());
            assertTrue(assertThrows(IllegalStateException.class, () -> repairs.make(found.getFirst())).getMessage()
                    .endsWith("expected one that is FOUND, it is MADE"));
            Repair back = repairs.takeBack(made);
            assertEquals(Repair.State.TAKEN_BACK, back.state());
            assertArrayEquals(before, potentials(simulation));
            assertEquals(back, told.poll(30, TimeUnit.SECONDS));
            assertEquals(List.of(made, back), repairs.history().subList(repairs.history().size() - 2,
                    repairs.history().size()));
            Repair again = repairs.make(found(simulation).getFirst());
            assertEquals(List.of(again), repairs.made());
            simulation.close();
            assertEquals(List.of(), repairs.made());
            assertTrue(assertThrows(IllegalStateException.class, () -> repairs.takeBack(again)).getMessage()
                    .endsWith("its simulation is closed"));
        }
    }

    @Test
    void theNewestAreRememberedAndListedFirst() throws Exception {
        try (Simulation simulation = Networks.open(Networks.build(folder, FIRES), 0)) {
            List<Repair> all = new ArrayList<>();
            for (int i = 0; i <= Repairs.MOST_REPAIRS; i++) {
                simulation.apply(List.of(new SetState("B", "V_m", new int[] {3}, new double[] {Double.NaN}))).join();
                all.add(repairs.make(found(simulation).getFirst()));
            }
            List<Repair> newest = all.subList(1, all.size());
            assertEquals(newest.reversed(), repairs.made());
            assertEquals(newest, repairs.history());
            assertTrue(assertThrows(IllegalStateException.class, () -> repairs.takeBack(all.getFirst())).getMessage()
                    .endsWith("it is forgotten"));
        }
    }

    /** The same spikes on any number of threads, and over a checkpoint behind the repair. */
    @Test
    void whatFollowsARepairIsExact() throws Exception {
        Network network = Networks.build(folder, FIRES);
        String expected = null;
        for (int threads : new int[] {1, 2, 3}) {
            try (Simulation simulation = faulty(network, threads)) {
                String broken = null;
                if (threads == 1) {
                    try (Simulation left = faulty(network, 1)) {
                        left.run(2000).join();
                        broken = left.report().spikeSha256();
                    }
                }
                found(simulation).forEach(repairs::make);
                Checkpoint checkpoint = simulation.checkpoint().join();
                simulation.run(2000).join();
                String sha256 = simulation.report().spikeSha256();
                expected = expected == null ? sha256 : expected;
                assertEquals(expected, sha256, threads + " threads");
                assertTrue(broken == null || !broken.equals(sha256), "the neurons that were put right fire");
                try (Simulation restored = simulations.open(network, checkpoint, new RunOptions("cpu", 2, 0),
                        Progress.NONE)) {
                    restored.run(2000).join();
                    assertEquals(expected, restored.report().spikeSha256(), "restored");
                }
            }
        }
    }

    @Test
    void aRunThatIsUnderWayIsRepairedBetweenTwoSteps() throws Exception {
        try (Simulation simulation = faulty(Networks.build(folder, FIRES), 2)) {
            simulation.run(Long.MAX_VALUE);
            List<Repair> found = found(simulation);
            assertTrue(!found.isEmpty(), "it is still there");
            found.forEach(repairs::make);
            assertTrue(found(simulation).isEmpty());
            simulation.pause().join();
            assertEquals(0, simulation.report().energy().residual());
        }
    }

    private Network overflowing() throws Exception {
        Path file = OverflowingNetwork.write(folder);
        return Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read(file), Progress.NONE);
    }

    private static float[] weights(Simulation simulation) {
        return simulation.exportState().join().projections().getFirst().floats().get("weight");
    }

    @Test
    void learnedWeightsThatAreNoNumbersBecomeThoseOfTheNetworkAndThatCanBeTakenBack() throws Exception {
        Network network = overflowing();
        try (Simulation simulation = Networks.open(network, 0)) {
            simulation.run(600).join();
            float[] wrong = weights(simulation);
            assertEquals(List.of("weight of 12 synapses of P->T is no number"),
                    new StateCheck(simulations).check().stream().map(Finding::what).toList());
            List<Repair> found = found(simulation);
            assertEquals(List.of("weight of 12 of 18 synapses of P->T is no number"),
                    found.stream().map(Repair::what).toList());
            assertEquals("sets these synapses (2 to 0, 2 to 0, 1 to 0, 3 to 0, 2 to 0 and so on) to the weights from"
                    + " which they began to learn, 804.72687 to 896.686 pA, since what they had learned is lost",
                    found.getFirst().change());
            assertArrayEquals(wrong, weights(simulation), "to look changes nothing");
            Repair made = repairs.make(found.getFirst());
            assertEquals(600, made.step());
            float[] built = new float[18];
            int[] at = {0};
            network.projections().getFirst().connectivity().rows(0, 3, (target, sources, count) -> {
                double[] row = new double[count];
                network.projections().getFirst().weights().row(target, sources, count, row);
                for (double weight : row) {
                    built[at[0]++] = (float) weight;
                }
            });
            assertArrayEquals(built, weights(simulation));
            assertEquals(List.of(), new StateCheck(simulations).check());
            assertEquals(List.of(), new GraphCheck(simulations).check());
            repairs.takeBack(made);
            assertArrayEquals(wrong, weights(simulation));
            Checkpoint checkpoint = simulation.checkpoint().join();
            try (Simulation restored = simulations.open(network, checkpoint, new RunOptions("cpu", 2, 0),
                    Progress.NONE)) {
                assertArrayEquals(wrong, weights(restored));
                assertEquals(found.getFirst().change(), found(restored).getFirst().change(),
                        "the network has kept the weights that it gives");
            }
        }
    }

    /** What a run has come to: its spikes and its states, and the changes that it remembers. */
    private record Run(String sha256, float[] states, ChangeTimetable changes) {
    }

    /** Repairs what there is, runs on to a step, takes that back where it is wanted, and runs on to another. */
    private Run repaired(Simulation simulation, boolean takenBack, long then, long end,
            Function<Simulation, float[]> states) throws Exception {
        List<Repair> made = found(simulation).stream().map(repairs::make).toList();
        simulation.run(then).join();
        if (takenBack) {
            made.forEach(repairs::takeBack);
        }
        simulation.run(end).join();
        String text = Services.get(ChangeWriter.class).text(simulation.changes().stream().flatMap(some ->
                some.changes().stream().map(change -> new ChangeTimetable.Entry(some.step(), change, 0, 0))).toList(),
                simulation.network().dt());
        assertEquals(takenBack, text.contains("\"NaN\""), text);
        Path file = Files.writeString(folder.resolve("repair.changes.json"), text);
        return new Run(simulation.report().spikeSha256(), states.apply(simulation), Services.get(ChangeReader.class)
                .read(file, simulation.network().description()));
    }

    private static void replay(Simulation again, Run run, long end) {
        for (ChangeTimetable.Entry entry : run.changes().entries()) {
            again.run(entry.step()).join();
            again.apply(List.of(entry.change())).join();
        }
        again.run(end).join();
        assertEquals(run.sha256(), again.report().spikeSha256());
    }

    /** From its beginning, with the file of the changes that the run remembers. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRunWhoseWeightsWereRepairedCanBeRunAgain(boolean takenBack) throws Exception {
        Network network = overflowing();
        String broken;
        Run run;
        try (Simulation simulation = Networks.open(network, 0)) {
            simulation.run(600).join();
            run = repaired(simulation, takenBack, 900, 1500, RepairsTest::weights);
        }
        assertEquals(takenBack ? List.of(600L, 900L) : List.of(600L),
                run.changes().entries().stream().map(ChangeTimetable.Entry::step).toList());
        for (int threads : new int[] {1, 3}) {
            try (Simulation again = simulations.open(network, new RunOptions("cpu", threads, 0), Progress.NONE)) {
                replay(again, run, 1500);
                assertArrayEquals(run.states(), weights(again));
            }
        }
        try (Simulation left = Networks.open(network, 0)) {
            left.run(1500).join();
            broken = left.report().spikeSha256();
        }
        assertNotEquals(broken, run.sha256(), "what was put right is heard");
    }

    /** From the checkpoint that was faulty, with the file of the changes that the run remembers. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRunWhoseStatesWereRepairedCanBeRunAgain(boolean takenBack) throws Exception {
        Network network = Networks.build(folder, FIRES);
        Run run;
        try (Simulation simulation = faulty(network, 2)) {
            run = repaired(simulation, takenBack, 700, 2000, RepairsTest::potentials);
        }
        assertEquals(takenBack ? List.of(100L, 700L) : List.of(100L),
                run.changes().entries().stream().map(ChangeTimetable.Entry::step).toList());
        try (Simulation again = faulty(network, 1)) {
            replay(again, run, 2000);
            assertArrayEquals(run.states(), potentials(again));
        }
    }

    /** What was found or made before a reset is not what the simulation is now. */
    @Test
    void aResetEndsWhatCouldBeMadeOrTakenBack() throws Exception {
        Network network = overflowing();
        try (Simulation simulation = Networks.open(network, 0)) {
            simulation.run(600).join();
            Repair made = repairs.make(found(simulation).getFirst());
            assertEquals(List.of(made), repairs.made());
            simulation.reset().join();
            assertEquals(List.of(), repairs.made(), "what cannot be taken back is not offered");
            float[] built = weights(simulation);
            assertEquals("repair " + made.number() + ": its simulation was reset since it was made",
                    assertThrows(IllegalStateException.class, () -> repairs.takeBack(made)).getMessage());
            assertArrayEquals(built, weights(simulation));
            simulation.run(600).join();
            Repair found = found(simulation).getFirst();
            simulation.reset().join();
            assertEquals("repair " + found.number() + ": its simulation was reset since it was found",
                    assertThrows(IllegalStateException.class, () -> repairs.make(found)).getMessage());
            simulation.run(600).join();
            Repair before = found(simulation).getFirst();
            repairs.find();
            assertTrue(assertThrows(IllegalStateException.class, () -> repairs.make(before)).getMessage()
                    .endsWith("it is forgotten"), "somebody has looked again");
        }
    }

    /** A finding is not kept for ten seconds where what it is about has changed. */
    @Test
    void theCheckLooksAgainAtOnceWhenWhatItHasSeenHasChanged() throws Exception {
        StateCheck check = new StateCheck(simulations);
        try (Simulation simulation = Networks.open(overflowing(), 0)) {
            simulation.run(600).join();
            assertEquals(Duration.ZERO, check.every(), "a simulation that it has not seen");
            assertEquals("repair it, or reset it and check the parameters of the model, its weights and dt",
                    check.check().getFirst().action());
            assertEquals(Duration.ofSeconds(10), check.every());
            repairs.make(found(simulation).getFirst());
            assertEquals(Duration.ZERO, check.every(), "it was put right");
            assertEquals(List.of(), check.check());
            simulation.run(10).join();
            assertEquals(Duration.ofSeconds(10), check.every(), "it goes on");
            simulation.reset().join();
            assertEquals(Duration.ZERO, check.every(), "it was reset");
            check.check();
        }
        assertEquals(Duration.ZERO, check.every(), "it is closed");
    }

    /** Synapses that connect the same pair are told apart, and what is well keeps what it has learned. */
    @Test
    void onlyTheSynapsesThatAreBadAreRepaired() throws Exception {
        Network network = overflowing();
        Checkpoint checkpoint;
        try (Simulation simulation = Networks.open(network, 0)) {
            simulation.run(10).join();
            checkpoint = simulation.checkpoint().join();
        }
        float[] weights = checkpoint.state().projections().getFirst().floats().get("weight");
        int[] pair = new int[2];
        network.projections().getFirst().connectivity().rows(0, 1, (target, sources, count) -> {
            for (int k = 1; k < count; k++) {
                for (int before = 0; before < k; before++) {
                    if (sources[before] == sources[k]) {
                        pair[0] = before;
                        pair[1] = k;
                    }
                }
            }
        });
        assertTrue(pair[1] > pair[0], "six synapses from four sources");
        weights[pair[0]] = 123;
        weights[pair[1]] = Float.NEGATIVE_INFINITY;
        try (Simulation simulation = simulations.open(network, checkpoint, new RunOptions("cpu", 1, 0),
                Progress.NONE)) {
            float[] wrong = weights(simulation);
            Repair made = repairs.make(found(simulation).getFirst());
            float[] right = weights(simulation);
            assertEquals(123, right[pair[0]]);
            assertTrue(right[pair[1]] >= 800 && right[pair[1]] <= 900, "" + right[pair[1]]);
            right[pair[1]] = wrong[pair[1]];
            assertArrayEquals(wrong, right);
            repairs.takeBack(made);
            assertArrayEquals(wrong, weights(simulation));
        }
        checkpoint.state().projections().getFirst().floats().get("source.Kplus")[1] = Float.NaN;
        try (Simulation simulation = simulations.open(network, checkpoint, new RunOptions("cpu", 1, 0),
                Progress.NONE)) {
            assertEquals(List.of(), found(simulation), "they would become so again");
        }
    }

    /** Neurons each of which has an account of energy. */
    private Network accounts(int neurons, String initial) throws Exception {
        Path file = Files.writeString(folder.resolve("account.network.json"), """
                {"glia": 1, "name": "account", "populations": [
                  {"name": "E", "size": %d, "model": "elif_psc_exp", "initial": {%s}}]}
                """.formatted(neurons, initial));
        return Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read(file), Progress.NONE);
    }

    /**
     * What a neuron spends is no number when its potential is none. The books notice that in the same interval, unless
     * it held exactly nothing: then in the next one. Nobody is offered a repair that would be refused.
     */
    @Test
    void anAccountThatIsNoNumberIsFoundAndNotOfferedForRepair() throws Exception {
        try (Simulation simulation = Networks.open(accounts(1, "\"epsilon\": 0"), 0)) {
            simulation.apply(List.of(new SetState("E", "V_m", new int[] {0}, new double[] {Double.NaN}))).join();
            simulation.run(1).join();
            List<Finding> findings = new StateCheck(simulations).check();
            String check = "reset it and check the parameters of the model, its weights and dt";
            assertEquals(List.of("V_m of 1 of 1 neurons of E is no number: repair it, or " + check,
                    "epsilon of 1 of 1 neurons of E is no number: " + check),
                    findings.stream().map(finding -> finding.what() + ": " + finding.action()).toList());
            assertEquals(List.of("V_m of 1 of 1 neurons of E is no number"),
                    found(simulation).stream().map(Repair::what).toList());
            assertThrows(CompletionException.class, () -> simulation.run(10).join());
            assertEquals(List.of(), found(simulation), "it has failed");
        }
    }

    /** Energy is never made: a neuron's account is not set, whoever asks for it. */
    @Test
    void whatIsNoStateAndWhatIsAnAccountIsRefusedAndNothingHasChanged() throws Exception {
        Network network = accounts(4, "");
        String account = network.populations().getFirst().model().account().state();
        try (Simulation simulation = Networks.open(network, 0)) {
            float[][] before = simulation.exportState().join().populations().getFirst().states();
            for (SetState bad : List.of(new SetState("E", account, new int[] {0}, new double[] {1}),
                    new SetState("E", "V_x", new int[] {0}, new double[] {1}),
                    new SetState("E", "V_m", new int[] {4}, new double[] {1}),
                    new SetState("E", "V_m", new int[] {0, 1}, new double[] {1, 2, 3}))) {
                CompletionException thrown = assertThrows(CompletionException.class, () -> simulation.apply(
                        List.of(new SetState("E", "V_m", new int[] {1}, new double[] {-60}), bad)).join());
                assertEquals(1, assertInstanceOf(InvalidChangeException.class, thrown.getCause()).index());
            }
            float[][] after = simulation.exportState().join().populations().getFirst().states();
            for (int s = 0; s < before.length; s++) {
                assertArrayEquals(before[s], after[s]);
            }
            simulation.apply(List.of(new SetState("E", "V_m", new int[] {1, 3}, new double[] {-61, -62}))).join();
            float[] potentials = simulation.exportState().join().populations().getFirst().states()[
                    network.populations().getFirst().model().stateIndex("V_m")];
            assertEquals(-61, potentials[1]);
            assertEquals(-62, potentials[3]);
        }
    }
}

package glia.health.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.change.InvalidChangeException;
import glia.api.change.NetworkChange.SetState;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States that are no numbers are put right between two steps, exactly, and can be made wrong again. */
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
            simulation.close();
            assertTrue(assertThrows(IllegalStateException.class, () -> repairs.takeBack(again)).getMessage()
                    .endsWith("its simulation is closed"));
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

    /** Energy is never made: a neuron's account is not set, whoever asks for it. */
    @Test
    void whatIsNoStateAndWhatIsAnAccountIsRefusedAndNothingHasChanged() throws Exception {
        Path file = Files.writeString(folder.resolve("account.network.json"), """
                {"glia": 1, "name": "account", "populations": [
                  {"name": "E", "size": 4, "model": "elif_psc_exp"}]}
                """);
        Network network = Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read(file),
                Progress.NONE);
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

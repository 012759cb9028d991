package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.BackendSession;
import glia.api.change.NetworkChange;
import glia.api.change.NetworkChange.SetParameter;
import glia.api.change.NetworkChange.SetWeights;
import glia.api.change.NetworkChanger;
import glia.api.change.Outgoing;
import glia.api.change.Revision;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.network.Projection;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.RunOptions;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.api.store.Checkpoints;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows changes is exact: the same bits as in a plain simulator, on any threads and after any restart. */
class ChangeExactnessTest {

    private static final long STEPS = 900;
    private static final int CHANGES = 3;
    private static final int CUTS = 3;
    private static final int[] THREADS = {1, 2, 3, 8};

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 8);
    }

    /** Networks by the step from which on each holds. */
    private static TreeMap<Long, Network> course(Network network, Random random) {
        NetworkChanger changer = Services.get(NetworkChanger.class);
        TreeMap<Long, Network> course = new TreeMap<>();
        Network present = network;
        ChangeFixture fixture = new ChangeFixture(network, random);
        for (long step : random.longs(CHANGES, 0, STEPS).sorted().toArray()) {
            present = changer.apply(network, present, step, fixture.some(), Outgoing.of(present)).network();
            course.put(step, present);
        }
        return course;
    }

    private static void run(BackendSession session, TreeMap<Long, Network> course, NetworkFixture.Spikes spikes) {
        for (Map.Entry<Long, Network> change : course.entrySet()) {
            if (change.getKey() > session.step()) {
                session.advance(change.getKey() - session.step(), spikes);
            }
            session.change(change.getValue(), Map.of());
        }
        session.advance(STEPS - session.step(), spikes);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void spikesAreThoseOfThePlainReference(long seed) {
        Network network = NetworkFixture.mixed(seed);
        TreeMap<Long, Network> course = course(network, new Random(seed));
        ReferenceSimulator reference = new ReferenceSimulator(network);
        long step = 0;
        for (Map.Entry<Long, Network> change : course.entrySet()) {
            reference.run(change.getKey() - step);
            reference.change(change.getValue());
            step = change.getKey();
        }
        reference.run(STEPS - step);
        assertTrue(reference.spikes.size() > 100, "the network must be active: " + reference.spikes.size());
        NetworkFixture.Spikes scalar = new NetworkFixture.Spikes(network);
        NetworkFixture.Spikes vector = new NetworkFixture.Spikes(network);
        try (BackendSession one = NetworkFixture.openScalar(network, 2);
                BackendSession other = NetworkFixture.open(network, 3)) {
            run(one, course, scalar);
            run(other, course, vector);
            ExactnessTest.assertSame(one.exportState(), other.exportState());
        }
        assertEquals(reference.spikes, scalar.all);
        assertEquals(reference.spikes, vector.all);
        assertEquals(reference.synapticEvents, scalar.synapticEvents);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aChangedRunThatWasCutGoesOnAsIfNothingHadHappened(long seed) throws Exception {
        assertGoesOn(NetworkFixture.mixed(seed), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void synapsesThatLearnGoOnFromTheWeightsThatTheyWereGiven(long seed) throws Exception {
        assertGoesOn(PlasticFixture.learning(seed), seed);
    }

    private void assertGoesOn(Network network, long seed) throws Exception {
        Random random = new Random(seed);
        ChangeFixture fixture = new ChangeFixture(network, random);
        assertGoesOn(network, random, fixture::some, folder.resolve("part"));
    }

    static void assertGoesOn(Network network, Random random, Supplier<List<NetworkChange>> some, Path file)
            throws Exception {
        TreeMap<Long, List<NetworkChange>> changes = new TreeMap<>();
        random.longs(CHANGES, 0, STEPS).sorted().forEach(step -> changes.put(step, some.get()));
        Checkpoint expected;
        RunReport report;
        try (Simulation whole = open(network, null, random)) {
            run(whole, changes, STEPS);
            expected = whole.checkpoint().join();
            report = whole.report();
        }
        assertTrue(report.spikes() > 100, "the network must be active: " + report.spikes());
        Checkpoint reached = null;
        RunReport cutReport = null;
        long[] cuts = random.longs(CUTS, 0, STEPS).sorted().toArray();
        cuts[random.nextInt(CUTS)] = changes.firstKey();
        Arrays.sort(cuts);
        for (int part = 0; part <= CUTS; part++) {
            try (Simulation simulation = open(network, reached, random)) {
                long end = part < CUTS ? cuts[part] : STEPS;
                TreeMap<Long, List<NetworkChange>> left = new TreeMap<>(reached == null ? changes
                        : changes.tailMap(reached.state().step(), reached.revision().step() != reached.state().step()));
                run(simulation, left, end);
                cutReport = simulation.report();
                Services.get(Checkpoints.class).write(file, simulation.checkpoint().join());
                reached = Services.get(Checkpoints.class).read(file);
            }
        }
        CheckpointExactnessTest.assertSame(expected, reached);
        assertEquals(report.spikeSha256(), cutReport.spikeSha256());
        assertEquals(report.energy(), cutReport.energy());
    }

    /** Runs to a step and makes the changes of all steps up to there, its own included. */
    private static void run(Simulation simulation, TreeMap<Long, List<NetworkChange>> changes, long end) {
        changes.headMap(end, true).forEach((step, list) -> {
            simulation.run(step).join();
            assertEquals(step, simulation.apply(list).join().step());
        });
        simulation.run(end).join();
    }

    private static Simulation open(Network network, Checkpoint from, Random random) throws Exception {
        RunOptions options = new RunOptions("cpu", THREADS[random.nextInt(THREADS.length)], 0);
        Simulations simulations = Services.get(Simulations.class);
        return from == null ? simulations.open(network, options, Progress.NONE)
                : simulations.open(network, from, options, Progress.NONE);
    }

    /** At the step of a change nothing is different but what was given. */
    @Test
    void whatHasBeenLearnedStaysButForTheWeightsThatWereGiven() throws Exception {
        Network network = PlasticFixture.learning(3);
        Random random = new Random(3);
        try (Simulation simulation = open(network, null, random)) {
            simulation.run(500).join();
            CanonicalState before = simulation.exportState().join();
            simulation.apply(List.of(new SetParameter("E", "I_e", null, new double[] {200}),
                    new SetWeights("additive", null, null, new double[] {20}),
                    new SetWeights("multiplicative", new int[] {firstSource(network.projections().getFirst())},
                            new int[] {0}, new double[] {17}))).join();
            CanonicalState after = simulation.exportState().join();
            float[] additive = after.projections().get(1).floats().get("weight").clone();
            Arrays.fill(additive, 20);
            assertEquals(Arrays.toString(additive), Arrays.toString(after.projections().get(1).floats().get("weight")));
            assertEquals(17, after.projections().get(0).floats().get("weight")[0]);
            float[] learned = before.projections().get(0).floats().get("weight");
            assertNotEquals(17, learned[0]);
            learned[0] = 17;
            System.arraycopy(additive, 0, before.projections().get(1).floats().get("weight"), 0, additive.length);
            ExactnessTest.assertSame(before, after);
        }
    }

    private static int firstSource(Projection projection) {
        int[] first = new int[1];
        projection.connectivity().rows(0, 1, (target, sources, count) -> first[0] = sources[0]);
        return first[0];
    }

    @Test
    void aResetForgetsTheChanges() throws Exception {
        Network network = PlasticFixture.learning(8);
        Random random = new Random(8);
        List<NetworkChange> changes = new ChangeFixture(network, random).some();
        List<String> digests = new ArrayList<>();
        try (Simulation simulation = open(network, null, random)) {
            simulation.run(STEPS).join();
            digests.add(simulation.report().spikeSha256());
            simulation.reset().join();
            simulation.apply(changes).join();
            simulation.run(STEPS).join();
            digests.add(simulation.report().spikeSha256());
            simulation.reset().join();
            assertEquals(Revision.NONE, simulation.checkpoint().join().revision());
            simulation.run(STEPS).join();
            digests.add(simulation.report().spikeSha256());
        }
        assertEquals(digests.get(0), digests.get(2));
        assertNotEquals(digests.get(0), digests.get(1));
    }
}

package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.RunOptions;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.api.store.Checkpoints;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise R8: a run that was cut at any step, kept in a file and gone on with by another number of threads comes to the
 * same spikes, state, books and counts as the run in one go.
 */
class CheckpointExactnessTest {

    private static final long STEPS = 900;
    private static final int CUTS = 3;
    private static final int[] THREADS = {1, 2, 3, 8};

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRunThatWasCutGoesOnAsIfNothingHadHappened(long seed) throws Exception {
        assertGoesOn(NetworkFixture.mixed(seed), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void synapsesGoOnLearningWhereTheyWere(long seed) throws Exception {
        assertGoesOn(PlasticFixture.learning(seed), seed);
    }

    private void assertGoesOn(Network network, long seed) throws Exception {
        Random random = new Random(seed);
        Checkpoint expected;
        RunReport report;
        try (Simulation whole = Services.get(Simulations.class).open(network, threads(random), Progress.NONE)) {
            whole.run(STEPS).join();
            expected = whole.checkpoint().join();
            report = whole.report();
        }
        assertTrue(report.spikes() > 100, "the network must be active: " + report.spikes());
        Checkpoint reached = null;
        RunReport cutReport = null;
        long[] cuts = random.longs(CUTS, 0, STEPS + 1).sorted().toArray();
        for (int part = 0; part <= CUTS; part++) {
            try (Simulation simulation = open(network, reached, threads(random))) {
                assertEquals(part == 0 ? 0 : cuts[part - 1], simulation.status().step());
                simulation.run(part < CUTS ? cuts[part] : STEPS).join();
                cutReport = simulation.report();
                Path file = folder.resolve("part");
                Services.get(Checkpoints.class).write(file, simulation.checkpoint().join());
                reached = Services.get(Checkpoints.class).read(file);
            }
        }
        assertSame(expected, reached);
        assertEquals(report.spikeSha256(), cutReport.spikeSha256());
        assertEquals(report.energy(), cutReport.energy());
        assertEquals(report.spikes(), cutReport.spikes());
        assertEquals(report.simulatedMs(), cutReport.simulatedMs());
    }

    private static RunOptions threads(Random random) {
        return new RunOptions("cpu", THREADS[random.nextInt(THREADS.length)], 0);
    }

    private static Simulation open(Network network, Checkpoint from, RunOptions options) throws Exception {
        Simulations simulations = Services.get(Simulations.class);
        return from == null ? simulations.open(network, options, Progress.NONE)
                : simulations.open(network, from, options, Progress.NONE);
    }

    static void assertSame(Checkpoint expected, Checkpoint actual) {
        assertEquals(expected.network(), actual.network());
        assertEquals(expected.revision().step(), actual.revision().step());
        assertSame(expected.revision().ints(), actual.revision().ints(), Arrays::equals);
        assertSame(expected.revision().longs(), actual.revision().longs(), Arrays::equals);
        assertSame(expected.revision().doubles(), actual.revision().doubles(), Arrays::equals);
        ExactnessTest.assertSame(expected.state(), actual.state());
        assertEquals(expected.train().spikes(), actual.train().spikes());
        assertArrayEquals(expected.train().chain(), actual.train().chain());
        assertArrayEquals(expected.train().pending(), actual.train().pending());
        assertArrayEquals(expected.energy().balances(), actual.energy().balances());
        assertArrayEquals(expected.energy().fractions(), actual.energy().fractions());
        assertEquals(expected.timed().steps(), actual.timed().steps());
        assertArrayEquals(expected.timed().spikes(), actual.timed().spikes());
        assertArrayEquals(expected.timed().neuronSteps(), actual.timed().neuronSteps());
        assertEquals(expected.timed().synapticEvents(), actual.timed().synapticEvents());
        assertEquals(expected.timed().deviceEvents(), actual.timed().deviceEvents());
    }

    private static <T> void assertSame(Map<String, T> expected, Map<String, T> actual, BiPredicate<T, T> equal) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, values) -> assertTrue(equal.test(values, actual.get(name)), name));
    }
}

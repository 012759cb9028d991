package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import glia.api.backend.BackendSession;
import glia.api.network.Device;
import glia.api.network.DeviceDescription;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.Progress;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.Recorder;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights over time: those of synapses that learn at once, whoever looks, whenever, and without a trace of it. */
class WeightRecorderTest {

    private static final long STEPS = 1500;
    private static final List<Integer> SOME = List.of(3, 4, 40, 41, 46);

    /** Recorders of different projections and intervals, of all synapses and of some. */
    private static Network recorded(long seed) {
        return with(PlasticFixture.learning(seed).description(), List.of(
                new DeviceDescription.WeightRecorder("all", "multiplicative", List.of(), List.of(), 3.7),
                new DeviceDescription.WeightRecorder("senders", "power law", SOME, List.of(), 0.5),
                new DeviceDescription.WeightRecorder("both", "triplet", List.of(1, 2, 3, 50, 60, 130), SOME, 0.1),
                new DeviceDescription.WeightRecorder("cached", "caching", List.of(), List.of(), 1.1)));
    }

    private static Network with(NetworkDescription description, List<DeviceDescription> recorders) {
        List<DeviceDescription> devices = new ArrayList<>(description.devices());
        devices.addAll(recorders);
        return NetworkFixture.build(description.withDevices(devices));
    }

    /** Receives samples as bits, by device and step. */
    private static final class Samples implements Recorder {

        private final Map<String, int[]> all = new TreeMap<>();
        private long completed;

        @Override
        public void spikes(long step, int[] neurons, int count) {
            // not of interest here
        }

        @Override
        public void samples(int device, long step, float[] values, int count) {
            assertEquals(completed, step, "weights come when all else of their step has come");
            int[] before = all.put(device + "@" + step, ExactnessTest.bits(Arrays.copyOf(values, count)));
            assertEquals(null, before, "each once");
        }

        @Override
        public void completed(long step) {
            completed = step;
        }
    }

    private static Samples run(Network network, int threads, long... until) throws Exception {
        Samples samples = new Samples();
        try (Simulation simulation = Services.get(Simulations.class).open(network, options(threads), Progress.NONE)) {
            simulation.addRecorder(samples);
            for (long step : until) {
                simulation.run(step).join();
            }
        }
        return samples;
    }

    private static RunOptions options(int threads) {
        return new RunOptions("cpu", threads, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void samplesAreTheWeightsOfThePlainReference(long seed) throws Exception {
        Network network = recorded(seed);
        ReferenceSimulator reference = new ReferenceSimulator(network);
        Map<String, int[]> expected = new TreeMap<>();
        for (long step = 1; step <= STEPS; step++) {
            reference.run(1);
            for (int d = 0; d < network.devices().size(); d++) {
                if (network.devices().get(d) instanceof Device.WeightRecorder recorder
                        && step % recorder.every() == 0) {
                    float[] weights = reference.plastic.get(recorder.projection()).weights();
                    expected.put(d + "@" + step, ExactnessTest.bits(sampled(network, recorder, weights)));
                }
            }
        }
        assertSame(expected, run(network, 2, STEPS).all);
        int[] first = expected.get("2@37");
        assertNotEquals(Arrays.toString(first), Arrays.toString(expected.get("2@1480")), "something was learned");
    }

    private static float[] sampled(Network network, Device.WeightRecorder recorder, float[] weights) {
        float[] out = new float[recorder.synapses()];
        int[] at = new int[2];
        network.projections().get(recorder.projection()).connectivity().rows(0,
                network.populations().get(recorder.population()).size(), (target, sources, count) -> {
                    for (int k = 0; k < count; k++) {
                        int source = sources[k];
                        boolean sender = recorder.senders() == null
                                || Arrays.stream(recorder.senders()).anyMatch(s -> s == source);
                        if (sender && (!recorder.name().equals("both") || SOME.contains(target))) {
                            out[at[0]++] = weights[at[1]];
                        }
                        at[1]++;
                    }
                });
        assertEquals(out.length, at[0]);
        return out;
    }

    @Test
    void threadsAndPausesMakeNoDifference() throws Exception {
        Network network = recorded(33);
        Samples expected = run(network, 1, STEPS);
        assertEquals(STEPS / 37 + STEPS / 5 + STEPS + STEPS / 11, expected.all.size());
        for (int threads : new int[] {2, 3, 8}) {
            assertSame(expected.all, run(network, threads, 74, 75, 333, 900, STEPS).all);
        }
    }

    @Test
    void aRestoredRunGoesOnSampling() throws Exception {
        Network network = recorded(34);
        Samples expected = run(network, 2, STEPS);
        Samples parts = new Samples();
        Random random = new Random(34);
        Simulations simulations = Services.get(Simulations.class);
        Checkpoint reached = null;
        for (long end : new long[] {1 + random.nextInt(500), 740, 741 + random.nextInt(500), STEPS}) {
            int threads = 1 + random.nextInt(3);
            try (Simulation part = reached == null ? simulations.open(network, options(threads), Progress.NONE)
                    : simulations.open(network, reached, options(threads), Progress.NONE)) {
                part.addRecorder(parts);
                part.run(end).join();
                reached = part.checkpoint().join();
            }
        }
        assertSame(expected.all, parts.all);
    }

    @Test
    void lookingChangesNothing() throws Exception {
        Network network = recorded(35);
        Checkpoint looked;
        Checkpoint unseen;
        Simulations simulations = Services.get(Simulations.class);
        try (Simulation simulation = simulations.open(network, options(2), Progress.NONE)) {
            simulation.addRecorder(new Samples());
            simulation.run(STEPS).join();
            looked = simulation.checkpoint().join();
        }
        try (Simulation simulation = simulations.open(PlasticFixture.learning(35), options(2), Progress.NONE)) {
            simulation.run(STEPS).join();
            unseen = simulation.checkpoint().join();
        }
        assertEquals(unseen.network(), looked.network());
        ExactnessTest.assertSame(unseen.state(), looked.state());
        assertArrayEquals(unseen.train().chain(), looked.train().chain());
    }

    @Test
    void aSampleIsWhatTheCanonicalStateHas() {
        Network network = recorded(36);
        int device = network.devices().size() - 4;
        float[] weights = new float[((Device.WeightRecorder) network.devices().get(device)).synapses()];
        try (BackendSession session = NetworkFixture.open(network, 3)) {
            for (int i = 0; i < 20; i++) {
                session.advance(67, interval -> true);
                session.weights(device, weights);
                CanonicalState state = session.exportState();
                assertArrayEquals(ExactnessTest.bits(state.projections().getFirst().floats().get("weight")),
                        ExactnessTest.bits(weights));
            }
        }
    }

    private static void assertSame(Map<String, int[]> expected, Map<String, int[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((when, bits) -> assertArrayEquals(bits, actual.get(when), when));
    }
}

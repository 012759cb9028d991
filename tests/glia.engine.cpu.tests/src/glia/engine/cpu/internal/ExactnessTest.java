package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.BackendSession;
import glia.api.network.DeviceDescription;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.Progress;
import glia.api.simulation.CanonicalState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise R8: the same spikes and the same state, bit for bit, whatever the number of threads. */
class ExactnessTest {

    private static final long STEPS = 2000;
    private static final int[] THREADS = {1, 2, 3, 8};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void spikesAndStateAreThoseOfThePlainReference(long seed) {
        Network network = NetworkFixture.mixed(seed);
        ReferenceSimulator reference = new ReferenceSimulator(network);
        reference.run(STEPS);

        NetworkFixture.Spikes spikes = NetworkFixture.run(network, 2, STEPS);

        assertTrue(spikes.all.size() > 500, "the network must be active: " + spikes.all.size());
        assertEquals(reference.spikes, spikes.all);
        assertEquals(reference.deviceEvents, spikes.deviceEvents);
        assertEquals(reference.synapticEvents, spikes.synapticEvents);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4000})
    void threadsMakeNoDifference(long seed) {
        Network network = NetworkFixture.mixed(seed);
        List<Long> expected = null;
        CanonicalState expectedState = null;
        for (int threads : THREADS) {
            NetworkFixture.Spikes spikes = new NetworkFixture.Spikes(network);
            try (BackendSession session = NetworkFixture.open(network, threads)) {
                session.advance(STEPS, spikes);
                CanonicalState state = session.exportState();
                if (expected == null) {
                    expected = spikes.all;
                    expectedState = state;
                }
                assertEquals(expected, spikes.all, threads + " threads");
                assertSame(expectedState, state);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 30, 400, 5000})
    void vectorsMakeNoDifference(long seed) {
        Network network = NetworkFixture.mixed(seed);
        NetworkFixture.Spikes scalar = new NetworkFixture.Spikes(network);
        NetworkFixture.Spikes vector = new NetworkFixture.Spikes(network);
        try (BackendSession one = NetworkFixture.openScalar(network, 2);
                BackendSession many = NetworkFixture.open(network, 3)) {
            one.advance(STEPS, scalar);
            many.advance(STEPS, vector);
            assertSame(one.exportState(), many.exportState());
        }
        assertEquals(scalar.all, vector.all);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void howManyRowsAreAskedForTogetherCannotBeSeen(int together) throws Exception {
        for (Network network : List.of(NetworkFixture.mixed(7), PlasticFixture.learning(7))) {
            NetworkFixture.Spikes usual = new NetworkFixture.Spikes(network);
            NetworkFixture.Spikes other = new NetworkFixture.Spikes(network);
            CpuBackend backend = NetworkFixture.backend(true);
            backend.configure(Map.of("rowsTogether", together));
            try (BackendSession one = NetworkFixture.open(network, 2);
                    BackendSession another = backend.open(network, NetworkFixture.initial(network), 2,
                            Progress.NONE)) {
                one.advance(STEPS, usual);
                another.advance(STEPS, other);
                assertSame(one.exportState(), another.exportState());
            }
            assertTrue(!usual.all.isEmpty());
            assertEquals(usual.all, other.all);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 100, 256, 65_536})
    void howManyNeuronsGoAheadTogetherCannotBeSeen(int together) {
        NetworkDescription mixed = NetworkFixture.mixed(9).description();
        // a meter wants all neurons of its population at once
        List<DeviceDescription> unmetered = mixed.devices().stream()
                .filter(device -> !(device instanceof DeviceDescription.Multimeter)).toList();
        for (NetworkDescription description : List.of(mixed, mixed.withDevices(unmetered),
                NetworkFixture.withAccounts(9).description())) {
            Network network = NetworkFixture.build(description);
            ReferenceSimulator reference = new ReferenceSimulator(network);
            reference.run(STEPS);
            NetworkFixture.Spikes spikes = new NetworkFixture.Spikes(network);
            try (BackendSession session = NetworkFixture.openTogether(network, 2, together)) {
                // intervals that are cut short, too
                session.advance(3, spikes);
                session.advance(STEPS - 3, spikes);
            }
            assertTrue(spikes.all.size() > 500, "the network must be active: " + spikes.all.size());
            assertEquals(reference.spikes, spikes.all);
            assertEquals(reference.deviceEvents, spikes.deviceEvents);
            assertArrayEquals(reference.moved, spikes.moved);
        }
    }

    @Test
    void anotherSeedGivesOtherSpikes() {
        assertTrue(!NetworkFixture.run(NetworkFixture.mixed(1), 1, STEPS).all
                .equals(NetworkFixture.run(NetworkFixture.mixed(2), 1, STEPS).all));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 6, 7, 333, 1000, 1999})
    void aRunThatIsCutAndMovedToAnotherSessionGoesOnAsIfNothingHadHappened(long cut) {
        Network network = NetworkFixture.mixed(11);
        NetworkFixture.Spikes whole = new NetworkFixture.Spikes(network);
        NetworkFixture.Spikes parts = new NetworkFixture.Spikes(network);
        try (BackendSession one = NetworkFixture.open(network, 1);
                BackendSession first = NetworkFixture.open(network, 3);
                BackendSession second = NetworkFixture.open(network, 2)) {
            one.advance(STEPS, whole);
            first.advance(cut, parts);
            second.importState(first.exportState());
            assertEquals(cut, second.step());
            second.advance(STEPS - cut, parts);
            assertSame(one.exportState(), second.exportState());
        }
        assertEquals(whole.all, parts.all);
    }

    @Test
    void goingBackToTheStartRepeatsTheRun() {
        Network network = NetworkFixture.mixed(5);
        NetworkFixture.Spikes first = new NetworkFixture.Spikes(network);
        NetworkFixture.Spikes second = new NetworkFixture.Spikes(network);
        try (BackendSession session = NetworkFixture.open(network, 2)) {
            session.advance(STEPS, first);
            session.importState(NetworkFixture.initial(network));
            session.advance(STEPS, second);
        }
        assertEquals(first.all, second.all);
    }

    @Test
    void anObserverStopsTheSessionAfterAtMostOneMoreInterval() {
        Network network = NetworkFixture.mixed(1);
        int[] calls = new int[1];
        try (BackendSession session = NetworkFixture.open(network, 2)) {
            session.advance(STEPS, interval -> ++calls[0] < 10);
            assertEquals(11, calls[0]);
            assertEquals(11L * network.minDelay(), session.step());
        }
    }

    static void assertSame(CanonicalState expected, CanonicalState actual) {
        assertEquals(expected.step(), actual.step());
        for (int p = 0; p < expected.populations().size(); p++) {
            float[][] states = expected.populations().get(p).states();
            for (int i = 0; i < states.length; i++) {
                assertArrayEquals(bits(states[i]), bits(actual.populations().get(p).states()[i]),
                        "population " + p + ", state " + i);
            }
            assertArrayEquals(expected.populations().get(p).inFlight(), actual.populations().get(p).inFlight(),
                    "in flight to population " + p);
        }
        assertEquals(expected.projections().size(), actual.projections().size());
        for (int j = 0; j < expected.projections().size(); j++) {
            CanonicalState.ProjectionState one = expected.projections().get(j);
            CanonicalState.ProjectionState other = actual.projections().get(j);
            String what = "projection " + j + ", ";
            assertEquals(one.floats().keySet(), other.floats().keySet(), what);
            one.floats().forEach((name, values) -> assertArrayEquals(bits(values), bits(other.floats().get(name)),
                    what + name));
            assertEquals(one.ints().keySet(), other.ints().keySet(), what);
            one.ints().forEach((name, values) -> assertArrayEquals(values, other.ints().get(name), what + name));
            assertEquals(one.longs().keySet(), other.longs().keySet(), what);
            one.longs().forEach((name, values) -> assertArrayEquals(values, other.longs().get(name), what + name));
        }
    }

    static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}

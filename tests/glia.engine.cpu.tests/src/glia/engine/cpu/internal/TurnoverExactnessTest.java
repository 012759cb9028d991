package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.BackendSession;
import glia.api.change.NetworkChanger;
import glia.api.change.Outgoing;
import glia.api.network.Network;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows births and deaths is exact: as in a plain simulator, on any threads and after any restart. */
class TurnoverExactnessTest {

    private static final long STEPS = 900;
    private static final int CHANGES = 4;
    private static final int ROOM = 40;

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    private static Network roomy(Network network) {
        return NetworkFixture.build(RoomTest.withRoom(network.description(), ROOM));
    }

    /** Networks by the step from which on each holds. */
    private static TreeMap<Long, Network> course(Network network, Random random) {
        NetworkChanger changer = Services.get(NetworkChanger.class);
        TreeMap<Long, Network> course = new TreeMap<>();
        Network present = network;
        TurnoverFixture fixture = new TurnoverFixture(network, random);
        for (long step : random.longs(CHANGES, 0, STEPS).sorted().toArray()) {
            present = changer.apply(network, present, step, fixture.some(), Outgoing.of(present)).network();
            course.put(step, present);
        }
        return course;
    }

    private static NetworkFixture.Spikes run(BackendSession session, Network network, TreeMap<Long, Network> course) {
        NetworkFixture.Spikes spikes = new NetworkFixture.Spikes(network);
        for (Map.Entry<Long, Network> change : course.entrySet()) {
            if (change.getKey() > session.step()) {
                session.advance(change.getKey() - session.step(), spikes);
            }
            session.change(change.getValue(), Map.of());
        }
        session.advance(STEPS - session.step(), spikes);
        return spikes;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void spikesAreThoseOfThePlainReference(long seed) {
        assertAsInReference(roomy(NetworkFixture.mixed(seed)), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void accountsAreThoseOfThePlainReference(long seed) {
        assertAsInReference(roomy(NetworkFixture.withAccounts(seed)), seed);
    }

    private static void assertAsInReference(Network network, long seed) {
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
        try (BackendSession one = NetworkFixture.openScalar(network, 2);
                BackendSession other = NetworkFixture.open(network, 3);
                BackendSession third = NetworkFixture.open(network, 8)) {
            for (BackendSession session : new BackendSession[] {one, other, third}) {
                NetworkFixture.Spikes spikes = run(session, network, course);
                assertEquals(reference.spikes, spikes.all);
                assertEquals(reference.synapticEvents, spikes.synapticEvents);
                assertEquals(reference.deviceEvents, spikes.deviceEvents);
                assertArrayEquals(reference.moved, spikes.moved);
                for (int p = 0; p < spikes.accounts.length; p++) {
                    assertEquals(reference.accounts(p), spikes.accounts[p]);
                }
            }
            ExactnessTest.assertSame(one.exportState(), other.exportState());
            ExactnessTest.assertSame(one.exportState(), third.exportState());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRunWithBirthsAndDeathsThatWasCutGoesOnAsIfNothingHadHappened(long seed) throws Exception {
        assertGoesOn(NetworkFixture.mixed(seed), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void synapsesOfOthersGoOnLearning(long seed) throws Exception {
        assertGoesOn(PlasticFixture.learning(seed), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theBooksBalance(long seed) throws Exception {
        assertGoesOn(NetworkFixture.withAccounts(seed), seed);
    }

    private void assertGoesOn(Network network, long seed) throws Exception {
        Network roomy = roomy(network);
        Random random = new Random(seed);
        TurnoverFixture fixture = new TurnoverFixture(roomy, random);
        ChangeExactnessTest.assertGoesOn(roomy, random, fixture::some, folder.resolve("part"));
    }
}

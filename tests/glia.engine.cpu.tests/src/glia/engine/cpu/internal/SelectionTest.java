package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.BackendSession;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.Population;
import glia.api.network.PopulationDescription;
import glia.api.network.Quantity;
import glia.api.network.Slots;
import glia.api.simulation.CanonicalState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of neurons that wait: as exact as those that do not, and what arrives at them comes later. */
class SelectionTest {

    private static final long STEPS = 700;
    private static final long WINDOW = 43;
    private static final int[] THREADS = {1, 2, 3, 8};

    /** Some blocks, others in each window; of every third population all. */
    private static long[] blocks(Population population, long window) {
        if ((population.index() + window) % 3 == 0) {
            return null;
        }
        long[] blocks = new long[BackendSession.words(population.size())];
        for (int block = 0; block < BackendSession.blocks(population.size()); block++) {
            if (Math.floorMod(block * 7919 + window * 31 + window / 5, 5) < 3) {
                blocks[block / 64] |= 1L << block;
            }
        }
        return blocks;
    }

    private static boolean waits(Population population, int neuron, long window) {
        long[] blocks = blocks(population, window);
        int block = neuron / BackendSession.BLOCK;
        return blocks != null && (blocks[block / 64] >> block % 64 & 1) == 0;
    }

    private static void select(BackendSession session, Network network, long window) {
        for (Population population : network.populations()) {
            session.select(population.index(), blocks(population, window));
        }
    }

    private static NetworkFixture.Spikes run(BackendSession session, Network network, long steps) {
        NetworkFixture.Spikes spikes = new NetworkFixture.Spikes(network);
        for (long window = 0; session.step() < steps; window++) {
            select(session, network, window);
            session.advance(Math.min(WINDOW, steps - session.step()), spikes);
        }
        return spikes;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void spikesAreThoseOfThePlainReference(long seed) {
        assertReference(NetworkFixture.mixed(seed), STEPS);
    }

    @Test
    void accountsAreThoseOfThePlainReference() {
        assertReference(NetworkFixture.withAccounts(4), 3 * WINDOW);
    }

    private static void assertReference(Network network, long steps) {
        ReferenceSimulator reference = new ReferenceSimulator(network);
        for (long window = 0; window * WINDOW < steps; window++) {
            long now = window;
            reference.waiting = (population, neuron) -> waits(network.populations().get(population), neuron, now);
            reference.run(Math.min(WINDOW, steps - window * WINDOW));
        }
        try (BackendSession session = NetworkFixture.open(network, 2)) {
            NetworkFixture.Spikes spikes = run(session, network, steps);
            assertTrue(spikes.all.size() > 200, "the network must be active: " + spikes.all.size());
            assertEquals(reference.spikes, spikes.all);
            assertEquals(reference.synapticEvents, spikes.synapticEvents);
            for (Population population : network.populations()) {
                if (population.model().account() != null) {
                    assertArrayEquals(reference.moved[population.index()], spikes.moved[population.index()]);
                }
            }
        }
    }

    @Test
    void neitherThreadsNorVectorsNorCutsMakeADifference() {
        assertExact(NetworkFixture.mixed(8));
        assertExact(NetworkFixture.withAccounts(9));
        assertExact(PlasticFixture.learning(10));
        assertExact(NetworkFixture.build(RoomTest.withRoom(NetworkFixture.mixed(11).description(), 50)));
    }

    private static void assertExact(Network network) {
        NetworkFixture.Spikes expected;
        CanonicalState state;
        try (BackendSession session = NetworkFixture.openScalar(network, 1)) {
            expected = run(session, network, STEPS);
            state = session.exportState();
        }
        for (int threads : THREADS) {
            try (BackendSession session = NetworkFixture.open(network, threads)) {
                NetworkFixture.Spikes spikes = run(session, network, STEPS);
                assertEquals(expected.all, spikes.all, threads + " threads");
                assertArrayEquals(expected.moved, spikes.moved);
                assertArrayEquals(expected.accounts, spikes.accounts);
                ExactnessTest.assertSame(state, session.exportState());
            }
        }
        NetworkFixture.Spikes parts = new NetworkFixture.Spikes(network);
        try (BackendSession first = NetworkFixture.open(network, 2);
                BackendSession second = NetworkFixture.open(network, 3)) {
            BackendSession acting = first;
            for (long step = 0; step < STEPS; step++) {
                if (step % 50 == 25) {
                    BackendSession next = acting == first ? second : first;
                    next.importState(acting.exportState());
                    acting = next;
                }
                select(acting, network, step / WINDOW);
                acting.advance(1, parts);
            }
            assertEquals(expected.all, parts.all);
            ExactnessTest.assertSame(state, acting.exportState());
        }
    }

    @Test
    void whatWaitsDoesNotChangeAndIsCounted() {
        Network network = NetworkFixture.withAccounts(5);
        Population many = network.populations().getFirst();
        long[] blocks = new long[BackendSession.words(many.size())];
        blocks[0] = 0b1101;
        long[] updates = new long[2];
        long[] waits = new long[2];
        try (BackendSession session = NetworkFixture.open(network, 2)) {
            session.advance(300, interval -> true);
            CanonicalState before = session.exportState();
            session.select(0, blocks);
            session.advance(100, interval -> {
                for (int p = 0; p < 2; p++) {
                    updates[p] += interval.updates(p);
                    waits[p] += interval.waits(p);
                }
                return true;
            });
            CanonicalState after = session.exportState();
            int changed = 0;
            for (int state = 0; state < many.model().states().size(); state++) {
                float[] one = before.populations().getFirst().states()[state];
                float[] other = after.populations().getFirst().states()[state];
                assertArrayEquals(Arrays.copyOfRange(one, 16, 32), Arrays.copyOfRange(other, 16, 32));
                assertArrayEquals(Arrays.copyOfRange(one, 64, many.size()), Arrays.copyOfRange(other, 64, many.size()));
                changed += Arrays.equals(Arrays.copyOf(one, 16), Arrays.copyOf(other, 16)) ? 0 : 1;
            }
            assertTrue(changed > 0);
        }
        assertArrayEquals(new long[] {100 * 48, 100 * 13}, updates);
        assertArrayEquals(new long[] {100 * (3000 - 48), 0}, waits);
    }

    /** Energy that is brought by spikes while a neuron waits is there when it does not wait any more. */
    @Test
    void spikesThatArriveAreNotLostAndCurrentsAre() {
        Network network = NetworkFixture.build(new NetworkDescription("deferred", "", "", 0.1, 1, 100,
                List.of(new PopulationDescription("N", 2, "elif_psc_exp", Map.of("tau_e", Quantity.of(1e9)),
                        Map.of(), NetworkFixture.ANYWHERE)), List.of(), List.of(
                new DeviceDescription.SpikeGenerator("food", new double[] {1, 1.1, 2, 2.5},
                        List.of(new Connection("N", List.of(0), "energy", 0.25, 0.1))),
                new DeviceDescription.PoissonGenerator("more", 1e4, 0, 0.1,
                        List.of(new Connection("N", List.of(1), "energy", 1, 0.1))),
                new DeviceDescription.DcGenerator("dc", 50, 0, 3,
                        List.of(new Connection("N", List.of(), "", 1, 0.1))))));
        int energy = network.populations().getFirst().model().stateIndex("epsilon");
        try (BackendSession session = NetworkFixture.open(network, 1)) {
            session.select(0, new long[1]);
            session.advance(30, interval -> true);
            CanonicalState waiting = session.exportState();
            assertEquals(0.5, waiting.populations().getFirst().states()[energy][0], 1e-6);
            session.select(0, null);
            session.advance(1, interval -> true);
            CanonicalState now = session.exportState();
            assertEquals(1.5, now.populations().getFirst().states()[energy][0], 1e-5);
            int potential = network.populations().getFirst().model().stateIndex("V_m");
            assertEquals(waiting.populations().getFirst().states()[potential][0],
                    now.populations().getFirst().states()[potential][0], 1e-3);
        }
    }

    @Test
    void whatIsPutOffForLongDoesNotOverflow() {
        InputRing ring = new InputRing(3, 4);
        for (long step = 1; step < 8; step++) {
            ring.values[ring.row(step)] += 1 << 30;
            ring.values[ring.row(step) + 1] -= 1 << 30;
            ring.values[ring.row(step) + 2] += 5;
            ring.values[ring.row(step) + 3] = 5;
            ring.defer(step, 0, 3);
            assertEquals(0, ring.values[ring.row(step)]);
            assertEquals(5, ring.values[ring.row(step) + 3]);
        }
        int row = ring.row(8);
        assertEquals((1 << 30) - 1, ring.values[row]);
        assertEquals(1 - (1 << 30), ring.values[row + 1]);
        assertEquals(35, ring.values[row + 2]);
        assertEquals(5, ring.values[row + 3]);
    }

    @Test
    void runsAreCutAtBlocks() {
        Runs living = Runs.living(Slots.of(100, 90).died(new int[] {20}), 16, 96);
        long[] blocks = {0b101110};
        assertEquals("16-20 21-64 80-90", text(living.within(blocks, true)));
        assertEquals("64-80", text(living.within(blocks, false)));
        assertEquals(living.neurons(), living.within(blocks, true).neurons() + living.within(blocks, false).neurons());
    }

    @Test
    void wordsOfAnotherPopulationAreRefused() {
        try (BackendSession session = NetworkFixture.open(NetworkFixture.withAccounts(1), 1)) {
            assertEquals("blocks of population many: expected 3 words, got 1",
                    assertThrows(IllegalArgumentException.class, () -> session.select(0, new long[1])).getMessage());
        }
    }

    private static String text(Runs runs) {
        List<String> ranges = new ArrayList<>();
        for (int run = 0; run < runs.count; run++) {
            ranges.add(runs.from[run] + "-" + runs.to[run]);
        }
        return String.join(" ", ranges);
    }
}

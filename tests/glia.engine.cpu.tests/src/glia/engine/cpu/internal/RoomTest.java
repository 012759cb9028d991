package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.BackendSession;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.Population;
import glia.api.network.PopulationDescription;
import glia.api.network.Progress;
import glia.api.network.Slots;
import glia.api.simulation.RunOptions;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Room for more neurons changes nothing of those that live. */
class RoomTest {

    private static final long STEPS = 900;
    private static final int[] THREADS = {1, 2, 3, 8};
    private static final int ROOM = 177;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSameSpikesWithRoomForMore(long seed) {
        assertSameWithRoom(NetworkFixture.mixed(seed).description());
    }

    @Test
    void theSameWhereSynapsesLearn() {
        assertSameWithRoom(PlasticFixture.learning(4).description());
    }

    @Test
    void theSameAccounts() {
        assertSameWithRoom(NetworkFixture.withAccounts(5).description());
    }

    private static void assertSameWithRoom(NetworkDescription description) {
        Network plain = NetworkFixture.build(description);
        Network roomy = NetworkFixture.build(withRoom(description, ROOM));
        assertEquals(plain.neurons() + plain.populations().size() * ROOM, roomy.neurons());
        assertEquals(plain.neurons(), roomy.living());
        NetworkFixture.Spikes expected = NetworkFixture.run(plain, 2, STEPS);
        assertTrue(expected.all.size() > 100, "the network must be active: " + expected.all.size());
        for (int threads : THREADS) {
            assertSame(plain, expected, roomy, NetworkFixture.open(roomy, threads));
        }
        assertSame(plain, expected, roomy, NetworkFixture.openScalar(roomy, 2));
    }

    private static void assertSame(Network plain, NetworkFixture.Spikes expected, Network roomy,
            BackendSession opened) {
        NetworkFixture.Spikes spikes = new NetworkFixture.Spikes(roomy);
        try (BackendSession session = opened) {
            session.advance(STEPS, spikes);
        }
        assertEquals(expected.all, renamed(spikes.all, roomy, plain));
        assertEquals(expected.deviceEvents, spikes.deviceEvents);
        assertEquals(expected.synapticEvents, spikes.synapticEvents);
        assertArrayEquals(expected.accounts, spikes.accounts);
        assertArrayEquals(expected.moved, spikes.moved);
    }

    /** @return spikes of one network with the ids that the same neurons have in another */
    static List<Long> renamed(List<Long> spikes, Network from, Network to) {
        List<Long> renamed = new ArrayList<>();
        for (long spike : spikes) {
            int id = (int) (spike % from.neurons());
            Population population = from.populationOf(id);
            int other = to.populations().get(population.index()).firstId() + id - population.firstId();
            renamed.add(spike / from.neurons() * to.neurons() + other);
        }
        return renamed;
    }

    static NetworkDescription withRoom(NetworkDescription d, int room) {
        List<PopulationDescription> populations = d.populations().stream().map(p -> new PopulationDescription(
                p.name(), p.size(), p.size() + room, p.model(), p.parameters(), p.initial(), p.layout())).toList();
        return new NetworkDescription(d.name(), d.summary(), d.reference(), d.dt(), d.seed(), d.duration(),
                populations, d.projections(), d.devices(), d.energy());
    }

    /** Room costs no energy, and rates are those of the neurons that live. */
    @Test
    void theSameBooks() throws Exception {
        NetworkDescription description = NetworkFixture.mixed(6).description();
        List<RunReport> reports = new ArrayList<>();
        for (int room : new int[] {0, ROOM}) {
            Network network = NetworkFixture.build(withRoom(description, room));
            try (Simulation simulation = Services.get(Simulations.class).open(network, new RunOptions("cpu", 2, 0),
                    Progress.NONE)) {
                simulation.run(STEPS).join();
                reports.add(simulation.report());
            }
        }
        assertEquals(reports.get(0).energy(), reports.get(1).energy());
        assertArrayEquals(new long[] {403 * STEPS, 97 * STEPS}, reports.get(1).neuronStepsByPopulation());
        assertArrayEquals(reports.get(0).neuronStepsByPopulation(), reports.get(1).neuronStepsByPopulation());
    }

    @Test
    void runsAreTheLivingPartsOfASlice() {
        Slots slots = Slots.of(100, 80).died(new int[] {0, 31, 32, 33, 79});
        assertEquals("1-31 34-79", text(Runs.living(slots, 0, 100)));
        assertEquals("16-31 34-48", text(Runs.living(slots, 16, 48)));
        assertEquals("", text(Runs.living(slots, 31, 34)));
        assertEquals("40-48", text(Runs.living(slots, 40, 48)));
        assertTrue(Runs.living(slots, 40, 48).all(40, 8));
        assertFalse(Runs.living(slots, 40, 80).all(40, 40));
    }

    private static String text(Runs runs) {
        List<String> ranges = new ArrayList<>();
        for (int run = 0; run < runs.count; run++) {
            ranges.add(runs.from[run] + "-" + runs.to[run]);
        }
        return String.join(" ", ranges);
    }
}

package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.Backend;
import glia.api.backend.BackendUnavailableException;
import glia.api.change.NetworkChange;
import glia.api.change.NetworkChanger;
import glia.api.energy.EnergyLedger;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.event.EventBus;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.regulation.Regulated;
import glia.api.regulation.Regulator;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.CheckpointMismatchException;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What acts at fixed steps is part of the run: no cut, thread or restart can be seen in what follows. */
class RegulatorsTest {

    private static final String TEXT = """
            { "glia": 1, "name": "regulated", "dt": 0.1, "seed": %d,
              "populations": [
                { "name": "living", "size": 40, "model": "elif_psc_exp", "parameters": { "I_e": 90 } },
                { "name": "others", "size": 30, "model": "iaf_psc_exp", "parameters": { "I_e": 420 } } ],
              "projections": [
                { "source": "others", "target": "living", "rule": { "type": "fixed_indegree", "indegree": 5 },
                  "weight": 20, "delay": 0.7 } ] }
            """;
    private static final int EVERY = 31;
    private static final long STEPS = 1500;

    /**
     * Feeds the neurons that hold least, excites those that have not spiked, and remembers how often it has acted and
     * how many spikes it was shown.
     */
    private static final class Feeder implements Regulator {

        private final long[] memory = new long[2];
        private final BiConsumer<Regulated, long[]> more;

        Feeder(BiConsumer<Regulated, long[]> more) {
            this.more = more;
        }

        @Override
        public int every() {
            return EVERY;
        }

        @Override
        public boolean countsSpikes() {
            return true;
        }

        @Override
        public void begin(Regulated network) {
            network.fill("food", 1_000_000);
        }

        @Override
        public void act(Regulated network) {
            assertEquals(0, network.step() % EVERY);
            int[] spikes = network.spikes(0);
            memory[0]++;
            memory[1] += Arrays.stream(spikes).sum() + Arrays.stream(network.spikes(1)).sum();
            float[] energy = network.state(0, network.network().populations().getFirst().model().stateIndex("epsilon"));
            int poorest = 0;
            for (int neuron = 0; neuron < energy.length; neuron++) {
                poorest = energy[neuron] < energy[poorest] ? neuron : poorest;
            }
            network.fill("food", 1000 * memory[0]);
            network.feed("food", 0, new int[] {poorest, (poorest + 1) % 40}, new int[] {400, -7});
            network.spend("food", 1, Role.ADAPTATION, 11);
            double[] currents = new double[spikes.length];
            Arrays.setAll(currents, neuron -> spikes[neuron] == 0 ? 95 + memory[0] % 3 : 90);
            network.apply(List.of(new NetworkChange.SetParameter("living", "I_e", null, currents)));
            more.accept(network, memory);
        }

        @Override
        public long[] memory() {
            return memory.clone();
        }

        @Override
        public void recall(long[] before) {
            if (before.length != memory.length) {
                throw new IllegalArgumentException("feeder: expected two numbers, got " + before.length);
            }
            System.arraycopy(before, 0, memory, 0, memory.length);
        }
    }

    private static Regulator.Factory factory(BiConsumer<Regulated, long[]> more) {
        return new Regulator.Factory() {
            @Override
            public String name() {
                return "feeder";
            }

            @Override
            public List<String> pools(Network network) {
                return List.of("food", "waste");
            }

            @Override
            public Optional<Regulator> open(Network network) {
                return Optional.of(new Feeder(more));
            }
        };
    }

    private static SimulationEngine engine(Regulator.Factory... factories) {
        return new SimulationEngine(List.of(Services.get(Backend.class)), List.of(factories),
                Services.get(EventBus.class), Services.get(EnergyLedger.Factory.class),
                Services.get(NetworkChanger.class));
    }

    private static SimulationEngine engine() {
        return engine(factory((network, memory) -> { }));
    }

    private static Network network(long seed) throws Exception {
        return Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class)
                .read(TEXT.formatted(seed), Path.of("regulated.network.json")), Progress.NONE);
    }

    private static RunOptions threads(int threads) {
        return new RunOptions(RunOptions.AUTO, threads, 0);
    }

    private static void assertSame(Checkpoint expected, Checkpoint actual) {
        assertEquals(expected.train().spikes(), actual.train().spikes());
        assertArrayEquals(expected.train().chain(), actual.train().chain());
        assertArrayEquals(expected.energy().balances(), actual.energy().balances());
        assertEquals(expected.regulation().keySet(), actual.regulation().keySet());
        expected.regulation().forEach((name, memory) -> assertArrayEquals(memory, actual.regulation().get(name)));
        for (int p = 0; p < expected.state().populations().size(); p++) {
            CanonicalState.PopulationState one = expected.state().populations().get(p);
            assertTrue(Arrays.deepEquals(one.states(), actual.state().populations().get(p).states()));
        }
    }

    private static Checkpoint whole(Network network, int threads) throws Exception {
        try (Simulation simulation = engine().open(network, threads(threads), Progress.NONE)) {
            simulation.run(STEPS).get();
            return simulation.checkpoint().get();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noThreadCutOrRestartCanBeSeen(long seed) throws Exception {
        Network network = network(seed);
        Checkpoint whole = whole(network, 1);
        assertEquals(STEPS / EVERY, whole.regulation().get("feeder")[0]);
        assertTrue(whole.train().spikes() > 100, "spikes: " + whole.train().spikes());
        assertEquals(whole.train().spikes(), whole.regulation().get("feeder")[1]
                + Arrays.stream(whole.regulation().get("feeder.spikes")).sum());
        assertSame(whole, whole(network, 3));
        for (long cut : new long[] {EVERY - 1, EVERY, EVERY + 1, 700 + seed}) {
            Checkpoint half;
            try (Simulation simulation = engine().open(network, threads(2), Progress.NONE)) {
                for (long step = 3; step < cut; step += 97) {
                    simulation.run(step).get();
                }
                simulation.run(cut).get();
                half = simulation.checkpoint().get();
            }
            try (Simulation simulation = engine().open(network, half, threads(1), Progress.NONE)) {
                simulation.run(STEPS).get();
                assertSame(whole, simulation.checkpoint().get());
                simulation.reset().get();
                simulation.run(STEPS).get();
                assertSame(whole, simulation.checkpoint().get());
            }
        }
    }

    /** The pool's, the neurons' and the sink's accounts move by what was asked for, and by nothing else. */
    @Test
    void energyGoesFromOneAccountToAnother() throws Exception {
        Network network = network(1);
        SimulationEngine engine = engine(factory((regulated, memory) -> {
            if (memory[0] == 2) {
                regulated.move("food", "waste", 500);
            }
        }));
        try (Simulation simulation = engine.open(network, threads(1), Progress.NONE)) {
            simulation.run(2 * EVERY).get();
            EnergyTotals totals = simulation.report().energy();
            long perQuantum = Services.get(EnergyLedger.Factory.class).open(network, List.of()).unitsPerQuantum(0);
            assertEquals(List.of(
                    new EnergyTotals.Pool("food", 1_000_000 + 1000 + 2000 - 2 * (393 * perQuantum + 11) - 500),
                    new EnergyTotals.Pool("waste", 500)), totals.pools());
            assertEquals(22, totals.populations().get(1).spent().get(Role.ADAPTATION));
            assertEquals(totals.supplied(), totals.stored()
                    + totals.spent().values().stream().mapToLong(Long::longValue).sum());
            assertEquals(0, totals.residual());
        }
    }

    private static String failure(BiConsumer<Regulated, long[]> wrong) throws Exception {
        try (Simulation simulation = engine(factory(wrong)).open(network(1), threads(1), Progress.NONE)) {
            String message = assertThrows(ExecutionException.class, () -> simulation.run(STEPS).get()).getMessage();
            assertEquals(EVERY, simulation.status().step());
            return message;
        }
    }

    @Test
    void whatCannotBeDoneEndsTheRun() throws Exception {
        assertTrue(failure((network, memory) -> network.spend("food", 0, Role.OUTPUT, 1L << 50))
                .contains("pool food holds "));
        assertTrue(failure((network, memory) -> network.move("waste", "food", 1))
                .contains("pool waste holds 0 units, less than 1"));
        assertTrue(failure((network, memory) -> network.fill("food", -1)).contains("expected no negative units"));
        assertTrue(failure((network, memory) -> network.fill("drink", 1)).contains("there is no pool drink"));
        assertTrue(failure((network, memory) -> network.feed("food", 1, new int[1], new int[1]))
                .contains("hold no energy"));
        assertTrue(failure((network, memory) -> {
            network.fill("food", 1L << 50);
            network.feed("food", 0, new int[1], new int[] {1 << 23});
        }).contains("neuron 0 of population living would hold "));
    }

    @Test
    void aCheckpointOfOtherRegulatorsIsRefused() throws Exception {
        Network network = network(1);
        Checkpoint regulated = whole(network, 1);
        try (Simulation plain = engine(new Regulator.Factory[0]).open(network, threads(1), Progress.NONE)) {
            Checkpoint other = plain.checkpoint().get();
            assertEquals("the checkpoint is not one of this network: energy books: expected 19 accounts and 2"
                    + " fractions, got 17 and 2", refused(network, other));
            Checkpoint forged = new Checkpoint(regulated.network(), regulated.revision(), regulated.state(),
                    regulated.train(), regulated.timed(), regulated.energy(), regulated.activity(), Map.of());
            assertEquals("the checkpoint is not one of this network: regulation: it is of [], here there is [feeder,"
                    + " feeder.spikes]", refused(network, forged));
        }
    }

    /** What a network asks for is done or refused, never left out. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pools | supply | [{ "name": "a", "populations": ["living"], "capacity": 1e9, "income": 0, "level": 0.3 }]
            homeostasis | homeostasis | { "populations": [{ "population": "living", "set_point": 0.2, "gain": -1, \
            "min": 0, "max": 100 }] }
            coordination | coordination | { "share": 0.5 }
            structure | structure | { "reserve": { "capacity": 0, "income": 0 }, \
            "neurons": [{ "population": "living", "dead_below": 0.01 }] }
            """)
    void aNetworkThatAsksForAMissingRegulatorIsRefused(String section, String regulator, String json)
            throws Exception {
        String text = TEXT.formatted(1).replace("\"populations\"",
                "\"energy\": { \"%s\": %s },\n  \"populations\"".formatted(section, json));
        Network network = Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class)
                .read(text, Path.of("regulated.network.json")), Progress.NONE);
        String message = "regulated: nothing carries out energy." + section + " here: no regulator \"" + regulator
                + "\" is installed (the bundle glia.energy has one)";
        SimulationEngine without = engine();
        assertEquals(message, assertThrows(BackendUnavailableException.class,
                () -> without.open(network, threads(1), Progress.NONE)).getMessage());
        assertEquals(List.of(), without.open());
        try (Simulation with = Services.get(Simulations.class).open(network, threads(1), Progress.NONE)) {
            Checkpoint checkpoint = with.checkpoint().get();
            assertEquals(message, assertThrows(BackendUnavailableException.class,
                    () -> without.open(network, checkpoint, threads(1), Progress.NONE)).getMessage());
        }
    }

    private static String refused(Network network, Checkpoint checkpoint) {
        return assertThrows(CheckpointMismatchException.class,
                () -> engine().open(network, checkpoint, threads(1), Progress.NONE)).getMessage();
    }
}

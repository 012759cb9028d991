package glia.energy.internal.supply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.change.NetworkChange;
import glia.api.energy.EnergyTotals;
import glia.api.network.Network;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neurons that share a supply. */
class SupplyTest {

    private static final long UNITS_PER_QUANTUM = 37;
    private static final double QUANTUM = 0x1p-20;

    /** Two populations in one tissue of 4 x 3 regions, which runs short, and a pool of its own for the second. */
    private static final String TISSUE = """
            "populations": [
              { "name": "E", "size": 90, "model": "elif_psc_exp",
                "parameters": { "I_e": { "distribution": "uniform", "low": 80, "high": 140 }, "tau_e": 4000,
                  "E_d": -60.9 },
                "positions": { "type": "box", "low": [0, 0], "high": [1, 1] } },
              { "name": "I", "size": 25, "model": "elif_psc_exp", "parameters": { "I_e": 120 },
                "positions": { "type": "box", "low": [0.5, 0], "high": [1, 0.5] } } ],
            "projections": [
              { "source": "E", "target": "I", "rule": { "type": "fixed_indegree", "indegree": 5 }, "weight": 15,
                "delay": 0.7 },
              { "source": "I", "target": "E", "rule": { "type": "fixed_indegree", "indegree": 5 }, "weight": -15,
                "delay": 1.1 } ],
            "energy": { "pools": [
              { "name": "tissue", "populations": ["E", "I"], "regions": [4, 3], "capacity": 2e10, "income": 2e10,
                "diffusion": 30, "level": 0.5, "tau": 5, "limit": 1e11, "interval": 1.5 },
              { "name": "blood", "populations": ["I"], "regions": 3, "capacity": 1e9, "initial": 0,
                "income_times": [0, 40], "income_values": [1e9, 5e9], "level": 0.3, "interval": 0.7 } ] }
            """;
    private static final int STEPS = 1800;

    private static void assertSame(Checkpoint expected, Checkpoint actual) {
        assertEquals(expected.train().spikes(), actual.train().spikes());
        assertArrayEquals(expected.train().chain(), actual.train().chain());
        assertArrayEquals(expected.energy().balances(), actual.energy().balances());
        for (int p = 0; p < expected.state().populations().size(); p++) {
            CanonicalState.PopulationState one = expected.state().populations().get(p);
            assertTrue(Arrays.deepEquals(one.states(), actual.state().populations().get(p).states()));
        }
    }

    private static Checkpoint whole(Network network, int threads) throws Exception {
        try (Simulation simulation = SupplyNetworks.open(network, threads)) {
            simulation.run(STEPS).get();
            EnergyTotals totals = simulation.report().energy();
            assertEquals(0, totals.residual());
            assertEquals(totals.supplied(), totals.stored()
                    + totals.spent().values().stream().mapToLong(Long::longValue).sum());
            return simulation.checkpoint().get();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noThreadCutOrRestartCanBeSeen(long seed) throws Exception {
        Network network = SupplyNetworks.build(seed, TISSUE);
        Checkpoint whole = whole(network, 1);
        assertTrue(whole.train().spikes() > 300, "spikes: " + whole.train().spikes());
        for (int threads : new int[] {2, 3, 8}) {
            assertSame(whole, whole(network, threads));
        }
        for (long cut : new long[] {14, 15, 700 + seed}) {
            Checkpoint half;
            try (Simulation simulation = SupplyNetworks.open(network, 2)) {
                for (long step = 3; step < cut; step += 97) {
                    simulation.run(step).get();
                }
                simulation.run(cut).get();
                half = simulation.checkpoint().get();
            }
            try (Simulation simulation = SupplyNetworks.open(network, half, 1)) {
                simulation.run(STEPS).get();
                assertSame(whole, simulation.checkpoint().get());
                simulation.reset().get();
                simulation.run(STEPS).get();
                assertSame(whole, simulation.checkpoint().get());
            }
        }
    }

    @Test
    void namesItsRegions() throws Exception {
        Network network = SupplyNetworks.build(1, TISSUE);
        try (Simulation simulation = SupplyNetworks.open(network, 1)) {
            List<EnergyTotals.Pool> pools = simulation.report().energy().pools();
            assertEquals(15, pools.size());
            assertEquals(new EnergyTotals.Pool("tissue[0,0]", 20_000_000), pools.getFirst());
            assertEquals(new EnergyTotals.Pool("tissue[1,0]", 20_000_000), pools.get(1));
            assertEquals(new EnergyTotals.Pool("tissue[3,2]", 20_000_000), pools.get(11));
            assertEquals(new EnergyTotals.Pool("blood[2]", 0), pools.get(14));
        }
    }

    /** One neuron at a corner of each quarter, the others beside it; numbered row by row. */
    @Test
    void regionsAreWhereTheNeuronsAre() throws Exception {
        Network network = SupplyNetworks.build(1, """
                "populations": [ { "name": "E", "size": 16, "model": "elif_psc_exp",
                  "positions": { "type": "grid", "columns": 4, "spacing": 0.1, "origin": [3, -7] } } ],
                "energy": { "pools": [ { "name": "four", "populations": ["E"], "regions": [2, 2], "capacity": 1,
                  "income": 1, "level": 1 },
                  { "name": "three", "populations": ["E"], "regions": 3, "capacity": 1, "income": 1, "level": 1 } ] }
                """);
        Regions four = new Regions(network.description().energy().pools().getFirst(), network.populations());
        assertArrayEquals(new int[] {0, 1, 4, 5, 2, 3, 6, 7, 8, 9, 12, 13, 10, 11, 14, 15}, four.order(0));
        List<Integer> pairs = new ArrayList<>();
        four.neighbours((one, other) -> pairs.add(10 * one + other));
        assertEquals(List.of(1, 23, 2, 13), pairs);
        Regions three = new Regions(network.description().energy().pools().get(1), network.populations());
        assertEquals(List.of(0, 6, 11, 16), List.of(three.start(0, 0), three.start(0, 1), three.start(0, 2),
                three.start(0, 3)));
        pairs.clear();
        three.neighbours((one, other) -> pairs.add(10 * one + other));
        assertEquals(List.of(1, 12), pairs);
    }

    /** In each of 3 x 4 x 2 cells of the box are those whose place, in units of a cell, it is. */
    @Test
    void regionsMayBeStackedInLayers() throws Exception {
        Network network = SupplyNetworks.build(1, """
                "populations": [ { "name": "E", "size": 300, "model": "elif_psc_exp",
                  "positions": { "type": "box", "low": [-1, 5, 2], "high": [2, 7, 3] } } ],
                "energy": { "pools": [ { "name": "p", "populations": ["E"], "regions": [3, 4, 2], "capacity": 1,
                  "income": 1, "level": 1 } ] }
                """);
        Regions regions = new Regions(network.description().energy().pools().getFirst(), network.populations());
        float[] positions = network.populations().getFirst().positions();
        double[] low = {9, 9, 9};
        double[] high = {-9, -9, -9};
        for (int i = 0; i < positions.length; i++) {
            low[i % 3] = Math.min(low[i % 3], positions[i]);
            high[i % 3] = Math.max(high[i % 3], positions[i]);
        }
        for (int region = 0; region < 24; region++) {
            int[] cell = {region % 3, region / 3 % 4, region / 12};
            double[] cells = {3, 4, 2};
            assertTrue(regions.start(0, region) < regions.start(0, region + 1), "nobody in region " + region);
            for (int i = regions.start(0, region); i < regions.start(0, region + 1); i++) {
                for (int axis = 0; axis < 3; axis++) {
                    double place = (positions[3 * regions.order(0)[i] + axis] - low[axis]) / (high[axis] - low[axis])
                            * cells[axis];
                    assertTrue(place >= cell[axis] && place <= cell[axis] + 1, region + ": " + place);
                }
            }
        }
    }

    /**
     * A neuron takes all that its limit allows, L, from one of two regions; into both flows L/2. So what both hold
     * stays, and their difference follows D' = L - 2 k D, in steps of h: D_n = L/(2k) (1 - (1 - 2 k h)^n).
     */
    @Test
    void spreadsAsDiffusionDoes() throws Exception {
        Network network = SupplyNetworks.build(1, """
                "populations": [ { "name": "E", "size": 1, "model": "elif_psc_exp" } ],
                "energy": { "pools": [ { "name": "two", "populations": ["E"], "regions": 2, "capacity": 1e9,
                  "initial": 5e8, "income": 1.85e9, "diffusion": 20, "level": 3.9, "tau": 1, "limit": 3.7e9 } ] }
                """);
        double taken = 100 * UNITS_PER_QUANTUM;
        double k = 20;
        double h = 0.001;
        try (Simulation simulation = SupplyNetworks.open(network, 1)) {
            for (int n : new int[] {1, 2, 10, 50, 200}) {
                simulation.run(10 * n).get();
                long near = simulation.report().energy().pools().getFirst().stored();
                long far = simulation.report().energy().pools().get(1).stored();
                assertEquals(1_000_000, near + far);
                // diffusion comes before the neuron takes, so the last taking has not spread yet
                double expected = taken / h / (2 * k) * (1 - Math.pow(1 - 2 * k * h, n));
                assertEquals(expected, far - near, 2 * Math.min(n, 1 / (2 * k * h)), "after " + n + " ms");
            }
        }
    }

    /** Without the pool everything goes the same way until the first feeding, so the difference is what was given. */
    @Test
    void aShortSupplyIsSharedInTheSamePart() throws Exception {
        String neurons = """
                "populations": [ { "name": "E", "size": 40, "model": "elif_psc_exp",
                  "initial": { "epsilon": { "distribution": "uniform", "low": 0.1, "high": 0.7 } } } ]
                """;
        Network alone = SupplyNetworks.build(5, neurons);
        Network fed = SupplyNetworks.build(5, neurons + """
                , "energy": { "pools": [ { "name": "pool", "populations": ["E"], "capacity": 7.4e10, "income": 0,
                  "level": 0.5, "tau": 4, "interval": 2 } ] }
                """);
        float[] before;
        float[] after;
        long left;
        try (Simulation first = SupplyNetworks.open(alone, 1); Simulation second = SupplyNetworks.open(fed, 1)) {
            first.run(20).get();
            second.run(20).get();
            before = SupplyNetworks.epsilon(alone, first, 0);
            after = SupplyNetworks.epsilon(fed, second, 0);
            left = second.report().energy().pools().getFirst().stored();
        }
        double wanted = 0;
        double[] asked = new double[before.length];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = Math.max(0, (1 - Math.exp(-0.5)) * (0.5 - before[i]));
            wanted += asked[i];
        }
        double part = 74_000_000 / (wanted / QUANTUM * UNITS_PER_QUANTUM);
        assertTrue(part > 0.3 && part < 0.9, "the part that there is: " + part);
        for (int i = 0; i < asked.length; i++) {
            assertEquals(part * asked[i], after[i] - before[i], 2 * QUANTUM, "neuron " + i);
        }
        assertTrue(left < 40 * UNITS_PER_QUANTUM, "left: " + left);
    }

    /** Nothing is given to a slot in which no neuron lives. */
    @Test
    void feedsThoseThatLive() throws Exception {
        Network network = SupplyNetworks.build(1, """
                "populations": [ { "name": "E", "size": 3, "capacity": 9, "model": "elif_psc_exp",
                  "initial": { "epsilon": 0.2 } } ],
                "energy": { "pools": [ { "name": "pool", "populations": ["E"], "capacity": 1e12, "income": 0,
                  "level": 0.5 } ] }
                """);
        try (Simulation simulation = SupplyNetworks.open(network, 1)) {
            simulation.run(11).get();
            long given = 1_000_000_000 - simulation.report().energy().pools().getFirst().stored();
            double each = (1 - Math.exp(-0.1)) * 0.3 / QUANTUM * UNITS_PER_QUANTUM;
            assertEquals(3 * each, given, 0.02 * each);
            simulation.apply(List.of(new NetworkChange.RemoveNeurons("E", new int[] {1}))).get();
            simulation.run(20).get();
            long more = 1_000_000_000 - given - simulation.report().energy().pools().getFirst().stored();
            assertEquals(2 * Math.exp(-0.1) * each, more, 0.02 * each);
        }
    }

    @Test
    void holdsNoMoreThanItsCapacity() throws Exception {
        Network network = SupplyNetworks.build(1, """
                "populations": [ { "name": "E", "size": 3, "model": "elif_psc_exp" } ],
                "energy": { "pools": [ { "name": "pool", "populations": ["E"], "regions": 3, "capacity": 1e6,
                  "initial": 0, "income_times": [10.2], "income_values": [1.5e7], "level": 0.01 } ] }
                """);
        try (Simulation simulation = SupplyNetworks.open(network, 1)) {
            // 15 units a ms from 10.2 ms on, seen each ms: 0.8 ms of it by 11 ms
            for (int[] then : new int[][] {{100, 0}, {110, 12}, {120, 27}, {700, 897}, {760, 987}, {770, 1000},
                    {2000, 1000}}) {
                simulation.run(then[0]).get();
                simulation.report().energy().pools().forEach(pool -> assertEquals(then[1], pool.stored(),
                        "step " + then[0]));
            }
        }
    }

    /** A region is an account; many of them are summed in every audit. */
    @Test
    void theBooksCopeWithManyRegions() throws Exception {
        for (int side : new int[] {1, 100, 256}) {
            Network network = SupplyNetworks.build(1, """
                    "populations": [ { "name": "E", "size": 65536, "model": "elif_psc_exp",
                      "positions": { "type": "grid", "columns": 256, "spacing": 0.1 } } ],
                    "energy": { "pools": [ { "name": "pool", "populations": ["E"], "regions": [%d, %d],
                      "capacity": 1e9, "income": 1e9, "diffusion": 20, "level": 0.5 } ] }
                    """.formatted(side, side));
            try (Simulation simulation = SupplyNetworks.open(network, 1)) {
                simulation.run(200).get();
                long begin = System.nanoTime();
                simulation.run(1200).get();
                System.out.printf(Locale.ROOT, "%d regions, 65536 neurons: %.3f ms a step%n", side * side,
                        (System.nanoTime() - begin) / 1e6 / 1000);
                EnergyTotals totals = simulation.report().energy();
                assertEquals(side * side, totals.pools().size());
                assertEquals(0, totals.residual());
                assertTrue(totals.pools().stream().allMatch(pool -> pool.stored() <= 1_000_000));
            }
        }
    }
}

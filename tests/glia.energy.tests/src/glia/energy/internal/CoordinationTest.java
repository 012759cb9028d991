package glia.energy.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.CoordinationDescription;
import glia.api.network.CoordinationDescription.Order;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.Recorder;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is updated first is decided as said, in the right part of all blocks, and as exactly as everything else. */
class CoordinationTest {

    /** Of 13 blocks, three neurons in the last one of each population. */
    private static final String TEXT = """
            { "glia": 1, "name": "coordinated", "dt": 0.1, "seed": 5,
              "energy": { "coordination": { "share": 0.5, "every": 3, "order": "energy" } },
              "populations": [
                { "name": "living", "size": 99, "model": "elif_psc_exp",
                  "parameters": { "I_e": { "distribution": "uniform", "low": 50, "high": 110 } } },
                { "name": "others", "size": 83, "model": "iaf_psc_exp",
                  "parameters": { "I_e": { "distribution": "uniform", "low": 370, "high": 500 } } } ],
              "projections": [
                { "source": "others", "target": "living", "rule": { "type": "fixed_indegree", "indegree": 5 },
                  "weight": 20, "delay": 0.7 } ] }
            """;
    private static final int BLOCKS = 13;
    private static final int CHOSEN = 7;
    private static final int TURNS = 2;
    private static final long STEPS = 1000;

    private static NetworkDescription description(Order order, String... populations) throws Exception {
        NetworkDescription read = Services.get(NetworkReader.class).read(TEXT, Path.of("coordinated.network.json"));
        return read.withEnergy(read.energy().withCoordination(
                new CoordinationDescription(0.5, 3, order, List.of(populations))));
    }

    private static Network network(Order order, String... populations) throws Exception {
        return Services.get(NetworkBuilder.class).build(description(order, populations), Progress.NONE);
    }

    private static Simulation open(Network network, int threads) throws Exception {
        return Services.get(Simulations.class).open(network, new RunOptions(RunOptions.AUTO, threads, 0),
                Progress.NONE);
    }

    private static Checkpoint whole(Network network, int threads) throws Exception {
        try (Simulation simulation = open(network, threads)) {
            simulation.run(STEPS).get();
            return simulation.checkpoint().get();
        }
    }

    private static void assertSame(Checkpoint expected, Checkpoint actual) {
        assertEquals(expected.train().spikes(), actual.train().spikes());
        assertArrayEquals(expected.train().chain(), actual.train().chain());
        assertEquals(expected.timed().waits(), actual.timed().waits());
        assertArrayEquals(expected.energy().balances(), actual.energy().balances());
        assertArrayEquals(expected.regulation().get("coordination"), actual.regulation().get("coordination"));
        for (int p = 0; p < expected.state().populations().size(); p++) {
            assertTrue(Arrays.deepEquals(expected.state().populations().get(p).states(),
                    actual.state().populations().get(p).states()));
            assertTrue(Arrays.deepEquals(expected.state().populations().get(p).inFlight(),
                    actual.state().populations().get(p).inFlight()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noThreadCutOrRestartCanBeSeen(Order order) throws Exception {
        Network network = network(order);
        Checkpoint whole = whole(network, 1);
        assertTrue(whole.train().spikes() > 200, "spikes: " + whole.train().spikes());
        assertSame(whole, whole(network, 3));
        for (long cut : new long[] {29, 30, 31, 457}) {
            Checkpoint half;
            try (Simulation simulation = open(network, 2)) {
                simulation.run(cut / 2).get();
                simulation.run(cut).get();
                half = simulation.checkpoint().get();
            }
            try (Simulation simulation = Services.get(Simulations.class).open(network, half,
                    new RunOptions(RunOptions.AUTO, 1, 0), Progress.NONE)) {
                simulation.run(STEPS).get();
                assertSame(whole, simulation.checkpoint().get());
                simulation.reset().get();
                simulation.run(STEPS).get();
                assertSame(whole, simulation.checkpoint().get());
            }
        }
    }

    /** Blocks of 48: three of one population and two of the other, of which three are updated, each as a whole. */
    @Test
    void largerBlocksWaitAsAWhole() throws Exception {
        NetworkDescription small = description(Order.ENERGY);
        Network network = Services.get(NetworkBuilder.class).build(small.withEnergy(small.energy().withCoordination(
                new CoordinationDescription(0.5, 3, Order.ENERGY, List.of(), 48))), Progress.NONE);
        Checkpoint whole = whole(network, 1);
        assertEquals(11, whole.regulation().get("coordination").length - 2);
        for (int threads : new int[] {2, 3, 8}) {
            assertSame(whole, whole(network, threads));
        }
        try (Simulation simulation = open(network, 2)) {
            for (int decision = 0; decision < 40; decision++) {
                float[][] before = states(simulation);
                simulation.run(30 * decision + 29).get();
                float[][] after = states(simulation);
                int updated = 0;
                for (int p = 0; p < 2; p++) {
                    for (int begin = 0; begin < before[p].length; begin += 48) {
                        int end = Math.min(before[p].length, begin + 48);
                        boolean changed = differ(before[p], after[p], begin, end);
                        updated += changed ? 1 : 0;
                        for (int part = begin; part < end; part += 16) {
                            assertEquals(changed, differ(before[p], after[p], part, Math.min(end, part + 16)),
                                    "neurons from " + part + " of population " + p);
                        }
                    }
                }
                assertEquals(3, updated);
                simulation.run(30 * decision + 30).get();
            }
        }
    }

    private static boolean differ(float[] before, float[] after, int begin, int end) {
        return !Arrays.equals(before, begin, end, after, begin, end);
    }

    private static float[][] states(Simulation simulation) throws Exception {
        return simulation.exportState().get().populations().stream().map(p -> p.states()[0]).toArray(float[][]::new);
    }

    /** Of the 13 blocks the last one of each population has three neurons. */
    @Test
    void theReportSaysHowMuchWasLeftOut() throws Exception {
        try (Simulation simulation = open(network(Order.ROUND_ROBIN), 2)) {
            simulation.run(30).get();
            assertEquals(30 * (99 + 83), Arrays.stream(simulation.report().neuronStepsByPopulation()).sum());
            assertEquals(30 * 83, simulation.report().waits());
            simulation.run(60).get();
            Checkpoint checkpoint = simulation.checkpoint().get();
            assertEquals(30 * 83 + 30 * 83, checkpoint.timed().waits());
            assertEquals(30 * 83 + 30 * 83, simulation.report().waits());
            simulation.markTimedPhase().get();
            assertEquals(0, simulation.report().waits());
        }
    }

    @Test
    void ordersDiffer() throws Exception {
        List<int[]> chains = new ArrayList<>();
        for (Order order : Order.values()) {
            int[] chain = whole(network(order), 2).train().chain();
            chains.forEach(other -> assertNotEquals(Arrays.toString(other), Arrays.toString(chain)));
            chains.add(chain);
        }
    }

    @Test
    void aNetworkOfWhichAllIsUpdatedIsNotRegulated() throws Exception {
        NetworkDescription read = description(Order.ENERGY);
        Network exact = Services.get(NetworkBuilder.class).build(
                read.withEnergy(read.energy().withCoordination(CoordinationDescription.EXACT)), Progress.NONE);
        assertEquals(Map.of(), whole(exact, 1).regulation());
    }

    /** What a regulator remembers: of each block what is estimated and whether it is updated, and whose turn it is. */
    private record Memory(double[] estimates, boolean[] updated, int next) {

        static Memory of(Checkpoint checkpoint) {
            long[] memory = checkpoint.regulation().get("coordination");
            Memory read = new Memory(new double[BLOCKS], new boolean[BLOCKS], (int) memory[2 * BLOCKS]);
            for (int block = 0; block < BLOCKS; block++) {
                read.estimates[block] = Double.longBitsToDouble(memory[block]);
                read.updated[block] = memory[BLOCKS + block] == 1;
            }
            return read;
        }

        String chosen() {
            return IntStream.range(0, BLOCKS).filter(block -> updated[block]).mapToObj(Integer::toString)
                    .collect(Collectors.joining(" "));
        }
    }

    private static List<Memory> decisions(Network network, int count) throws Exception {
        List<Memory> all = new ArrayList<>();
        try (Simulation simulation = open(network, 1)) {
            for (int i = 0; i < count; i++) {
                simulation.run(30L * i).get();
                all.add(Memory.of(simulation.checkpoint().get()));
            }
        }
        return all;
    }

    @Test
    void roundRobinTakesThemInTurn() throws Exception {
        assertEquals(List.of("0 1 2 3 4 5 6", "0 7 8 9 10 11 12", "1 2 3 4 5 6 7", "0 1 8 9 10 11 12"),
                decisions(network(Order.ROUND_ROBIN), 4).stream().map(Memory::chosen).toList());
    }

    @Test
    void mostEnergyComesFirstAndTheRestInTurn() throws Exception {
        List<Memory> decisions = decisions(network(Order.ENERGY), 40);
        for (int i = 1; i < decisions.size(); i++) {
            Memory before = decisions.get(i - 1);
            Memory now = decisions.get(i);
            boolean[] expected = new boolean[BLOCKS];
            take(expected, CHOSEN - TURNS, block -> now.estimates[block]);
            take(expected, TURNS, block -> -Math.floorMod(block - before.next, BLOCKS));
            assertArrayEquals(expected, now.updated, "decision " + i);
            for (int block = 0; block < BLOCKS; block++) {
                if (!before.updated[block]) {
                    assertEquals(before.estimates[block], now.estimates[block]);
                }
            }
        }
        assertEquals(BLOCKS, Arrays.stream(decisions.getLast().estimates).filter(Double::isFinite).count());
        for (int block = 0; block < BLOCKS; block++) {
            int one = block;
            assertTrue(decisions.stream().filter(memory -> memory.updated[one]).count() >= 40 * TURNS / BLOCKS,
                    "block " + block);
        }
    }

    private static void take(boolean[] taken, int count, IntToDoubleFunction value) {
        for (int i = 0; i < count; i++) {
            int best = -1;
            for (int block = 0; block < BLOCKS; block++) {
                if (!taken[block] && (best < 0 || value.applyAsDouble(block) > value.applyAsDouble(best))) {
                    best = block;
                }
            }
            taken[best] = true;
        }
    }

    /** A block is estimated by its part of what its population has spent, learning left out. */
    @Test
    void estimatesAreSharesOfTheBooks() throws Exception {
        NetworkDescription seldom = description(Order.ENERGY);
        Network network = Services.get(NetworkBuilder.class).build(seldom.withEnergy(seldom.energy().withCoordination(
                new CoordinationDescription(0.5, 40, Order.ENERGY, List.of()))), Progress.NONE);
        int[] spikes = new int[network.neurons()];
        try (Simulation simulation = open(network, 1)) {
            simulation.addRecorder(new Counter(spikes));
            long[] before = spent(simulation);
            simulation.run(400).get();
            Memory memory = Memory.of(simulation.checkpoint().get());
            long[] after = spent(simulation);
            int fired = 0;
            for (int block = 0; block < CHOSEN; block++) {
                long own = Arrays.stream(spikes, 16 * block, Math.min(99, 16 * block + 16)).sum();
                long all = Arrays.stream(spikes, 0, 99).sum();
                assertEquals((double) own * (after[0] - before[0]) / all, memory.estimates[block], 1e-6);
                fired += own > 0 ? 1 : 0;
            }
            assertTrue(fired > 2, "blocks that fired: " + fired);
            assertEquals(Double.POSITIVE_INFINITY, memory.estimates[CHOSEN]);
        }
    }

    private static long[] spent(Simulation simulation) {
        return simulation.report().energy().populations().stream()
                .mapToLong(p -> p.spent().values().stream().mapToLong(Long::longValue).sum()).toArray();
    }

    private record Counter(int[] spikes) implements Recorder {
        @Override
        public void spikes(long step, int[] neurons, int count) {
            for (int k = 0; k < count; k++) {
                spikes[neurons[k]]++;
            }
        }

        @Override
        public void samples(int device, long step, float[] values, int count) {
            // there are none
        }

        @Override
        public void completed(long step) {
            // counted already
        }
    }

    @Test
    void onlyNamedPopulationsWait() throws Exception {
        Network network = network(Order.ROUND_ROBIN, "others");
        try (Simulation simulation = open(network, 1)) {
            simulation.run(15).get();
            assertEquals(2 * 6 + 1 + 1, simulation.checkpoint().get().regulation().get("coordination").length);
            float[] potentials = simulation.exportState().get().populations().getFirst().states()[0];
            float[] others = simulation.exportState().get().populations().get(1).states()[0];
            simulation.run(16).get();
            float[] later = simulation.exportState().get().populations().getFirst().states()[0];
            float[] othersLater = simulation.exportState().get().populations().get(1).states()[0];
            assertEquals(99, IntStream.range(0, 99).filter(n -> potentials[n] != later[n]).count());
            assertEquals(3 * 16, IntStream.range(0, 83).filter(n -> others[n] != othersLater[n]).count());
        }
    }

    @Test
    void memoryOfSomethingElseIsRefused() throws Exception {
        Coordination coordination = new Coordination(network(Order.ENERGY));
        long[] memory = coordination.memory();
        assertEquals("coordination: expected 29 numbers, got 28", assertThrows(IllegalArgumentException.class,
                () -> coordination.recall(Arrays.copyOf(memory, 28))).getMessage());
        long[][] wrong = {{3, Double.doubleToLongBits(Double.NaN)}, {3, Double.doubleToLongBits(-0.0)}, {13 + 3, 2},
            {26, 13}};
        for (long[] one : wrong) {
            long[] changed = memory.clone();
            changed[(int) one[0]] = one[1];
            assertEquals("coordination: it is not of a network of 13 blocks",
                    assertThrows(IllegalArgumentException.class, () -> coordination.recall(changed)).getMessage());
        }
        assertArrayEquals(memory, coordination.memory());
    }
}

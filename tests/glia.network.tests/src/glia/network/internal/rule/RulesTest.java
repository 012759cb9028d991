package glia.network.internal.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.ConnectionRule;
import glia.api.network.Connectivity;
import glia.api.network.Progress;
import glia.api.store.CompiledFiles;
import glia.network.internal.base.Work;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

    private static final Ends FREE = new Ends(500, 300, false, true);
    private static final Ends SIMPLE = new Ends(400, 400, true, false);

    static List<ConnectionRule> rules() {
        return List.of(new ConnectionRule.OneToOne(), new ConnectionRule.AllToAll(),
                new ConnectionRule.FixedIndegree(37), new ConnectionRule.FixedOutdegree(23),
                new ConnectionRule.FixedTotalNumber(7001), new ConnectionRule.PairwiseBernoulli(0.1));
    }

    /** The rules that the flags matter to, sparse and nearly full. */
    static List<ConnectionRule> drawnRules() {
        return List.of(new ConnectionRule.FixedIndegree(37), new ConnectionRule.FixedIndegree(399),
                new ConnectionRule.FixedOutdegree(23), new ConnectionRule.FixedOutdegree(398),
                new ConnectionRule.FixedTotalNumber(7001), new ConnectionRule.FixedTotalNumber(400 * 399 - 1),
                new ConnectionRule.PairwiseBernoulli(0.1), new ConnectionRule.AllToAll());
    }

    @ParameterizedTest
    @MethodSource("drawnRules")
    void neverMakeForbiddenConnections(ConnectionRule rule) {
        Rows rows = Rows.of(rule, SIMPLE, 3);
        assertFalse(rows.hasAutapses());
        assertFalse(rows.hasMultapses());
        boolean onlyAutapses = !(rule instanceof ConnectionRule.AllToAll)
                && Rows.of(rule, new Ends(400, 400, true, true), 3).hasAutapses();
        assertFalse(onlyAutapses);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void giveTheSameRowsInAnyOrderAndSplit(ConnectionRule rule) {
        Ends ends = new Ends(300, 300, false, true);
        Connectivity connectivity = Rows.connect(rule, ends, 5);
        int[][] all = Rows.of(connectivity, 300).all();
        assertEquals(connectivity.count(), Arrays.stream(all).mapToLong(r -> r.length).sum());
        assertEquals(connectivity.maxIndegree(), Arrays.stream(all).mapToInt(r -> r.length).max().orElse(0));
        for (int target = 299; target >= 0; target--) {
            int[][] single = {new int[0]};
            connectivity.rows(target, target + 1, (t, row, count) -> single[0] = Arrays.copyOf(row, count));
            assertArrayEquals(all[target], single[0]);
        }
        int[][] parallel = new int[300][0];
        IntStream.range(0, 30).parallel().forEach(i -> connectivity.rows(10 * i, 10 * i + 10,
                (t, row, count) -> parallel[t] = Arrays.copyOf(row, count)));
        assertTrue(Arrays.deepEquals(all, parallel));
        connectivity.rows(7, 7, (t, row, count) -> {
            throw new AssertionError("an empty range has no rows");
        });
    }

    @ParameterizedTest
    @MethodSource("rules")
    void dependOnTheSeedAlone(ConnectionRule rule) {
        Ends ends = new Ends(300, 300, false, true);
        int[][] once = Rows.of(rule, ends, 5).all();
        assertTrue(Arrays.deepEquals(once, Rows.of(rule, ends, 5).all()));
        boolean drawn = !(rule instanceof ConnectionRule.OneToOne || rule instanceof ConnectionRule.AllToAll);
        assertEquals(drawn, !Arrays.deepEquals(once, Rows.of(rule, ends, 6).all()));
    }

    @Test
    void oneToOneConnectsEqualIndices() {
        Rows rows = Rows.of(new ConnectionRule.OneToOne(), new Ends(5, 5, false, true), 1);
        assertTrue(Arrays.deepEquals(new int[][] {{0}, {1}, {2}, {3}, {4}}, rows.all()));
    }

    @Test
    void allToAllConnectsEveryPair() {
        Rows rows = Rows.of(new ConnectionRule.AllToAll(), new Ends(3, 2, false, true), 1);
        assertTrue(Arrays.deepEquals(new int[][] {{0, 1, 2}, {0, 1, 2}}, rows.all()));
        rows = Rows.of(new ConnectionRule.AllToAll(), new Ends(4, 4, true, true), 1);
        assertTrue(Arrays.deepEquals(new int[][] {{1, 2, 3}, {0, 2, 3}, {0, 1, 3}, {0, 1, 2}}, rows.all()));
    }

    @Test
    void fixedIndegreeIsExactAndUniform() {
        Rows rows = Rows.of(new ConnectionRule.FixedIndegree(200), FREE, 11);
        assertTrue(Arrays.stream(rows.indegrees()).allMatch(n -> n == 200));
        assertTrue(Math.abs(Rows.deviation(rows.outdegrees(500))) < 4);
        assertTrue(rows.hasMultapses());
        rows = Rows.of(new ConnectionRule.FixedIndegree(200), new Ends(500, 500, true, true), 11);
        assertTrue(Math.abs(Rows.deviation(rows.outdegrees(500))) < 4);
    }

    @Test
    void fixedOutdegreeIsExactAndUniform() {
        Rows rows = Rows.of(new ConnectionRule.FixedOutdegree(200), FREE, 11);
        assertTrue(Arrays.stream(rows.outdegrees(500)).allMatch(n -> n == 200));
        assertTrue(Math.abs(Rows.deviation(rows.indegrees())) < 4);
        rows = Rows.of(new ConnectionRule.FixedOutdegree(23), SIMPLE, 11);
        assertTrue(Arrays.stream(rows.outdegrees(400)).allMatch(n -> n == 23));
    }

    @Test
    void fixedTotalNumberIsExactAndUniform() {
        Rows rows = Rows.of(new ConnectionRule.FixedTotalNumber(400_001), FREE, 11);
        assertEquals(400_001, rows.count());
        assertTrue(Math.abs(Rows.deviation(rows.indegrees())) < 4);
        assertTrue(Math.abs(Rows.deviation(rows.outdegrees(500))) < 4);
        assertEquals(7001, Rows.of(new ConnectionRule.FixedTotalNumber(7001), SIMPLE, 11).count());
        assertEquals(400 * 399, Rows.of(new ConnectionRule.FixedTotalNumber(400 * 399), SIMPLE, 11).count());
    }

    /** Every subset of pairs has to be equally likely, not only every pair. */
    @Test
    void drawsWithoutReplacementAreUniform() {
        int[] indegree = new int[10];
        int[] total = new int[15];
        for (int seed = 0; seed < 20_000; seed++) {
            int[] row = Rows.of(new ConnectionRule.FixedIndegree(2), new Ends(5, 1, false, false), seed).row(0);
            indegree[pair(Math.min(row[0], row[1]), Math.max(row[0], row[1]), 5)]++;
            Rows rows = Rows.of(new ConnectionRule.FixedTotalNumber(2), new Ends(3, 2, false, false), seed);
            int[] taken = IntStream.range(0, 6)
                    .filter(i -> Arrays.stream(rows.row(i / 3)).anyMatch(s -> s == i % 3)).toArray();
            total[pair(taken[0], taken[1], 6)]++;
        }
        assertTrue(Math.abs(Rows.deviation(indegree)) < 4, () -> Arrays.toString(indegree));
        assertTrue(Math.abs(Rows.deviation(total)) < 4, () -> Arrays.toString(total));
    }

    private static int pair(int low, int high, int of) {
        return low * of - low * (low + 1) / 2 + high - low - 1;
    }

    @Test
    void bernoulliHasItsProbabilityEverywhere() {
        Rows rows = Rows.of(new ConnectionRule.PairwiseBernoulli(0.1), FREE, 11);
        double pairs = 500.0 * 300;
        assertEquals(0.1 * pairs, rows.count(), 4 * Math.sqrt(pairs * 0.1 * 0.9));
        double variance = Arrays.stream(rows.indegrees()).mapToDouble(n -> (n - 50.0) * (n - 50.0)).sum() / 300;
        assertEquals(45, variance, 4 * 45 * Math.sqrt(2.0 / 300));
        assertTrue(Rows.deviation(rows.outdegrees(500)) < 4);
        assertEquals(500 * 300, Rows.of(new ConnectionRule.PairwiseBernoulli(1), FREE, 11).count());
        assertEquals(0, Rows.of(new ConnectionRule.PairwiseBernoulli(0), FREE, 11).count());
        assertEquals(0, Rows.of(new ConnectionRule.PairwiseBernoulli(Double.MIN_VALUE), FREE, 11).count());
        assertNotEquals(0, Rows.of(new ConnectionRule.PairwiseBernoulli(1e-4), FREE, 11).count());
    }

    /** 2^32 words over 3 * 2^29 numbers: without rejection, those that 3 divides would get more words than others. */
    @Test
    void boundsThatDivideBadlyAreUnbiased() {
        int bound = 3 << 29;
        RowRandom random = new RowRandom(9, 1);
        random.start(0);
        int[] thirds = new int[3];
        int[] thirdsOfLong = new int[3];
        for (int i = 0; i < 300_000; i++) {
            thirds[random.below(bound) % 3]++;
            thirdsOfLong[(int) (random.below(3L << 61) % 3)]++;
        }
        assertTrue(Math.abs(Rows.deviation(thirds)) < 4, () -> Arrays.toString(thirds));
        assertTrue(Math.abs(Rows.deviation(thirdsOfLong)) < 4, () -> Arrays.toString(thirdsOfLong));
    }

    @Test
    void transpositionDoesNotDependOnTheNumberOfParts() {
        Transposition.Generator generator = (from, to, receiver) -> {
            RowRandom random = new RowRandom(2, 1);
            for (int source = (int) from; source < to; source++) {
                random.start(source);
                for (int k = 0; k < 40; k++) {
                    receiver.connect(source, random.below(9000));
                }
            }
        };
        Work work = new Work(Progress.NONE);
        int[][] expected = Rows.of(Transposition.rows(3000, 120_000, 9000, 1, generator, work), 9000).all();
        assertEquals(120_000, Arrays.stream(expected).mapToInt(r -> r.length).sum());
        for (int[] row : expected) {
            assertTrue(IntStream.range(1, row.length).allMatch(i -> row[i - 1] <= row[i]), "not as generated");
        }
        for (int parts = 2; parts <= 7; parts++) {
            int[][] rows = Rows.of(Transposition.rows(3000, 120_000, 9000, parts, generator, work), 9000).all();
            assertTrue(Arrays.deepEquals(expected, rows), parts + " parts");
        }
    }

    @Test
    void endWhenNobodyWantsThem() {
        Progress cancelled = new Progress() {
            @Override
            public void report(String task, double fraction) {
                throw new AssertionError("rules do not report");
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        for (ConnectionRule rule : List.of(new ConnectionRule.FixedOutdegree(10),
                new ConnectionRule.PairwiseBernoulli(0.1), new ConnectionRule.FixedTotalNumber(100))) {
            assertThrows(CancellationException.class,
                    () -> Rules.connect(rule, FREE, null, 1, 1, 0.1, CompiledFiles.NONE,
                            new Work(cancelled)));
        }
    }

    @Test
    void rowsOfTheBrunelNetworkComeQuickly() {
        Connectivity rows = Rows.connect(new ConnectionRule.FixedIndegree(1250), new Ends(12_500, 12_500, false, true),
                1);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            rows.rows(0, 12_500, (target, row, count) -> { });
            best = Math.min(best, System.nanoTime() - start);
        }
        assertTrue(best < 1_000_000_000L, "15.6 million synapses took " + best / 1_000_000 + " ms");
    }
}

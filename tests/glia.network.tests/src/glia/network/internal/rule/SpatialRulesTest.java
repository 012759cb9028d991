package glia.network.internal.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.ConnectionRule;
import glia.api.network.Connectivity;
import glia.api.network.Kernel;
import glia.api.random.Philox;
import glia.network.internal.space.Distances;
import glia.network.internal.space.Wrap;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that depend on distances, against what they mean, computed pair by pair without an index. */
class SpatialRulesTest {

    private static final int SOURCES = 900;
    private static final int TARGETS = 400;
    private static final long SEED = 12;
    private static final int STREAM = 1 << 24;

    /** A space, a kernel and the same kernel written down once more. */
    record Case(int axes, double period, Kernel kernel, DoubleUnaryOperator formula, double radius) {
    }

    static List<Case> cases() {
        double all = Double.POSITIVE_INFINITY;
        return List.of(
                new Case(2, 0, new Kernel.Constant(0.4), d -> 0.4, 0.17),
                new Case(2, 1, new Kernel.Constant(0.4), d -> 0.4, 0.17),
                new Case(2, 0, new Kernel.Gaussian(0.9, 0, 0.1), d -> 0.9 * StrictMath.exp(-0.5 * sq(d / 0.1)), 0.3),
                new Case(2, 1, new Kernel.Gaussian(1, 0.2, 0.03),
                        d -> StrictMath.exp(-0.5 * sq((d - 0.2) / 0.03)), all),
                new Case(3, 0, new Kernel.Exponential(0.8, 0.06), d -> 0.8 * StrictMath.exp(-d / 0.06), 0.45),
                new Case(3, 1, new Kernel.Exponential(0.8, 0.2), d -> 0.8 * StrictMath.exp(-d / 0.2), all),
                new Case(2, 0, new Kernel.Linear(1.3, -2), d -> 1.3 - 2 * d, all),
                new Case(3, 1, new Kernel.Linear(0.1, 0.5), d -> 0.1 + 0.5 * d, 0.6),
                new Case(1, 0, new Kernel.Constant(1), d -> 1, 0.01));
    }

    private static double sq(double x) {
        return x * x;
    }

    private static float[] positions(int neurons, int axes, long seed) {
        Random random = new Random(seed);
        float[] positions = new float[3 * neurons];
        for (int i = 0; i < neurons; i++) {
            for (int axis = 0; axis < axes; axis++) {
                positions[3 * i + axis] = random.nextFloat();
            }
        }
        return positions;
    }

    private static final class Space {

        private final float[] sources;
        private final float[] targets;
        private final double[] periods;
        private final Distances distances;

        Space(Case c, boolean same) {
            sources = positions(SOURCES, c.axes(), 1);
            targets = same ? sources : positions(TARGETS, c.axes(), 2);
            periods = new double[] {c.period(), c.axes() > 1 ? c.period() : 0, c.axes() > 2 ? c.period() : 0};
            distances = new Distances(sources, targets, new Wrap(periods[0], periods[1], periods[2]));
        }

        double distance(int source, int target) {
            double sum = 0;
            for (int axis = 0; axis < 3; axis++) {
                double d = Math.abs((double) sources[3 * source + axis] - targets[3 * target + axis]);
                sum += sq(periods[axis] > 0 ? Math.min(d, periods[axis] - d) : d);
            }
            return Math.sqrt(sum);
        }
    }

    private static double unit(int source, int target) {
        int[] words = new int[4];
        Philox.block(SEED, STREAM, target, source, 0, words, 0);
        return Philox.unit(words[0], words[1]);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pairsAreConnectedAsTheirOwnNumberSays(Case c) {
        for (boolean same : new boolean[] {false, true}) {
            Space space = new Space(c, same);
            int targets = same ? SOURCES : TARGETS;
            Rows rows = Rows.of(Rows.connect(new ConnectionRule.SpatialBernoulli(c.kernel(), c.radius()),
                    new Ends(SOURCES, targets, same, true), space.distances, SEED), targets);
            assertTrue(rows.count() > 1000, c + ": " + rows.count());
            for (int target = 0; target < targets; target++) {
                int t = target;
                int[] expected = IntStream.range(0, SOURCES).filter(s -> !(same && s == t))
                        .filter(s -> space.distance(s, t) <= c.radius()
                                && unit(s, t) < c.formula().applyAsDouble(space.distance(s, t)))
                        .toArray();
                assertArrayEquals(expected, rows.row(target), "target " + target);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void differentSourcesAreThoseOfTheSmallestKeys(Case c) {
        Space space = new Space(c, true);
        Rows rows = Rows.of(Rows.connect(new ConnectionRule.SpatialIndegree(3, c.kernel(), c.radius()),
                new Ends(SOURCES, SOURCES, true, false), space.distances, SEED), SOURCES);
        for (int target = 0; target < SOURCES; target++) {
            int t = target;
            int[] expected = IntStream.range(0, SOURCES).filter(s -> s != t && weight(c, space, s, t) > 0).boxed()
                    .sorted((a, b) -> Double.compare(key(c, space, a, t), key(c, space, b, t)))
                    .limit(3).mapToInt(s -> s).sorted().toArray();
            assertArrayEquals(expected, rows.row(target), "target " + target);
        }
    }

    private static double weight(Case c, Space space, int source, int target) {
        double d = space.distance(source, target);
        return d > c.radius() ? 0 : Math.max(0, c.formula().applyAsDouble(d));
    }

    private static double key(Case c, Space space, int source, int target) {
        return -StrictMath.log(1 - unit(source, target)) / weight(c, space, source, target);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void connectionProbabilityFollowsTheKernel(Case c) {
        Space space = new Space(c, false);
        Rows rows = Rows.of(Rows.connect(new ConnectionRule.SpatialBernoulli(c.kernel(), c.radius()),
                new Ends(SOURCES, TARGETS, false, true), space.distances, 77), TARGETS);
        double[] expected = new double[40];
        double[] variance = new double[40];
        int[] found = new int[40];
        for (int target = 0; target < TARGETS; target++) {
            for (int source = 0; source < SOURCES; source++) {
                double p = Math.min(1, weight(c, space, source, target));
                expected[bin(space, source, target)] += p;
                variance[bin(space, source, target)] += p * (1 - p);
            }
            for (int source : rows.row(target)) {
                found[bin(space, source, target)]++;
            }
        }
        assertLikely(expected, variance, found);
    }

    private static int bin(Space space, int source, int target) {
        return Math.min(39, (int) (space.distance(source, target) * 40));
    }

    private static void assertLikely(double[] expected, double[] variance, int[] found) {
        double statistic = 0;
        int freedom = 0;
        for (int bin = 0; bin < found.length; bin++) {
            if (variance[bin] > 10) {
                statistic += sq(found[bin] - expected[bin]) / variance[bin];
                freedom++;
            } else if (expected[bin] == 0) {
                assertEquals(0, found[bin], "bin " + bin);
            }
        }
        double bound = freedom + 4.5 * Math.sqrt(2.0 * Math.max(1, freedom));
        assertTrue(statistic < bound, statistic + " for " + freedom + " bins");
    }

    /** Every connection of a row is drawn by itself, so that counts by distance are multinomial. */
    @ParameterizedTest
    @MethodSource("cases")
    void sourcesAreDrawnInProportionToTheKernel(Case c) {
        Space space = new Space(c, false);
        int indegree = 500;
        Connectivity connectivity = Rows.connect(new ConnectionRule.SpatialIndegree(indegree, c.kernel(), c.radius()),
                new Ends(SOURCES, TARGETS, false, true), space.distances, 78);
        assertEquals((long) indegree * TARGETS, connectivity.count());
        Rows rows = Rows.of(connectivity, TARGETS);
        double[] expected = new double[40];
        double[] variance = new double[40];
        int[] found = new int[40];
        for (int target = 0; target < TARGETS; target++) {
            assertEquals(indegree, rows.row(target).length);
            double[] parts = new double[40];
            for (int source = 0; source < SOURCES; source++) {
                parts[bin(space, source, target)] += weight(c, space, source, target);
            }
            double sum = Arrays.stream(parts).sum();
            for (int bin = 0; bin < parts.length; bin++) {
                double part = parts[bin] / sum;
                expected[bin] += indegree * part;
                variance[bin] += indegree * part * (1 - part);
            }
            for (int source : rows.row(target)) {
                found[bin(space, source, target)]++;
            }
        }
        assertLikely(expected, variance, found);
    }

    /** Drawing without putting back: the first of two is chosen by the kernel, the second among what is left. */
    @Test
    void differentSourcesAreDrawnOneAfterAnother() {
        float[] sources = {0, 0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0};
        Distances distances = new Distances(sources, new float[3], Wrap.NONE);
        double[] weights = {4, 3, 2, 1};
        double[] expected = new double[4];
        for (int first = 0; first < 4; first++) {
            for (int second = 0; second < 4; second++) {
                if (first != second) {
                    double p = weights[first] / 10 * weights[second] / (10 - weights[first]);
                    expected[first] += p;
                    expected[second] += p;
                }
            }
        }
        int[] found = new int[4];
        int draws = 40_000;
        for (int seed = 0; seed < draws; seed++) {
            Rows rows = Rows.of(Rows.connect(new ConnectionRule.SpatialIndegree(2, new Kernel.Linear(4, -1),
                    Double.POSITIVE_INFINITY), new Ends(4, 1, false, false), distances, seed), 1);
            Arrays.stream(rows.row(0)).forEach(s -> found[s]++);
        }
        for (int s = 0; s < 4; s++) {
            double p = expected[s];
            assertEquals(p * draws, found[s], 4 * Math.sqrt(draws * p * (1 - p)), "source " + s);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowsAreTheSameInAnyOrderAndSplit(Case c) {
        Space space = new Space(c, true);
        for (boolean multapses : new boolean[] {true, false}) {
            for (ConnectionRule rule : List.of(new ConnectionRule.SpatialBernoulli(c.kernel(), c.radius()),
                    new ConnectionRule.SpatialIndegree(5, c.kernel(), c.radius()))) {
                Connectivity connectivity = Rows.connect(rule, new Ends(SOURCES, SOURCES, true, multapses),
                        space.distances, 5);
                int[][] all = Rows.of(connectivity, SOURCES).all();
                assertEquals(connectivity.count(), Arrays.stream(all).mapToLong(r -> r.length).sum());
                assertEquals(connectivity.maxIndegree(), Arrays.stream(all).mapToInt(r -> r.length).max().orElse(0));
                int[][] parallel = new int[SOURCES][0];
                IntStream.range(0, SOURCES / 9).parallel().forEach(i -> connectivity.rows(9 * i, 9 * i + 9,
                        (t, row, count) -> parallel[t] = Arrays.copyOf(row, count)));
                assertTrue(Arrays.deepEquals(all, parallel));
                for (int target = SOURCES - 1; target >= 0; target -= 7) {
                    int[][] single = {new int[0]};
                    connectivity.rows(target, target + 1, (t, row, count) -> single[0] = Arrays.copyOf(row, count));
                    assertArrayEquals(all[target], single[0]);
                }
            }
        }
    }

    @Test
    void targetsWithoutEnoughNeighboursAreNamed() {
        float[] sources = {0, 0, 0, 0.1f, 0, 0, 0.2f, 0, 0, 5, 0, 0};
        Distances distances = new Distances(sources, sources, Wrap.NONE);
        ImpossibleRule e = assertThrows(ImpossibleRule.class, () -> Rows.connect(
                new ConnectionRule.SpatialIndegree(2, new Kernel.Constant(1), 0.5), new Ends(4, 4, true, false),
                distances, 1));
        assertEquals("expected at least 2 sources near every target, but there are 0 within 0.5 mm of neuron 3 where "
                + "the kernel is above 0", e.getMessage());
        assertEquals(8, Rows.of(Rows.connect(new ConnectionRule.SpatialIndegree(2, new Kernel.Constant(1), 0.5),
                new Ends(4, 4, false, true), distances, 1), 4).count());
    }

    @Test
    void tooManyPairsAreRefused() {
        float[] positions = positions(1_000_000, 2, 3);
        Distances distances = new Distances(positions, positions, Wrap.NONE);
        ImpossibleRule e = assertThrows(ImpossibleRule.class, () -> Rows.connect(
                new ConnectionRule.SpatialBernoulli(new Kernel.Gaussian(0.1, 0, 0.2), Double.POSITIVE_INFINITY),
                new Ends(1_000_000, 1_000_000, true, true), distances, 1));
        assertTrue(e.getMessage().matches("about [0-9.]+e\\+1[12] pairs are near enough to be connected; expected at "
                + "most 6.9e\\+10: give the rule a \"mask\" with a smaller radius"), e.getMessage());
    }

    /** The cost is that of what is near: ten times the neurons at the same density take about ten times as long. */
    @Test
    void aHundredThousandNeuronsAreConnectedQuickly() {
        int neurons = 100_000;
        float[] positions = positions(neurons, 2, 3);
        Distances distances = new Distances(positions, positions, new Wrap(1, 1, 0));
        long start = System.nanoTime();
        Connectivity rows = Rows.connect(new ConnectionRule.SpatialBernoulli(new Kernel.Gaussian(0.6, 0, 0.01), 0.03),
                new Ends(neurons, neurons, true, true), distances, 1);
        long took = System.nanoTime() - start;
        double expected = (double) neurons * neurons * 0.6 * 2 * Math.PI * 1e-4 * (1 - Math.exp(-4.5));
        assertEquals(expected, rows.count(), 0.01 * expected);
        System.out.println(rows.count() + " connections of 100 000 neurons: " + took / 1_000_000 + " ms");
        assertTrue(took < 30_000_000_000L, took + " ns");
    }
}

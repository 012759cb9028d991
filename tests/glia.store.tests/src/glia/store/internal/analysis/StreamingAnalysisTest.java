package glia.store.internal.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.api.network.Slots;
import glia.api.store.SpikeFigures;
import glia.api.store.SpikeFigures.Histogram;
import glia.api.store.SpikeStatistics;
import glia.api.store.SpikeStatistics.Group;
import glia.store.internal.TestNetwork;
import glia.store.internal.living.NeuronTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StreamingAnalysisTest {

    private static final double EXACT = 1e-12;

    private static StreamingAnalysis analyse(Network network, long fromStep, long toStep, boolean[][] spikes) {
        StreamingAnalysis analysis = new StreamingAnalysis(network, 0, fromStep, toStep);
        int[] ids = new int[network.neurons()];
        for (int step = 1; step <= toStep; step++) {
            int count = 0;
            for (int id = 0; id < ids.length; id++) {
                if (spikes[step][id]) {
                    ids[count++] = id;
                }
            }
            if (count > 0) {
                analysis.spikes(step, ids, count);
            }
            if (step % 15 == 0 || step == toStep) {
                analysis.completed(step);
            }
        }
        return analysis;
    }

    @Test
    void aClockHasNoVariation() {
        Network network = TestNetwork.dt(0.1).population("A", 2).build();
        boolean[][] spikes = new boolean[10_001][2];
        for (int step = 100; step <= 10_000; step += 100) {
            spikes[step][0] = true;
        }
        Group group = analyse(network, 0, 10_000, spikes).statistics().populations().getFirst();
        assertEquals(100, group.spikes());
        assertEquals(50, group.rateHz().getAsDouble(), EXACT);
        assertEquals(0, group.cvIsi().getAsDouble(), EXACT);
        assertEquals(0, group.lvIsi().getAsDouble(), EXACT);
        assertEquals(1, group.cvNeurons());
    }

    /** Intervals a, b, a, b ... have the mean (a + b) / 2 and the standard deviation |a - b| / 2. */
    @Test
    void alternatingIntervalsVaryByTheirDifferenceOverTheirSum() {
        Network network = TestNetwork.dt(0.1).population("A", 1).build();
        boolean[][] spikes = new boolean[10_001][1];
        int step = 7;
        for (int i = 0; i < 21; i++) {
            spikes[step][0] = true;
            step += i % 2 == 0 ? 300 : 100;
        }
        Group group = analyse(network, 0, 10_000, spikes).statistics().network();
        assertEquals(0.5, group.cvIsi().getAsDouble(), EXACT);
    }

    /** A clock, one whose intervals vary by half their mean, and one with too few intervals. */
    @Test
    void countsNeuronsByTheVariationOfTheirIntervals() {
        Network network = TestNetwork.dt(0.1).population("A", 3).population("B", 1).build();
        boolean[][] spikes = new boolean[10_001][4];
        int step = 7;
        for (int i = 0; i < 21; i++) {
            spikes[100 * i + 100][0] = true;
            spikes[step][1] = true;
            spikes[i < 5 ? step : 7][2] = true;
            step += i % 2 == 0 ? 300 : 101;
        }
        SpikeFigures figures = analyse(network, 0, 10_000, spikes).figures();
        Histogram cvs = figures.neuronCvs().getFirst();
        assertArrayEquals(new long[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 1}, cvs.counts());
        assertEquals(0.45, cvs.edges()[9], EXACT);
        assertEquals(0.5, cvs.edges()[10], EXACT);
        assertEquals(0, figures.neuronCvs().getLast().counts().length);
    }

    @Test
    void neuronsWithFewIntervalsDoNotCount() {
        Network network = TestNetwork.dt(0.1).population("A", 2).build();
        boolean[][] spikes = new boolean[1001][2];
        for (int i = 1; i <= 6; i++) {
            spikes[100 * i + i * i][0] = true;
        }
        for (int i = 1; i <= 5; i++) {
            spikes[100 * i][1] = true;
        }
        Group group = analyse(network, 0, 1000, spikes).statistics().network();
        assertEquals(1, group.cvNeurons());
        double[] intervals = {103, 105, 107, 109, 111};
        double variance = Arrays.stream(intervals).map(i -> (i - 107) * (i - 107)).sum() / 5;
        assertEquals(Math.sqrt(variance) / 107, group.cvIsi().getAsDouble(), EXACT);
    }

    /** Counts of 0 and 2 in turn have the mean 1 and the variance 1; an incomplete bin at the end does not count. */
    @Test
    void fanoFactorIsVarianceOverMeanOfCounts() {
        Network network = TestNetwork.dt(0.1).population("A", 5).population("B", 1).build();
        boolean[][] spikes = new boolean[615][6];
        for (int bin = 0; bin < 20; bin += 2) {
            spikes[bin * 30 + 1][0] = true;
            spikes[bin * 30 + 30][3] = true;
        }
        Arrays.fill(spikes[611], true);
        SpikeStatistics statistics = analyse(network, 0, 614, spikes).statistics();
        assertEquals(1, statistics.populations().get(0).fano3ms().getAsDouble(), EXACT);
        assertEquals(OptionalDouble.empty(), statistics.populations().get(1).fano3ms());
    }

    @Test
    void whatCannotBeSaidIsAbsent() {
        Network silent = TestNetwork.dt(0.1).population("A", 3).build();
        Group nothing = analyse(silent, 0, 100, new boolean[101][3]).statistics().network();
        assertEquals(0, nothing.rateHz().getAsDouble());
        assertTrue(nothing.cvIsi().isEmpty());
        assertTrue(nothing.fano3ms().isEmpty());
        Network coarse = TestNetwork.dt(0.7).population("A", 1).build();
        boolean[][] always = new boolean[101][1];
        Arrays.stream(always).forEach(s -> s[0] = true);
        assertTrue(analyse(coarse, 0, 100, always).statistics().network().fano3ms().isEmpty(),
                "3 ms are no whole number of steps of 0.7 ms");
        Group unstarted = new StreamingAnalysis(silent, 0, 10, 20).statistics().network();
        assertTrue(unstarted.rateHz().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> new StreamingAnalysis(silent, 0, 5, 5));
        assertThrows(IllegalArgumentException.class, () -> new StreamingAnalysis(silent, 6, 5, 9));
    }

    /** The same from the whole spike train, as a textbook does it. */
    @Test
    void agreesWithAnIndependentComputation() {
        Network network = TestNetwork.dt(0.5).population("A", 30).population("B", 1).population("C", 9).build();
        Random random = new Random(3);
        boolean[][] spikes = new boolean[4001][40];
        for (int step = 1; step <= 4000; step++) {
            double p = 0.02 * (1 + Math.sin(step / 50.0));
            for (int id = 0; id < 40; id++) {
                spikes[step][id] = random.nextDouble() < p;
            }
        }
        int from = 401;
        SpikeStatistics statistics = analyse(network, from, 4000, spikes).statistics();
        assertEquals(200.5, statistics.fromMs(), EXACT);
        assertEquals(2000, statistics.toMs(), EXACT);
        int first = 0;
        for (Group group : statistics.populations()) {
            check(group, first, first + group.neurons(), from, spikes);
            first += group.neurons();
        }
        check(statistics.network(), 0, 40, from, spikes);
    }

    private static void check(Group group, int first, int end, int from, boolean[][] spikes) {
        List<Double> cvs = new ArrayList<>();
        List<Double> lvs = new ArrayList<>();
        long total = 0;
        for (int id = first; id < end; id++) {
            int neuron = id;
            long[] times = LongStream.rangeClosed(from + 1, 4000).filter(s -> spikes[(int) s][neuron]).toArray();
            total += times.length;
            if (times.length > SpikeStatistics.MIN_INTERVALS) {
                double[] intervals = new double[times.length - 1];
                Arrays.setAll(intervals, i -> times[i + 1] - times[i]);
                double mean = Arrays.stream(intervals).average().getAsDouble();
                double variance = Arrays.stream(intervals).map(i -> (i - mean) * (i - mean)).average().getAsDouble();
                cvs.add(Math.sqrt(variance) / mean);
                double sum = 0;
                for (int k = 0; k + 1 < intervals.length; k++) {
                    sum += Math.pow((intervals[k] - intervals[k + 1]) / (intervals[k] + intervals[k + 1]), 2);
                }
                lvs.add(3 * sum / (intervals.length - 1));
            }
        }
        double[] counts = new double[(4000 - from) / 6];
        for (int bin = 0; bin < counts.length; bin++) {
            for (int step = from + 1 + 6 * bin; step <= from + 6 + 6 * bin; step++) {
                for (int id = first; id < end; id++) {
                    counts[bin] += spikes[step][id] ? 1 : 0;
                }
            }
        }
        double mean = Arrays.stream(counts).average().getAsDouble();
        double variance = Arrays.stream(counts).map(c -> (c - mean) * (c - mean)).average().getAsDouble();
        assertEquals(total, group.spikes());
        assertEquals(total / (1.7995 * (end - first)), group.rateHz().getAsDouble(), 1e-9);
        assertEquals(cvs.size(), group.cvNeurons());
        assertEquals(cvs.stream().mapToDouble(c -> c).average().getAsDouble(), group.cvIsi().getAsDouble(), 1e-9);
        assertEquals(variance / mean, group.fano3ms().getAsDouble(), 1e-9);
        assertEquals(lvs.stream().mapToDouble(c -> c).average().getAsDouble(), group.lvIsi().getAsDouble(), 1e-9);
        checkRates(group, first, end, from, spikes);
    }

    /** As numpy has it: quantiles by linear interpolation between the sorted values. */
    private static void checkRates(Group group, int first, int end, int from, boolean[][] spikes) {
        double[] rates = new double[end - first];
        for (int id = first; id < end; id++) {
            for (int step = from + 1; step <= 4000; step++) {
                rates[id - first] += spikes[step][id] ? 1 / 1.7995 : 0;
            }
        }
        Arrays.sort(rates);
        double[] expected = SpikeStatistics.QUANTILES.stream().mapToDouble(q -> {
            double place = q * (rates.length - 1);
            double low = rates[(int) Math.floor(place)];
            return low + (rates[(int) Math.ceil(place)] - low) * (place - Math.floor(place));
        }).toArray();
        assertArrayEquals(expected, group.rates().get().quantilesHz(), 1e-9);
        Histogram histogram = group.rates().get().histogram();
        for (int bin = 0; bin < histogram.counts().length; bin++) {
            double low = histogram.edges()[bin] - 1e-9;
            double high = histogram.edges()[bin + 1] - 1e-9;
            assertEquals(Arrays.stream(rates).filter(r -> r >= low && r < high).count(), histogram.counts()[bin]);
        }
    }

    /** The mean over all pairs of a sample of Pearson's coefficient, from its definition. */
    @Test
    void correlationIsThatOfCountsOfPairs() {
        Network network = TestNetwork.dt(0.5).population("A", 450).population("B", 30).population("one", 1).build();
        Random random = new Random(8);
        int end = 1203;
        boolean[][] spikes = new boolean[end + 1][481];
        for (int step = 1; step <= end; step++) {
            boolean together = random.nextInt(20) == 0;
            for (int id = 0; id < 481; id++) {
                spikes[step][id] = id % 50 != 7 && (together && random.nextInt(3) == 0 || random.nextInt(60) == 0);
            }
        }
        int from = 101;
        SpikeStatistics statistics = analyse(network, from, end, spikes).statistics();
        checkCorrelation(statistics.populations().get(0), 0, 450, from, end, spikes);
        checkCorrelation(statistics.populations().get(1), 450, 30, from, end, spikes);
        checkCorrelation(statistics.network(), 0, 481, from, end, spikes);
        assertTrue(statistics.network().correlation2ms().getAsDouble() > 0.05);
        assertEquals(OptionalDouble.empty(), statistics.populations().get(2).correlation2ms());
        assertEquals(0, statistics.populations().get(2).correlatedPairs());
    }

    private static void checkCorrelation(Group group, int first, int size, int from, int end, boolean[][] spikes) {
        int sampled = Math.min(size, 200);
        int bins = (end - from) / 4;
        List<double[]> deviations = new ArrayList<>();
        for (int k = 0; k < sampled; k++) {
            int id = first + k * size / sampled;
            double[] counts = new double[bins];
            for (int step = from + 1; step <= from + 4 * bins; step++) {
                counts[(step - from - 1) / 4] += spikes[step][id] ? 1 : 0;
            }
            double mean = Arrays.stream(counts).average().getAsDouble();
            double norm = Math.sqrt(Arrays.stream(counts).map(c -> (c - mean) * (c - mean)).sum());
            if (norm > 0) {
                deviations.add(Arrays.stream(counts).map(c -> (c - mean) / norm).toArray());
            }
        }
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < deviations.size(); i++) {
            for (int j = 0; j < i; j++) {
                for (int bin = 0; bin < bins; bin++) {
                    sum += deviations.get(i)[bin] * deviations.get(j)[bin];
                }
                pairs++;
            }
        }
        assertEquals(pairs, group.correlatedPairs());
        assertEquals(sum / pairs, group.correlation2ms().getAsDouble(), 1e-9);
    }

    @Test
    void sampledPairsStayFew() {
        assertEquals(200, CorrelationTally.sampled(10_000, 100));
        assertEquals(7, CorrelationTally.sampled(7, 100));
        for (int tallies : new int[] {1, 100, 1000, 100_000}) {
            long sampled = CorrelationTally.sampled(1_000_000, tallies);
            assertTrue(sampled * sampled / 2 * tallies <= 1 << 21, () -> tallies + " tallies");
        }
    }

    @Test
    void figuresAddUp() {
        Network network = TestNetwork.dt(0.1).population("A", 3).population("B", 2).build();
        Random random = new Random(5);
        boolean[][] spikes = new boolean[5001][5];
        long inA = 0;
        for (int step = 1; step <= 5000; step++) {
            for (int id = 0; id < 5; id++) {
                spikes[step][id] = random.nextInt(40) == 0;
                inA += id < 3 && spikes[step][id] ? 1 : 0;
            }
        }
        SpikeFigures figures = analyse(network, 0, 5000, spikes).figures();
        SpikeFigures.Rates rates = figures.rates();
        double spikesOfA = 0;
        for (int bin = 0; bin < rates.hz()[0].length; bin++) {
            double width = Math.min(rates.binMs(), rates.toMs() - bin * rates.binMs());
            spikesOfA += rates.hz()[0][bin] * 3 * width / 1000;
        }
        assertEquals(500, rates.toMs(), EXACT);
        assertEquals(inA, spikesOfA, 1e-6);
        assertEquals(inA - 3, Arrays.stream(figures.intervals().get(0).counts()).sum(), "one fewer a neuron");
        assertEquals(2, Arrays.stream(figures.neuronRates().get(1).counts()).sum());
        assertEquals(Arrays.stream(spikes).mapToLong(s -> count(s)).sum(), figures.raster().times().length);
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, figures.raster().neurons());
    }

    /** Room for 5, of whom 2 live; one dies at 50 ms, two are born at 60 ms, one of them in the slot of the dead. */
    @Test
    void neuronsCountForAsLongAsTheyLive() {
        Slots two = Slots.of(5, 2);
        Slots one = two.died(new int[] {1});
        Slots three = one.born(new int[] {0, -1});
        StreamingAnalysis analysis = new StreamingAnalysis(withSlots(two), 0, 0, 1000);
        for (int step = 100; step <= 500; step += 100) {
            analysis.spikes(step, new int[] {1}, 1);
        }
        analysis.completed(500);
        analysis.changed(500, withSlots(one));
        analysis.completed(600);
        analysis.changed(600, withSlots(three));
        for (int step = 640; step <= 1000; step += 40) {
            analysis.spikes(step, new int[] {1, 2}, 2);
        }
        analysis.completed(1000);
        Group group = analysis.statistics().populations().getFirst();
        assertEquals(3, group.neurons());
        assertEquals(25, group.spikes());
        assertEquals(25 / 0.23, group.rateHz().getAsDouble(), 1e-9, "2 * 50 ms, 10 ms, 3 * 40 ms");
        assertEquals(0, group.cvIsi().getAsDouble(), EXACT, "no interval lies between two neurons");
        assertEquals(2, group.cvNeurons());
        double[] hz = analysis.figures().rates().hz()[0];
        assertEquals(1000.0 / 2, hz[9], 1e-9, "of two neurons");
        assertEquals(2 * 1000.0 / 3, hz[99], 1e-9, "of three");
        assertEquals(3, Arrays.stream(analysis.figures().neuronRates().getFirst().counts()).sum());
    }

    private static Network withSlots(Slots slots) {
        return TestNetwork.dt(0.1).population("A", slots).build();
    }

    @Test
    void aSpikeCountsInTheBinThatItsStepEnds() {
        Network network = TestNetwork.dt(0.5).population("A", 1).build();
        RateCurves curves = new RateCurves(network, new NeuronTime(network), 0, 6);
        curves.add(0, 2, 1);
        curves.add(0, 3, 1);
        curves.add(0, 6, 2);
        assertArrayEquals(new double[] {1000, 1000, 2000}, curves.rates(6).hz()[0], EXACT);
    }

    @Test
    void aRunThatGoesOnFromACheckpointIsShownFromThere() {
        Network network = TestNetwork.dt(0.5).population("A", 1).build();
        StreamingAnalysis analysis = new StreamingAnalysis(network, 40, 40, 46);
        analysis.spikes(42, new int[] {0}, 1);
        analysis.spikes(43, new int[] {0}, 1);
        analysis.completed(46);
        SpikeFigures figures = analysis.figures();
        assertEquals(20, figures.rates().fromMs(), EXACT);
        assertArrayEquals(new double[] {1000, 1000, 0}, figures.rates().hz()[0], EXACT);
        assertEquals(20, figures.raster().fromMs(), EXACT);
        assertArrayEquals(new double[] {21, 21.5}, figures.raster().times(), EXACT);
    }

    private static long count(boolean[] flags) {
        long count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    @Test
    void rasterStaysSmallAndTrue() {
        Network network = TestNetwork.dt(0.1).population("A", 9000).population("one", 1).population("B", 999).build();
        StreamingAnalysis analysis = new StreamingAnalysis(network, 0, 0, 30_000);
        int[] all = new int[10_000];
        Arrays.setAll(all, i -> i);
        for (long step = 1; step <= 30_000; step++) {
            if (step % 50 == 0) {
                analysis.spikes(step, all, all.length);
            }
        }
        analysis.completed(30_000);
        SpikeFigures.Raster raster = analysis.figures().raster();
        assertEquals(2000, raster.fromMs(), EXACT);
        assertEquals(3000, raster.toMs(), EXACT);
        assertTrue(raster.times().length <= RasterSample.MAX_SPIKES, () -> raster.times().length + " spikes");
        assertTrue(raster.times().length > RasterSample.MAX_SPIKES / 4, () -> raster.times().length + " spikes");
        assertEquals(200 * raster.neurons().length, raster.times().length, "every spike of every neuron shown");
        long inA = Arrays.stream(raster.neurons()).filter(n -> n < 9000).count();
        assertEquals(0.9, (double) inA / raster.neurons().length, 0.02);
        assertFalse(Arrays.stream(raster.times()).anyMatch(t -> t <= 2000 || t > 3000));
    }

    @Test
    void intervalsFallIntoBinsThatHoldThem() {
        IntervalBins bins = new IntervalBins();
        bins.add(1);
        bins.add(1000);
        bins.add(1000);
        bins.add(1L << 62);
        Histogram histogram = bins.histogram(0.1);
        assertEquals(4, Arrays.stream(histogram.counts()).sum());
        for (long interval : new long[] {1, 1000, 1L << 62}) {
            int bin = 0;
            while (histogram.edges()[bin + 1] < interval * 0.1) {
                bin++;
            }
            assertTrue(histogram.edges()[bin] <= interval * 0.1);
            assertTrue(histogram.counts()[bin] > 0, "bin of " + interval);
        }
        assertEquals(0, new IntervalBins().histogram(1).edges().length);
    }
}

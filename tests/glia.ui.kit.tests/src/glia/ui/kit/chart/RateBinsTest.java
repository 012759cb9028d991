package glia.ui.kit.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.SpikeBatch;
import glia.ui.kit.Nets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateBinsTest {
    private static final double BIN_MS = 10;
    private static final int STEPS_PER_BIN = 100;

    private final Network network = Nets.network(List.of("E", "I"), new int[] {800, 200}, new int[] {0, 0});
    private final SampleRing ring = new SampleRing(2, 1024);
    private final RateBins bins = new RateBins(network, BIN_MS, ring);

    @Test
    void countsAreExactHoweverBatchesLie() {
        Random random = new Random(3);
        SpikeBatch all = Nets.spikes(network, 1, 2000, 20, random);
        long[][] expected = new long[20][2];
        for (int i = 0; i < all.steps().length; i++) {
            int population = network.populationOf(all.neurons()[i]).index();
            expected[(int) (all.fromStep() + all.steps()[i] - 1) / STEPS_PER_BIN][population]++;
        }
        long from = 1;
        int at = 0;
        while (from <= 2000) {
            long to = Math.min(2000, from + random.nextInt(250));
            int end = at;
            while (end < all.steps().length && all.fromStep() + all.steps()[end] <= to) {
                end++;
            }
            int[] steps = new int[end - at];
            int[] neurons = new int[end - at];
            for (int i = at; i < end; i++) {
                steps[i - at] = (int) (all.fromStep() + all.steps()[i] - from);
                neurons[i - at] = all.neurons()[i];
            }
            bins.accept(Nets.batch(network, from, to, steps, neurons));
            from = to + 1;
            at = end;
        }
        SampleRing.Slice slice = ring.slice(0, 1e9);
        assertEquals(20, slice.times().length);
        for (int bin = 0; bin < 20; bin++) {
            assertEquals(BIN_MS * (bin + 0.5), slice.times()[bin], 1e-9);
            assertEquals(expected[bin][0], count(slice.values()[0][bin], 800));
            assertEquals(expected[bin][1], count(slice.values()[1][bin], 200));
        }
    }

    private static long count(float rate, int neurons) {
        return Math.round(rate * neurons * BIN_MS / 1000.0);
    }

    @Test
    void whatABatchDoesNotCarryIsStillCounted() {
        // 30 spikes happened, 3 are carried: 1 in the first bin, 2 in the second
        bins.accept(new SpikeBatch(1, 1, 200, new int[] {10, 110, 150}, new int[] {1, 2, 3}, new long[] {30, 0}));
        SampleRing.Slice slice = ring.slice(0, 1e9);
        assertEquals(10, count(slice.values()[0][0], 800));
        assertEquals(20, count(slice.values()[0][1], 800));
    }

    @Test
    void stepsThatWereNotSeenAreNoSilence() {
        bins.accept(Nets.batch(network, 1, 50, new int[] {0, 1}, new int[] {1, 2}));
        // the second half of the first bin never came
        bins.accept(Nets.batch(network, 101, 200, new int[] {0}, new int[] {1}));
        SampleRing.Slice slice = ring.slice(0, 1e9);
        assertEquals(2 / 0.005 / 800, slice.values()[0][0], 1e-4);
        assertEquals(1 / 0.010 / 800, slice.values()[0][1], 1e-4);
    }

    @Test
    void halfABinIsNotShown() {
        bins.accept(Nets.batch(network, 1, 150, new int[] {0}, new int[] {1}));
        assertEquals(1, ring.size());
    }

    @Test
    void resetBeginsAnew() {
        bins.accept(Nets.batch(network, 1, 1000, new int[] {0}, new int[] {1}));
        assertEquals(10, ring.size());
        bins.accept(Nets.batch(network, 1, 100, new int[] {0}, new int[] {1}));
        assertEquals(1, ring.size());
        assertEquals(5, ring.lastTime(), 1e-9);
    }

    @Test
    void resetWithinTheFirstBinForgetsItsSpikes() {
        bins.accept(Nets.batch(network, 1, 50, new int[] {0, 1, 2}, new int[] {1, 2, 3}));
        bins.accept(Nets.batch(network, 1, 100, new int[] {0}, new int[] {1}));
        assertEquals(1 / 0.010 / 800, ring.slice(0, 1e9).values()[0][0], 1e-4);
    }

    /** Rates are of those who live at the end of a bin; where nobody does there is none. */
    @Test
    void theDeadHaveNoRate() {
        bins.accept(Nets.batch(network, 1, STEPS_PER_BIN, new int[] {5, 6}, new int[] {0, 900}));
        Population e = network.populations().get(0);
        Population i = network.populations().get(1);
        bins.follow(new Network(network.description(), List.of(
                new Population(0, "E", 0, e.size(), e.model(), e.constants(), e.initial(), e.quanta(), e.place(),
                        e.slots().died(IntStream.range(0, 400).toArray())),
                new Population(1, "I", i.firstId(), i.size(), i.model(), i.constants(), i.initial(), i.quanta(),
                        i.place(), i.slots().died(IntStream.range(0, 200).toArray()))),
                List.of(), List.of(), 1, 1));
        bins.accept(Nets.batch(network, STEPS_PER_BIN + 1, 2 * STEPS_PER_BIN, new int[] {5, 6}, new int[] {500, 900}));
        float[][] rates = ring.slice(0, 1e9).values();
        assertEquals(1 / 0.01 / 800, rates[0][0], 1e-6);
        assertEquals(1 / 0.01 / 400, rates[0][1], 1e-6);
        assertEquals(1 / 0.01 / 200, rates[1][0], 1e-6);
        assertEquals(Float.NaN, rates[1][1]);
    }
}

package glia.store.internal.analysis;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.store.SpikeAnalysis;
import glia.api.store.SpikeFigures;
import glia.api.store.SpikeFigures.Histogram;
import glia.api.store.SpikeStatistics;
import glia.api.store.SpikeStatistics.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Keeps sums and small samples instead of spikes. */
final class StreamingAnalysis implements SpikeAnalysis {

    private static final int RATE_BINS = 30;

    private final Network network;
    private final long fromStep;
    private final long toStep;
    private final int stepsPerCount;
    private final int[] ends;
    private final IntervalTally intervals;
    private final IntervalBins[] intervalBins;
    private final CountTally[] counts;
    private final CountTally allCounts = new CountTally();
    private final RasterSample raster;
    private final RateCurves rates;
    private long done;
    private long countEnd;

    StreamingAnalysis(Network network, long beginStep, long fromStep, long toStep) {
        if (beginStep < 0 || fromStep < beginStep || toStep <= fromStep) {
            throw new IllegalArgumentException("steps " + fromStep + " to " + toStep);
        }
        this.network = network;
        this.fromStep = fromStep;
        this.toStep = toStep;
        stepsPerCount = stepsPerCount(network.dt());
        countEnd = fromStep + stepsPerCount;
        ends = network.populations().stream().mapToInt(p -> p.firstId() + p.size()).toArray();
        intervals = new IntervalTally(network.neurons());
        intervalBins = new IntervalBins[ends.length];
        counts = new CountTally[ends.length];
        for (int p = 0; p < ends.length; p++) {
            intervalBins[p] = new IntervalBins();
            counts[p] = new CountTally();
        }
        raster = new RasterSample(network, beginStep, toStep);
        rates = new RateCurves(network, beginStep, toStep);
    }

    /** Steps in a bin of the Fano factor, or 0 if it is no whole number. */
    private static int stepsPerCount(double dt) {
        double steps = SpikeStatistics.FANO_BIN_MS / dt;
        long whole = Math.round(steps);
        return whole >= 1 && whole <= Integer.MAX_VALUE && Math.abs(steps - whole) < 1e-6 * whole ? (int) whole : 0;
    }

    @Override
    public void spikes(long step, int[] neurons, int count) {
        endCounts(step - 1);
        boolean timed = step > fromStep && step <= toStep;
        boolean shown = raster.covers(step);
        int i = 0;
        for (int p = 0; i < count; p++) {
            int first = i;
            while (i < count && neurons[i] < ends[p]) {
                if (timed) {
                    long interval = intervals.spike(neurons[i], step);
                    if (interval > 0) {
                        intervalBins[p].add(interval);
                    }
                }
                if (shown) {
                    raster.spike(neurons[i], step);
                }
                i++;
            }
            if (i > first) {
                rates.add(p, step, i - first);
                if (timed) {
                    counts[p].add(i - first);
                    allCounts.add(i - first);
                }
            }
        }
    }

    /** Ends the bins of the Fano factor that lie wholly before the end of a step. */
    private void endCounts(long step) {
        while (stepsPerCount > 0 && countEnd <= Math.min(step, toStep)) {
            for (CountTally count : counts) {
                count.endBin();
            }
            allCounts.endBin();
            countEnd += stepsPerCount;
        }
    }

    @Override
    public void samples(int device, long step, float[] values, int count) {
        // an analysis of spikes
    }

    @Override
    public void completed(long step) {
        endCounts(step);
        done = Math.min(step, toStep);
    }

    @Override
    public SpikeStatistics statistics() {
        double seconds = Math.max(0, done - fromStep) * network.dt() / 1000;
        List<Group> groups = new ArrayList<>();
        for (Population p : network.populations()) {
            groups.add(group(p.name(), p.firstId(), p.firstId() + p.size(), seconds, counts[p.index()]));
        }
        Group all = group(network.description().name(), 0, network.neurons(), seconds, allCounts);
        return new SpikeStatistics(fromStep * network.dt(), done * network.dt(), all, groups);
    }

    private Group group(String name, int from, int to, double seconds, CountTally count) {
        long spikes = 0;
        double sum = 0;
        int averaged = 0;
        for (int neuron = from; neuron < to; neuron++) {
            spikes += intervals.spikes(neuron);
            if (intervals.intervals(neuron) >= SpikeStatistics.MIN_INTERVALS) {
                sum += intervals.cv(neuron);
                averaged++;
            }
        }
        return new Group(name, to - from, spikes, present(spikes / (seconds * (to - from)), seconds > 0),
                present(sum / averaged, averaged > 0), averaged, count.fano());
    }

    private static OptionalDouble present(double value, boolean present) {
        return present ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    @Override
    public SpikeFigures figures() {
        List<Histogram> isi = new ArrayList<>();
        List<Histogram> neuronRates = new ArrayList<>();
        long most = 0;
        for (int neuron = 0; neuron < network.neurons(); neuron++) {
            most = Math.max(most, intervals.spikes(neuron));
        }
        for (Population population : network.populations()) {
            isi.add(intervalBins[population.index()].histogram(network.dt()));
            neuronRates.add(neuronRates(population, most));
        }
        return new SpikeFigures(raster.raster(), rates.rates(toStep), isi, neuronRates);
    }

    /** @param most the most spikes of any neuron: all populations have the same bins */
    private Histogram neuronRates(Population population, long most) {
        double seconds = Math.max(0, done - fromStep) * network.dt() / 1000;
        int from = population.firstId();
        int to = from + population.size();
        if (seconds == 0) {
            return new Histogram(new double[0], new long[0]);
        }
        long spikesPerBin = Math.ceilDiv(most + 1, RATE_BINS);
        long[] bins = new long[(int) (most / spikesPerBin) + 1];
        for (int neuron = from; neuron < to; neuron++) {
            bins[(int) (intervals.spikes(neuron) / spikesPerBin)]++;
        }
        double[] edges = new double[bins.length + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = i * spikesPerBin / seconds;
        }
        return new Histogram(edges, bins);
    }
}

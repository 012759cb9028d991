package glia.store.internal.analysis;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Slots;
import glia.api.store.SpikeAnalysis;
import glia.api.store.SpikeFigures;
import glia.api.store.SpikeFigures.Histogram;
import glia.api.store.SpikeStatistics;
import glia.api.store.SpikeStatistics.Group;
import glia.store.internal.living.NeuronTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Keeps sums and small samples instead of spikes. */
final class StreamingAnalysis implements SpikeAnalysis {

    private final Network network;
    private final long fromStep;
    private final long toStep;
    private final int[] ends;
    private final IntervalTally intervals;
    private final IntervalBins[] intervalBins;
    private final CountTally[] counts;
    private final CountTally allCounts = new CountTally();
    private final CorrelationTally[] correlations;
    private final CorrelationTally allCorrelations;
    private final BinClock countBins;
    private final BinClock correlationBins;
    private final Runnable endCountBin = this::endCountBin;
    private final Runnable endCorrelationBin = this::endCorrelationBin;
    private final RasterSample raster;
    private final RateCurves rates;
    private final NeuronTime time;
    /** By id, whether there was a neuron in the timed phase, or has been so far. */
    private final BitSet lived = new BitSet();
    private List<Population> populations;
    private long done;

    StreamingAnalysis(Network network, long beginStep, long fromStep, long toStep) {
        if (beginStep < 0 || fromStep < beginStep || toStep <= fromStep) {
            throw new IllegalArgumentException("steps " + fromStep + " to " + toStep);
        }
        this.network = network;
        this.fromStep = fromStep;
        this.toStep = toStep;
        countBins = new BinClock(SpikeStatistics.FANO_BIN_MS, network.dt(), fromStep);
        correlationBins = new BinClock(SpikeStatistics.CORRELATION_BIN_MS, network.dt(), fromStep);
        ends = network.populations().stream().mapToInt(p -> p.firstId() + p.size()).toArray();
        intervals = new IntervalTally(network.neurons());
        intervalBins = new IntervalBins[ends.length];
        counts = new CountTally[ends.length];
        correlations = new CorrelationTally[ends.length];
        allCorrelations = new CorrelationTally(network.neurons(), ends.length + 1);
        for (int p = 0; p < ends.length; p++) {
            intervalBins[p] = new IntervalBins();
            counts[p] = new CountTally();
            correlations[p] = new CorrelationTally(network.populations().get(p).size(), ends.length + 1);
        }
        raster = new RasterSample(network, beginStep, toStep);
        time = new NeuronTime(network);
        rates = new RateCurves(network, time, beginStep, toStep);
        populations = network.populations();
        populations.forEach(this::addLiving);
    }

    private void addLiving(Population population) {
        Slots slots = population.slots();
        for (int run = 0; run < slots.runs(); run++) {
            lived.set(population.firstId() + slots.begin(run), population.firstId() + slots.end(run));
        }
    }

    /** Intervals are those of the neuron that a slot had last, so that none lies between two neurons. */
    @Override
    public void changed(long step, Network next) {
        time.changed(step, next);
        if (step <= fromStep) {
            lived.clear();
        }
        for (Population population : next.populations()) {
            Slots before = populations.get(population.index()).slots();
            for (int slot : population.slots().renewed(before)) {
                intervals.forget(population.firstId() + slot);
            }
            if (step < toStep) {
                addLiving(population);
            }
        }
        populations = next.populations();
    }

    @Override
    public void spikes(long step, int[] neurons, int count) {
        endBins(step - 1);
        boolean timed = step > fromStep && step <= toStep;
        boolean shown = raster.covers(step);
        int i = 0;
        for (int p = 0; i < count; p++) {
            int first = i;
            while (i < count && neurons[i] < ends[p]) {
                if (timed) {
                    timedSpike(p, neurons[i], step);
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

    private void timedSpike(int population, int neuron, long step) {
        long interval = intervals.spike(neuron, step);
        if (interval > 0) {
            intervalBins[population].add(interval);
        }
        correlations[population].spike(neuron - (population == 0 ? 0 : ends[population - 1]));
        allCorrelations.spike(neuron);
    }

    /** Ends the bins that lie wholly before the end of a step. */
    private void endBins(long step) {
        countBins.endUntil(Math.min(step, toStep), endCountBin);
        correlationBins.endUntil(Math.min(step, toStep), endCorrelationBin);
    }

    private void endCountBin() {
        for (CountTally count : counts) {
            count.endBin();
        }
        allCounts.endBin();
    }

    private void endCorrelationBin() {
        for (CorrelationTally correlation : correlations) {
            correlation.endBin();
        }
        allCorrelations.endBin();
    }

    @Override
    public void samples(int device, long step, float[] values, int count) {
        // an analysis of spikes
    }

    @Override
    public void completed(long step) {
        endBins(step);
        done = Math.min(step, toStep);
    }

    private double seconds() {
        return Math.max(0, done - fromStep) * network.dt() / 1000;
    }

    @Override
    public SpikeStatistics statistics() {
        List<Group> groups = new ArrayList<>();
        long most = mostSpikes();
        for (Population p : network.populations()) {
            groups.add(group(p.name(), p.firstId(), p.firstId() + p.size(), counts[p.index()],
                    correlations[p.index()], most));
        }
        Group all = group(network.description().name(), 0, network.neurons(), allCounts, allCorrelations, most);
        return new SpikeStatistics(fromStep * network.dt(), done * network.dt(), all, groups);
    }

    private long neuronSteps(int from, int to) {
        long sum = 0;
        for (Population p : network.populations()) {
            if (p.firstId() >= from && p.firstId() < to) {
                sum += time.neuronSteps(p.index(), fromStep, Math.max(fromStep, done));
            }
        }
        return sum;
    }

    private Group group(String name, int from, int to, CountTally count, CorrelationTally correlation, long most) {
        long spikes = 0;
        double cv = 0;
        double lv = 0;
        int averaged = 0;
        for (int neuron = from; neuron < to; neuron++) {
            spikes += intervals.spikes(neuron);
            if (intervals.intervals(neuron) >= SpikeStatistics.MIN_INTERVALS) {
                cv += intervals.cv(neuron);
                lv += intervals.lv(neuron);
                averaged++;
            }
        }
        double seconds = seconds();
        RateCounts rates = RateCounts.of(intervals, lived, from, to, most);
        double neuronSeconds = neuronSteps(from, to) * network.dt() / 1000;
        return new Group(name, rates.neurons(), spikes, present(spikes / neuronSeconds, neuronSeconds > 0),
                present(cv / averaged, averaged > 0), averaged, count.fano(), present(lv / averaged, averaged > 0),
                correlation.mean(), correlation.pairs(),
                seconds > 0 && rates.neurons() > 0 ? Optional.of(rates.distribution(seconds)) : Optional.empty());
    }

    /** The most spikes of any neuron: all groups have the same bins of rates. */
    private long mostSpikes() {
        long most = 0;
        for (int neuron = 0; neuron < network.neurons(); neuron++) {
            most = Math.max(most, intervals.spikes(neuron));
        }
        return most;
    }

    private static OptionalDouble present(double value, boolean present) {
        return present ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    @Override
    public SpikeFigures figures() {
        List<Histogram> isi = new ArrayList<>();
        List<Histogram> cvs = new ArrayList<>();
        List<Histogram> neuronRates = new ArrayList<>();
        long most = mostSpikes();
        for (Population p : network.populations()) {
            isi.add(intervalBins[p.index()].histogram(network.dt()));
            cvs.add(CvBins.histogram(intervals, p.firstId(), p.firstId() + p.size()));
            neuronRates.add(seconds() > 0
                    ? RateCounts.of(intervals, lived, p.firstId(), p.firstId() + p.size(), most)
                            .histogram(seconds())
                    : new Histogram(new double[0], new long[0]));
        }
        return new SpikeFigures(raster.raster(), rates.rates(toStep), isi, cvs, neuronRates);
    }
}

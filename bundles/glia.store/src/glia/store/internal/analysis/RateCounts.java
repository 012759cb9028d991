package glia.store.internal.analysis;

import glia.api.store.SpikeFigures.Histogram;
import glia.api.store.SpikeStatistics;
import glia.api.store.SpikeStatistics.RateDistribution;
import java.util.BitSet;

/**
 * How many spikes each neuron of a group had.
 *
 * @param ascending spikes of each neuron
 * @param most the most spikes that the histogram has room for
 */
record RateCounts(long[] ascending, long most) {

    private static final int BINS = 30;

    /** @param lived by id, whether there was a neuron */
    static RateCounts of(IntervalTally intervals, BitSet lived, int from, int to, long most) {
        long[] spikes = lived.get(from, to).stream().mapToLong(i -> intervals.spikes(from + i)).sorted().toArray();
        return new RateCounts(spikes, most);
    }

    int neurons() {
        return ascending.length;
    }

    RateDistribution distribution(double seconds) {
        return new RateDistribution(SpikeStatistics.QUANTILES.stream().mapToDouble(q -> quantile(q) / seconds)
                .toArray(), histogram(seconds));
    }

    private double quantile(double q) {
        double place = q * (ascending.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }

    Histogram histogram(double seconds) {
        long spikesPerBin = Math.ceilDiv(most + 1, BINS);
        long[] bins = new long[(int) (most / spikesPerBin) + 1];
        for (long spikes : ascending) {
            bins[(int) (spikes / spikesPerBin)]++;
        }
        double[] edges = new double[bins.length + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = i * spikesPerBin / seconds;
        }
        return new Histogram(edges, bins);
    }
}

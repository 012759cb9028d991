package glia.store.internal.analysis;

import glia.api.store.SpikeFigures.Histogram;
import glia.api.store.SpikeStatistics;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Counts coefficients of variation of interspike intervals in bins of equal width, from 0 on. */
final class CvBins {

    private static final double NARROWEST = 0.05;
    private static final int MOST = 40;

    private CvBins() {
    }

    /** Of the neurons from one id to before another that have enough intervals; empty if there is none. */
    static Histogram histogram(IntervalTally intervals, int from, int to) {
        double[] cvs = IntStream.range(from, to)
                .filter(neuron -> intervals.intervals(neuron) >= SpikeStatistics.MIN_INTERVALS)
                .mapToDouble(intervals::cv).toArray();
        if (cvs.length == 0) {
            return new Histogram(new double[0], new long[0]);
        }
        double greatest = Arrays.stream(cvs).max().getAsDouble();
        double width = NARROWEST;
        while (greatest / width >= MOST) {
            width *= 2;
        }
        long[] bins = new long[(int) (greatest / width) + 1];
        for (double cv : cvs) {
            bins[(int) (cv / width)]++;
        }
        double[] edges = new double[bins.length + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = i * width;
        }
        return new Histogram(edges, bins);
    }
}

package glia.cli.internal;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.Recorder;
import glia.api.store.ExactComparison;
import java.util.Arrays;
import java.util.List;

/** Counts the spikes of each population in bins of the timed phase; the last bin may be shorter than the others. */
final class BinnedSpikes implements Recorder {

    private final List<Population> populations;
    private final long before;
    private final long width;
    private final double seconds;
    private final long[][] counts;

    /**
     * @param before steps of the warm-up
     * @param end the last step
     */
    BinnedSpikes(Network network, long before, long end) {
        this.before = before;
        populations = network.populations();
        width = Math.max(1, network.steps(ExactComparison.BIN_MS));
        seconds = (end - before) * network.dt() / 1000;
        counts = new long[populations.size()][Math.toIntExact((end - before + width - 1) / width)];
    }

    @Override
    public void spikes(long step, int[] neurons, int count) {
        if (step <= before) {
            return;
        }
        int bin = (int) ((step - before - 1) / width);
        int next = 0;
        for (Population population : populations) {
            int begin = next;
            int end = population.firstId() + population.size();
            while (next < count && neurons[next] < end) {
                next++;
            }
            counts[population.index()][bin] += next - begin;
        }
    }

    @Override
    public void samples(int device, long step, float[] values, int count) {
        // spikes are compared
    }

    @Override
    public void completed(long step) {
        // counted already
    }

    /** @param exact what an exact run did in the same bins */
    ExactComparison against(BinnedSpikes exact) {
        double[] rates = new double[counts.length];
        double[] errors = new double[counts.length];
        for (int p = 0; p < counts.length; p++) {
            double difference = 0;
            double whole = 0;
            for (int bin = 0; bin < counts[p].length; bin++) {
                double lost = counts[p][bin] - exact.counts[p][bin];
                difference += lost * lost;
                whole += (double) exact.counts[p][bin] * exact.counts[p][bin];
            }
            rates[p] = Arrays.stream(exact.counts[p]).sum() / seconds / populations.get(p).living();
            errors[p] = whole == 0 ? Double.NaN : Math.sqrt(difference / whole);
        }
        return new ExactComparison(rates, errors);
    }
}

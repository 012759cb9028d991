package glia.api.store;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.Recorder;
import java.util.Arrays;
import java.util.List;

/**
 * Counts the spikes of each population in bins of {@link ExactComparison#BIN_MS} within some steps, to compare two runs
 * of a network. The last bin may be shorter than the others. Spikes before and after these steps are left out.
 */
public final class BinnedSpikes implements Recorder {

    private final List<Population> populations;
    private final double dt;
    private final long before;
    private final long end;
    private final long width;
    private final long[][] counts;

    /**
     * @param network that is run
     * @param before the step before the first one that counts
     * @param end the last step that counts
     */
    public BinnedSpikes(Network network, long before, long end) {
        this.before = before;
        this.end = end;
        populations = network.populations();
        dt = network.dt();
        width = width(network);
        counts = new long[populations.size()][Math.toIntExact((end - before + width - 1) / width)];
    }

    /** How many steps a bin has. */
    public static long width(Network network) {
        return Math.max(1, network.steps(ExactComparison.BIN_MS));
    }

    @Override
    public void spikes(long step, int[] neurons, int count) {
        if (step <= before || step > end) {
            return;
        }
        int bin = (int) ((step - before - 1) / width);
        int next = 0;
        for (Population population : populations) {
            int begin = next;
            int behind = population.firstId() + population.size();
            while (next < count && neurons[next] < behind) {
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

    /**
     * @param exact what an exact run did in the same bins
     * @return the comparison of all of them
     */
    public ExactComparison against(BinnedSpikes exact) {
        return against(exact, 0, counts.length == 0 ? 0 : counts[0].length);
    }

    /**
     * @param exact what an exact run did in the same bins
     * @param from the first bin to be compared
     * @param to the bin behind the last one
     * @return the comparison of these
     */
    public ExactComparison against(BinnedSpikes exact, int from, int to) {
        double[] errors = new double[counts.length];
        for (int p = 0; p < counts.length; p++) {
            double difference = 0;
            double whole = 0;
            for (int bin = from; bin < to; bin++) {
                double lost = counts[p][bin] - exact.counts[p][bin];
                difference += lost * lost;
                whole += (double) exact.counts[p][bin] * exact.counts[p][bin];
            }
            errors[p] = whole == 0 ? Double.NaN : Math.sqrt(difference / whole);
        }
        return new ExactComparison(exact.rates(from, to), errors);
    }

    /**
     * @param from the first bin
     * @param to the bin behind the last one
     * @return by population, the mean rate of a neuron in these bins in Hz
     */
    public double[] rates(int from, int to) {
        double seconds = (Math.min(end, before + to * width) - before - from * width) * dt / 1000;
        double[] rates = new double[counts.length];
        for (int p = 0; p < rates.length; p++) {
            rates[p] = Arrays.stream(counts[p], from, to).sum() / seconds / populations.get(p).living();
        }
        return rates;
    }
}

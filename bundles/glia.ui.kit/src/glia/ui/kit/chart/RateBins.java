package glia.ui.kit.chart;

import glia.api.network.Network;
import glia.api.simulation.SpikeBatch;
import java.util.Arrays;

/**
 * Counts the spikes of each population in bins of equal length and hands every complete bin to a ring as rates in Hz.
 * Used by one thread at a time.
 *
 * <p>Bin k holds the steps k * n + 1 to (k + 1) * n. Where a batch does not carry all of its spikes, the others are
 * shared out among its bins as those are that it carries, so that no spike is lost or counted twice. Steps of batches
 * that were dropped on the way are not taken for silence: a rate is over the steps that were seen.
 */
public final class RateBins {
    private Network network;
    private final int stepsPerBin;
    private final SampleRing ring;
    private final long[] counts;
    private final float[] rates;
    private long bin = -1;
    private long seenSteps;
    private long lastStep;

    /**
     * @param network whose populations are counted, of those neurons that live
     * @param binMs length of a bin in ms, at least one step
     * @param ring receives a rate for each population at the end of each bin
     */
    public RateBins(Network network, double binMs, SampleRing ring) {
        this.network = network;
        this.ring = ring;
        stepsPerBin = (int) Math.max(1, network.steps(binMs));
        counts = new long[network.populations().size()];
        rates = new float[counts.length];
    }

    /** Counts the spikes of a batch; one that goes back in time begins a new run. */
    public void accept(SpikeBatch batch) {
        if (batch.fromStep() <= lastStep) {
            clear();
            ring.clear();
        }
        long firstBin = (batch.fromStep() - 1) / stepsPerBin;
        long lastBin = (batch.toStep() - 1) / stepsPerBin;
        long[] left = batch.countByPopulation().clone();
        long[] carriedLeft = new long[left.length];
        for (int neuron : batch.neurons()) {
            carriedLeft[network.populationOf(neuron).index()]++;
        }
        int at = 0;
        for (long k = firstBin; k <= lastBin; k++) {
            enter(k);
            long from = Math.max(batch.fromStep(), k * stepsPerBin + 1);
            long to = Math.min(batch.toStep(), (k + 1) * stepsPerBin);
            long[] carried = new long[left.length];
            for (; at < batch.steps().length && batch.fromStep() + batch.steps()[at] <= to; at++) {
                carried[network.populationOf(batch.neurons()[at]).index()]++;
            }
            for (int p = 0; p < left.length; p++) {
                long share = share(left[p], carried[p], carriedLeft[p], to - from + 1, batch.toStep() - from + 1);
                counts[p] += share;
                left[p] -= share;
                carriedLeft[p] -= carried[p];
            }
            seenSteps += to - from + 1;
            if (to == (k + 1) * stepsPerBin) {
                finish();
            }
        }
        lastStep = batch.toStep();
    }

    /** Of what is left of a batch, the part that falls into a bin; the last bin gets all that is left. */
    private static long share(long left, long carried, long carriedLeft, long steps, long stepsLeft) {
        if (steps == stepsLeft) {
            return left;
        }
        return carriedLeft > 0 ? Math.round((double) left * carried / carriedLeft)
                : Math.round((double) left * steps / stepsLeft);
    }

    /**
     * Goes on with what the network has become: from the next complete bin on, rates are of the neurons that live in
     * it.
     *
     * @param present the same populations
     */
    public void follow(Network present) {
        network = present;
    }

    private void enter(long k) {
        if (k != bin) {
            // the end of the bin before was never seen
            finish();
            bin = k;
        }
    }

    private void finish() {
        if (bin < 0 || seenSteps == 0) {
            return;
        }
        double seconds = seenSteps * network.dt() / 1000;
        for (int p = 0; p < counts.length; p++) {
            int living = network.populations().get(p).living();
            // where nobody is left there is no rate, whoever has spiked in the bin before
            rates[p] = living == 0 ? Float.NaN : (float) (counts[p] / seconds / living);
            counts[p] = 0;
        }
        ring.add((bin + 0.5) * stepsPerBin * network.dt(), rates, 0);
        seenSteps = 0;
        bin = -1;
    }

    /** Begins again at step 0. */
    public void clear() {
        Arrays.fill(counts, 0);
        seenSteps = 0;
        bin = -1;
        lastStep = 0;
    }
}

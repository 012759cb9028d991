package glia.store.internal.analysis;

import java.util.Arrays;

/** Sums over the interspike intervals of each neuron, in steps. */
final class IntervalTally {

    private static final long NEVER = -1;

    private final long[] last;
    private final int[] spikes;
    private final int[] count;
    private final long[] sum;
    private final double[] sumOfSquares;
    private final long[] lastInterval;
    private final double[] localVariation;

    IntervalTally(int neurons) {
        last = new long[neurons];
        spikes = new int[neurons];
        count = new int[neurons];
        sum = new long[neurons];
        sumOfSquares = new double[neurons];
        lastInterval = new long[neurons];
        localVariation = new double[neurons];
        Arrays.fill(last, NEVER);
    }

    /**
     * @param neuron id of a neuron that spiked
     * @param step in this step
     * @return the interval that ended, or 0 if this was its first spike
     */
    long spike(int neuron, long step) {
        spikes[neuron]++;
        long before = last[neuron];
        last[neuron] = step;
        if (before == NEVER) {
            return 0;
        }
        long interval = step - before;
        if (count[neuron]++ > 0) {
            double difference = interval - lastInterval[neuron];
            double both = interval + lastInterval[neuron];
            localVariation[neuron] += difference * difference / (both * both);
        }
        lastInterval[neuron] = interval;
        sum[neuron] += interval;
        sumOfSquares[neuron] += (double) interval * interval;
        return interval;
    }

    int intervals(int neuron) {
        return count[neuron];
    }

    long spikes(int neuron) {
        return spikes[neuron];
    }

    /** Begins anew with intervals, since another neuron has its id from now on; spikes stay counted. */
    void forget(int neuron) {
        last[neuron] = NEVER;
        count[neuron] = 0;
        sum[neuron] = 0;
        sumOfSquares[neuron] = 0;
        localVariation[neuron] = 0;
    }

    /** Local variation of the intervals of a neuron that has at least two (Shinomoto et al. 2003). */
    double lv(int neuron) {
        return 3 * localVariation[neuron] / (count[neuron] - 1);
    }

    /** Standard deviation over mean of the intervals of a neuron that has some. */
    double cv(int neuron) {
        double mean = (double) sum[neuron] / count[neuron];
        double variance = (sumOfSquares[neuron] - mean * sum[neuron]) / count[neuron];
        return Math.sqrt(Math.max(0, variance)) / mean;
    }
}

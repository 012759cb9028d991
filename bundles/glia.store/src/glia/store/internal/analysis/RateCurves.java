package glia.store.internal.analysis;

import glia.api.network.Network;
import glia.store.internal.living.NeuronTime;
import glia.api.store.SpikeFigures.Rates;

/** Spike counts of each population in a few hundred bins of equal width over what is seen of a run. */
final class RateCurves {

    private static final int MAX_BINS = 400;
    private static final double MIN_BIN_MS = 1;

    private final Network network;
    private final NeuronTime time;
    private final long beginStep;
    private final long stepsPerBin;
    private final long[][] counts;

    RateCurves(Network network, NeuronTime time, long beginStep, long endStep) {
        this.time = time;
        this.network = network;
        this.beginStep = beginStep;
        long steps = endStep - beginStep;
        stepsPerBin = Math.max(Math.ceilDiv(steps, MAX_BINS), Math.max(1, network.steps(MIN_BIN_MS)));
        counts = new long[network.populations().size()][(int) Math.ceilDiv(steps, stepsPerBin)];
    }

    void add(int population, long step, long spikes) {
        int bin = (int) ((step - 1 - beginStep) / stepsPerBin);
        if (bin < counts[population].length) {
            counts[population][bin] += spikes;
        }
    }

    Rates rates(long endStep) {
        double[][] hz = new double[counts.length][];
        for (int p = 0; p < counts.length; p++) {
            hz[p] = new double[counts[p].length];
            for (int bin = 0; bin < hz[p].length; bin++) {
                long steps = Math.min(stepsPerBin, endStep - beginStep - bin * stepsPerBin);
                long begin = beginStep + bin * stepsPerBin;
                long neuronSteps = time.neuronSteps(p, begin, begin + steps);
                hz[p][bin] = neuronSteps == 0 ? 0 : counts[p][bin] / (neuronSteps * network.dt() / 1000);
            }
        }
        return new Rates(beginStep * network.dt(), stepsPerBin * network.dt(), endStep * network.dt(), hz);
    }
}

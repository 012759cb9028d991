package glia.api.store;

import glia.api.network.Network;

/** Makes analyses of spikes (service). */
public interface SpikeAnalyses {

    /**
     * Begins an analysis.
     *
     * @param network what is run
     * @param beginStep the step of the simulation to which it is added: 0, or that of a checkpoint
     * @param fromStep spikes up to and including this step do not count in statistics and histograms (warm-up); at
     *            least {@code beginStep}
     * @param toStep the step at which the run is meant to end, greater than {@code fromStep}
     * @return the analysis, to be added to a simulation
     */
    SpikeAnalysis begin(Network network, long beginStep, long fromStep, long toStep);
}

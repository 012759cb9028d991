package glia.api.store;

import glia.api.network.Network;

/** Makes analyses of spikes (service). */
public interface SpikeAnalyses {

    /**
     * Begins an analysis.
     *
     * @param network what is run
     * @param fromStep spikes up to and including this step do not count in statistics and histograms (warm-up)
     * @param toStep the step at which the run is meant to end, greater than {@code fromStep}
     * @return the analysis, to be added to a simulation at step 0
     */
    SpikeAnalysis begin(Network network, long fromStep, long toStep);
}

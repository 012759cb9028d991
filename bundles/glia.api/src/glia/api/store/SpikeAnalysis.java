package glia.api.store;

import glia.api.simulation.Recorder;

/**
 * Accumulates statistics and figures while a simulation runs, in memory that depends on the size of the network and not
 * on the number of spikes. Ask for results when no simulation calls it any more.
 */
public interface SpikeAnalysis extends Recorder {

    /** Statistics of the spikes so far, of the steps that were completed. */
    SpikeStatistics statistics();

    /** What a report draws, of the spikes so far. */
    SpikeFigures figures();
}

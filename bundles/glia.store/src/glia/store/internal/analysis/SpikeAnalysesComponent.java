package glia.store.internal.analysis;

import glia.api.network.Network;
import glia.api.store.SpikeAnalyses;
import glia.api.store.SpikeAnalysis;
import org.osgi.service.component.annotations.Component;

/** Analyses spikes as they come. */
@Component
public final class SpikeAnalysesComponent implements SpikeAnalyses {

    @Override
    public SpikeAnalysis begin(Network network, long beginStep, long fromStep, long toStep) {
        return new StreamingAnalysis(network, beginStep, fromStep, toStep);
    }
}

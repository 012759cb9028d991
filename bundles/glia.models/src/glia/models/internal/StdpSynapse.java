package glia.models.internal;

import static glia.api.model.Expression.constant;

import glia.api.model.SynapseModel;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Pair-based spike-timing-dependent plasticity, all-to-all, see {@link PairRule}. */
@Component
public final class StdpSynapse implements SynapseModel.Provider {

    private static final SynapseModel MODEL = new SynapseModel("stdp_synapse",
            "Spike-timing-dependent plasticity of pairs: additive (mu 0), multiplicative (mu 1) or power law",
            "NEST stdp_synapse; Guetig et al. 2003, J Neurosci 23:3697-3714; Morrison, Diesmann & Gerstner 2008,"
                    + " Biol Cybern 98:459-478",
            PairRule.parameters(1), PairRule.CONSTANTS, PairRule.SOURCE_TRACES, PairRule.TARGET_TRACES, List.of(),
            List.of(), List.of(), List.of(), PairRule.onPost(constant("raise")), PairRule.onPre(), Weights.weight(),
            Weights::limited, Weights.COST);

    @Override
    public SynapseModel model() {
        return MODEL;
    }
}

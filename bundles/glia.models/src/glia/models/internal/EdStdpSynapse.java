package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.exp;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.state;

import glia.api.model.DerivedConstant;
import glia.api.model.ParameterDefinition;
import glia.api.model.Range;
import glia.api.model.SynapseModel;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Energy-dependent spike-timing-dependent plasticity (ED-STDP): the pairs of {@link PairRule}, where potentiation
 * becomes weaker by exp(-eta (1 - ATP / ATP_h)) the more ATP the postsynaptic neuron lacks when it fires.
 */
@Component
public final class EdStdpSynapse implements SynapseModel.Provider {

    private static final String LEVEL = "ATP";

    private static final SynapseModel MODEL = new SynapseModel("ed_stdp_synapse",
            "Spike-timing-dependent plasticity of pairs, potentiated less where the postsynaptic neuron lacks ATP",
            "Jaras et al. 2025, PLoS Comput Biol, 10.1371/journal.pcbi.1013148; ed_stdp of the authors'"
                    + " published implementation",
            Lists.concat(PairRule.parameters(0), List.of(
                    new ParameterDefinition("eta", "", 5, Range.NOT_NEGATIVE, "Sensitivity to a lack of ATP"),
                    new ParameterDefinition("ATP_h", "%", 100, Range.POSITIVE, "Level at which nothing is lacking"))),
            Lists.concat(PairRule.CONSTANTS, List.of(
                    new DerivedConstant("minus_eta", (p, dt) -> -p.get("eta")),
                    new DerivedConstant("eta_per_level", (p, dt) -> p.get("eta") / p.get("ATP_h")))),
            PairRule.SOURCE_TRACES, PairRule.TARGET_TRACES, List.of(LEVEL), List.of(), List.of(), List.of(),
            PairRule.onPost(constant("raise").times(
                    exp(fma(constant("eta_per_level"), state(LEVEL), constant("minus_eta"))))),
            PairRule.onPre(), Weights.weight(), Weights::limited, Weights.COST);

    @Override
    public SynapseModel model() {
        return MODEL;
    }
}

package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.local;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.let;

import glia.api.model.DerivedConstant;
import glia.api.model.ParameterDefinition;
import glia.api.model.Range;
import glia.api.model.SynapseModel;
import glia.api.model.SynapseTrace;
import glia.api.model.SynapseTrace.Jump;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Spike-timing-dependent plasticity of triplets, all-to-all. A postsynaptic spike adds
 * Kplus (Aplus + Aplus_triplet Kminus_triplet), a presynaptic one takes
 * Kminus (Aminus + Aminus_triplet Kplus_triplet) away, each with the slow trace as it was before the spike.
 */
@Component
public final class StdpTripletSynapse implements SynapseModel.Provider {

    private static final SynapseModel MODEL = new SynapseModel("stdp_triplet_synapse",
            "Spike-timing-dependent plasticity of triplets of spikes",
            "NEST stdp_triplet_synapse; Pfister & Gerstner 2006, J Neurosci 26:9673-9682; the defaults are those of"
                    + " its Table 4 for visual cortex, all-to-all",
            List.of(time("tau_plus", 16.8, "presynaptic trace"),
                    time("tau_plus_triplet", 101, "slow presynaptic trace"),
                    time("tau_minus", 33.7, "postsynaptic trace"),
                    time("tau_minus_triplet", 125, "slow postsynaptic trace"),
                    amplitude("Aplus", 5e-10, "potentiation by pairs"),
                    amplitude("Aplus_triplet", 6.2e-3, "potentiation by triplets"),
                    amplitude("Aminus", 7e-3, "depression by pairs"),
                    amplitude("Aminus_triplet", 2.3e-4, "depression by triplets"), Weights.LIMIT, Weights.PRICE),
            List.of(Weights.INVERSE_LIMIT, signed("raise_pair", "Aplus", 1),
                    signed("raise_triplet", "Aplus_triplet", 1), signed("lower_pair", "Aminus", -1),
                    signed("lower_triplet", "Aminus_triplet", -1)),
            List.of(trace("Kplus", "tau_plus", "Recent presynaptic spikes"),
                    trace("Kplus_triplet", "tau_plus_triplet", "Presynaptic spikes, slow")),
            List.of(trace("Kminus", "tau_minus", "Recent postsynaptic spikes"),
                    trace("Kminus_triplet", "tau_minus_triplet", "Postsynaptic spikes, slow")),
            List.of(), List.of(), List.of(), List.of(),
            Lists.concat(List.of(let("raised", fma(state("Kplus"),
                            fma(constant("raise_triplet"), state("Kminus_triplet"), constant("raise_pair")),
                            Weights.weight()))), Weights.become(Weights.atMostLimit(local("raised")))),
            Lists.concat(List.of(let("lowered", fma(state("Kminus"),
                            fma(constant("lower_triplet"), state("Kplus_triplet"), constant("lower_pair")),
                            Weights.weight()))), Weights.become(Weights.atLeastZero(local("lowered")))),
            Weights.weight(), Weights::limited, Weights.COST);

    @Override
    public SynapseModel model() {
        return MODEL;
    }

    private static ParameterDefinition time(String name, double value, String what) {
        return new ParameterDefinition(name, "ms", value, Weights.TIME_CONSTANT, "Time constant of the " + what);
    }

    private static ParameterDefinition amplitude(String name, double value, String what) {
        return new ParameterDefinition(name, "", value, Range.NOT_NEGATIVE,
                "Amplitude of " + what + ", in the unit of the receptor");
    }

    private static SynapseTrace trace(String name, String timeConstant, String summary) {
        return new SynapseTrace(name, timeConstant, Jump.ADD_ONE, summary);
    }

    /** An amplitude in the direction of Wmax or against it. */
    private static DerivedConstant signed(String name, String amplitude, int direction) {
        return new DerivedConstant(name, (p, dt) -> direction * Math.signum(p.get("Wmax")) * p.get(amplitude));
    }
}

package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.literal;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.assign;

import glia.api.model.DerivedConstant;
import glia.api.model.ParameterDefinition;
import glia.api.model.Range;
import glia.api.model.StateDefinition;
import glia.api.model.SynapseModel;
import glia.api.model.SynapseTrace;
import glia.api.model.SynapseTrace.Jump;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Short-term depression and facilitation. With h the time since the spike before, a spike finds
 * x = 1 + (x - x u - 1) e^(-h/tau_rec) and u = U + u (1 - U) e^(-h/tau_fac), and delivers u x times the weight. Before
 * the first spike x = 1 and u = U.
 */
@Component
public final class TsodyksSynapse implements SynapseModel.Provider {

    private static final SynapseModel MODEL = new SynapseModel("tsodyks2_synapse",
            "Short-term plasticity: resources x that recover, utilisation u that facilitates",
            "NEST tsodyks2_synapse; Tsodyks & Markram 1997, PNAS 94:719-723; Fuhrmann et al. 2002, J Neurophysiol"
                    + " 87:140-148",
            List.of(new ParameterDefinition("U", "", 0.5, new Range(0, true, 1), "Utilisation at rest"),
                    new ParameterDefinition("tau_rec", "ms", 800, Weights.TIME_CONSTANT,
                            "Time constant of the recovery of resources"),
                    new ParameterDefinition("tau_fac", "ms", 0, new Range(0, true, Weights.TIME_CONSTANT.high()),
                            "Time constant of the facilitation; 0: none")),
            List.of(new DerivedConstant("unused_part", (p, dt) -> 1 - p.get("U"))),
            List.of(new SynapseTrace("recovery", "tau_rec", Jump.BECOME_ONE, "Falls from 1 at each spike"),
                    new SynapseTrace("facilitation", "tau_fac", Jump.BECOME_ONE, "Falls from 1 at each spike")),
            List.of(),
            List.of(new StateDefinition("x", "", null, "Resources that the last spike found"),
                    new StateDefinition("u", "", null, "Utilisation that the last spike found")),
            List.of(assign("x", fma(fma(state("x"), literal(1).minus(state("u")), literal(-1)), state("recovery"),
                            literal(1))),
                    assign("u", fma(state("u").times(constant("unused_part")), state("facilitation"),
                            constant("U")))),
            List.of(), List.of(), Weights.weight().times(state("u").times(state("x"))),
            (p, lowest, highest) -> Weights.largest(lowest, highest));

    @Override
    public SynapseModel model() {
        return MODEL;
    }
}

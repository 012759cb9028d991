package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.literal;
import static glia.api.model.Expression.local;
import static glia.api.model.Expression.select;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.assign;
import static glia.api.model.Statement.let;
import static glia.api.model.Statement.spike;

import glia.api.model.NeuronModel;
import glia.api.model.ParameterDefinition;
import glia.api.model.Range;
import glia.api.model.Statement;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Leaky integrate-and-fire neuron; a spike adds its weight in nS to a conductance that decays exponentially. */
@Component
public final class IafCondExp implements NeuronModel.Provider {

    private static final NeuronModel MODEL = new NeuronModel("iaf_cond_exp",
            "Leaky integrate-and-fire neuron with exponentially decaying synaptic conductances",
            "NEST iaf_cond_exp; Meffin, Burkitt & Grayden 2004, J Comput Neurosci 16:159-175",
            Lists.concat(Conductances.parameters(250, 16.6667, -70, 0.2, 2), List.of(
                    new ParameterDefinition("t_ref", "ms", 2, Range.NOT_NEGATIVE, "Refractory period"),
                    new ParameterDefinition("V_th", "mV", -55, Range.ANY, "Spike threshold"),
                    new ParameterDefinition("V_reset", "mV", -60, Range.ANY,
                            "Potential after a spike, below V_th"))),
            Lists.concat(Conductances.CONSTANTS, List.of(Contradictions.refractorySteps("V_reset", "V_th"))),
            Lists.concat(List.of(LeakyMembrane.POTENTIAL), Conductances.STATES, List.of(LeakyMembrane.REFRACTORY)),
            Conductances.PORTS, update());

    private static List<Statement> update() {
        return Lists.concat(Conductances.BEFORE,
                RungeKutta.step(List.of("V_m"), s -> List.of(Conductances.increment(s, s.variable(0)))),
                List.of(let("clamped", state("refractory").greaterThan(literal(0))),
                        let("V", select(LeakyMembrane.CLAMPED, state("V_m"), RungeKutta.after("V_m"))),
                        let("fires", LeakyMembrane.CLAMPED.not().and(local("V").atLeast(constant("V_th")))),
                        assign("V_m", select(LeakyMembrane.FIRES, constant("V_reset"), local("V")))),
                Conductances.AFTER,
                List.of(LeakyMembrane.countRefractorySteps(), spike(LeakyMembrane.FIRES)));
    }

    @Override
    public NeuronModel model() {
        return MODEL;
    }
}

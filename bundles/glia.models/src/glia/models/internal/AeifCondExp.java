package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.exp;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.literal;
import static glia.api.model.Expression.select;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.assign;
import static glia.api.model.Statement.let;
import static glia.api.model.Statement.spike;

import glia.api.model.DerivedConstant;
import glia.api.model.Expression;
import glia.api.model.NeuronModel;
import glia.api.model.ParameterDefinition;
import glia.api.model.Range;
import glia.api.model.StateDefinition;
import glia.api.model.Statement;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Adaptive exponential integrate-and-fire neuron with conductances. The potential that the equations see is limited to
 * V_peak, as in NEST, so that the upstroke of a spike cannot overflow.
 */
@Component
public final class AeifCondExp implements NeuronModel.Provider {

    private static final NeuronModel MODEL = new NeuronModel("aeif_cond_exp",
            "Adaptive exponential integrate-and-fire neuron with exponentially decaying synaptic conductances",
            "NEST aeif_cond_exp; Brette & Gerstner 2005, J Neurophysiol 94:3637-3642, 10.1152/jn.00686.2005",
            Lists.concat(Conductances.parameters(281, 30, -70.6, 0.2, 2), List.of(
                    new ParameterDefinition("t_ref", "ms", 0, Range.NOT_NEGATIVE, "Refractory period"),
                    new ParameterDefinition("V_th", "mV", -50.4, Range.ANY,
                            "Where the exponential current begins to dominate"),
                    new ParameterDefinition("V_peak", "mV", 0, Range.ANY, "Spike detection threshold"),
                    new ParameterDefinition("V_reset", "mV", -60, Range.ANY,
                            "Potential after a spike, below V_peak"),
                    new ParameterDefinition("Delta_T", "mV", 2, Range.POSITIVE, "Slope factor"),
                    new ParameterDefinition("a", "nS", 4, Range.ANY, "Adaptation by the potential"),
                    new ParameterDefinition("b", "pA", 80.5, Range.ANY, "Adaptation by a spike"),
                    new ParameterDefinition("tau_w", "ms", 144, Range.POSITIVE,
                            "Time constant of the adaptation"))),
            Lists.concat(Conductances.CONSTANTS, List.of(Contradictions.refractorySteps("V_reset", "V_peak"),
                    new DerivedConstant("per_slope_factor", (p, dt) -> 1 / p.get("Delta_T")),
                    new DerivedConstant("upstroke",
                            (p, dt) -> dt * p.get("g_L") * p.get("Delta_T") / p.get("C_m")),
                    new DerivedConstant("potential_to_w", (p, dt) -> dt * p.get("a") / p.get("tau_w")),
                    new DerivedConstant("rest_to_w", (p, dt) -> -dt * p.get("a") * p.get("E_L") / p.get("tau_w")),
                    new DerivedConstant("minus_decay_w", (p, dt) -> -dt / p.get("tau_w")))),
            Lists.concat(List.of(LeakyMembrane.POTENTIAL), Conductances.STATES,
                    List.of(new StateDefinition("w", "pA", null, "Adaptation current"), LeakyMembrane.REFRACTORY)),
            Conductances.PORTS, update());

    private static List<Statement> update() {
        return Lists.concat(
                List.of(let("clamped", state("refractory").greaterThan(literal(0)))),
                Conductances.BEFORE,
                RungeKutta.step(List.of("V_m", "w"), AeifCondExp::increments),
                List.of(let("fires",
                        LeakyMembrane.CLAMPED.not().and(RungeKutta.after("V_m").atLeast(constant("V_peak")))),
                        assign("V_m", select(LeakyMembrane.FIRES, constant("V_reset"), RungeKutta.after("V_m"))),
                        assign("w", select(LeakyMembrane.FIRES, RungeKutta.after("w").plus(constant("b")),
                                RungeKutta.after("w")))),
                Conductances.AFTER,
                List.of(LeakyMembrane.countRefractorySteps(), spike(LeakyMembrane.FIRES)));
    }

    private static List<Expression> increments(RungeKutta.Stage stage) {
        Expression v = stage.atMost("V_limited", stage.variable(0), constant("V_peak"));
        Expression w = stage.variable(1);
        Expression upstroke = exp(v.minus(constant("V_th")).times(constant("per_slope_factor")));
        Expression dV = fma(constant("upstroke"), upstroke, fma(constant("minus_step_over_capacitance"), w,
                Conductances.increment(stage, v)));
        Expression dW = fma(constant("potential_to_w"), v, fma(constant("minus_decay_w"), w, constant("rest_to_w")));
        return List.of(select(LeakyMembrane.CLAMPED, literal(0), dV), dW);
    }

    @Override
    public NeuronModel model() {
        return MODEL;
    }
}

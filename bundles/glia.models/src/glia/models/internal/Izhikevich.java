package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.input;
import static glia.api.model.Expression.local;
import static glia.api.model.Expression.select;
import static glia.api.model.Statement.assign;
import static glia.api.model.Statement.let;
import static glia.api.model.Statement.spike;

import glia.api.model.DerivedConstant;
import glia.api.model.Expression;
import glia.api.model.NeuronModel;
import glia.api.model.ParameterDefinition;
import glia.api.model.PortDefinition;
import glia.api.model.PortDefinition.Kind;
import glia.api.model.Range;
import glia.api.model.StateDefinition;
import glia.api.model.Statement;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Izhikevich's neuron; a spike makes the potential jump by its weight in mV. The potential that the equations see is
 * limited to V_th, so that the upstroke of a spike adds nothing to the recovery that depends on the step.
 */
@Component
public final class Izhikevich implements NeuronModel.Provider {

    private static final NeuronModel MODEL = new NeuronModel("izhikevich",
            "Izhikevich's neuron: V' = 0.04 V^2 + 5 V + 140 - U + I, U' = a (b V - U)",
            "NEST izhikevich; Izhikevich 2003, IEEE Trans Neural Netw 14:1569-1572, 10.1109/TNN.2003.820440",
            List.of(new ParameterDefinition("a", "1/ms", 0.02, Range.ANY, "Rate of the recovery"),
                    new ParameterDefinition("b", "1/ms", 0.2, Range.ANY, "Sensitivity of the recovery"),
                    new ParameterDefinition("c", "mV", -65, Range.ANY, "Potential after a spike, below V_th"),
                    new ParameterDefinition("d", "mV/ms", 8, Range.ANY, "Step of the recovery at a spike"),
                    new ParameterDefinition("V_th", "mV", 30, Range.ANY, "Peak of a spike"),
                    new ParameterDefinition("I_e", "pA", 0, Range.ANY, "Constant input current, 1 mV/ms a pA")),
            List.of(new DerivedConstant("square", (p, dt) -> 0.04 * dt),
                    new DerivedConstant("linear", (p, dt) -> 5 * dt),
                    new DerivedConstant("bias", (p, dt) -> dt * (140 + p.get("I_e"))),
                    new DerivedConstant("step", (p, dt) -> dt),
                    new DerivedConstant("minus_step", (p, dt) -> -dt),
                    new DerivedConstant("potential_to_recovery", (p, dt) -> dt * p.get("a") * p.get("b")),
                    new DerivedConstant("minus_recovery_rate", (p, dt) -> -dt * p.get("a")),
                    new DerivedConstant("recovery_at_c", (p, dt) -> {
                        Contradictions.requireBelow(p, "c", "V_th");
                        return p.get("b") * p.get("c");
                    })),
            List.of(new StateDefinition("V_m", "mV", "c", "Membrane potential"),
                    new StateDefinition("U_m", "mV/ms", "recovery_at_c", "Recovery; begins at b V_m of V_m = c")),
            List.of(new PortDefinition("spikes", "mV", Kind.SPIKES, "Jump of the potential at a spike's arrival"),
                    LeakyMembrane.CURRENT),
            update());

    private static List<Statement> update() {
        return Lists.concat(
                List.of(let("drive", fma(constant("step"), input("current"), constant("bias")))),
                RungeKutta.step(List.of("V_m", "U_m"), Izhikevich::increments),
                List.of(let("V", RungeKutta.after("V_m").plus(input("spikes"))),
                        let("fires", local("V").atLeast(constant("V_th"))),
                        assign("V_m", select(LeakyMembrane.FIRES, constant("c"), local("V"))),
                        assign("U_m", select(LeakyMembrane.FIRES, RungeKutta.after("U_m").plus(constant("d")),
                                RungeKutta.after("U_m"))),
                        spike(LeakyMembrane.FIRES)));
    }

    private static List<Expression> increments(RungeKutta.Stage stage) {
        Expression v = stage.atMost("V_limited", stage.variable(0), constant("V_th"));
        Expression u = stage.variable(1);
        return List.of(
                fma(v, fma(constant("square"), v, constant("linear")), fma(constant("minus_step"), u, local("drive"))),
                fma(constant("potential_to_recovery"), v, constant("minus_recovery_rate").times(u)));
    }

    @Override
    public NeuronModel model() {
        return MODEL;
    }
}

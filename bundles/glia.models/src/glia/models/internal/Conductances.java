package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.input;
import static glia.api.model.Expression.local;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.assign;
import static glia.api.model.Statement.let;

import glia.api.model.DerivedConstant;
import glia.api.model.Expression;
import glia.api.model.ParameterDefinition;
import glia.api.model.PortDefinition;
import glia.api.model.PortDefinition.Kind;
import glia.api.model.Range;
import glia.api.model.StateDefinition;
import glia.api.model.Statement;
import java.util.List;

/**
 * A membrane with leak and exponentially decaying synaptic conductances, C_m V' = g_L (E_L - V) + g_ex (E_ex - V) +
 * g_in (E_in - V) + I, brought into the form dV = N V + J for {@link RungeKutta}: N and J are known at the start, the
 * middle and the end of a step, since the conductances decay by themselves.
 */
final class Conductances {

    static final List<StateDefinition> STATES = List.of(
            new StateDefinition("g_ex", "nS", null, "Excitatory conductance"),
            new StateDefinition("g_in", "nS", null, "Inhibitory conductance"));

    static final List<PortDefinition> PORTS = List.of(
            new PortDefinition("excitatory", "nS", Kind.EXCITATORY, "Step of the excitatory conductance"),
            new PortDefinition("inhibitory", "nS", Kind.INHIBITORY,
                    "Step of the inhibitory conductance; its weights are negative"),
            LeakyMembrane.CURRENT);

    static final List<DerivedConstant> CONSTANTS = List.of(
            Propagators.decay("decay_ex", "tau_syn_ex"),
            Propagators.decay("decay_in", "tau_syn_in"),
            new DerivedConstant("half_decay_ex", (p, dt) -> StrictMath.exp(-dt / 2 / p.get("tau_syn_ex"))),
            new DerivedConstant("half_decay_in", (p, dt) -> StrictMath.exp(-dt / 2 / p.get("tau_syn_in"))),
            new DerivedConstant("minus_step_over_capacitance", (p, dt) -> -dt / p.get("C_m")),
            new DerivedConstant("minus_leak", (p, dt) -> -dt * p.get("g_L") / p.get("C_m")),
            new DerivedConstant("step_over_capacitance", (p, dt) -> dt / p.get("C_m")),
            new DerivedConstant("ex_to_current", (p, dt) -> dt * p.get("E_ex") / p.get("C_m")),
            new DerivedConstant("in_to_current", (p, dt) -> dt * p.get("E_in") / p.get("C_m")),
            new DerivedConstant("rest_and_bias",
                    (p, dt) -> dt * (p.get("g_L") * p.get("E_L") + p.get("I_e")) / p.get("C_m")));

    /** What comes before {@link RungeKutta#step}. */
    static final List<Statement> BEFORE = Lists.concat(
            List.of(let("drive", fma(constant("step_over_capacitance"), input("current"),
                    constant("rest_and_bias")))),
            at("start", state("g_ex"), state("g_in")),
            at("middle", constant("half_decay_ex").times(state("g_ex")),
                    constant("half_decay_in").times(state("g_in"))),
            at("end", constant("decay_ex").times(state("g_ex")), constant("decay_in").times(state("g_in"))));

    /** The conductances after the step. */
    static final List<Statement> AFTER = List.of(
            assign("g_ex", local("g_ex_end").plus(input("excitatory"))),
            assign("g_in", local("g_in_end").minus(input("inhibitory"))));

    private Conductances() {
    }

    /** The parameters, with the defaults of a model. */
    static List<ParameterDefinition> parameters(double cM, double gL, double eL, double tauEx, double tauIn) {
        return List.of(
                new ParameterDefinition("C_m", "pF", cM, Range.POSITIVE, "Membrane capacitance"),
                new ParameterDefinition("g_L", "nS", gL, Range.POSITIVE, "Leak conductance"),
                new ParameterDefinition("E_L", "mV", eL, Range.ANY, "Resting potential"),
                new ParameterDefinition("E_ex", "mV", 0, Range.ANY, "Excitatory reversal potential"),
                new ParameterDefinition("E_in", "mV", -85, Range.ANY, "Inhibitory reversal potential"),
                new ParameterDefinition("tau_syn_ex", "ms", tauEx, Range.POSITIVE,
                        "Time constant of the excitatory conductance"),
                new ParameterDefinition("tau_syn_in", "ms", tauIn, Range.POSITIVE,
                        "Time constant of the inhibitory conductance"),
                new ParameterDefinition("I_e", "pA", 0, Range.ANY, "Constant input current"));
    }

    private static List<Statement> at(String time, Expression ex, Expression in) {
        Expression gEx = local("g_ex_" + time);
        Expression gIn = local("g_in_" + time);
        return List.of(let("g_ex_" + time, ex), let("g_in_" + time, in),
                let("N_" + time, fma(constant("minus_step_over_capacitance"), gEx.plus(gIn),
                        constant("minus_leak"))),
                let("J_" + time, fma(constant("ex_to_current"), gEx,
                        fma(constant("in_to_current"), gIn, local("drive")))));
    }

    /** What leak and synapses change in a potential, times dt. */
    static Expression increment(RungeKutta.Stage stage, Expression potential) {
        return fma(stage.at(local("N_start"), local("N_middle"), local("N_end")), potential,
                stage.at(local("J_start"), local("J_middle"), local("J_end")));
    }
}

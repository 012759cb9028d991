package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.exp;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.input;
import static glia.api.model.Expression.literal;
import static glia.api.model.Expression.local;
import static glia.api.model.Expression.select;
import static glia.api.model.Statement.assign;
import static glia.api.model.Statement.let;
import static glia.api.model.Statement.spike;

import glia.api.model.DerivedConstant;
import glia.api.model.DerivedConstant.Parameters;
import glia.api.model.Expression;
import glia.api.model.NeuronModel;
import glia.api.model.ParameterDefinition;
import glia.api.model.Range;
import glia.api.model.StateDefinition;
import glia.api.model.Statement;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Adaptive exponential integrate-and-fire neuron that pays for spikes and adaptation (mAdExp). It spikes at V_th + 5
 * Delta_T; the potential that the equations see is limited to V_th + 10 Delta_T, so that the upstroke cannot overflow.
 */
@Component
public final class MadexpPscExp implements NeuronModel.Provider {

    private static final double SLOPES_TO_PEAK = 5;
    private static final double SLOPES_TO_LIMIT = 10;

    private static final NeuronModel MODEL = new NeuronModel("madexp_psc_exp",
            "Adaptive exponential integrate-and-fire neuron whose spikes and adaptation cost energy, with "
                    + "exponentially decaying synaptic currents",
            LocalEnergy.SOURCE,
            Lists.concat(LocalEnergy.membrane(130, 10, -55, -50), List.of(
                    new ParameterDefinition("V_th", "mV", -53, Range.ANY,
                            "Where the exponential current begins to dominate"),
                    new ParameterDefinition("Delta_T", "mV", 2, Range.POSITIVE, "Slope factor"),
                    new ParameterDefinition("V_reset", "mV", -49, Range.ANY,
                            "Potential after a spike, below V_th + 5 Delta_T"),
                    new ParameterDefinition("a", "nS", 4, Range.ANY, "Adaptation by the potential"),
                    new ParameterDefinition("b", "pA", 60, Range.ANY, "Adaptation by a spike"),
                    new ParameterDefinition("tau_w", "ms", 120, Range.POSITIVE,
                            "Time constant of the adaptation")),
                    LocalEnergy.energy(-35, -45, 0.15, 0.02, 500), List.of(
                    new ParameterDefinition("gamma", "pA", 200, Range.POSITIVE,
                            "Adaptation that costs as much as a potential of E_d"),
                    new ParameterDefinition("I_KATP", "pA", 1, Range.NOT_NEGATIVE,
                            "Peak of the ATP-gated potassium current"),
                    new ParameterDefinition("k_KATP", "", 2, Range.NOT_NEGATIVE,
                            "Weight of the energy in the gate epsilon_c / (epsilon_c + k_KATP epsilon): 2 as in the "
                                    + "authors' implementation, 1 as in a published variant")),
                    SynapticCurrents.PARAMETERS),
            Lists.concat(LocalEnergy.CONSTANTS, SynapticCurrents.MEAN, List.of(
                    new DerivedConstant("minus_leak", (p, dt) -> -leak(p, dt)),
                    new DerivedConstant("energy_to_potential", (p, dt) -> -leak(p, dt) * LocalEnergy.slope(p)),
                    new DerivedConstant("rest_and_bias", (p, dt) -> leak(p, dt) * p.get("E_u")
                            + dt * p.get("I_e") / p.get("C_m")),
                    new DerivedConstant("current_to_potential", (p, dt) -> dt / p.get("C_m")),
                    new DerivedConstant("V_peak", MadexpPscExp::peak),
                    new DerivedConstant("V_limit", (p, dt) -> p.get("V_th") + SLOPES_TO_LIMIT * p.get("Delta_T")),
                    new DerivedConstant("per_slope_factor", (p, dt) -> 1 / p.get("Delta_T")),
                    new DerivedConstant("upstroke", MadexpPscExp::upstroke),
                    new DerivedConstant("minus_upstroke_at_c", (p, dt) -> -upstroke(p, dt) * p.get("epsilon_c")),
                    new DerivedConstant("minus_w_to_potential", (p, dt) -> -dt / p.get("C_m")),
                    new DerivedConstant("potential_to_w", (p, dt) -> dt * p.get("a") / p.get("tau_w")),
                    new DerivedConstant("energy_to_w",
                            (p, dt) -> dt * p.get("a") * LocalEnergy.slope(p) / p.get("tau_w")),
                    new DerivedConstant("rest_to_w", (p, dt) -> -dt * p.get("a") * p.get("E_u") / p.get("tau_w")),
                    new DerivedConstant("minus_decay_w", (p, dt) -> -dt / p.get("tau_w")),
                    new DerivedConstant("potassium",
                            (p, dt) -> dt * p.get("I_KATP") * p.get("epsilon_c") / p.get("tau_w")),
                    new DerivedConstant("minus_w_to_energy", (p, dt) -> -dt / p.get("tau_e") / p.get("gamma")))),
            Lists.concat(List.of(LocalEnergy.POTENTIAL, LocalEnergy.ENERGY,
                    new StateDefinition("w", "pA", null, "Adaptation current")), SynapticCurrents.STATES),
            Lists.concat(SynapticCurrents.PORTS, List.of(LocalEnergy.PORT)), update(), LocalEnergy.account(0.02));

    private static double peak(Parameters p, double dt) {
        double peak = p.get("V_th") + SLOPES_TO_PEAK * p.get("Delta_T");
        if (p.get("V_reset") >= peak) {
            throw new IllegalArgumentException("V_reset (" + p.get("V_reset")
                    + " mV) must be below V_th + 5 Delta_T (" + peak + " mV)");
        }
        return peak;
    }

    private static double leak(Parameters p, double dt) {
        return dt * p.get("g_L") / p.get("C_m");
    }

    private static double upstroke(Parameters p, double dt) {
        return dt * p.get("g_L") * p.get("Delta_T") / p.get("C_m") / p.get("epsilon_0");
    }

    private static List<Statement> update() {
        return Lists.concat(List.of(let("drive", SynapticCurrents.plus(
                fma(constant("current_to_potential"), input("current"), constant("rest_and_bias"))))),
                RungeKutta.step(List.of("V_m", "epsilon", "w"), MadexpPscExp::increments), SynapticCurrents.UPDATE,
                List.of(LocalEnergy.fires(RungeKutta.after("V_m"), RungeKutta.after("epsilon")), let("used", use())),
                LocalEnergy.reset(RungeKutta.after("V_m"), RungeKutta.change("epsilon").minus(local("used")),
                        local("used")),
                List.of(assign("w", select(LeakyMembrane.FIRES, RungeKutta.after("w").plus(constant("b")),
                        RungeKutta.after("w"))), spike(LeakyMembrane.FIRES)));
    }

    /** That in the middle of the step. */
    private static Expression use() {
        return fma(constant("minus_w_to_energy"), RungeKutta.at("w", RungeKutta.MIDDLE),
                RungeKutta.Stage.local("use", RungeKutta.MIDDLE));
    }

    private static List<Expression> increments(RungeKutta.Stage stage) {
        Expression v = stage.atMost("V_limited", stage.variable(0), constant("V_limit"));
        Expression energy = stage.variable(1);
        Expression w = stage.variable(2);
        Expression upstroke = exp(v.minus(constant("V_th")).times(constant("per_slope_factor")));
        Expression leak = fma(constant("minus_leak"), v, fma(constant("energy_to_potential"), energy, local("drive")));
        Expression dV = fma(fma(constant("upstroke"), energy, constant("minus_upstroke_at_c")), upstroke,
                fma(constant("minus_w_to_potential"), w, leak));
        Expression want = stage.let("want", LocalEnergy.want(energy));
        Expression dE = fma(constant("minus_w_to_energy"), w,
                fma(want.times(want), want, stage.let("use", LocalEnergy.use(v))));
        Expression dW = fma(constant("potential_to_w"), v, fma(constant("energy_to_w"), energy,
                fma(constant("minus_decay_w"), w, constant("rest_to_w")))).plus(potassium(energy));
        return List.of(dV, dE, dW);
    }

    /** An energy below 0 counts as 0, where the gate is open; further down it would have a pole. */
    private static Expression potassium(Expression energy) {
        Expression left = select(energy.greaterThan(literal(0)), energy, literal(0));
        return constant("potassium").over(fma(constant("k_KATP"), left, constant("epsilon_c")));
    }

    @Override
    public NeuronModel model() {
        return MODEL;
    }
}

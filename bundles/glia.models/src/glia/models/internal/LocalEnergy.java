package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.input;
import static glia.api.model.Expression.local;
import static glia.api.model.Expression.select;
import static glia.api.model.Statement.assign;
import static glia.api.model.Statement.let;
import static glia.api.model.Statement.spend;
import static glia.api.model.Statement.supply;

import glia.api.energy.Cost;
import glia.api.energy.Role;
import glia.api.model.AccountDefinition;
import glia.api.model.DerivedConstant;
import glia.api.model.DerivedConstant.Parameters;
import glia.api.model.Expression;
import glia.api.model.ParameterDefinition;
import glia.api.model.PortDefinition;
import glia.api.model.PortDefinition.Kind;
import glia.api.model.Range;
import glia.api.model.StateDefinition;
import glia.api.model.Statement;
import java.util.List;

/**
 * What eLIF and mAdExp share: a leak towards a potential that rises as the energy falls, and the energy itself.
 *
 * <pre>
 * C_m V' = g_L (E_L - V) + I,  E_L = E_0 + (E_u - E_0) (1 - epsilon / epsilon_0)
 * tau_e epsilon' = (1 - epsilon / (alpha epsilon_0))^3 - (V - E_f) / (E_d - E_f)
 * </pre>
 *
 * Source: Fardet and Levina 2020, PLoS Comput Biol 16:e1008503, 10.1371/journal.pcbi.1008503; names of the parameters
 * as in the authors' published implementation.
 */
final class LocalEnergy {

    static final String SOURCE = "Fardet & Levina 2020, PLoS Comput Biol 16:e1008503, 10.1371/journal.pcbi.1008503";

    static final StateDefinition POTENTIAL = new StateDefinition("V_m", "mV", "E_0", "Membrane potential");
    static final StateDefinition ENERGY = new StateDefinition("epsilon", "", "epsilon_0", "Energy");

    static final PortDefinition PORT = new PortDefinition("energy", "", Kind.ENERGY,
            "Energy that a stimulus brings");

    private static final double QUANTUM = 0x1p-20;

    static final List<DerivedConstant> CONSTANTS = List.of(
            new DerivedConstant("production", (p, dt) -> StrictMath.cbrt(dt / p.get("tau_e"))),
            new DerivedConstant("minus_saturation", (p, dt) -> -StrictMath.cbrt(dt / p.get("tau_e"))
                    / (p.get("alpha") * p.get("epsilon_0"))),
            new DerivedConstant("minus_consumption", (p, dt) -> -consumption(p, dt)),
            new DerivedConstant("consumption_at_zero", (p, dt) -> consumption(p, dt) * p.get("E_f")));

    private LocalEnergy() {
    }

    /** @param delta the energy of a spike by the authors, which stands for that of an action potential */
    static AccountDefinition account(double delta) {
        return new AccountDefinition("epsilon", QUANTUM, delta, "delta", Cost.MEMBRANE_POTENTIAL);
    }

    /** The parameters of the membrane. */
    static List<ParameterDefinition> membrane(double cM, double gL, double e0, double eU) {
        return List.of(
                new ParameterDefinition("C_m", "pF", cM, Range.POSITIVE, "Membrane capacitance"),
                new ParameterDefinition("g_L", "nS", gL, Range.POSITIVE, "Leak conductance"),
                new ParameterDefinition("E_0", "mV", e0, Range.ANY, "Leak potential at the energy epsilon_0"),
                new ParameterDefinition("E_u", "mV", eU, Range.ANY, "Leak potential without energy"),
                new ParameterDefinition("I_e", "pA", 0, Range.ANY, "Constant input current"));
    }

    /** The parameters of the energy. */
    static List<ParameterDefinition> energy(double eD, double eF, double critical, double delta, double tauE) {
        return List.of(
                new ParameterDefinition("E_d", "mV", eD, Range.ANY,
                        "Potential at which an empty store just holds, above E_f"),
                new ParameterDefinition("E_f", "mV", eF, Range.ANY, "Potential at the inflexion of the energy"),
                new ParameterDefinition("alpha", "", 1, Range.POSITIVE, "Energetic health"),
                new ParameterDefinition("epsilon_0", "", 0.5, Range.POSITIVE, "Usual energy"),
                new ParameterDefinition("epsilon_c", "", critical, Range.NOT_NEGATIVE,
                        "Energy at which spikes begin to be impossible"),
                new ParameterDefinition("delta", "", delta, Range.NOT_NEGATIVE, "Energy of a spike"),
                new ParameterDefinition("tau_e", "ms", tauE, Range.POSITIVE, "Time constant of the energy"));
    }

    /** E_L = E_u - slope epsilon, in mV. */
    static double slope(Parameters p) {
        return (p.get("E_u") - p.get("E_0")) / p.get("epsilon_0");
    }

    static double consumption(Parameters p, double dt) {
        Contradictions.requireBelow(p, "E_f", "E_d");
        return dt / p.get("tau_e") / (p.get("E_d") - p.get("E_f"));
    }

    /** Cubed it is the production of a step, which falls as the energy rises. */
    static Expression want(Expression energy) {
        return fma(constant("minus_saturation"), energy, constant("production"));
    }

    /** What the potential uses of the energy in a step, times -1. */
    static Expression use(Expression potential) {
        return fma(constant("minus_consumption"), potential, constant("consumption_at_zero"));
    }

    /**
     * Whether the neuron fires: above the constant V_peak of the model, with energy left.
     *
     * @param potential after the step, as if there were no spike
     * @param energy likewise
     */
    static Statement fires(Expression potential, Expression energy) {
        return let("fires", potential.greaterThan(constant("V_peak")).and(energy.greaterThan(constant("epsilon_c"))));
    }

    /**
     * A spike resets the potential; what is produced is supplied, what is used and what the spike costs is spent.
     *
     * @param potential after the step, as if there were no spike
     * @param production of this step
     * @param use of this step beside the spike, times -1
     */
    static List<Statement> reset(Expression potential, Expression production, Expression use) {
        return List.of(
                assign("V_m", select(LeakyMembrane.FIRES, constant("V_reset"), potential)),
                supply(Role.INPUT, input("energy")),
                supply(Role.PROCESSING, production),
                spend(Role.PROCESSING, select(LeakyMembrane.FIRES, use.minus(constant("delta")), use)));
    }
}

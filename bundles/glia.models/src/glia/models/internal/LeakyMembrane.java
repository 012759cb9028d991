package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.input;
import static glia.api.model.Expression.literal;
import static glia.api.model.Expression.local;
import static glia.api.model.Expression.select;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.assign;
import static glia.api.model.Statement.let;
import static glia.api.model.Statement.spike;

import glia.api.model.Condition;
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

/** What the leaky integrate-and-fire models share: C_m V' = -C_m (V - E_L) / tau_m + I, threshold and rest. */
final class LeakyMembrane {

    static final List<ParameterDefinition> PARAMETERS = parameters(10, 250, 2, -70, -55, -70);

    static final StateDefinition POTENTIAL = new StateDefinition("V_m", "mV", "E_L", "Membrane potential");
    static final StateDefinition REFRACTORY = new StateDefinition("refractory", "steps", null,
            "Steps of the refractory period that are left");

    static final PortDefinition CURRENT = new PortDefinition("current", "pA", Kind.CURRENT, "Currents of devices");

    /** Propagators of the potential over one step: of itself, of a current of 1 pA, of rest and constant current. */
    static final List<DerivedConstant> CONSTANTS = List.of(
            Propagators.decay("leak", "tau_m"),
            new DerivedConstant("rest_and_bias", (p, dt) -> -StrictMath.expm1(-dt / p.get("tau_m")) * p.get("E_L")
                    + currentToPotential(p, dt) * p.get("I_e")),
            new DerivedConstant("current_to_potential", LeakyMembrane::currentToPotential),
            Contradictions.refractorySteps("V_reset", "V_th"));

    /** While the refractory period lasts. */
    static final Condition CLAMPED = Condition.local("clamped");
    /** In the step of a spike. */
    static final Condition FIRES = Condition.local("fires");

    private LeakyMembrane() {
    }

    /** The parameters, with the defaults of a model. */
    static List<ParameterDefinition> parameters(double tauM, double cM, double tRef, double eL, double vTh,
            double vReset) {
        return List.of(
                new ParameterDefinition("tau_m", "ms", tauM, Range.POSITIVE, "Membrane time constant"),
                new ParameterDefinition("C_m", "pF", cM, Range.POSITIVE, "Membrane capacitance"),
                new ParameterDefinition("t_ref", "ms", tRef, Range.NOT_NEGATIVE, "Refractory period"),
                new ParameterDefinition("E_L", "mV", eL, Range.ANY, "Resting potential"),
                new ParameterDefinition("V_th", "mV", vTh, Range.ANY, "Spike threshold"),
                new ParameterDefinition("V_reset", "mV", vReset, Range.ANY, "Potential after a spike, below V_th"),
                new ParameterDefinition("I_e", "pA", 0, Range.ANY, "Constant input current"));
    }

    /** The potential after a step without synapses. */
    static Expression leaked(Expression synapses) {
        return fma(constant("leak"), state("V_m"), synapses);
    }

    /** What rest and injected currents add in a step. */
    static Expression restAndCurrents() {
        return fma(constant("current_to_potential"), input("current"), constant("rest_and_bias"));
    }

    /**
     * A step of the membrane: clamped while the refractory period lasts; at the threshold a spike and the reset.
     *
     * @param potential the potential after the step where it is not clamped
     * @param synapses what else the step changes, with the synaptic state before the step still used by the potential
     * @return the whole update
     */
    static List<Statement> step(Expression potential, List<Statement> synapses) {
        return step(List.of(), state("V_m"), potential, synapses, constant("V_reset"), List.of());
    }

    /**
     * The same for a reset that depends on state.
     *
     * @param before what comes first
     * @param clamped the potential after the step while the refractory period lasts
     * @param reset the potential after a spike
     * @param after what comes last and may ask {@link #FIRES}
     */
    static List<Statement> step(List<Statement> before, Expression clamped, Expression potential,
            List<Statement> synapses, Expression reset, List<Statement> after) {
        return Lists.concat(before,
                List.of(let("clamped", state("refractory").greaterThan(literal(0))),
                        let("V", select(CLAMPED, clamped, potential))),
                synapses,
                List.of(let("fires", CLAMPED.not().and(local("V").atLeast(constant("V_th")))),
                        assign("V_m", select(FIRES, reset, local("V"))),
                        countRefractorySteps()),
                after, List.of(spike(FIRES)));
    }

    /** Starts the refractory period at a spike and counts it down. */
    static Statement countRefractorySteps() {
        return assign("refractory", select(FIRES, constant("refractory_steps"),
                select(CLAMPED, state("refractory").minus(literal(1)), state("refractory"))));
    }

    private static double currentToPotential(Parameters p, double dt) {
        return -StrictMath.expm1(-dt / p.get("tau_m")) * p.get("tau_m") / p.get("C_m");
    }
}

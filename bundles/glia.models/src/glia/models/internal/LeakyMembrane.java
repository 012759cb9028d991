package glia.models.internal;

import static glia.api.model.Expression.constant;
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
import java.util.ArrayList;
import java.util.List;

/** What the leaky integrate-and-fire models share: C_m V' = -C_m (V - E_L) / tau_m + I, threshold and rest. */
final class LeakyMembrane {

    static final List<ParameterDefinition> PARAMETERS = List.of(
            new ParameterDefinition("tau_m", "ms", 10, Range.POSITIVE, "Membrane time constant"),
            new ParameterDefinition("C_m", "pF", 250, Range.POSITIVE, "Membrane capacitance"),
            new ParameterDefinition("t_ref", "ms", 2, Range.NOT_NEGATIVE, "Refractory period"),
            new ParameterDefinition("E_L", "mV", -70, Range.ANY, "Resting potential"),
            new ParameterDefinition("V_th", "mV", -55, Range.ANY, "Spike threshold"),
            new ParameterDefinition("V_reset", "mV", -70, Range.ANY, "Potential after a spike, below V_th"),
            new ParameterDefinition("I_e", "pA", 0, Range.ANY, "Constant input current"));

    static final StateDefinition POTENTIAL = new StateDefinition("V_m", "mV", "E_L", "Membrane potential");
    static final StateDefinition REFRACTORY = new StateDefinition("refractory", "steps", null,
            "Steps of the refractory period that are left");

    static final PortDefinition CURRENT = new PortDefinition("current", "pA", Kind.CURRENT, "Currents of devices");

    /** Propagator of the potential over one step. */
    static final DerivedConstant LEAK = new DerivedConstant("leak", (p, dt) -> StrictMath.exp(-dt / p.get("tau_m")));

    /** What a current of 1 pA over one step adds to the potential. */
    static final DerivedConstant CURRENT_TO_POTENTIAL = new DerivedConstant("current_to_potential",
            LeakyMembrane::currentToPotential);

    /** What rest and constant current add to the potential in one step. */
    static final DerivedConstant REST_AND_BIAS = new DerivedConstant("rest_and_bias",
            (p, dt) -> -StrictMath.expm1(-dt / p.get("tau_m")) * p.get("E_L")
                    + currentToPotential(p, dt) * p.get("I_e"));

    static final DerivedConstant REFRACTORY_STEPS = new DerivedConstant("refractory_steps",
            LeakyMembrane::refractorySteps);

    /** Beyond it float32 does not count steps one by one. */
    private static final double MOST_STEPS = 1 << 24;

    private LeakyMembrane() {
    }

    /**
     * A step of the membrane: clamped while the refractory period lasts; at the threshold a spike and the reset.
     *
     * @param potential the potential after the step where it is not clamped
     * @param synapses what else the step changes, with the synaptic state before the step still used by the potential
     * @return the whole update
     */
    static List<Statement> step(Expression potential, Statement... synapses) {
        Condition clamped = Condition.local("clamped");
        Condition fires = Condition.local("fires");
        List<Statement> update = new ArrayList<>();
        update.add(let("clamped", state("refractory").greaterThan(literal(0))));
        update.add(let("V", select(clamped, state("V_m"), potential)));
        update.addAll(List.of(synapses));
        update.add(let("fires", clamped.not().and(local("V").atLeast(constant("V_th")))));
        update.add(assign("V_m", select(fires, constant("V_reset"), local("V"))));
        update.add(assign("refractory", select(fires, constant("refractory_steps"),
                select(clamped, state("refractory").minus(literal(1)), state("refractory")))));
        update.add(spike(fires));
        return update;
    }

    private static double currentToPotential(Parameters p, double dt) {
        return -StrictMath.expm1(-dt / p.get("tau_m")) * p.get("tau_m") / p.get("C_m");
    }

    private static double refractorySteps(Parameters p, double dt) {
        if (p.get("V_reset") >= p.get("V_th")) {
            throw new IllegalArgumentException("V_reset (" + p.get("V_reset") + " mV) must be below V_th ("
                    + p.get("V_th") + " mV)");
        }
        double steps = Math.rint(p.get("t_ref") / dt);
        if (steps >= MOST_STEPS) {
            throw new IllegalArgumentException("t_ref (" + p.get("t_ref") + " ms) must be below " + MOST_STEPS
                    + " steps of " + dt + " ms");
        }
        return steps;
    }
}

package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.input;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.assign;

import glia.api.model.DerivedConstant;
import glia.api.model.Expression;
import glia.api.model.PortDefinition;
import glia.api.model.PortDefinition.Kind;
import glia.api.model.StateDefinition;
import glia.api.model.Statement;
import java.util.List;

/**
 * Synaptic currents of the shape of an alpha function: a spike of weight w adds w (t / tau) e^(1 - t / tau), whose peak
 * is w. A current and what is left of its slope make it: I' = -I / tau + S, S' = -S / tau, S += w e / tau at a spike.
 */
final class AlphaCurrents {

    static final List<StateDefinition> STATES = List.of(
            new StateDefinition("I_syn_ex", "pA", null, "Excitatory synaptic current"),
            new StateDefinition("dI_syn_ex", "pA/ms", null, "What drives the excitatory current"),
            new StateDefinition("I_syn_in", "pA", null, "Inhibitory synaptic current"),
            new StateDefinition("dI_syn_in", "pA/ms", null, "What drives the inhibitory current"));

    static final List<PortDefinition> PORTS = List.of(
            new PortDefinition("excitatory", "pA", Kind.EXCITATORY, "Peak of the excitatory current"),
            new PortDefinition("inhibitory", "pA", Kind.INHIBITORY, "Peak of the inhibitory current"),
            LeakyMembrane.CURRENT);

    /** For a membrane that is solved exactly. */
    static final List<DerivedConstant> CONSTANTS = Lists.concat(of("ex"), of("in"));

    /** The currents one step later; what uses those of before comes above. */
    static final List<Statement> UPDATE = Lists.concat(update("ex", "excitatory"), update("in", "inhibitory"));

    private AlphaCurrents() {
    }

    private static List<DerivedConstant> of(String side) {
        String tau = "tau_syn_" + side;
        return List.of(Propagators.decay("decay_" + side, tau),
                new DerivedConstant("rise_" + side, (p, dt) -> dt * StrictMath.exp(-dt / p.get(tau))),
                new DerivedConstant("slope_of_peak_" + side, (p, dt) -> StrictMath.E / p.get(tau)),
                new DerivedConstant(side + "_to_potential",
                        (p, dt) -> Propagators.decayInto(p.get("tau_m"), p.get(tau), dt) / p.get("C_m")),
                new DerivedConstant(side + "_slope_to_potential",
                        (p, dt) -> Propagators.alphaInto(p.get("tau_m"), p.get(tau), dt) / p.get("C_m")));
    }

    private static List<Statement> update(String side, String port) {
        String current = "I_syn_" + side;
        String slope = "dI_syn_" + side;
        return List.of(
                assign(current, fma(constant("decay_" + side), state(current),
                        constant("rise_" + side).times(state(slope)))),
                assign(slope, fma(constant("decay_" + side), state(slope),
                        constant("slope_of_peak_" + side).times(input(port)))));
    }

    /** What the currents add to the potential in one step, beside something else. */
    static Expression plus(Expression other) {
        return plus("ex", plus("in", other));
    }

    private static Expression plus(String side, Expression other) {
        return fma(constant(side + "_to_potential"), state("I_syn_" + side),
                fma(constant(side + "_slope_to_potential"), state("dI_syn_" + side), other));
    }
}

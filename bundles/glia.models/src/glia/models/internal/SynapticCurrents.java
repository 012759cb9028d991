package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.input;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.assign;

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

/** Exponentially decaying synaptic currents: a spike adds its weight in pA. */
final class SynapticCurrents {

    static final List<ParameterDefinition> PARAMETERS = parameters(2);

    static final List<StateDefinition> STATES = List.of(
            new StateDefinition("I_syn_ex", "pA", null, "Excitatory synaptic current"),
            new StateDefinition("I_syn_in", "pA", null, "Inhibitory synaptic current"));

    static final List<PortDefinition> PORTS = List.of(
            new PortDefinition("excitatory", "pA", Kind.EXCITATORY, "Step of the excitatory current"),
            new PortDefinition("inhibitory", "pA", Kind.INHIBITORY, "Step of the inhibitory current"),
            LeakyMembrane.CURRENT);

    static final List<DerivedConstant> DECAY = List.of(Propagators.decay("decay_ex", "tau_syn_ex"),
            Propagators.decay("decay_in", "tau_syn_in"));

    /** The currents one step later; what uses those of before comes above. */
    static final List<Statement> UPDATE = List.of(
            assign("I_syn_ex", fma(constant("decay_ex"), state("I_syn_ex"), input("excitatory"))),
            assign("I_syn_in", fma(constant("decay_in"), state("I_syn_in"), input("inhibitory"))));

    /** For a membrane that is solved exactly. */
    static final List<DerivedConstant> EXACT = Lists.concat(DECAY, List.of(
            new DerivedConstant("ex_to_potential", (p, dt) -> potentialOfUnitCurrent(p, p.get("tau_syn_ex"), dt)),
            new DerivedConstant("in_to_potential", (p, dt) -> potentialOfUnitCurrent(p, p.get("tau_syn_in"), dt))));

    /**
     * For a membrane that is solved step by step, which sees the mean of the current over the step: so the charge of
     * each spike is exact.
     */
    static final List<DerivedConstant> MEAN = Lists.concat(DECAY, List.of(
            new DerivedConstant("ex_to_potential",
                    (p, dt) -> Propagators.meanOfDecay(p.get("tau_syn_ex"), dt) * dt / p.get("C_m")),
            new DerivedConstant("in_to_potential",
                    (p, dt) -> Propagators.meanOfDecay(p.get("tau_syn_in"), dt) * dt / p.get("C_m"))));

    private SynapticCurrents() {
    }

    /** The parameters, with the default of a model. */
    static List<ParameterDefinition> parameters(double tau) {
        return List.of(
                new ParameterDefinition("tau_syn_ex", "ms", tau, Range.POSITIVE,
                        "Time constant of the excitatory current"),
                new ParameterDefinition("tau_syn_in", "ms", tau, Range.POSITIVE,
                        "Time constant of the inhibitory current"));
    }

    /** What the currents add to the potential in one step, beside something else. */
    static Expression plus(Expression other) {
        return fma(constant("ex_to_potential"), state("I_syn_ex"),
                fma(constant("in_to_potential"), state("I_syn_in"), other));
    }

    /** The potential after one step that a synaptic current of 1 pA at its beginning brings about. */
    static double potentialOfUnitCurrent(Parameters p, double tauSyn, double dt) {
        return Propagators.decayInto(p.get("tau_m"), tauSyn, dt) / p.get("C_m");
    }
}

package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.exp;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.input;
import static glia.api.model.Expression.literal;
import static glia.api.model.Expression.local;
import static glia.api.model.Expression.select;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.assign;
import static glia.api.model.Statement.let;
import static glia.api.model.Statement.spend;
import static glia.api.model.Statement.spendOnSpikes;
import static glia.api.model.Statement.supply;

import glia.api.energy.Cost;
import glia.api.energy.Role;
import glia.api.model.AccountDefinition;
import glia.api.model.Condition;
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
 * Leaky integrate-and-fire neuron with a level of ATP that spikes and arriving spikes lower; a lack of it raises the
 * reset (EDLIF). Membrane and ATP are both linear between spikes and solved exactly.
 *
 * <pre>
 * ATP' = K_ATP (ATP_h - ATP) H(ATP at most ATP_h) - E_ap x / tau_ap - E_syn y / (tau_atp w_max)
 * x' = -x / tau_ap, x += 1 at a spike; y' = -y / tau_atp, y += |w| at an arriving spike
 * </pre>
 *
 * In the refractory period the potential follows the reset of the present level. The level is a share in percent and
 * stays at 0 where this would take it lower. Production and use at rest, which cancel, are left out.
 */
@Component
public final class EdlifPscAlpha implements NeuronModel.Provider {

    private static final double QUANTUM = 0x1p-13;
    private static final Condition OVERFULL = Condition.local("overfull");

    private static final NeuronModel MODEL = new NeuronModel("edlif_psc_alpha",
            "Leaky integrate-and-fire neuron whose reset depends on its ATP, with alpha-shaped synaptic currents",
            "Jaras et al. 2021, Eur J Neurosci, 10.1111/ejn.15326; 2025, PLoS Comput Biol, "
                    + "10.1371/journal.pcbi.1013148",
            Lists.concat(LeakyMembrane.parameters(20, 200, 8, 0, 15, 0), SynapticCurrents.parameters(6), List.of(
                    new ParameterDefinition("ATP_h", "%", 100, Range.POSITIVE, "Level of ATP that is kept up"),
                    new ParameterDefinition("K_ATP", "1/ms", 1, Range.POSITIVE, "Rate of production"),
                    new ParameterDefinition("E_ap", "%", 8, Range.NOT_NEGATIVE, "ATP of a spike"),
                    new ParameterDefinition("E_syn", "%", 4, Range.NOT_NEGATIVE,
                            "ATP of an arriving spike of weight w_max"),
                    new ParameterDefinition("tau_ap", "ms", 100, Range.POSITIVE,
                            "Time constant with which a spike is paid"),
                    new ParameterDefinition("tau_atp", "ms", 100, Range.POSITIVE,
                            "Time constant with which an arriving spike is paid"),
                    new ParameterDefinition("w_max", "pA", 100, Range.POSITIVE, "Weight that costs E_syn"),
                    new ParameterDefinition("gamma", "", 0, Range.NOT_NEGATIVE,
                            "How strongly a lack of ATP raises the reset"))),
            Lists.concat(LeakyMembrane.CONSTANTS, AlphaCurrents.CONSTANTS, List.of(
                    new DerivedConstant("made_of_lack", (p, dt) -> -StrictMath.expm1(-dt * p.get("K_ATP"))),
                    Propagators.decay("decay_x", "tau_ap"), Propagators.decay("decay_y", "tau_atp"),
                    new DerivedConstant("x_to_lack", (p, dt) -> perSpike(p) * whileProduced(p, "tau_ap", dt)),
                    new DerivedConstant("y_to_lack", (p, dt) -> perWeight(p) * whileProduced(p, "tau_atp", dt)),
                    new DerivedConstant("x_used", (p, dt) -> perSpike(p) * alone(p, "tau_ap", dt)),
                    new DerivedConstant("y_used", (p, dt) -> perWeight(p) * alone(p, "tau_atp", dt)),
                    new DerivedConstant("minus_gamma_per_level", (p, dt) -> -p.get("gamma") / p.get("ATP_h")),
                    new DerivedConstant("twice_reset_above_threshold",
                            (p, dt) -> 2 * (p.get("V_reset") - p.get("V_th"))))),
            Lists.concat(List.of(LeakyMembrane.POTENTIAL), AlphaCurrents.STATES, List.of(
                    new StateDefinition("ATP", "%", "ATP_h", "Level of ATP"),
                    new StateDefinition("x_ap", "", null, "Trace of the neuron's own spikes"),
                    new StateDefinition("y_syn", "pA", null, "Trace of the arriving spikes"),
                    LeakyMembrane.REFRACTORY)),
            AlphaCurrents.PORTS,
            LeakyMembrane.step(atp(), local("reset"),
                    LeakyMembrane.leaked(AlphaCurrents.plus(LeakyMembrane.restAndCurrents())), AlphaCurrents.UPDATE,
                    local("reset"), trace()),
            new AccountDefinition("ATP", QUANTUM, 8, "", Cost.POSTSYNAPTIC_CURRENTS));

    private static double perSpike(Parameters p) {
        return p.get("E_ap") / p.get("tau_ap");
    }

    private static double perWeight(Parameters p) {
        return p.get("E_syn") / p.get("tau_atp") / p.get("w_max");
    }

    private static double whileProduced(Parameters p, String tau, double dt) {
        return Propagators.decayInto(1 / p.get("K_ATP"), p.get(tau), dt);
    }

    private static double alone(Parameters p, String tau, double dt) {
        return Propagators.meanOfDecay(p.get(tau), dt) * dt;
    }

    /**
     * What the level lacks decays while ATP is produced, and is fed by the traces: that is its change. What the traces
     * use in a step is their integral, what is produced is the rest of the change. At 0 no more is used than there is,
     * and the neuron's own spikes are paid for first.
     */
    private static List<Statement> atp() {
        Expression x = state("x_ap");
        Expression y = state("y_syn");
        Expression fed = select(OVERFULL, local("used"), fma(constant("x_to_lack"), x,
                constant("y_to_lack").times(y)));
        Expression own = literal(0).minus(constant("x_used").times(x));
        Expression made = select(OVERFULL, literal(0),
                constant("made_of_lack").times(constant("ATP_h").minus(state("ATP"))));
        return List.of(let("overfull", state("ATP").greaterThan(constant("ATP_h"))),
                let("used", fma(constant("x_used"), x, constant("y_used").times(y))),
                let("change", made.minus(fed)),
                let("produced", local("change").plus(local("used"))),
                let("there", literal(0).minus(state("ATP"))),
                supply(Role.PROCESSING, local("produced")),
                let("paid", select(local("change").greaterThan(local("there")), local("change"), local("there"))
                        .minus(local("produced"))),
                let("own", own),
                let("for_spikes", select(local("own").greaterThan(local("paid")), local("own"), local("paid"))),
                spendOnSpikes(local("for_spikes")),
                spend(Role.PROCESSING, local("paid").minus(local("for_spikes"))),
                assign("y_syn", fma(constant("decay_y"), state("y_syn"),
                        input("excitatory").minus(input("inhibitory")))),
                let("reset", reset()));
    }

    /**
     * beta V_th above E_L, with beta = 1 + a (2 - 2 / (1 + E)), a = V_reset / V_th - 1 and E = exp(-gamma (ATP_h - ATP)
     * / ATP_h), all potentials above E_L: V_th + (V_reset - V_th) 2 E / (1 + E).
     */
    private static Expression reset() {
        Expression lack = constant("ATP_h").minus(state("ATP"));
        Expression e = exp(constant("minus_gamma_per_level").times(lack));
        Expression share = literal(1).minus(literal(1).over(e.plus(literal(1))));
        return fma(constant("twice_reset_above_threshold"), share, constant("V_th"));
    }

    private static List<Statement> trace() {
        Expression decayed = constant("decay_x").times(state("x_ap"));
        return List.of(assign("x_ap", select(LeakyMembrane.FIRES,
                fma(constant("decay_x"), state("x_ap"), literal(1)), decayed)));
    }

    @Override
    public NeuronModel model() {
        return MODEL;
    }
}

package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.input;
import static glia.api.model.Expression.literal;
import static glia.api.model.Expression.local;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.let;
import static glia.api.model.Statement.spike;

import glia.api.model.DerivedConstant;
import glia.api.model.DerivedConstant.Parameters;
import glia.api.model.Expression;
import glia.api.model.NeuronModel;
import glia.api.model.ParameterDefinition;
import glia.api.model.Range;
import glia.api.model.Statement;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Leaky integrate-and-fire neuron that pays for its spikes (eLIF). There is no refractory period: energy limits the
 * rate.
 * <p>
 * The potential is linear where the energy is given, so it is solved exactly for the energy in the middle of the step,
 * which half a step of Euler finds; the energy changes by its equation there and at the mean of the potential. The
 * error is of second order in dt over the time constant of the energy, not that of the membrane.
 */
@Component
public final class ElifPscExp implements NeuronModel.Provider {

    private static final NeuronModel MODEL = new NeuronModel("elif_psc_exp",
            "Leaky integrate-and-fire neuron whose spikes cost energy, with exponentially decaying synaptic "
                    + "currents",
            LocalEnergy.SOURCE,
            Lists.concat(LocalEnergy.membrane(100, 9, -62.5, -58.5), List.of(
                    new ParameterDefinition("V_th", "mV", -59, Range.ANY, "Spike threshold"),
                    new ParameterDefinition("V_reset", "mV", -62, Range.ANY, "Potential after a spike, below V_th")),
                    LocalEnergy.energy(-40, -62, 0.18, 0.01, 200), SynapticCurrents.PARAMETERS),
            Lists.concat(LocalEnergy.CONSTANTS, SynapticCurrents.DECAY, List.of(
                    new DerivedConstant("ex_to_potential", (p, dt) -> ofCurrent(p, p.get("tau_syn_ex"), dt)),
                    new DerivedConstant("in_to_potential", (p, dt) -> ofCurrent(p, p.get("tau_syn_in"), dt)),
                    new DerivedConstant("decay_v", (p, dt) -> StrictMath.exp(-dt / tau(p))),
                    new DerivedConstant("current_to_potential", (p, dt) -> leaked(p, dt) / p.get("g_L")),
                    new DerivedConstant("energy_to_potential", (p, dt) -> -leaked(p, dt) * LocalEnergy.slope(p)),
                    new DerivedConstant("rest_and_bias",
                            (p, dt) -> leaked(p, dt) * (p.get("E_u") + p.get("I_e") / p.get("g_L"))),
                    new DerivedConstant("minus_half_consumption", (p, dt) -> -LocalEnergy.consumption(p, dt) / 2),
                    new DerivedConstant("V_peak", (p, dt) -> {
                        Contradictions.requireBelow(p, "V_reset", "V_th");
                        return p.get("V_th");
                    }))),
            Lists.concat(List.of(LocalEnergy.POTENTIAL, LocalEnergy.ENERGY), SynapticCurrents.STATES),
            Lists.concat(SynapticCurrents.PORTS, List.of(LocalEnergy.PORT)), update(), LocalEnergy.account(0.01));

    private static double tau(Parameters p) {
        return p.get("C_m") / p.get("g_L");
    }

    /** The share of the way to rest that a step goes. */
    private static double leaked(Parameters p, double dt) {
        return -StrictMath.expm1(-dt / tau(p));
    }

    private static double ofCurrent(Parameters p, double tauSyn, double dt) {
        return Propagators.decayInto(tau(p), tauSyn, dt) / p.get("C_m");
    }

    private static List<Statement> update() {
        Expression v = state("V_m");
        Expression energy = state("epsilon");
        Expression start = local("want_at_start");
        Expression middle = local("want");
        Expression production = local("produced");
        Expression use = local("used");
        return Lists.concat(List.of(
                let("want_at_start", LocalEnergy.want(energy)),
                let("middle", fma(literal(0.5), fma(start.times(start), start, LocalEnergy.use(v)), energy)),
                let("after", fma(constant("decay_v"), v, fma(constant("energy_to_potential"), local("middle"),
                        SynapticCurrents.plus(fma(constant("current_to_potential"), input("current"),
                                constant("rest_and_bias")))))),
                let("want", LocalEnergy.want(local("middle"))),
                let("produced", middle.times(middle).times(middle)),
                let("used", fma(constant("minus_half_consumption"), v.plus(local("after")),
                        constant("consumption_at_zero"))),
                LocalEnergy.fires(local("after"), energy.plus(production.plus(use)))),
                SynapticCurrents.UPDATE, LocalEnergy.reset(local("after"), production, use),
                List.of(spike(LeakyMembrane.FIRES)));
    }

    @Override
    public NeuronModel model() {
        return MODEL;
    }
}

package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.input;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.assign;

import glia.api.model.DerivedConstant;
import glia.api.model.DerivedConstant.Parameters;
import glia.api.model.NeuronModel;
import glia.api.model.ParameterDefinition;
import glia.api.model.PortDefinition;
import glia.api.model.PortDefinition.Kind;
import glia.api.model.Range;
import glia.api.model.StateDefinition;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Leaky integrate-and-fire neuron; a spike adds its weight in pA to a current that decays exponentially. */
@Component
public final class IafPscExp implements NeuronModel.Provider {

    private static final NeuronModel MODEL = new NeuronModel("iaf_psc_exp",
            "Leaky integrate-and-fire neuron with exponentially decaying synaptic currents",
            "NEST iaf_psc_exp; exact integration: Rotter & Diesmann 1999, Biol Cybern 81:381-402", parameters(),
            List.of(LeakyMembrane.LEAK, LeakyMembrane.REST_AND_BIAS, LeakyMembrane.CURRENT_TO_POTENTIAL,
                    LeakyMembrane.REFRACTORY_STEPS, decay("decay_ex", "tau_syn_ex"), decay("decay_in", "tau_syn_in"),
                    propagator("ex_to_potential", "tau_syn_ex"), propagator("in_to_potential", "tau_syn_in")),
            List.of(LeakyMembrane.POTENTIAL,
                    new StateDefinition("I_syn_ex", "pA", null, "Excitatory synaptic current"),
                    new StateDefinition("I_syn_in", "pA", null, "Inhibitory synaptic current"),
                    LeakyMembrane.REFRACTORY),
            List.of(new PortDefinition("excitatory", "pA", Kind.EXCITATORY, "Step of the excitatory current"),
                    new PortDefinition("inhibitory", "pA", Kind.INHIBITORY, "Step of the inhibitory current"),
                    LeakyMembrane.CURRENT),
            LeakyMembrane.step(
                    fma(constant("leak"), state("V_m"),
                            fma(constant("ex_to_potential"), state("I_syn_ex"),
                                    fma(constant("in_to_potential"), state("I_syn_in"),
                                            fma(constant("current_to_potential"), input("current"),
                                                    constant("rest_and_bias"))))),
                    assign("I_syn_ex", fma(constant("decay_ex"), state("I_syn_ex"), input("excitatory"))),
                    assign("I_syn_in", fma(constant("decay_in"), state("I_syn_in"), input("inhibitory")))));

    @Override
    public NeuronModel model() {
        return MODEL;
    }

    private static List<ParameterDefinition> parameters() {
        List<ParameterDefinition> all = new ArrayList<>(LeakyMembrane.PARAMETERS);
        all.add(new ParameterDefinition("tau_syn_ex", "ms", 2, Range.POSITIVE,
                "Time constant of the excitatory current"));
        all.add(new ParameterDefinition("tau_syn_in", "ms", 2, Range.POSITIVE,
                "Time constant of the inhibitory current"));
        return all;
    }

    private static DerivedConstant decay(String name, String tau) {
        return new DerivedConstant(name, (p, dt) -> StrictMath.exp(-dt / p.get(tau)));
    }

    private static DerivedConstant propagator(String name, String tau) {
        return new DerivedConstant(name, (p, dt) -> potentialOfUnitCurrent(p, p.get(tau), dt));
    }

    /**
     * The potential after one step that a synaptic current of 1 pA at its beginning brings about:
     * (e^(-dt/tau_s) - e^(-dt/tau_m)) tau_s tau_m / (C_m (tau_s - tau_m)), written with expm1 so that nothing cancels
     * where the time constants are nearly equal.
     */
    static double potentialOfUnitCurrent(Parameters p, double tauSyn, double dt) {
        double tauM = p.get("tau_m");
        double rateDifference = 1 / tauM - 1 / tauSyn;
        double exponent = rateDifference * dt;
        double mean = Math.abs(exponent) < 1e-300 ? 1 : StrictMath.expm1(exponent) / exponent;
        return StrictMath.exp(-dt / tauM) * mean * dt / p.get("C_m");
    }
}

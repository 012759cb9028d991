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
import glia.api.model.NeuronModel;
import glia.api.model.PortDefinition;
import glia.api.model.PortDefinition.Kind;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Leaky integrate-and-fire neuron; a spike makes the potential jump by its weight in mV. */
@Component
public final class IafPscDelta implements NeuronModel.Provider {

    private static final NeuronModel MODEL = new NeuronModel("iaf_psc_delta",
            "Leaky integrate-and-fire neuron with delta-shaped synaptic currents",
            "NEST iaf_psc_delta; exact integration: Rotter & Diesmann 1999, Biol Cybern 81:381-402",
            LeakyMembrane.PARAMETERS,
            List.of(LeakyMembrane.LEAK, LeakyMembrane.REST_AND_BIAS, LeakyMembrane.CURRENT_TO_POTENTIAL,
                    LeakyMembrane.REFRACTORY_STEPS),
            List.of(LeakyMembrane.POTENTIAL, LeakyMembrane.REFRACTORY),
            List.of(new PortDefinition("spikes", "mV", Kind.SPIKES, "Jump of the potential at a spike's arrival"),
                    LeakyMembrane.CURRENT),
            List.of(let("clamped", LeakyMembrane.isRefractory()),
                    let("V", select(Condition.local("clamped"), state("V_m"),
                            fma(constant("leak"), state("V_m"),
                                    fma(constant("current_to_potential"), input("current"),
                                            constant("rest_and_bias"))).plus(input("spikes")))),
                    let("fires", Condition.local("clamped").not().and(local("V").atLeast(constant("V_th")))),
                    assign("V_m", select(Condition.local("fires"), constant("V_reset"), local("V"))),
                    assign("refractory", select(Condition.local("fires"), constant("refractory_steps"),
                            select(Condition.local("clamped"), state("refractory").minus(literal(1)),
                                    state("refractory")))),
                    spike(Condition.local("fires"))));

    @Override
    public NeuronModel model() {
        return MODEL;
    }

}

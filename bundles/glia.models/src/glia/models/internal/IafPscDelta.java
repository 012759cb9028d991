package glia.models.internal;

import static glia.api.model.Expression.input;

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
            LeakyMembrane.PARAMETERS, LeakyMembrane.CONSTANTS,
            List.of(LeakyMembrane.POTENTIAL, LeakyMembrane.REFRACTORY),
            List.of(new PortDefinition("spikes", "mV", Kind.SPIKES, "Jump of the potential at a spike's arrival"),
                    LeakyMembrane.CURRENT),
            LeakyMembrane.step(LeakyMembrane.leaked(LeakyMembrane.restAndCurrents()).plus(input("spikes")),
                    List.of()));

    @Override
    public NeuronModel model() {
        return MODEL;
    }
}

package glia.models.internal;

import glia.api.model.NeuronModel;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Leaky integrate-and-fire neuron; a spike adds its weight in pA to a current that decays exponentially. */
@Component
public final class IafPscExp implements NeuronModel.Provider {

    private static final NeuronModel MODEL = new NeuronModel("iaf_psc_exp",
            "Leaky integrate-and-fire neuron with exponentially decaying synaptic currents",
            "NEST iaf_psc_exp; exact integration: Rotter & Diesmann 1999, Biol Cybern 81:381-402",
            Lists.concat(LeakyMembrane.PARAMETERS, SynapticCurrents.PARAMETERS),
            Lists.concat(LeakyMembrane.CONSTANTS, SynapticCurrents.EXACT),
            Lists.concat(List.of(LeakyMembrane.POTENTIAL), SynapticCurrents.STATES,
                    List.of(LeakyMembrane.REFRACTORY)),
            SynapticCurrents.PORTS,
            LeakyMembrane.step(LeakyMembrane.leaked(SynapticCurrents.plus(LeakyMembrane.restAndCurrents())),
                    SynapticCurrents.UPDATE));

    @Override
    public NeuronModel model() {
        return MODEL;
    }
}

package glia.models.internal;

import glia.api.model.NeuronModel;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Leaky integrate-and-fire neuron; a spike adds an alpha function of time, with its weight in pA as peak. */
@Component
public final class IafPscAlpha implements NeuronModel.Provider {

    private static final NeuronModel MODEL = new NeuronModel("iaf_psc_alpha",
            "Leaky integrate-and-fire neuron with alpha-shaped synaptic currents",
            "NEST iaf_psc_alpha; exact integration: Rotter & Diesmann 1999, Biol Cybern 81:381-402",
            Lists.concat(LeakyMembrane.PARAMETERS, SynapticCurrents.PARAMETERS),
            Lists.concat(LeakyMembrane.CONSTANTS, AlphaCurrents.CONSTANTS),
            Lists.concat(List.of(LeakyMembrane.POTENTIAL), AlphaCurrents.STATES, List.of(LeakyMembrane.REFRACTORY)),
            AlphaCurrents.PORTS,
            LeakyMembrane.step(LeakyMembrane.leaked(AlphaCurrents.plus(LeakyMembrane.restAndCurrents())),
                    AlphaCurrents.UPDATE));

    @Override
    public NeuronModel model() {
        return MODEL;
    }
}

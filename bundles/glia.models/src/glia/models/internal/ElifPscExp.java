package glia.models.internal;

import static glia.api.model.Statement.spike;

import glia.api.model.DerivedConstant;
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
            Lists.concat(LocalEnergy.CONSTANTS, SynapticCurrents.MEAN, List.of(
                    new DerivedConstant("V_peak", (p, dt) -> {
                        Contradictions.requireBelow(p, "V_reset", "V_th");
                        return p.get("V_th");
                    }))),
            Lists.concat(List.of(LocalEnergy.POTENTIAL), LocalEnergy.ENERGY, SynapticCurrents.STATES),
            Lists.concat(SynapticCurrents.PORTS, List.of(LocalEnergy.PORT)), update(), LocalEnergy.account(0.01));

    private static List<Statement> update() {
        return Lists.concat(List.of(LocalEnergy.DRIVE),
                RungeKutta.step(List.of("V_m", "epsilon"), ElifPscExp::increments), SynapticCurrents.UPDATE,
                List.of(LocalEnergy.fires()), LocalEnergy.reset(LocalEnergy.use()),
                List.of(spike(LeakyMembrane.FIRES)));
    }

    private static List<Expression> increments(RungeKutta.Stage stage) {
        Expression v = stage.variable(0);
        Expression energy = stage.variable(1);
        return List.of(LocalEnergy.potentialIncrement(v, energy), LocalEnergy.energyIncrement(stage, v, energy));
    }

    @Override
    public NeuronModel model() {
        return MODEL;
    }
}

package glia.models.internal;

import static glia.api.model.Expression.input;
import static glia.api.model.Expression.literal;
import static glia.api.model.Statement.spike;

import glia.api.model.NeuronModel;
import glia.api.model.PortDefinition;
import glia.api.model.PortDefinition.Kind;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Repeats what arrives, in the step of its arrival. A neuron sends at most one spike a step, so several that arrive in
 * one step come out as one (NEST's sends as many). Weights do not matter, except that one of 0 is never repeated.
 */
@Component
public final class ParrotNeuron implements NeuronModel.Provider {

    private static final NeuronModel MODEL = new NeuronModel("parrot_neuron",
            "Repeats the spikes that arrive, at most one a step", "NEST parrot_neuron", List.of(), List.of(),
            List.of(),
            List.of(new PortDefinition("spikes", "", Kind.EXCITATORY, "Spikes to repeat, of any weight above 0")),
            List.of(spike(input("spikes").greaterThan(literal(0)))));

    @Override
    public NeuronModel model() {
        return MODEL;
    }
}

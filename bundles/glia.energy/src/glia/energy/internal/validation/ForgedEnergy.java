package glia.energy.internal.validation;

import glia.api.energy.Experiment;
import glia.api.energy.Laboratory;
import glia.api.energy.Role;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.PopulationDescription;
import glia.api.network.Quantity;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/**
 * Conservation: one quantum that comes from nowhere, on any account and at any time, is noticed before the next
 * step is over. In the control the quantum is another neuron's, so that the sum stays.
 */
@Component
public final class ForgedEnergy implements Experiment {

    private static final int NEURONS = 50;
    private static final int FORGERIES = 10;
    private static final String POPULATION = "spends";

    @Override
    public Role role() {
        return Role.CONSERVATION;
    }

    @Override
    public String name() {
        return "forged energy";
    }

    @Override
    public String claim() {
        return "One quantum of energy that comes from nowhere is noticed before the next step is over.";
    }

    @Override
    public String control() {
        return "The quantum is taken from another neuron.";
    }

    @Override
    public String measure() {
        return "part of 10 forgeries that stopped the run within a step";
    }

    @Override
    public double threshold() {
        return 0.99;
    }

    @Override
    public double sample(Laboratory laboratory, boolean coupled, long seed) throws NetworkException {
        int noticed = 0;
        for (int i = 0; i < FORGERIES; i++) {
            try (Laboratory.Trial trial = laboratory.open(network(seed))) {
                int neuron = (int) ((seed * 31 + i * 7L) % NEURONS);
                trial.run(10 + i * 3.7);
                noticed += trial.forge(POPULATION, neuron, coupled ? -1 : (neuron + 1) % NEURONS, 1) ? 1 : 0;
            }
        }
        return noticed / (double) FORGERIES;
    }

    private static NetworkDescription network(long seed) {
        return Networks.of("forged energy", seed, List.of(new PopulationDescription(POPULATION, NEURONS,
                "elif_psc_exp", Map.of("I_e", new Quantity.Uniform(40, 80)),
                Map.of("epsilon", Quantity.of(0.375)), Networks.SOMEWHERE)), List.of(), List.of());
    }
}

package glia.energy.internal.validation;

import glia.api.energy.Experiment;
import glia.api.energy.Laboratory;
import glia.api.energy.Role;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.EnergyDescription;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.PopulationDescription;
import glia.api.network.Quantity;
import glia.api.network.StructureDescription;
import glia.api.network.StructureDescription.Neurons;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/**
 * Adaptation: neurons die that spend more than their supply can pay for. Of two populations one is driven weakly, one
 * strongly. In the control spikes need no energy and cost none, so that both hold what a neuron at rest does; who has
 * too little dies there as well.
 */
@Component
public final class StarvedDeaths implements Experiment {

    private static final int NEURONS = 30;
    private static final double DEAD_BELOW = 0.2;
    private static final double INITIAL = 0.3;
    private static final double INTERVAL_MS = 100;
    private static final double RUN_MS = 2000;
    private static final double RATE = 200;
    private static final double WEIGHT_PA = 15;
    private static final String WEAK = "weakly driven";
    private static final String STRONG = "strongly driven";

    @Override
    public Role role() {
        return Role.ADAPTATION;
    }

    @Override
    public String name() {
        return "starved deaths";
    }

    @Override
    public String claim() {
        return "Neurons die that spend more than their supply can pay for, and no others.";
    }

    @Override
    public String control() {
        return "Spikes need no energy and cost none; the leak potential does not depend on it.";
    }

    @Override
    public String measure() {
        return "part of the strongly driven neurons that die within 2 s, less that of the weakly driven ones";
    }

    @Override
    public double threshold() {
        return 0.5;
    }

    @Override
    public double sample(Laboratory laboratory, boolean coupled, long seed) throws NetworkException {
        try (Laboratory.Trial trial = laboratory.open(network(coupled, seed))) {
            trial.run(RUN_MS);
            return dead(trial, STRONG) - dead(trial, WEAK);
        }
    }

    private static double dead(Laboratory.Trial trial, String population) {
        double dead = 0;
        for (float energy : trial.state(population, "epsilon")) {
            dead += Float.isNaN(energy) ? 1 : 0;
        }
        return dead / NEURONS;
    }

    private static NetworkDescription network(boolean coupled, long seed) {
        StructureDescription structure = new StructureDescription(INTERVAL_MS, 1e13, 0, 0, List.of(),
                List.of(neurons(WEAK), neurons(STRONG)));
        return Networks.of("starved deaths", seed,
                List.of(population(WEAK, -10, 30, coupled), population(STRONG, 70, 110, coupled)), List.of(),
                List.of(new DeviceDescription.PoissonGenerator("drive", RATE, 0, Double.POSITIVE_INFINITY,
                        List.of(new Connection(WEAK, List.of(), "", WEIGHT_PA, 0.1),
                                new Connection(STRONG, List.of(), "", WEIGHT_PA, 0.1)))),
                EnergyDescription.DEFAULT.withStructure(structure));
    }

    private static Neurons neurons(String population) {
        return new Neurons(population, Double.POSITIVE_INFINITY, DEAD_BELOW, 0, 0);
    }

    private static PopulationDescription population(String name, double low, double high, boolean coupled) {
        Map<String, Quantity> parameters = new LinkedHashMap<>();
        parameters.put("I_e", new Quantity.Uniform(low, high));
        // so that spikes are all that is spent
        parameters.put("E_d", Quantity.of(1e5));
        if (!coupled) {
            parameters.put("epsilon_c", Quantity.of(0));
            parameters.put("delta", Quantity.of(0));
            parameters.put("E_u", Quantity.of(-62.5));
        }
        return new PopulationDescription(name, NEURONS, "elif_psc_exp", parameters,
                Map.of("epsilon", Quantity.of(INITIAL)), Networks.SOMEWHERE);
    }
}

package glia.energy.internal.validation;

import glia.api.energy.Experiment;
import glia.api.energy.Laboratory;
import glia.api.energy.Role;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.PopulationDescription;
import glia.api.network.Quantity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/**
 * Processing: a current that a neuron's supply cannot pay for makes it fire at first and then not any more, although
 * its potential stays above threshold (the depolarisation block of Fardet and Levina 2020, PLoS Comput Biol
 * 16:e1008503, figure 3). In the control the same neurons hold and spend the same energy, which gates nothing.
 */
@Component
public final class GatedFiring implements Experiment {

    private static final int NEURONS = 20;
    private static final double EARLY_MS = 40;
    private static final double PAUSE_MS = 460;
    private static final double LATE_MS = 500;

    @Override
    public Role role() {
        return Role.PROCESSING;
    }

    @Override
    public String name() {
        return "gated firing";
    }

    @Override
    public String claim() {
        return "Neurons stop firing under a current that their supply cannot pay for.";
    }

    @Override
    public String control() {
        return "Spikes need no energy, cost none, and the leak potential does not depend on it.";
    }

    @Override
    public String measure() {
        return "Hz by which the rate from 500 to 1000 ms is below that of the first 40 ms";
    }

    @Override
    public double threshold() {
        return 100;
    }

    @Override
    public double sample(Laboratory laboratory, boolean coupled, long seed) throws NetworkException {
        try (Laboratory.Trial trial = laboratory.open(network(coupled, seed))) {
            trial.run(EARLY_MS);
            double early = rate(trial, EARLY_MS);
            trial.run(PAUSE_MS);
            trial.run(LATE_MS);
            return early == 0 ? Double.NaN : early - rate(trial, LATE_MS);
        }
    }

    private static double rate(Laboratory.Trial trial, double ms) {
        return Arrays.stream(trial.spikes("driven")).sum() / ms * 1000 / NEURONS;
    }

    private static NetworkDescription network(boolean coupled, long seed) {
        Map<String, Quantity> parameters = new LinkedHashMap<>();
        parameters.put("I_e", new Quantity.Uniform(110, 130));
        if (!coupled) {
            parameters.put("epsilon_c", Quantity.of(0));
            parameters.put("delta", Quantity.of(0));
            parameters.put("E_u", Quantity.of(-62.5));
        }
        return Networks.of("gated firing", seed, List.of(new PopulationDescription("driven", NEURONS, "elif_psc_exp",
                parameters, Map.of("epsilon", Quantity.of(0.33), "V_m", new Quantity.Uniform(-62, -60)),
                Networks.SOMEWHERE)), List.of(), List.of());
    }
}

package glia.energy.internal.validation;

import glia.api.energy.Experiment;
import glia.api.energy.Laboratory;
import glia.api.energy.Role;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
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
 * Input: sensory neurons that produce next to nothing themselves turn the energy of the stimuli that reach them into
 * spikes. In the control the same stimuli reach neurons whose spikes need no energy and cost none.
 */
@Component
public final class StimulusEnergy implements Experiment {

    private static final String SENSORY = "sensory";
    private static final int NEURONS = 50;
    /** Energy of a stimulus: that of two spikes. */
    private static final double PACKET = 0.02;
    private static final double WEAK_HZ = 5;
    private static final double STRONG_HZ = 20;
    private static final double SETTLE_MS = 500;
    private static final double RUN_MS = 2000;

    @Override
    public Role role() {
        return Role.INPUT;
    }

    @Override
    public String name() {
        return "stimulus energy";
    }

    @Override
    public String claim() {
        return "Sensory neurons fire as the energy that stimuli bring them allows.";
    }

    @Override
    public String control() {
        return "Spikes need no energy and cost none.";
    }

    @Override
    public String measure() {
        return "octaves by which the rate rises when stimuli come four times as often";
    }

    @Override
    public double threshold() {
        return 1;
    }

    @Override
    public double sample(Laboratory laboratory, boolean coupled, long seed) throws NetworkException {
        double weak = rate(laboratory, coupled, seed, WEAK_HZ);
        double strong = rate(laboratory, coupled, seed, STRONG_HZ);
        return weak == 0 || strong == 0 ? Double.NaN : Math.log(strong / weak) / Math.log(2);
    }

    private static double rate(Laboratory laboratory, boolean coupled, long seed, double stimuliHz)
            throws NetworkException {
        try (Laboratory.Trial trial = laboratory.open(network(coupled, seed, stimuliHz))) {
            trial.run(SETTLE_MS);
            trial.run(RUN_MS);
            return Arrays.stream(trial.spikes(SENSORY)).sum() / (NEURONS * RUN_MS / 1000);
        }
    }

    private static NetworkDescription network(boolean coupled, long seed, double stimuliHz) {
        Map<String, Quantity> parameters = new LinkedHashMap<>();
        parameters.put("I_e", new Quantity.Uniform(55, 65));
        parameters.put("tau_e", Quantity.of(1e6));
        parameters.put("E_u", Quantity.of(-62.5));
        parameters.put("epsilon_c", Quantity.of(coupled ? 0.18 : 0));
        parameters.put("delta", Quantity.of(coupled ? 0.01 : 0));
        return Networks.of("stimulus energy", seed,
                List.of(new PopulationDescription(SENSORY, NEURONS, "elif_psc_exp", parameters,
                        Map.of("epsilon", Quantity.of(0.2)), Networks.SOMEWHERE)),
                List.of(),
                List.of(new DeviceDescription.PoissonGenerator("stimuli", stimuliHz, 0, Double.POSITIVE_INFINITY,
                        List.of(new Connection(SENSORY, List.of(), "energy", PACKET, 0.1)))));
    }
}

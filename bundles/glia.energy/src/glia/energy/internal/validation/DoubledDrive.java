package glia.energy.internal.validation;

import glia.api.energy.Experiment;
import glia.api.energy.Laboratory;
import glia.api.energy.Role;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.EnergyDescription;
import glia.api.network.HomeostasisDescription;
import glia.api.network.HomeostasisDescription.Regulation;
import glia.api.network.HomeostasisDescription.Scope;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.PiecewiseConstant;
import glia.api.network.PopulationDescription;
import glia.api.network.Quantity;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/**
 * Adaptation: after a doubling of the drive the energy of every neuron comes back to its set point, though neurons
 * differ in how excitable they are. In the control the same homeostat senses the same energy and moves nothing.
 */
@Component
public final class DoubledDrive implements Experiment {

    static final double SET_POINT = 0.24;
    private static final double NEAR = 0.05 * SET_POINT;
    private static final int NEURONS = 100;
    private static final double RATE = 300;
    private static final double WEIGHT_PA = 20;
    private static final double DOUBLED_MS = 6000;
    /** In which homeostasis has to bring the energy back. */
    private static final double RECOVERY_MS = 3000;
    private static final int LOOKS = 25;
    private static final double BETWEEN_MS = 20;
    private static final String POPULATION = "driven";

    @Override
    public Role role() {
        return Role.ADAPTATION;
    }

    @Override
    public String name() {
        return "doubled drive";
    }

    @Override
    public String claim() {
        return "Neurons bring their energy back to its set point after their drive has doubled.";
    }

    @Override
    public String control() {
        return "What homeostasis senses does not move the parameter.";
    }

    @Override
    public String measure() {
        return "part of the neurons whose energy is within 5 % of its set point 3 s after the drive has doubled";
    }

    @Override
    public double threshold() {
        return 0.5;
    }

    @Override
    public double sample(Laboratory laboratory, boolean coupled, long seed) throws NetworkException {
        try (Laboratory.Trial trial = laboratory.open(network(coupled, seed))) {
            trial.run(DOUBLED_MS + RECOVERY_MS);
            double[] means = new double[NEURONS];
            for (int look = 0; look < LOOKS; look++) {
                trial.run(BETWEEN_MS);
                float[] energy = trial.state(POPULATION, "epsilon");
                for (int neuron = 0; neuron < NEURONS; neuron++) {
                    means[neuron] += energy[neuron] / LOOKS;
                }
            }
            int near = 0;
            for (double mean : means) {
                near += Math.abs(mean - SET_POINT) <= NEAR ? 1 : 0;
            }
            return (double) near / NEURONS;
        }
    }

    static NetworkDescription network(boolean coupled, long seed) {
        HomeostasisDescription homeostasis = new HomeostasisDescription(50, List.of(new Regulation(POPULATION, "I_e",
                Scope.NEURON, SET_POINT, 0.005, coupled ? -200 : 0, 200, -100, 100)));
        return Networks.of("doubled drive", seed,
                List.of(new PopulationDescription(POPULATION, NEURONS, "elif_psc_exp",
                        Map.of("I_e", new Quantity.Uniform(-5, 15)), Map.of("epsilon", Quantity.of(SET_POINT)),
                        Networks.SOMEWHERE)),
                List.of(), List.of(new DeviceDescription.InhomogeneousPoissonGenerator("drive",
                        new PiecewiseConstant(new double[] { 0, DOUBLED_MS }, new double[] { RATE, 2 * RATE }), 0,
                        Double.POSITIVE_INFINITY, List.of(new Connection(POPULATION, List.of(), "", WEIGHT_PA, 0.1)))),
                EnergyDescription.DEFAULT.withHomeostasis(homeostasis));
    }
}

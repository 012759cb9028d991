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
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/**
 * Adaptation: a reserve pays for fewer births than there is room for, and those who have energy to spare have the
 * children. Each of two populations is asked first in one of two runs. In the control whoever is asked first has them,
 * whatever energy it has.
 */
@Component
public final class PaidBirths implements Experiment {

    private static final int NEURONS = 30;
    private static final int CAPACITY = 60;
    private static final int PAID = 20;
    /** A child costs the reserve this and the energy that it begins with, which is 9.7e9 ATP. */
    private static final double COST_ATP = 9e10;
    /** Enough for {@link #PAID} children, and not for one more. */
    private static final double RESERVE_ATP = PAID * 1e11;
    private static final double INITIAL = 0.25;
    private static final double BORN_ABOVE = 0.3;
    private static final double INTERVAL_MS = 100;
    private static final double RUN_MS = 1500;
    private static final double RATE = 200;
    private static final double WEIGHT_PA = 15;
    private static final String RICH = "weakly driven";
    private static final String POOR = "strongly driven";

    @Override
    public Role role() {
        return Role.ADAPTATION;
    }

    @Override
    public String name() {
        return "paid births";
    }

    @Override
    public String claim() {
        return "Neurons with energy to spare have the children that a reserve can pay for.";
    }

    @Override
    public String control() {
        return "Births do not look at energy.";
    }

    @Override
    public String measure() {
        return "part of the 20 births that the reserve can pay for that weakly driven neurons have more than strongly"
                + " driven ones; 0 if more are born";
    }

    @Override
    public double threshold() {
        return 0.5;
    }

    @Override
    public double sample(Laboratory laboratory, boolean coupled, long seed) throws NetworkException {
        return (lead(laboratory, coupled, seed, RICH, POOR) + lead(laboratory, coupled, seed, POOR, RICH)) / 2;
    }

    private static double lead(Laboratory laboratory, boolean coupled, long seed, String first, String second)
            throws NetworkException {
        try (Laboratory.Trial trial = laboratory.open(network(coupled, seed, first, second))) {
            trial.run(RUN_MS);
            int rich = born(trial, RICH);
            int poor = born(trial, POOR);
            return rich + poor > PAID ? 0 : (double) (rich - poor) / PAID;
        }
    }

    private static int born(Laboratory.Trial trial, String population) {
        int living = 0;
        for (float energy : trial.state(population, "epsilon")) {
            living += Float.isNaN(energy) ? 0 : 1;
        }
        return living - NEURONS;
    }

    private static NetworkDescription network(boolean coupled, long seed, String first, String second) {
        double above = coupled ? BORN_ABOVE : Double.NEGATIVE_INFINITY;
        StructureDescription structure = new StructureDescription(INTERVAL_MS, RESERVE_ATP, 0, RESERVE_ATP, List.of(),
                List.of(neurons(first, above), neurons(second, above)));
        return Networks.of("paid births", seed, List.of(population(RICH, -10, 40), population(POOR, 40, 90)),
                List.of(), List.of(new DeviceDescription.PoissonGenerator("drive", RATE, 0, Double.POSITIVE_INFINITY,
                        List.of(new Connection(RICH, List.of(), "", WEIGHT_PA, 0.1),
                                new Connection(POOR, List.of(), "", WEIGHT_PA, 0.1)))),
                EnergyDescription.DEFAULT.withStructure(structure));
    }

    private static Neurons neurons(String population, double above) {
        return new Neurons(population, above, Double.NEGATIVE_INFINITY, COST_ATP, 0);
    }

    private static PopulationDescription population(String name, double low, double high) {
        return new PopulationDescription(name, NEURONS, CAPACITY, "elif_psc_exp",
                Map.of("I_e", new Quantity.Uniform(low, high)), Map.of("epsilon", Quantity.of(INITIAL)),
                Networks.SOMEWHERE);
    }
}

package glia.energy.internal.validation;

import glia.api.energy.Experiment;
import glia.api.energy.Laboratory;
import glia.api.energy.Role;
import glia.api.network.ConnectionRule;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.EnergyDescription;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.PopulationDescription;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.api.network.StructureDescription;
import glia.api.network.StructureDescription.Order;
import glia.api.network.StructureDescription.Synapses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/**
 * Adaptation: a reserve pays for fewer synapses than there is room for, and targets that have energy to spare get them.
 * Each of two projections is asked first in one of two runs. In the control the targets of the one that is asked first
 * get them, whatever energy they have. The sources are silent, so that what has grown changes nothing of who has
 * energy.
 */
@Component
public final class PaidGrowth implements Experiment {

    private static final int NEURONS = 30;
    private static final int SOURCES = 60;
    private static final double PROBABILITY = 0.3;
    private static final int PAID = 40;
    private static final double COST_ATP = 1e9;
    /** Enough for {@link #PAID} synapses, and not for one more. */
    private static final double RESERVE_ATP = PAID * COST_ATP;
    private static final double GROW_ABOVE = 0.3;
    private static final double INTERVAL_MS = 100;
    private static final double RUN_MS = 1500;
    private static final double RATE = 200;
    private static final double WEIGHT_PA = 15;
    private static final String RICH = "weakly driven";
    private static final String POOR = "strongly driven";
    private static final String SILENT = "silent";

    @Override
    public Role role() {
        return Role.ADAPTATION;
    }

    @Override
    public String name() {
        return "paid growth";
    }

    @Override
    public String claim() {
        return "Neurons with energy to spare get the synapses that a reserve can pay for.";
    }

    @Override
    public String control() {
        return "Growth does not look at energy.";
    }

    @Override
    public String measure() {
        return "part of the 40 synapses that the reserve can pay for that weakly driven neurons get more than strongly"
                + " driven ones; 0 if more grow";
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
            int richBefore = synapses(trial, RICH);
            int poorBefore = synapses(trial, POOR);
            trial.run(RUN_MS);
            int rich = synapses(trial, RICH) - richBefore;
            int poor = synapses(trial, POOR) - poorBefore;
            return rich + poor > PAID ? 0 : (double) (rich - poor) / PAID;
        }
    }

    private static int synapses(Laboratory.Trial trial, String population) {
        return Arrays.stream(trial.indegrees(projection(population))).sum();
    }

    private static String projection(String target) {
        return "to " + target;
    }

    private static NetworkDescription network(boolean coupled, long seed, String first, String second) {
        double above = coupled ? GROW_ABOVE : Double.NEGATIVE_INFINITY;
        StructureDescription structure = new StructureDescription(INTERVAL_MS, RESERVE_ATP, 0, RESERVE_ATP,
                List.of(synapses(first, above), synapses(second, above)), List.of());
        return Networks.of("paid growth", seed,
                List.of(new PopulationDescription(SILENT, SOURCES, "iaf_psc_exp", Map.of(), Map.of(),
                        Networks.SOMEWHERE), population(RICH, -30, 10), population(POOR, 70, 110)),
                List.of(connections(RICH), connections(POOR)),
                List.of(new DeviceDescription.PoissonGenerator("drive", RATE, 0, Double.POSITIVE_INFINITY,
                        List.of(new Connection(RICH, List.of(), "", WEIGHT_PA, 0.1),
                                new Connection(POOR, List.of(), "", WEIGHT_PA, 0.1)))),
                EnergyDescription.DEFAULT.withStructure(structure));
    }

    private static Synapses synapses(String target, double above) {
        return new Synapses(projection(target), Integer.MAX_VALUE, above, Double.NEGATIVE_INFINITY, Order.WEAKEST,
                COST_ATP, 0);
    }

    private static ProjectionDescription connections(String target) {
        return new ProjectionDescription(projection(target), SILENT, target,
                new ConnectionRule.PairwiseBernoulli(PROBABILITY), false, false, "", Quantity.of(1), Quantity.of(1));
    }

    private static PopulationDescription population(String name, double low, double high) {
        return new PopulationDescription(name, NEURONS, "elif_psc_exp", Map.of("I_e", new Quantity.Uniform(low, high)),
                Map.of("epsilon", Quantity.of(0.25)), Networks.SOMEWHERE);
    }
}

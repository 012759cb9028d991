package glia.energy.internal.validation;

import glia.api.energy.Experiment;
import glia.api.energy.Laboratory;
import glia.api.energy.Role;
import glia.api.network.NetworkException;
import glia.api.network.StructureDescription.Order;
import glia.energy.internal.validation.StorageTask.Plasticity;
import org.osgi.service.component.annotations.Component;

/**
 * Adaptation: a network that has learned keeps what it knows when many of its synapses are pruned to save their cost,
 * since those go first that do least for it: all cost the same, and weak ones do least (Chechik, Meilijson and Ruppin
 * 1998, Neural Comput 10:1759-1777, 10.1162/089976698300017124). What a synapse does depends on what else its target
 * gets, so each is compared with the others of its target. The task is that of {@link StorageTask} with plain
 * plasticity. In the control as many synapses go whatever they do.
 */
@Component
public final class PrunedStorage implements Experiment {

    private static final int STEPS = 20;
    private static final double ALLOWED_LOSS = 0.05;

    @Override
    public Role role() {
        return Role.ADAPTATION;
    }

    @Override
    public String name() {
        return "pruned storage";
    }

    @Override
    public String claim() {
        return "Pruning that goes by what synapses do for their cost keeps what was learned.";
    }

    @Override
    public String control() {
        return "Synapses are pruned in random order.";
    }

    @Override
    public String measure() {
        return "part of the synapses, in steps of 0.05, that go before more than 5 % of right answers are lost";
    }

    @Override
    public double threshold() {
        return 0.15;
    }

    @Override
    public double sample(Laboratory laboratory, boolean coupled, long seed) throws NetworkException {
        Order order = coupled ? Order.SMALLEST_SHARE : Order.RANDOM;
        double enough = (1 - ALLOWED_LOSS) * StorageTask.run(laboratory, Plasticity.PLAIN, seed).recall();
        if (enough < StorageTask.STORED * (1 - ALLOWED_LOSS)) {
            return Double.NaN;
        }
        int pruned = 0;
        while (pruned + 1 < STEPS && recall(laboratory, pruned + 1, order, seed) >= enough) {
            pruned++;
        }
        return (double) pruned / STEPS;
    }

    private static double recall(Laboratory laboratory, int pruned, Order order, long seed) throws NetworkException {
        return StorageTask.run(laboratory, Plasticity.PLAIN, 1 - (double) pruned / STEPS, order, seed).recall();
    }
}

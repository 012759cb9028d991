package glia.energy.internal.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.EnergyLedger;
import glia.api.network.CoordinationDescription.Order;
import glia.api.network.NetworkBuilder;
import glia.api.network.Progress;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** When it pays to update first what spends most, and when not; docs/energy-reference.md has what is printed. */
class FewerUpdatesTest {

    private static final long SEED = 1;

    private static FewerUpdates.Task task(int fed) throws Exception {
        return new FewerUpdates.Task(new NetworkLaboratory(Services.get(NetworkBuilder.class),
                Services.get(Simulations.class), Services.get(EnergyLedger.Factory.class),
                Mutation.NONE, Progress.NONE), fed, SEED);
    }

    private static double octaves(int fed, double share) throws Exception {
        FewerUpdates.Task task = task(fed);
        double octaves = FewerUpdates.octaves(task, share, Order.ENERGY);
        System.out.printf(Locale.ROOT, "%d of 40 blocks fed, %.0f %% of the updates: energy %.3f, in turn %.3f, "
                + "random %.3f, %.1f octaves%n", fed, 100 * share, task.error(share, Order.ENERGY),
                task.error(share, Order.ROUND_ROBIN), task.error(share, Order.RANDOM), octaves);
        return octaves;
    }

    @Test
    void energyDecidesWellWhereLessIsActiveThanIsUpdated() throws Exception {
        assertTrue(octaves(5, 0.5) > 1);
        octaves(20, 0.5);
        assertTrue(octaves(10, 0.5) > 1);
        octaves(10, 0.4);
        octaves(10, 0.3);
        octaves(10, 0.2);
    }

    @Test
    void whereAllAreActiveItCannotChoose() throws Exception {
        assertTrue(octaves(40, 0.5) < 0.5);
    }

    @Test
    void withAllUpdatesNothingIsLost() throws Exception {
        for (Order order : Order.values()) {
            assertEquals(0, task(10).error(1, order));
        }
    }
}

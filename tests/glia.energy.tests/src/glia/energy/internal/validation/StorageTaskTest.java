package glia.energy.internal.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkException;
import glia.api.network.Progress;
import glia.api.simulation.Simulations;
import glia.energy.internal.Services;
import glia.energy.internal.validation.StorageTask.Outcome;
import glia.energy.internal.validation.StorageTask.Plasticity;
import org.junit.jupiter.api.Test;

/** Caching saves energy manifold and keeps what was stored; without time to cache it saves nothing. */
class StorageTaskTest {

    private final NetworkLaboratory laboratory = new NetworkLaboratory(Services.get(NetworkBuilder.class),
            Services.get(Simulations.class), Mutation.NONE, Progress.NONE);

    @Test
    void cachingStoresTheSameForLess() throws NetworkException {
        for (long seed = 1; seed <= 3; seed++) {
            Outcome plain = StorageTask.run(laboratory, Plasticity.PLAIN, seed);
            Outcome cached = StorageTask.run(laboratory, Plasticity.CACHED, seed);
            double saving = (double) plain.energy() / cached.energy();
            System.out.println("storage task, seed " + seed + ": " + plain + " " + cached);
            assertTrue(saving > 4 && saving < 9, "saving " + saving);
            assertTrue(plain.recall() > 0.93 && cached.recall() > 0.9, plain + " " + cached);
        }
    }

    /** The same changes at once, for the price of the transient ones on top. */
    @Test
    void cachesThatAreFullAtOnceSaveNothing() throws NetworkException {
        Outcome plain = StorageTask.run(laboratory, Plasticity.PLAIN, 6);
        Outcome control = StorageTask.run(laboratory, Plasticity.CACHED_FOR_NO_TIME, 6);
        assertEquals(1.02, (double) control.energy() / plain.energy(), 1e-3);
        assertEquals(plain.recall(), control.recall(), 0.01);
    }
}

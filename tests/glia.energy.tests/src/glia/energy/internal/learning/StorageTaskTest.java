package glia.energy.internal.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkException;
import glia.api.simulation.Simulations;
import glia.energy.internal.learning.StorageTask.Outcome;
import glia.energy.internal.learning.StorageTask.Plasticity;
import glia.energy.internal.learning.StorageTask.Saving;
import org.junit.jupiter.api.Test;

/** Caching saves energy manifold and keeps what was stored; without time to cache it saves nothing. */
class StorageTaskTest {

    private final StorageTask task = new StorageTask(Services.get(NetworkBuilder.class),
            Services.get(Simulations.class));

    @Test
    void cachingStoresTheSameForLess() throws NetworkException {
        Saving saving = task.saving(Plasticity.CACHED, 1, 2, 3, 4, 5);
        System.out.println("storage task: " + saving);
        assertTrue(saving.low() > 4 && saving.high() < 9, saving.toString());
        assertTrue(saving.plainRecall() > 0.95 && saving.recall() > 0.93, saving.toString());
    }

    /** The same changes at once, for the price of the transient ones on top. */
    @Test
    void cachesThatAreFullAtOnceSaveNothing() throws NetworkException {
        Outcome plain = task.run(Plasticity.PLAIN, 6);
        Outcome control = task.run(Plasticity.CACHED_FOR_NO_TIME, 6);
        assertEquals(1.02, (double) control.energy() / plain.energy(), 1e-3);
        assertEquals(plain.recall(), control.recall(), 0.01);
    }

    @Test
    void theSameSeedGivesTheSameOutcome() throws NetworkException {
        assertEquals(task.run(Plasticity.CACHED, 7), task.run(Plasticity.CACHED, 7));
    }
}

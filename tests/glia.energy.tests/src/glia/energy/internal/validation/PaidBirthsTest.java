package glia.energy.internal.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.EnergyLedger;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkException;
import glia.api.network.Progress;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import org.junit.jupiter.api.Test;

class PaidBirthsTest {

    private static final long SEED = 1;
    /** What a child begins with: 0.25, in quanta of 2^-20, of 37 units of the books each. */
    private static final long CHILD = (1 << 18) * 37L;

    private static NetworkLaboratory laboratory(Mutation mutation) {
        return new NetworkLaboratory(Services.get(NetworkBuilder.class), Services.get(Simulations.class),
                Services.get(EnergyLedger.Factory.class), mutation, Progress.NONE);
    }

    @Test
    void theBooksStopBirthsThatCreate() {
        NetworkLaboratory creating = laboratory(new CreatingBirths());
        String message = assertThrows(NetworkLaboratory.FailedRun.class,
                () -> new PaidBirths().sample(creating, true, SEED)).getMessage();
        assertTrue(creating.hasBroken());
        assertTrue(message.contains("The energy books do not balance: the neurons of population weakly driven hold "),
                message);
        long excess = Long.parseLong(message.replaceFirst(".* hold (\\d+) units too much.*", "$1"));
        assertEquals(0, excess % CHILD, message);
        assertTrue(excess > 0, message);
    }

    /** Where nobody is born there is nothing to break. */
    @Test
    void otherExperimentsRunOnWholeBooks() throws NetworkException {
        NetworkLaboratory creating = laboratory(new CreatingBirths());
        NetworkLaboratory whole = laboratory(Mutation.NONE);
        assertEquals(new GatedFiring().sample(whole, true, SEED), new GatedFiring().sample(creating, true, SEED));
        assertFalse(creating.hasBroken());
    }
}

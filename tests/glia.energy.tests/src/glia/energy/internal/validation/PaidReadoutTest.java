package glia.energy.internal.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.EnergyLedger;
import glia.api.energy.Laboratory;
import glia.api.energy.Role;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkDescription;
import glia.api.network.Progress;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A read-out decides as well as it is supplied, and what it spends is booked as output. */
class PaidReadoutTest {

    private final Laboratory laboratory = new NetworkLaboratory(Services.get(NetworkBuilder.class),
            Services.get(Simulations.class), Services.get(EnergyLedger.Factory.class),
            Mutation.NONE, Progress.NONE);

    /** All is well down to three fifths of the supply; within the next two fifths nothing is left; docs have it. */
    @Test
    void accuracyHasAKnee() throws Exception {
        double[] supplies = {1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2, 0.03};
        double[] means = new double[supplies.length];
        for (int i = 0; i < supplies.length; i++) {
            for (long seed = 1; seed <= 5; seed++) {
                means[i] += PaidReadout.accuracy(laboratory, true, seed, supplies[i]) / 5;
            }
        }
        System.out.println("paid read-out: accuracy " + Arrays.toString(means) + " at " + Arrays.toString(supplies));
        for (int i = 0; i <= 2; i++) {
            assertTrue(means[i] > 0.99, "accuracy " + means[i] + " with " + supplies[i]);
        }
        assertTrue(means[3] > 0.9 && means[4] > 0.7 && means[4] < 0.95 && means[5] < 0.7, Arrays.toString(means));
        for (int i = 6; i < supplies.length; i++) {
            assertEquals(0.5, means[i], 0.06, "guessing with " + supplies[i]);
        }
        assertTrue(PaidReadout.accuracy(laboratory, false, 1, 0.03) > 0.95, "the control needs no supply");
    }

    @Test
    void worksAndPays() throws Exception {
        List<NetworkDescription> opened = new ArrayList<>();
        Laboratory watched = network -> {
            opened.add(network);
            return laboratory.open(network);
        };
        double rich = PaidReadout.accuracy(watched, true, 1, 1);
        double poor = PaidReadout.accuracy(watched, true, 1, 0.03);
        assertTrue(rich > 0.95, "accuracy with full supply: " + rich);
        assertTrue(poor < 0.65, "accuracy with 3 % of it: " + poor);
        long[] spent = new long[2];
        for (int i = 0; i < 2; i++) {
            try (Laboratory.Trial trial = laboratory.open(opened.get(i))) {
                trial.run(1000);
                Map<Role, Long> roles = trial.energy().spent();
                assertEquals(0, roles.get(Role.PROCESSING));
                spent[i] = roles.get(Role.OUTPUT);
            }
        }
        assertTrue(spent[1] > 0 && spent[0] > 2 * spent[1], "spent on output: " + spent[0] + " and " + spent[1]);
    }
}

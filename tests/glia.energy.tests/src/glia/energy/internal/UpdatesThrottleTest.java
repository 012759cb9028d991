package glia.energy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.change.EnergyPart;
import glia.api.change.NetworkChange;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fewer updates are shed of networks that ask for fewer than all, and of no others, and all of it comes back. */
class UpdatesThrottleTest {

    private static final String TEXT = """
            { "glia": 1, "name": "updates", "dt": 0.1, "seed": 5, %s
              "populations": [ { "name": "N", "size": 320, "model": "iaf_psc_exp",
                  "parameters": { "I_e": { "distribution": "uniform", "low": 370, "high": 500 } } } ] }
            """;
    private static final String COORDINATION = "\"energy\": { \"coordination\": { \"share\": %s, \"every\": 1 } },";
    private static final long STEPS = 2000;

    private final Simulations simulations = Services.get(Simulations.class);
    private final UpdatesThrottle throttle = new UpdatesThrottle(simulations);

    private Simulation open(double share) throws Exception {
        String text = String.format(TEXT, share < 1 ? String.format(COORDINATION, share) : "");
        return simulations.open(Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read(text,
                Path.of("updates.network.json")), Progress.NONE), new RunOptions(RunOptions.AUTO, 1, 0),
                Progress.NONE);
    }

    private static double share(Simulation simulation) {
        return simulation.presentNetwork().description().energy().coordination().share();
    }

    private static void await(double share, Simulation simulation) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (share(simulation) != share) {
            assertTrue(System.nanoTime() < deadline, "the share is still " + share(simulation));
            Thread.onSpinWait();
        }
    }

    private static long waits(Simulation simulation, long untilStep) {
        simulation.markTimedPhase().join();
        simulation.run(untilStep).join();
        return simulation.checkpoint().join().timed().waits();
    }

    @AfterEach
    void giveBack() {
        throttle.shed(false);
    }

    @Test
    void halfAsManyAreUpdatedWhileItIsShed() throws Exception {
        try (Simulation simulation = open(0.8)) {
            assertEquals("", throttle.absence());
            long before = waits(simulation, STEPS);
            throttle.shed(true);
            await(0.4, simulation);
            throttle.shed(true);
            long shed = waits(simulation, 2 * STEPS);
            assertEquals(0.4, share(simulation), "to ask twice has no effect");
            NetworkChange made = simulation.changes().getLast().changes().getFirst();
            assertTrue(throttle.changes(simulation) && throttle.made(made), "a run without it is one of its own");
            assertFalse(throttle.made(new NetworkChange.SetEnergy(EnergyPart.COORDINATION, "", Map.of("share", 0.4))),
                    "what somebody else does is not its own");
            throttle.shed(false);
            await(0.8, simulation);
            long after = waits(simulation, 3 * STEPS);
            // of 20 blocks 4 wait, and 12 while it is shed; the interval at either end may be of the other kind
            assertEquals(0.2 * 320 * STEPS, before, 0.02 * before);
            assertEquals(0.6 * 320 * STEPS, shed, 0.02 * shed);
            assertEquals(0.2 * 320 * STEPS, after, 0.02 * after);
        }
    }

    @Test
    void oneThatIsOpenedLaterIsAskedToo() throws Exception {
        try (Simulation first = open(0.5)) {
            throttle.shed(true);
            await(0.25, first);
            try (Simulation second = open(0.6)) {
                throttle.shed(true);
                await(0.3, second);
                assertEquals(0.25, share(first));
                throttle.shed(false);
                await(0.6, second);
                await(0.5, first);
            }
        }
    }

    @Test
    void whatSomebodyElseSetMeanwhileHolds() throws Exception {
        try (Simulation simulation = open(0.5)) {
            throttle.shed(true);
            await(0.25, simulation);
            simulation.apply(List.of(new NetworkChange.SetEnergy(EnergyPart.COORDINATION, "", Map.of("share", 0.9))))
                    .join();
            throttle.shed(false);
            simulation.run(10).join();
            assertEquals(0.9, share(simulation));
        }
    }

    @Test
    void anExactNetworkIsLeftAlone() throws Exception {
        String digest;
        try (Simulation exact = open(1)) {
            exact.run(STEPS).join();
            digest = exact.report().spikeSha256();
            assertEquals("no network that is open has coordination", throttle.absence());
        }
        try (Simulation exact = open(1)) {
            throttle.shed(true);
            exact.run(STEPS).join();
            assertEquals(digest, exact.report().spikeSha256());
            assertEquals(1, share(exact));
            assertFalse(throttle.changes(exact));
        }
    }
}

package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** R3: what ten viewers, one of which takes a second for each event, cost a simulation; printed, and guarded. */
class ViewersTest {

    private static final int VIEWERS = 10;
    private static final int ROUNDS = 5;
    private static final long STEPS = 2_500;

    private final EventBus bus = Services.get(EventBus.class);
    private final AtomicLong seen = new AtomicLong();

    /** All that a view gets, of which it looks at everything once. */
    private List<Subscription> watch(CountDownLatch over) {
        List<Subscription> all = new ArrayList<>();
        for (int viewer = 0; viewer < VIEWERS; viewer++) {
            boolean slow = viewer == 0;
            all.add(bus.subscribe(SimulationTopics.SPIKES, "viewer " + viewer, batch -> {
                seen.addAndGet(Arrays.stream(batch.neurons()).filter(n -> n >= 0).count());
                if (slow) {
                    await(over);
                }
            }));
            all.add(bus.subscribe(SimulationTopics.STATUS, "viewer " + viewer, s -> seen.addAndGet(s.spikes() & 1)));
            all.add(bus.subscribe(SimulationTopics.ENERGY, "viewer " + viewer,
                    e -> seen.addAndGet(e.totals().supplied() & 1)));
        }
        return all;
    }

    private static void await(CountDownLatch over) {
        try {
            over.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(Simulation simulation) {
        simulation.markTimedPhase().join();
        simulation.run(simulation.status().step() + STEPS).join();
        return simulation.report().wallSeconds();
    }

    @Test
    void viewersHardlySlowASimulationDownAndChangeNoSpike() throws Exception {
        double[] ratios = new double[ROUNDS];
        try (Simulation watched = open(); Simulation alone = open()) {
            seconds(watched);
            seconds(alone);
            for (int round = 0; round < ROUNDS; round++) {
                double without = seconds(alone);
                CountDownLatch over = new CountDownLatch(1);
                List<Subscription> viewers = watch(over);
                double with = seconds(watched);
                over.countDown();
                viewers.forEach(Subscription::close);
                ratios[round] = with / without;
            }
            assertEquals(alone.report().spikes(), watched.report().spikes());
            assertEquals(alone.report().spikeSha256(), watched.report().spikeSha256());
        }
        Arrays.sort(ratios);
        System.out.printf("R3: with %d viewers, one of which takes 1 s an event: %.3f times the wall-clock time (%.3f"
                + " to %.3f, %d rounds)%n", VIEWERS, ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1], ROUNDS);
        assertTrue(seen.get() > 0, "they have seen something");
        // a guard: on a machine that others use, times of a wall clock say little
        assertTrue(ratios[ROUNDS / 2] < 3, Arrays.toString(ratios));
    }

    private static Simulation open() throws Exception {
        return Services.get(Simulations.class).open(Examples.build("brunel", 1), new RunOptions("cpu", 2, 0),
                Progress.NONE);
    }
}

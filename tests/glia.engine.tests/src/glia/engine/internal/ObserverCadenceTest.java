package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.Backend;
import glia.api.change.NetworkChanger;
import glia.api.energy.EnergyLedger;
import glia.api.event.EventBus;
import glia.api.event.EventBus.Statistics;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.SpikeBatch;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often observers get what, and what becomes of those who are slow; none of it changes a spike. */
class ObserverCadenceTest {

    private static final long STEPS = 300_000;
    /** So few spikes have room in a batch. */
    private static final long SMALL = 1024;
    private static final long SLOWNESS = TimeUnit.MILLISECONDS.toNanos(1);

    private final EventBus bus = Services.get(EventBus.class);
    private final ObserverCadence cadence = new ObserverCadence();
    private final ObserverPatience patience = new ObserverPatience(bus);
    private final SimulationEngine engine = new SimulationEngine(List.of(Services.get(Backend.class)), List.of(), bus,
            Services.get(EnergyLedger.Factory.class), Services.get(NetworkChanger.class), cadence, patience);
    private final Network network = Examples.build("vogels-abbott", 1);

    /** What a run came to, and what an observer got of it. */
    private record Outcome(String sha256, long spikes, double seconds, long batches, long seen, long carried,
            Statistics counts) {
    }

    /** @param nanos how long the observer works on each batch */
    private Outcome run(long nanos) throws Exception {
        AtomicLong batches = new AtomicLong();
        AtomicLong seen = new AtomicLong();
        AtomicLong carried = new AtomicLong();
        try (Simulation simulation = engine.open(network, new RunOptions("cpu", 1, 0), Progress.NONE)) {
            Subscription subscription = bus.subscribe(SimulationTopics.SPIKES, "observer", batch -> {
                if (batch.simulation() == simulation.id()) {
                    count(batch, batches, seen, carried);
                    long begin = System.nanoTime();
                    while (System.nanoTime() - begin < nanos) {
                        Thread.onSpinWait();
                    }
                }
            });
            long begin = System.nanoTime();
            simulation.run(STEPS).join();
            double seconds = (System.nanoTime() - begin) / 1e9;
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (subscription.statistics().queued() > 0) {
                assertTrue(System.nanoTime() < deadline, "still " + subscription.statistics());
                Thread.onSpinWait();
            }
            subscription.close();
            return new Outcome(simulation.report().spikeSha256(), simulation.report().spikes(), seconds, batches.get(),
                    seen.get(), carried.get(), subscription.statistics());
        }
    }

    private static void count(SpikeBatch batch, AtomicLong batches, AtomicLong seen, AtomicLong carried) {
        batches.incrementAndGet();
        seen.addAndGet(batch.total());
        carried.addAndGet(batch.neurons().length);
    }

    @Test
    void batchesComeMoreRarelyWhileVisualsAreShed() throws Exception {
        run(0);
        Outcome normal = run(0);
        cadence.shed(true);
        Outcome shed = run(0);
        cadence.shed(false);
        System.out.printf("observers: %.0f batches a second, %.0f while shed%n", normal.batches() / normal.seconds(),
                shed.batches() / shed.seconds());
        assertEquals(normal.sha256(), shed.sha256());
        assertEquals(normal.spikes(), shed.seen(), "all are counted");
        // the last batch of a run is published at its end, whenever that is
        assertTrue(shed.batches() <= 1 + shed.seconds() / 0.096, shed.toString());
        assertTrue(normal.batches() <= 1 + normal.seconds() / 0.016, normal.toString());
        assertTrue(normal.batches() / normal.seconds() > 2 * shed.batches() / shed.seconds(), normal + " " + shed);
    }

    /** Left alone, an observer misses what has no room; waited for, it gets every spike, and a run takes as long. */
    @Test
    void anObserverThatIsWaitedForMissesNothing() throws Exception {
        engine.configure(Map.of("batchSpikes", SMALL));
        run(0);
        Outcome alone = run(SLOWNESS);
        patience.shed(true);
        Outcome awaited = run(SLOWNESS);
        patience.shed(false);
        System.out.printf("observers: one that takes 1 ms a batch got %d of %d spikes in %.2f s; waited for, %d of %d"
                + " in %.2f s%n", alone.carried(), alone.spikes(), alone.seconds(), awaited.carried(),
                awaited.spikes(), awaited.seconds());
        assertTrue(alone.carried() < alone.spikes(), alone.toString());
        assertEquals(0, awaited.counts().dropped());
        assertEquals(awaited.spikes(), awaited.seen());
        assertEquals(awaited.spikes(), awaited.carried());
        assertEquals(alone.sha256(), awaited.sha256());
        assertTrue(awaited.batches() > 2 * SimulationTopics.SPIKES.capacity(), "too few to show anything");
        assertTrue(awaited.seconds() >= (awaited.batches() - 130) * SLOWNESS / 1e9, awaited.toString());
    }

    /** One that does not return at all must not stop a simulation for good, nor keep a command from it. */
    @Test
    void anObserverThatIsStuckHoldsUpARunOnlyForAWhile() throws Exception {
        engine.configure(Map.of("batchSpikes", SMALL));
        patience.shed(true);
        CountDownLatch release = new CountDownLatch(1);
        try (Simulation simulation = engine.open(network, new RunOptions("cpu", 1, 0), Progress.NONE)) {
            Subscription stuck = bus.subscribe(SimulationTopics.SPIKES, "stuck", batch -> {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            simulation.run(Long.MAX_VALUE);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (stuck.statistics().queued() <= SimulationTopics.SPIKES.capacity() / 2 + 1) {
                assertTrue(System.nanoTime() < deadline, "it did not go on: " + stuck.statistics());
                Thread.onSpinWait();
            }
            long begin = System.nanoTime();
            simulation.pause().join();
            assertTrue(System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(20), "a pause is heard");
            release.countDown();
            stuck.close();
        } finally {
            patience.shed(false);
        }
    }
}

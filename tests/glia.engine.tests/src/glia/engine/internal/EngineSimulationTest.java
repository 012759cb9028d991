package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.Backend;
import glia.api.backend.BackendUnavailableException;
import glia.api.change.NetworkChanger;
import glia.api.energy.EnergyAccounts;
import glia.api.energy.EnergyLedger;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.EnergySnapshot;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.RunOptions;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.SimulationStatus.State;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.Simulations;
import glia.api.simulation.SpikeBatch;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineSimulationTest {

    private static final long SECONDS = 60;

    private Network network;
    private Simulation simulation;

    @BeforeEach
    void open() throws BackendUnavailableException {
        network = Examples.build("vogels-abbott", 3);
        simulation = Services.get(Simulations.class).open(network, new RunOptions("cpu", 2, 0), Progress.NONE);
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void runsToTheWantedStepAndReportsWhatHappened() {
        Train train = new Train();
        simulation.addRecorder(train);

        SimulationStatus status = await(simulation.run(1000));

        RunReport report = simulation.report();
        assertEquals(State.FINISHED, status.state());
        assertEquals(1000, status.step());
        assertEquals(100, status.simulatedMs(), 1e-9);
        assertEquals(1000, train.completed);
        assertTrue(train.spikes.size() > 500, "spikes: " + train.spikes.size());
        assertEquals(train.spikes.size(), report.spikes());
        assertEquals(train.spikes.size(), status.spikes());
        assertEquals(1000, report.steps());
        assertTrue(report.wallSeconds() > 0 && report.cpuSeconds() > 0);
        assertEquals("cpu", report.backend());
        assertEquals(digest(train), report.spikeSha256());
        assertEquals(events(train), report.synapticEvents());
    }

    private static String digest(Train train) {
        SpikeDigest digest = new SpikeDigest();
        train.spikes.forEach(s -> digest.add(s[0], new int[] {(int) s[1]}, 1));
        return digest.hex();
    }

    private long events(Train train) {
        long[] outdegrees = new long[network.neurons()];
        network.projections().forEach(p -> p.connectivity().rows(0, network.populations().get(p.target()).size(),
                (target, sources, count) -> {
                    for (int k = 0; k < count; k++) {
                        outdegrees[network.populations().get(p.source()).firstId() + sources[k]]++;
                    }
                }));
        return train.spikes.stream().mapToLong(s -> outdegrees[(int) s[1]]).sum();
    }

    @Test
    void spikesComeInCanonicalOrder() {
        Train train = new Train();
        simulation.addRecorder(train);
        await(simulation.run(500));
        for (int k = 1; k < train.spikes.size(); k++) {
            long[] before = train.spikes.get(k - 1);
            long[] now = train.spikes.get(k);
            assertTrue(before[0] < now[0] || before[0] == now[0] && before[1] < now[1]);
        }
    }

    @Test
    void anyWayOfGettingThereGivesTheSameSpikes() {
        await(simulation.run(1000));
        String once = simulation.report().spikeSha256();

        await(simulation.reset());
        assertEquals(State.READY, simulation.status().state());
        assertEquals(0, simulation.status().step());
        assertEquals(0, simulation.status().spikes());
        assertNotEquals(once, simulation.report().spikeSha256());

        for (long step = 1; step <= 20; step++) {
            assertEquals(step, await(simulation.run(step)).step());
        }
        CompletableFuture<SimulationStatus> endless = simulation.run(Long.MAX_VALUE);
        SimulationStatus paused = await(simulation.pause());
        assertEquals(State.PAUSED, paused.state());
        assertEquals(paused.step(), await(endless).step());
        await(simulation.reset());
        await(simulation.run(1000));
        assertEquals(once, simulation.report().spikeSha256());
    }

    @Test
    void aPausedSimulationStandsStill() {
        simulation.run(Long.MAX_VALUE);
        long step = await(simulation.pause()).step();
        assertEquals(step, await(simulation.exportState()).step());
        assertEquals(step, simulation.status().step());
    }

    @Test
    void theExportedStateIsThatOfTheStep() {
        await(simulation.run(700));
        CanonicalState state = await(simulation.exportState());
        assertEquals(700, state.step());
        assertEquals(network.populations().size(), state.populations().size());
    }

    @Test
    void theTimedPhaseLeavesOutWhatCameBefore() {
        await(simulation.run(600));
        RunReport before = simulation.report();
        await(simulation.markTimedPhase());
        await(simulation.run(1000));
        RunReport after = simulation.report();
        assertEquals(600, before.steps());
        assertEquals(400, after.steps());
        assertEquals(simulation.status().spikes(), before.spikes() + after.spikes());
    }

    @Test
    void aPaceIsKept() {
        simulation.setPace(0.5);
        long begin = System.nanoTime();
        await(simulation.run(2000));
        double seconds = (System.nanoTime() - begin) / 1e9;
        assertTrue(seconds > 0.38, "200 ms at half of real time took " + seconds + " s");
        assertEquals(0.5, simulation.status().pace());
        RunReport report = simulation.report();
        assertTrue(report.wallSeconds() > 0.38 && report.wallSeconds() <= seconds, report::toString);
        simulation.setPace(0);
        assertEquals(0, await(simulation.pause()).pace());
        assertThrows(IllegalArgumentException.class, () -> simulation.setPace(-1));
    }

    @Test
    void observersSeeEverySpikeCountedAndEveryChangeOfState() {
        EventBus bus = Services.get(EventBus.class);
        List<SpikeBatch> batches = new CopyOnWriteArrayList<>();
        List<State> states = new CopyOnWriteArrayList<>();
        CountDownLatch finished = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (Subscription spikes = bus.subscribe(SimulationTopics.SPIKES, "test", batch -> {
            if (batch.simulation() == simulation.id()) {
                batches.add(batch);
                if (batch.toStep() == 1000) {
                    end.countDown();
                }
            }
        }); Subscription status = bus.subscribe(SimulationTopics.STATUS, "test", s -> {
            if (s.simulation() == simulation.id()) {
                states.add(s.state());
                if (s.state() == State.FINISHED) {
                    finished.countDown();
                }
            }
        })) {
            await(simulation.reset());
            await(simulation.run(1000));
            assertTrue(finished.await(SECONDS, TimeUnit.SECONDS));
            assertTrue(end.await(SECONDS, TimeUnit.SECONDS));
            assertEquals(0, spikes.statistics().dropped());
            assertEquals(0, status.statistics().dropped());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertEquals(simulation.status().spikes(), batches.stream().mapToLong(SpikeBatch::total).sum());
        assertEquals(simulation.status().spikes(), batches.stream().mapToLong(b -> b.neurons().length).sum());
        long next = 1;
        for (SpikeBatch batch : batches) {
            assertEquals(next, batch.fromStep());
            next = batch.toStep() + 1;
        }
        assertEquals(1001, next);
        assertTrue(states.contains(State.RUNNING));
    }

    @Test
    void observersSeeTheBooksAsTheyAreInTheReport() throws InterruptedException {
        EventBus bus = Services.get(EventBus.class);
        AtomicReference<EnergySnapshot> last = new AtomicReference<>();
        CountDownLatch end = new CountDownLatch(1);
        try (Subscription energy = bus.subscribe(SimulationTopics.ENERGY, "test", snapshot -> {
            if (snapshot.simulation() == simulation.id()) {
                last.set(snapshot);
                if (snapshot.step() == 1000) {
                    end.countDown();
                }
            }
        })) {
            await(simulation.reset());
            await(simulation.run(1000));
            assertTrue(end.await(SECONDS, TimeUnit.SECONDS));
            assertEquals(0, energy.statistics().failures());
        }
        assertEquals(simulation.report().energy(), last.get().totals());
        assertTrue(last.get().totals().supplied() > 0);
    }

    @Test
    void anUnknownBackendIsNamedBesideThoseThatAreInstalled() {
        BackendUnavailableException e = assertThrows(BackendUnavailableException.class,
                () -> Services.get(Simulations.class).open(network, new RunOptions("abacus", 1, 0), Progress.NONE));
        assertEquals("No backend named \"abacus\" is installed; installed: cpu", e.getMessage());
    }

    @Test
    void aClosedSimulationAnswersThatItIsClosed() {
        assertTrue(Services.get(Simulations.class).open().contains(simulation));
        CompletableFuture<SimulationStatus> running = simulation.run(Long.MAX_VALUE);
        simulation.close();
        assertEquals(State.CLOSED, simulation.status().state());
        assertTrue(running.isDone());
        assertFalse(Services.get(Simulations.class).open().contains(simulation));
        ExecutionException e = assertThrows(ExecutionException.class,
                () -> simulation.run(10).get(SECONDS, TimeUnit.SECONDS));
        assertInstanceOf(IllegalStateException.class, e.getCause());
        simulation.close();
    }

    @Test
    void anErrorOfARecorderEndsTheRunInsteadOfHangingIt() {
        simulation.addRecorder(new Train() {
            @Override
            public void completed(long step) {
                if (step >= 50) {
                    throw new LinkageError("a class is gone");
                }
            }
        });
        ExecutionException e = assertThrows(ExecutionException.class,
                () -> simulation.run(1000).get(SECONDS, TimeUnit.SECONDS));
        assertTrue(e.getCause().getMessage().contains("a class is gone"), e.getCause().getMessage());
        assertEquals(State.FAILED, simulation.status().state());
    }

    @Test
    void booksThatDoNotBalanceEndTheRunAndAResetMendsIt() throws BackendUnavailableException {
        boolean[] broken = {true};
        EnergyLedger.Factory real = Services.get(EnergyLedger.Factory.class);
        EnergyLedger.Factory leaky = (n, pools) -> {
            EnergyLedger ledger = real.open(n, pools);
            int[] audits = new int[1];
            return (EnergyLedger) Proxy.newProxyInstance(EnergyLedger.class.getClassLoader(),
                    new Class<?>[] {EnergyLedger.class}, (proxy, method, arguments) -> method.getName().equals("audit")
                            && arguments == null && ++audits[0] >= 321 && broken[0] ? 1L
                                    : method.invoke(ledger, arguments));
        };
        SimulationEngine engine = new SimulationEngine(List.of(Services.get(Backend.class)), List.of(),
                Services.get(EventBus.class), leaky, Services.get(NetworkChanger.class));
        try (Simulation failing = engine.open(network, RunOptions.DEFAULT, Progress.NONE)) {
            ExecutionException e = assertThrows(ExecutionException.class,
                    () -> failing.run(1000).get(SECONDS, TimeUnit.SECONDS));
            assertTrue(e.getCause().getMessage().contains("The energy books do not balance: residual 1 in the steps 321"
                    + " to 321"), e.getCause().getMessage());
            assertEquals(State.FAILED, failing.status().state());
            assertThrows(ExecutionException.class, () -> failing.run(2000).get(SECONDS, TimeUnit.SECONDS));
            broken[0] = false;
            await(failing.reset());
            assertEquals(State.FINISHED, await(failing.run(1000)).state());
        }
    }
}

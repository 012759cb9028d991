package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.Backend;
import glia.api.backend.BackendSession;
import glia.api.change.NetworkChange;
import glia.api.change.NetworkChanger;
import glia.api.energy.Cost;
import glia.api.energy.EnergyLedger;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.event.EventBus;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkException;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.CheckpointMismatchException;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Promise R15 through the whole engine: what neurons hold is what the books say, or the run ends. */
class EnergyBooksTest {

    private static final float QUANTUM = 0x1p-20f;
    private static final int EPSILON = 1;

    private static Network network() {
        try {
            return Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read("""
                    { "glia": 1, "name": "books", "populations": [
                      { "name": "paying", "size": 40, "model": "elif_psc_exp",
                        "initial": { "epsilon": { "distribution": "uniform", "low": 0.3, "high": 0.5 } } },
                      { "name": "plain", "size": 10, "model": "iaf_psc_exp" }],
                      "projections": [{ "source": "paying", "target": "plain", "rule": { "type": "all_to_all" },
                        "weight": 50, "delay": 0.5 }],
                      "devices": [{ "name": "noise", "model": "poisson_generator", "rate": 800,
                        "targets": [{ "population": "paying", "weight": 60 }] }] }
                    """, Path.of("books.network.json")), Progress.NONE);
        } catch (NetworkException e) {
            throw new AssertionError(e);
        }
    }

    private static long stored(Checkpoint checkpoint) {
        long sum = 0;
        for (float balance : checkpoint.state().populations().getFirst().states()[EPSILON]) {
            sum += (long) (balance / QUANTUM);
        }
        return sum;
    }

    @Test
    void theBooksSayWhatTheNeuronsHold() throws Exception {
        Network network = network();
        long unitsPerQuantum = Services.get(EnergyLedger.Factory.class).open(network, List.of()).unitsPerQuantum(0);
        try (Simulation simulation = Services.get(Simulations.class).open(network, RunOptions.DEFAULT,
                Progress.NONE)) {
            long atFirst = stored(simulation.checkpoint().get());
            assertEquals(atFirst * unitsPerQuantum, simulation.report().energy().stored());
            simulation.run(5000).get();
            EnergyTotals.Population paying = simulation.report().energy().populations().getFirst();
            assertEquals(stored(simulation.checkpoint().get()) * unitsPerQuantum, paying.stored());
            assertEquals(paying.supplied(), paying.stored() + paying.spent().get(Role.PROCESSING));
            // every spike costs delta, so this much at least was spent
            long perSpike = Math.round(0.01 / QUANTUM) * unitsPerQuantum;
            long spikes = simulation.report().spikesByPopulation()[0];
            assertTrue(spikes > 100 && paying.spent().get(Role.PROCESSING) > spikes * perSpike, spikes + " spikes");
            assertEquals(Map.of(Cost.ACTION_POTENTIALS, spikes * perSpike, Cost.MEMBRANE_POTENTIAL,
                    paying.spent().get(Role.PROCESSING) - spikes * perSpike), paying.costs());
            Checkpoint checkpoint = simulation.checkpoint().get();
            try (Simulation restored = Services.get(Simulations.class).open(network, checkpoint, RunOptions.DEFAULT,
                    Progress.NONE)) {
                assertEquals(simulation.report().energy(), restored.report().energy());
            }
            EnergyTotals.Population plain = simulation.report().energy().populations().get(1);
            assertEquals(0, plain.stored());
            assertTrue(plain.supplied() > 0 && plain.supplied() == plain.spent().get(Role.PROCESSING));
        }
    }

    @Test
    void aCheckpointWithAQuantumMoreIsRefused() throws Exception {
        Network network = network();
        Checkpoint good;
        try (Simulation simulation = Services.get(Simulations.class).open(network, RunOptions.DEFAULT,
                Progress.NONE)) {
            simulation.run(100).get();
            good = simulation.checkpoint().get();
        }
        good.state().populations().getFirst().states()[EPSILON][39] += QUANTUM;
        assertEquals("the checkpoint is not one of this network: energy books: the neurons of population paying do not"
                + " hold what is on them", assertThrows(CheckpointMismatchException.class,
                        () -> Services.get(Simulations.class).open(network, good, RunOptions.DEFAULT, Progress.NONE))
                        .getMessage());
    }

    /** The real backend, in whose state a quantum appears behind step 250. */
    @Test
    void aQuantumThatAppearsBetweenTwoIntervalsEndsTheRun() throws Exception {
        Backend real = Services.get(Backend.class);
        Backend leaky = (Backend) Proxy.newProxyInstance(Backend.class.getClassLoader(), new Class<?>[] {Backend.class},
                (proxy, method, arguments) -> {
                    Object answer = method.invoke(real, arguments);
                    return answer instanceof BackendSession session ? leaking(session) : answer;
                });
        assertFailsIn(new SimulationEngine(List.of(leaky), List.of(), Services.get(EventBus.class),
                Services.get(EnergyLedger.Factory.class), Services.get(NetworkChanger.class)),
                "the neurons of population paying hold 37 units too much in the steps 251 to 255");
    }

    private static BackendSession leaking(BackendSession real) {
        return (BackendSession) Proxy.newProxyInstance(BackendSession.class.getClassLoader(),
                new Class<?>[] {BackendSession.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("advance")) {
                        return method.invoke(real, arguments);
                    }
                    BackendSession.IntervalObserver observer = (BackendSession.IntervalObserver) arguments[1];
                    real.advance(250, observer);
                    CanonicalState state = real.exportState();
                    state.populations().getFirst().states()[EPSILON][7] += QUANTUM;
                    real.importState(state);
                    real.advance((long) arguments[0] - 250, observer);
                    return null;
                });
    }

    /** The real ledger, on whose books something is supplied that no neuron gets. */
    @Test
    void aQuantumThatAppearsOnTheBooksEndsTheRun() throws Exception {
        EnergyLedger.Factory real = Services.get(EnergyLedger.Factory.class);
        EnergyLedger.Factory inventive = (network, pools) -> {
            EnergyLedger ledger = real.open(network, pools);
            int[] audits = new int[1];
            return (EnergyLedger) Proxy.newProxyInstance(EnergyLedger.class.getClassLoader(),
                    new Class<?>[] {EnergyLedger.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("audit") && arguments != null && ++audits[0] == 30) {
                            ledger.supply(0, Role.INPUT, 1);
                        }
                        return method.invoke(ledger, arguments);
                    });
        };
        assertFailsIn(new SimulationEngine(List.of(Services.get(Backend.class)), List.of(),
                Services.get(EventBus.class), inventive, Services.get(NetworkChanger.class)),
                "the neurons of population paying hold 37 units too little in the steps 146 to 150");
    }

    /** Births that create: the books do not hear of what those begin with that are born. */
    @Test
    void aBirthThatNobodyPaidForEndsTheRun() throws Exception {
        EnergyLedger.Factory real = Services.get(EnergyLedger.Factory.class);
        EnergyLedger.Factory creating = (network, pools) -> {
            EnergyLedger ledger = real.open(network, pools);
            return (EnergyLedger) Proxy.newProxyInstance(EnergyLedger.class.getClassLoader(),
                    new Class<?>[] {EnergyLedger.class}, (proxy, method, arguments) ->
                            method.getName().equals("born") ? null : method.invoke(ledger, arguments));
        };
        Network network = Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read("""
                { "glia": 1, "name": "born", "populations": [
                  { "name": "E", "size": 2, "capacity": 3, "model": "elif_psc_exp" } ] }
                """, Path.of("born.network.json")), Progress.NONE);
        try (Simulation simulation = Services.get(Simulations.class).open(network, creating, RunOptions.DEFAULT,
                Progress.NONE)) {
            simulation.run(100).get();
            simulation.apply(List.of(new NetworkChange.AddNeurons("E", 1, null))).get();
            String message = assertThrows(ExecutionException.class, () -> simulation.run(200).get()).getMessage();
            long child = Math.round(0.5 / QUANTUM) * 37;
            assertTrue(message.contains("The energy books do not balance: the neurons of population E hold " + child
                    + " units too much in the steps 101 to "), message);
        }
    }

    private static void assertFailsIn(SimulationEngine engine, String expected) throws Exception {
        try (Simulation simulation = engine.open(network(), RunOptions.DEFAULT, Progress.NONE)) {
            String message = assertThrows(ExecutionException.class, () -> simulation.run(1000).get()).getMessage();
            assertTrue(message.contains("The energy books do not balance: " + expected), message);
        }
    }
}

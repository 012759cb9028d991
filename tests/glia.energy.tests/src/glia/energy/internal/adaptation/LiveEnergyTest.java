package glia.energy.internal.adaptation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.change.EnergyPart;
import glia.api.change.NetworkChange;
import glia.api.change.NetworkChange.SetEnergy;
import glia.api.energy.EnergyTotals;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.NetworkChanged;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What acts by energy is adjusted while it runs: each number does something, and no thread or restart is seen. */
class LiveEnergyTest {

    private static final String TEXT = """
            { "glia": 1, "name": "live", "dt": 0.1, "seed": 3,
              "populations": [
                { "name": "E", "size": 70, "capacity": 120, "model": "elif_psc_exp",
                  "parameters": { "I_e": { "distribution": "uniform", "low": 50, "high": 90 } } },
                { "name": "I", "size": 60, "model": "iaf_psc_exp", "parameters": { "I_e": 420 } } ],
              "projections": [
                { "name": "IE", "source": "I", "target": "E", "rule": { "type": "fixed_indegree", "indegree": 8 },
                  "weight": 10, "delay": 0.8 } ],
              "energy": {
                "pools": [ { "name": "pool", "populations": ["E"], "regions": 3, "capacity": 3e9, "income": 2e10,
                  "diffusion": 3, "level": 0.3, "tau": 20 } ],
                "homeostasis": { "interval": 7, "populations": [
                  { "population": "E", "set_point": 0.24, "gain": -200, "min": 0, "max": 150 } ] },
                "coordination": { "share": 0.6, "every": 3, "populations": ["I"] },
                "structure": { "interval": 10, "reserve": { "capacity": 1e11, "income": 5e11 },
                  "synapses": [ { "projection": "IE", "max_synapses": 700, "grow_above": 0.24, "prune_below": 0.1,
                    "cost": 1e6 } ],
                  "neurons": [ { "population": "E", "born_above": 0.26, "dead_below": 0.02, "cost": 1e8 } ] } } }
            """;
    private static final long STEPS = 3000;

    /** By part: a step that is none at which it acts, and what is changed there. */
    private static TreeMap<Long, NetworkChange> changes(EnergyPart part) {
        TreeMap<Long, NetworkChange> all = new TreeMap<>();
        switch (part) {
            case POOL -> {
                all.put(604L, new SetEnergy(part, "pool", Map.of("capacity", 1e9, "income", 1e9)));
                all.put(1207L, new SetEnergy(part, "pool", Map.of("level", 0.2, "tau", 5.0, "diffusion", 50.0,
                        "limit", 1e8)));
            }
            case HOMEOSTASIS -> all.put(604L, new SetEnergy(part, "E", Map.of("set_point", 0.2, "gain", -400.0,
                    "tau", 30.0, "dead_band", 0.001, "min", 20.0, "max", 120.0)));
            case RESERVE -> all.put(604L, new SetEnergy(part, "", Map.of("income", 0.0, "capacity", 1e7)));
            case SYNAPSES -> all.put(604L, new SetEnergy(part, "IE", Map.of("max_synapses", 500.0,
                    "grow_above", 0.2, "prune_below", 0.15)));
            case NEURONS -> all.put(604L, new SetEnergy(part, "E", Map.of("born_above", 0.3, "dead_below", 0.2)));
            case COORDINATION -> all.put(604L, new SetEnergy(part, "", Map.of("share", 0.2)));
        }
        return all;
    }

    /** Goes on to a step, with the changes on the way: those of the step where it begins have been made. */
    private static void go(Simulation simulation, TreeMap<Long, NetworkChange> changes, long until) throws Exception {
        for (Map.Entry<Long, NetworkChange> change : changes.subMap(simulation.status().step(), false, until, true)
                .entrySet()) {
            simulation.run(change.getKey()).get();
            simulation.apply(List.of(change.getValue())).get();
        }
        simulation.run(until).get();
    }

    private static Checkpoint whole(Network network, TreeMap<Long, NetworkChange> changes, int threads, long until)
            throws Exception {
        try (Simulation simulation = Runs.open(network, threads)) {
            go(simulation, changes, until);
            EnergyTotals totals = simulation.report().energy();
            assertEquals(0, totals.residual());
            return simulation.checkpoint().get();
        }
    }

    @ParameterizedTest
    @EnumSource(EnergyPart.class)
    void eachPartCanBeAdjustedWithoutATrace(EnergyPart part) throws Exception {
        Network network = Runs.network(TEXT);
        TreeMap<Long, NetworkChange> changes = changes(part);
        Checkpoint whole = whole(network, changes, 1, STEPS);
        assertNotEquals(List.of(whole.energy().balances()[0], whole.train().spikes()),
                List.of(whole(network, new TreeMap<>(), 1, STEPS).energy().balances()[0],
                        whole(network, new TreeMap<>(), 1, STEPS).train().spikes()), "it does something");
        for (int threads : new int[] {2, 3, 8}) {
            Runs.assertSame(whole, whole(network, changes, threads, STEPS));
        }
        for (long cut : new long[] {603, 604, 605, 1500}) {
            Checkpoint half = whole(network, changes, 2, cut);
            try (Simulation simulation = Services.get(Simulations.class).open(network, half,
                    new RunOptions(RunOptions.AUTO, 3, 0), Progress.NONE)) {
                go(simulation, changes, STEPS);
                Runs.assertSame(whole, simulation.checkpoint().get());
                simulation.reset().get();
                go(simulation, changes, STEPS);
                Runs.assertSame(whole, simulation.checkpoint().get());
            }
        }
    }

    @Test
    void eachChangeIsAnEvent() throws Exception {
        List<NetworkChanged> seen = Collections.synchronizedList(new ArrayList<>());
        Network network = Runs.network(TEXT);
        EventBus bus = Services.get(EventBus.class);
        SetEnergy change = new SetEnergy(EnergyPart.POOL, "pool", Map.of("income", 0.0));
        try (Simulation simulation = Runs.open(network, 1);
                Subscription subscription = bus.subscribe(SimulationTopics.CHANGED, "test", seen::add)) {
            simulation.run(33).get();
            simulation.apply(List.of(change)).get();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (seen.stream().noneMatch(event -> event.simulation() == simulation.id())) {
                assertTrue(System.nanoTime() < deadline, "no event");
                Thread.onSpinWait();
            }
            assertTrue(seen.contains(new NetworkChanged(simulation.id(), 33, List.of(change))));
        }
    }

    /** A region that holds more than it may now keeps it until it is used, and gets nothing. */
    @Test
    void aSmallerCapacityTakesNothingAway() throws Exception {
        Network network = Runs.network("""
                { "glia": 1, "name": "full", "dt": 0.1, "populations": [
                    { "name": "E", "size": 1, "model": "elif_psc_exp" } ],
                  "energy": { "pools": [ { "name": "pool", "populations": ["E"], "capacity": 1e9, "income": 1e9,
                    "level": 0.001 } ] } }
                """);
        try (Simulation simulation = Runs.open(network, 1)) {
            simulation.apply(List.of(new SetEnergy(EnergyPart.POOL, "pool", Map.of("capacity", 1e6)))).get();
            simulation.run(100).get();
            assertEquals(1_000_000, simulation.report().energy().pools().getFirst().stored());
        }
    }
}

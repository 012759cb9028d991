package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Population;
import glia.api.network.Progress;
import glia.api.simulation.NeuronEnergies;
import glia.api.simulation.NeuronPotentials;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.Simulations;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What neurons hold can be watched, within bounds and without being noticed. */
class NeuronEnergiesTest {

    private static Network network(int size) throws Exception {
        return Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read("""
                { "glia": 1, "name": "watched", "dt": 0.1, "populations": [
                  { "name": "none", "size": 20, "model": "iaf_psc_exp", "parameters": { "I_e": 420 } },
                  { "name": "living", "size": %d, "capacity": %d, "model": "elif_psc_exp",
                    "initial": { "epsilon": { "distribution": "uniform", "low": 0.2, "high": 0.4 } } } ],
                  "projections": [ { "source": "none", "target": "living",
                    "rule": { "type": "fixed_indegree", "indegree": 5 }, "weight": 20, "delay": 0.5 } ] }
                """.formatted(size, size + 2), Path.of("watched.network.json")), Progress.NONE);
    }

    private static Simulation open(Network network, int threads) throws Exception {
        return Services.get(Simulations.class).open(network, new RunOptions(RunOptions.AUTO, threads, 0),
                Progress.NONE);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "it does not come");
            Thread.onSpinWait();
        }
    }

    @Test
    void theLastOneIsThatOfTheStepWhereARunStops() throws Exception {
        Network network = network(100);
        AtomicReference<NeuronEnergies> newest = new AtomicReference<>();
        try (Simulation simulation = open(network, 2); Subscription watching = Services.get(EventBus.class)
                .subscribe(SimulationTopics.NEURON_ENERGIES, "test", newest::set)) {
            simulation.run(777).get();
            await(() -> newest.get() != null && newest.get().step() == 777
                    && newest.get().simulation() == simulation.id());
            assertEquals(1, newest.get().every());
            assertEquals(0, newest.get().held().get(0).length);
            assertArrayEquals(simulation.exportState().get().populations().get(1).states()[network.populations().get(1)
                    .model().stateIndex("epsilon")], newest.get().held().get(1));
            assertTrue(Float.isNaN(newest.get().held().get(1)[101]), "nobody lives there");
        }
    }

    @Test
    void potentialsAreWatchedAlike() throws Exception {
        Network network = network(100);
        AtomicReference<NeuronPotentials> newest = new AtomicReference<>();
        try (Simulation simulation = open(network, 2); Subscription watching = Services.get(EventBus.class)
                .subscribe(SimulationTopics.NEURON_POTENTIALS, "test", newest::set)) {
            simulation.run(777).get();
            await(() -> newest.get() != null && newest.get().step() == 777
                    && newest.get().simulation() == simulation.id());
            for (Population population : network.populations()) {
                assertArrayEquals(simulation.exportState().get().populations().get(population.index()).states()[
                        population.model().stateIndex("V_m")], newest.get().potentials().get(population.index()));
            }
        }
    }

    /** Of a large network it is a sample, it comes while it runs, and the run goes the way that it went alone. */
    @Test
    void watchingIsBoundedAndChangesNothing() throws Exception {
        Network network = network(150_000);
        String alone;
        long steps = 3000;
        try (Simulation simulation = open(network, 2)) {
            simulation.run(steps).get();
            alone = simulation.report().spikeSha256();
        }
        AtomicInteger before = new AtomicInteger();
        AtomicReference<NeuronEnergies> newest = new AtomicReference<>();
        try (Simulation simulation = open(network, 2); Subscription watching = Services.get(EventBus.class)
                .subscribe(SimulationTopics.NEURON_ENERGIES, "test", energies -> {
                    before.addAndGet(energies.step() < steps ? 1 : 0);
                    newest.set(energies);
                })) {
            simulation.run(steps).get();
            await(() -> newest.get() != null && newest.get().step() == steps);
            assertEquals(alone, simulation.report().spikeSha256());
            assertTrue(before.get() > 0, "none came while it ran");
            assertEquals(3, newest.get().every());
            float[] sampled = newest.get().held().get(1);
            assertEquals(50_001, sampled.length);
            float[] all = simulation.exportState().get().populations().get(1).states()[network.populations().get(1)
                    .model().stateIndex("epsilon")];
            for (int i = 0; i < sampled.length; i++) {
                assertEquals(all[3 * i], sampled[i]);
            }
        }
    }
}

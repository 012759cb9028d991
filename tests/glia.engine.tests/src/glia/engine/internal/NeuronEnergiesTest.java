package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.NeuronEnergies;
import glia.api.simulation.NeuronPotentials;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.testkit.headless.Services;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What neurons hold can be watched, within bounds and without being noticed. */
class NeuronEnergiesTest {

    @Test
    void theLastOneIsThatOfTheStepWhereARunStops() throws Exception {
        Network network = Watched.network(100, "");
        AtomicReference<NeuronEnergies> newest = new AtomicReference<>();
        try (Simulation simulation = Watched.open(network, 2); Subscription watching = Services.get(EventBus.class)
                .subscribe(SimulationTopics.NEURON_ENERGIES, "test", newest::set)) {
            simulation.run(777).get();
            Watched.await(() -> newest.get() != null && newest.get().step() == 777
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
        Network network = Watched.network(100, "");
        AtomicReference<NeuronPotentials> newest = new AtomicReference<>();
        try (Simulation simulation = Watched.open(network, 2); Subscription watching = Services.get(EventBus.class)
                .subscribe(SimulationTopics.NEURON_POTENTIALS, "test", newest::set)) {
            simulation.run(777).get();
            Watched.await(() -> newest.get() != null && newest.get().step() == 777
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
        Network network = Watched.network(150_000, "");
        String alone;
        long steps = 3000;
        try (Simulation simulation = Watched.open(network, 2)) {
            simulation.run(steps).get();
            alone = simulation.report().spikeSha256();
        }
        AtomicInteger before = new AtomicInteger();
        AtomicReference<NeuronEnergies> newest = new AtomicReference<>();
        try (Simulation simulation = Watched.open(network, 2); Subscription watching = Services.get(EventBus.class)
                .subscribe(SimulationTopics.NEURON_ENERGIES, "test", energies -> {
                    before.addAndGet(energies.step() < steps ? 1 : 0);
                    newest.set(energies);
                })) {
            simulation.run(steps).get();
            Watched.await(() -> newest.get() != null && newest.get().step() == steps);
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

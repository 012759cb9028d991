package glia.energy.internal.adaptation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.change.NetworkChanger;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.Simulation;
import glia.testkit.headless.Services;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureTest {

    private static final int EVERY = 200;
    private static final int LIMIT = 225;
    /** In units of the books, of 1000 ATP. */
    private static final long SYNAPSE = 300;
    private static final long NEURON = 5000;
    private static final long CAPACITY = 100_000_000;

    /** Neurons that hold much and neurons that hold little. */
    private static Network network(long seed, String structure) throws Exception {
        return Runs.network("""
                { "glia": 1, "name": "grows", "dt": 0.1, "seed": %d,
                  "populations": [
                    { "name": "E", "size": 40, "capacity": 60, "model": "elif_psc_exp", "parameters":
                      { "I_e": { "distribution": "uniform", "low": -10, "high": 90 } } } ],
                  "projections": [
                    { "name": "EE", "source": "E", "target": "E", "rule": { "type": "fixed_indegree", "indegree": 6 },
                      "allow_autapses": false, "allow_multapses": false, "weight": 12, "delay": 1 } ],
                  "devices": [
                    { "name": "drive", "model": "poisson_generator", "rate": 200,
                      "targets": [{ "population": "E", "weight": 15 }] } ],
                  "energy": { "structure": %s } }
                """.formatted(seed, structure));
    }

    private static Network network(long seed) throws Exception {
        return network(seed, """
                { "interval": 20, "reserve": { "capacity": 1e11, "income": 5e11, "initial": 3e10 },
                  "synapses": [{ "projection": "EE", "max_synapses": 225, "grow_above": 0.26, "prune_below": 0.2,
                                 "cost": 3e5, "returned": 0.5 }],
                  "neurons": [{ "population": "E", "born_above": 0.32, "dead_below": 0.13, "cost": 5e6,
                                "returned": 0.25 }] }""");
    }

    private static Network now(Network network, Checkpoint checkpoint) {
        return Services.get(NetworkChanger.class).restore(network, checkpoint.revision());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void isExact(long seed) throws Exception {
        Network network = network(seed);
        Checkpoint whole = Runs.whole(network, 1, 6000);
        Population population = now(network, whole).populations().getFirst();
        int reused = 0;
        for (int slot = 0; slot < population.size(); slot++) {
            reused += population.slots().generation(slot) > 1 ? 1 : 0;
        }
        assertTrue(reused > 0, "no slot was used again: " + population.slots());
        Runs.assertExact(network, whole, EVERY - 1, EVERY, EVERY + 1, 3333);
    }

    /** What synapses have learned decides which of them go. */
    @Test
    void isExactWhileSynapsesLearn() throws Exception {
        Network network = Runs.network("""
                { "glia": 1, "name": "learns", "dt": 0.1, "seed": 5,
                  "populations": [ { "name": "E", "size": 40, "capacity": 45, "model": "elif_psc_exp", "parameters":
                      { "I_e": { "distribution": "uniform", "low": -10, "high": 90 } } } ],
                  "projections": [ { "name": "EE", "source": "E", "target": "E", "delay": 1, "weight": 12,
                      "rule": { "type": "fixed_indegree", "indegree": 6 }, "allow_multapses": false,
                      "synapse": { "model": "stdp_synapse", "parameters": { "lambda": 0.1, "Wmax": 24 } } } ],
                  "devices": [ { "name": "drive", "model": "poisson_generator", "rate": 200,
                      "targets": [{ "population": "E", "weight": 15 }] } ],
                  "energy": { "structure": { "interval": 20, "reserve": { "capacity": 1e11, "income": 5e11 },
                      "synapses": [{ "projection": "EE", "max_synapses": 225, "grow_above": 0.26,
                                     "prune_below": 0.2, "cost": 3e5 }],
                      "neurons": [{ "population": "E", "born_above": 0.32, "dead_below": 0.13 }] } } }
                """);
        Checkpoint whole = Runs.whole(network, 1, 4000);
        assertTrue(now(network, whole).synapses() <= LIMIT, "synapses: " + now(network, whole).synapses());
        Runs.assertExact(network, whole, EVERY - 1, EVERY + 1, 2345);
    }

    /** At every act: within the limit, each thing on the books, and what was spent is what was supplied. */
    @Test
    void everythingIsPaidFor() throws Exception {
        Network network = network(1);
        Set<Long> sizes = new HashSet<>();
        Set<Integer> living = new HashSet<>();
        try (Simulation simulation = Runs.open(network, 1)) {
            for (long step = 0; step <= 40L * EVERY; step += EVERY) {
                simulation.run(step).get();
                Network now = now(network, simulation.checkpoint().get());
                sizes.add(now.synapses());
                living.add(now.populations().getFirst().living());
                assertTrue(step == 0 || now.synapses() <= LIMIT, "synapses: " + now.synapses());
                EnergyTotals totals = simulation.report().energy();
                assertEquals(0, totals.residual());
                assertEquals(totals.supplied(), totals.stored()
                        + totals.spent().values().stream().mapToLong(Long::longValue).sum());
                assertEquals("structure[built]", totals.pools().get(1).name());
                assertEquals(SYNAPSE / 2 * now.synapses() + NEURON / 4 * now.populations().getFirst().living(),
                        totals.pools().get(1).stored());
                long reserve = totals.pools().getFirst().stored();
                assertTrue(reserve >= 0 && reserve <= CAPACITY, "reserve: " + reserve);
            }
            assertTrue(simulation.report().energy().spent().get(Role.ADAPTATION) > 0);
        }
        assertTrue(sizes.size() > 5 && living.size() > 2, "synapses " + sizes + ", neurons " + living);
    }

    /** A birth takes its cost and the energy of the child from the reserve; without means there is none. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void noMoreAreBornThanTheReservePaysFor(int births) throws Exception {
        long child = Math.round(0.5 * (1 << 20)) * 37;
        Network network = network(1, """
                { "interval": 20, "reserve": { "capacity": 1e11, "income": 0, "initial": %d },
                  "neurons": [{ "population": "E", "born_above": 0, "cost": 5e6 }] }"""
                .formatted((births * (child + NEURON) + child / 2) * 1000));
        try (Simulation simulation = Runs.open(network, 1)) {
            simulation.run(EVERY - 1).get();
            long before = simulation.report().energy().supplied();
            simulation.run(5 * EVERY).get();
            Population now = now(network, simulation.checkpoint().get()).populations().getFirst();
            assertEquals(40 + births, now.living());
            EnergyTotals totals = simulation.report().energy();
            assertEquals(child / 2, totals.pools().getFirst().stored());
            assertEquals(births * NEURON, totals.spent().get(Role.ADAPTATION));
            assertTrue(totals.supplied() != before, "the neurons live on the supply");
            for (int slot = 40; slot < 40 + births; slot++) {
                assertTrue(now.slots().parent(slot) >= 0 && now.slots().parentGeneration(slot) == 1, "slot " + slot);
            }
        }
    }

    /** Where all of the cost is returned, growth and pruning only move it between the reserve and what was built. */
    @Test
    void whatSynapsesHoldCameFromTheReserve() throws Exception {
        Network network = network(1, """
                { "interval": 20, "reserve": { "capacity": 1e12, "income": 0, "initial": 1e7 },
                  "synapses": [{ "projection": "EE", "max_synapses": 240, "grow_above": 0.26, "prune_below": 0.2,
                                 "cost": 3e5, "returned": 1 }] }""");
        Set<Long> reserves = new HashSet<>();
        try (Simulation simulation = Runs.open(network, 1)) {
            for (int act = 0; act < 30; act++) {
                simulation.run((long) act * EVERY).get();
                EnergyTotals totals = simulation.report().energy();
                assertEquals(10_000 + SYNAPSE * 240, totals.pools().getFirst().stored()
                        + totals.pools().get(1).stored());
                assertEquals(0, totals.spent().get(Role.ADAPTATION));
                reserves.add(totals.pools().getFirst().stored());
            }
        }
        assertTrue(reserves.size() > 5, "reserves: " + reserves);
    }

    /** What the dead held is in the reserve: nothing was spent for adaptation. */
    @Test
    void theDeadLeaveTheirEnergyToTheReserve() throws Exception {
        Network network = network(1, """
                { "interval": 20, "reserve": { "capacity": 1e15, "income": 0 },
                  "neurons": [{ "population": "E", "dead_below": 0.3 }] }""");
        try (Simulation simulation = Runs.open(network, 1)) {
            simulation.run(EVERY * 10).get();
            int living = now(network, simulation.checkpoint().get()).populations().getFirst().living();
            assertTrue(living < 40, "all live");
            EnergyTotals totals = simulation.report().energy();
            assertEquals(0, totals.spent().get(Role.ADAPTATION));
            long each = Math.round(0.3 * (1 << 20)) * 37;
            long left = totals.pools().getFirst().stored();
            assertTrue(left <= (40 - living) * each && left > (40 - living) * each / 2,
                    left + " units of " + (40 - living));
        }
    }

    /** Of those that hold least the weakest synapse goes, of those that hold most none. */
    @Test
    void theWeakestOfThoseWhoLackEnergyGo() throws Exception {
        Network network = Runs.network("""
                { "glia": 1, "name": "prunes", "dt": 0.1, "seed": 3,
                  "populations": [ { "name": "E", "size": 40, "model": "elif_psc_exp", "parameters":
                      { "I_e": { "distribution": "uniform", "low": -10, "high": 90 } } } ],
                  "projections": [ { "name": "EE", "source": "E", "target": "E", "delay": 1,
                      "rule": { "type": "fixed_indegree", "indegree": 6 }, "allow_multapses": false,
                      "weight": { "distribution": "uniform", "low": 1, "high": 9 } } ],
                  "energy": { "structure": { "interval": 300, "reserve": { "capacity": 0, "income": 0 },
                      "synapses": [{ "projection": "EE", "max_synapses": 1000, "prune_below": 0.2 }] } } }
                """);
        float[] energy = Runs.whole(network, 1, 2999).state().populations().getFirst().states()[network.populations()
                .getFirst().model().stateIndex("epsilon")];
        Network now = now(network, Runs.whole(network, 1, 3000));
        int poor = 0;
        for (int neuron = 0; neuron < 40; neuron++) {
            double[] before = weights(network, neuron);
            double[] after = weights(now, neuron);
            if (energy[neuron] < 0.199) {
                poor++;
                Arrays.sort(before);
                Arrays.sort(after);
                assertEquals(Arrays.toString(Arrays.copyOfRange(before, 1, 6)), Arrays.toString(after));
            } else if (energy[neuron] > 0.201) {
                assertEquals(Arrays.toString(before), Arrays.toString(after));
            }
        }
        assertTrue(poor > 5 && poor < 35, poor + " of 40 lacked energy");
    }

    private static double[] weights(Network network, int target) {
        double[][] row = {{}};
        network.projections().getFirst().connectivity().rows(target, target + 1, (to, sources, count) -> {
            row[0] = new double[count];
            network.projections().getFirst().weights().row(to, sources, count, row[0]);
        });
        return row[0];
    }
}

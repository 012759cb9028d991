package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.change.NetworkChange.AddNeurons;
import glia.api.change.NetworkChange.AddSynapses;
import glia.api.change.NetworkChange.RemoveNeurons;
import glia.api.network.ConnectionRule;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.PopulationDescription;
import glia.api.network.Progress;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.api.network.SynapseDescription;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing is left of a neuron that has died: one that is born in its slot goes the same way as one that is born in a
 * slot nobody has used, next to it and with the same synapses.
 */
class ReusedSlotTest {

    private static final int USED = 1;
    private static final int FRESH = 4;
    private static final long DEATH = 1501;
    private static final long END = 3000;

    /** Four neurons that learn from each other, driven so that they fire; room for two more. */
    private static Network network(String synapse, Map<String, Double> parameters) {
        List<DeviceDescription> devices = List.of(
                new DeviceDescription.DcGenerator("dc", 600, 0, Double.POSITIVE_INFINITY,
                        List.of(new Connection("N", List.of(), "", 1, 0.1))),
                new DeviceDescription.AcGenerator("ac", 150, 0, 30, 0, 0, Double.POSITIVE_INFINITY,
                        List.of(new Connection("N", List.of(0, 2), "", 1, 0.1))),
                // so that there are spikes on their way when a neuron dies
                new DeviceDescription.SpikeGenerator("kicks", new double[] {146.4, 148.6},
                        List.of(new Connection("N", List.of(0, 3), "excitatory", 20_000, 0.1))));
        return NetworkFixture.build(new NetworkDescription("slots", "", "", 0.1, 1, 300,
                List.of(new PopulationDescription("N", 4, 6, "iaf_psc_exp", Map.of(), Map.of(),
                        NetworkFixture.ANYWHERE)),
                List.of(new ProjectionDescription("NN", "N", "N", new ConnectionRule.AllToAll(), false, true,
                        "excitatory", Quantity.of(30), Quantity.of(4.7), new SynapseDescription(synapse, parameters))),
                devices));
    }

    /** A device that names a slot sends to whoever lives there, and to nobody else. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aDeviceSendsToTheSlotsThatItNames(int threads) throws Exception {
        Network network = NetworkFixture.build(new NetworkDescription("named", "", "", 0.1, 1, 300,
                List.of(new PopulationDescription("N", 2, 40, "iaf_psc_exp", Map.of(), Map.of(),
                        NetworkFixture.ANYWHERE)), List.of(),
                List.of(new DeviceDescription.DcGenerator("dc", 600, 0, Double.POSITIVE_INFINITY,
                        List.of(new Connection("N", List.of(0, 3, 39), "", 1, 0.1))))));
        try (Simulation simulation = Services.get(Simulations.class).open(network, new RunOptions("cpu", threads, 0),
                Progress.NONE)) {
            simulation.run(1000).join();
            assertEquals(List.of(0), moved(simulation));
            simulation.apply(List.of(new AddNeurons("N", 3, null))).join();
            simulation.run(2000).join();
            assertEquals(List.of(0, 3), moved(simulation));
            simulation.apply(List.of(new RemoveNeurons("N", new int[] {0, 3}))).join();
            simulation.apply(List.of(new AddNeurons("N", 37, null))).join();
            simulation.run(3000).join();
            assertEquals(List.of(0, 3, 39), moved(simulation));
        }
    }

    /** Those whose potential is not the one at rest. */
    private static List<Integer> moved(Simulation simulation) {
        float[] potentials = simulation.exportState().join().populations().getFirst().states()[0];
        List<Integer> moved = new ArrayList<>();
        for (int slot = 0; slot < potentials.length; slot++) {
            if (!Float.isNaN(potentials[slot]) && potentials[slot] != -70) {
                moved.add(slot);
            }
        }
        return moved;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void pairs(int threads) throws Exception {
        assertNothingIsLeft(network("stdp_synapse", Map.of("Wmax", 90.0, "lambda", 0.1)), threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void triplets(int threads) throws Exception {
        assertNothingIsLeft(network("stdp_triplet_synapse", Map.of("Wmax", 90.0)), threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shortTerm(int threads) throws Exception {
        assertNothingIsLeft(network("tsodyks2_synapse", Map.of("tau_rec", 300.0, "tau_fac", 200.0)), threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void constant(int threads) throws Exception {
        assertNothingIsLeft(network("static_synapse", Map.of()), threads);
    }

    private static void assertNothingIsLeft(Network network, int threads) throws Exception {
        try (Simulation simulation = Services.get(Simulations.class).open(network, new RunOptions("cpu", threads, 0),
                Progress.NONE)) {
            simulation.run(DEATH).join();
            assertTrue(simulation.report().spikes() > 30, "all must have fired a lot");
            CanonicalState.PopulationState before = simulation.exportState().join().populations().getFirst();
            assertTrue(inFlight(before, USED) != 0, "something must be on its way to the neuron that dies");
            int[] partners = {0, 2, 3};
            simulation.apply(List.of(new RemoveNeurons("N", new int[] {USED}), new AddNeurons("N", 2, null),
                    synapses(partners, USED), synapses(partners, FRESH))).join();
            simulation.run(END).join();
            assertEquals(4 * DEATH + 5 * (END - DEATH), simulation.report().neuronStepsByPopulation()[0]);
            CanonicalState state = simulation.exportState().join();
            for (float[] values : state.populations().getFirst().states()) {
                assertEquals(values[FRESH], values[USED]);
            }
            assertEquals(inFlight(state.populations().getFirst(), FRESH),
                    inFlight(state.populations().getFirst(), USED));
            for (float[] values : state.projections().getFirst().floats().values()) {
                if (values.length == network.neurons()) {
                    assertEquals(values[FRESH], values[USED]);
                }
            }
            float[] weights = state.projections().getFirst().floats().get("weight");
            if (weights != null) {
                List<Float> used = weights(weights, USED);
                assertEquals(weights(weights, FRESH), used);
                assertNotEquals(List.of(30f, 30f, 30f, 30f, 30f, 30f), used, "they must have learned");
            }
        }
    }

    private static AddSynapses synapses(int[] partners, int slot) {
        int[] sources = Arrays.copyOf(partners, 2 * partners.length);
        int[] targets = new int[sources.length];
        Arrays.fill(targets, slot);
        for (int i = 0; i < partners.length; i++) {
            sources[partners.length + i] = slot;
            targets[partners.length + i] = partners[i];
        }
        return new AddSynapses("NN", sources, targets, new double[] {30}, new double[] {4.7});
    }

    private static long inFlight(CanonicalState.PopulationState state, int neuron) {
        long sum = 0;
        for (int[] port : state.inFlight()) {
            for (int k = neuron; port != null && k < port.length; k += 6) {
                sum = sum * 31 + port[k];
            }
        }
        return sum;
    }

    /**
     * Those from a slot, by target, then those to it. The rows of targets 0, 2 and 3 are two old synapses, the one from
     * the slot that was used and the one from the fresh one.
     */
    private static List<Float> weights(float[] weights, int slot) {
        List<Float> from = new ArrayList<>();
        List<Float> to = new ArrayList<>();
        int at = 0;
        for (int target : new int[] {0, USED, 2, 3, FRESH}) {
            boolean born = target == USED || target == FRESH;
            for (int k = 0; k < (born ? 3 : 4); k++, at++) {
                if (target == slot) {
                    to.add(weights[at]);
                } else if (!born && k == (slot == USED ? 2 : 3)) {
                    from.add(weights[at]);
                }
            }
        }
        assertEquals(weights.length, at);
        from.addAll(to);
        return from;
    }
}

package glia.network.internal.change;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import glia.api.change.InvalidChangeException;
import glia.api.change.NetworkChange;
import glia.api.change.NetworkChange.AddNeurons;
import glia.api.change.NetworkChange.AddSynapses;
import glia.api.change.NetworkChange.RemoveNeurons;
import glia.api.change.NetworkChange.RemoveSynapses;
import glia.api.change.NetworkChange.SetParameter;
import glia.api.change.NetworkChange.SetWeights;
import glia.api.change.NetworkChanger;
import glia.api.change.Outgoing;
import glia.api.change.Revision;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Population;
import glia.api.network.Progress;
import glia.api.network.Projection;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NeuronChangeTest {

    private static final String NETWORK = """
            { "glia": 1, "name": "turnover", "dt": 0.1,
              "populations": [
                { "name": "E", "size": 10, "capacity": 14, "model": "elif_psc_exp",
                  "parameters": { "C_m": { "distribution": "uniform", "low": 90, "high": 110 } },
                  "initial": { "epsilon": { "distribution": "uniform", "low": 0.3, "high": 0.6 } } },
                { "name": "I", "size": 5, "model": "iaf_psc_exp" }
              ],
              "projections": [
                { "name": "EE", "source": "E", "target": "E", "rule": { "type": "fixed_indegree", "indegree": 4 },
                  "weight": { "distribution": "uniform", "low": 1, "high": 3 }, "delay": 1.5 },
                { "name": "EI", "source": "E", "target": "I", "rule": { "type": "all_to_all" }, "weight": 2,
                  "delay": 1, "synapse": { "model": "stdp_synapse", "parameters": { "Wmax": 4 } } },
                { "name": "II", "source": "I", "target": "I", "rule": { "type": "all_to_all" }, "weight": 2,
                  "delay": 1, "synapse": { "model": "stdp_synapse", "parameters": { "Wmax": 4 } } }
              ],
              "devices": [
                { "name": "weights", "model": "weight_recorder", "projection": "II" }
              ] }
            """;

    private final NetworkChanger changer = new ChangedNetworks();
    private Network network;

    @BeforeEach
    void build() throws Exception {
        network = Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read(NETWORK,
                Path.of("turnover.network.json")), Progress.NONE);
    }

    private Network after(NetworkChange... changes) {
        return changer.apply(network, network, 100, List.of(changes), Outgoing.of(network)).network();
    }

    private String refused(NetworkChange... changes) {
        InvalidChangeException e = assertThrows(InvalidChangeException.class, () -> after(changes));
        assertEquals(changes.length - 1, e.index());
        return e.getMessage();
    }

    private static List<String> synapses(Projection projection, int targets) {
        List<String> synapses = new ArrayList<>();
        projection.connectivity().rows(0, targets, (target, sources, count) -> {
            double[] weights = new double[count];
            projection.weights().row(target, sources, count, weights);
            for (int k = 0; k < count; k++) {
                synapses.add(sources[k] + "->" + target + ' ' + weights[k]);
            }
        });
        return synapses;
    }

    @Test
    void aNeuronDiesWithItsSynapses() {
        NetworkChanger.Outcome outcome = changer.apply(network, network, 100,
                List.of(new RemoveNeurons("E", new int[] {7, 2})), Outgoing.of(network));
        Population e = outcome.network().populations().getFirst();
        assertEquals(8, e.living());
        assertEquals(false, e.slots().lives(2) || e.slots().lives(7) || e.slots().lives(10));
        for (int j = 0; j < 2; j++) {
            String gone = j == 0 ? "[27]->.*|.*->[27] .*" : "[27]->.*";
            List<String> expected = synapses(network.projections().get(j), j == 0 ? 14 : 5).stream()
                    .filter(s -> !s.matches(gone)).toList();
            Projection left = outcome.network().projections().get(j);
            assertEquals(expected, synapses(left, j == 0 ? 14 : 5));
            assertEquals(expected.size(), left.connectivity().count());
        }
        assertSame(network.projections().get(2), outcome.network().projections().get(2));
        float[] learned = new float[50];
        Map<String, Float> byPair = new HashMap<>();
        List<String> before = synapses(network.projections().get(1), 5);
        for (int k = 0; k < learned.length; k++) {
            learned[k] = 1 + k;
            byPair.put(before.get(k), learned[k]);
        }
        float[] kept = CarriedValues.weights(network, outcome, 1, learned);
        List<String> now = synapses(outcome.network().projections().get(1), 5);
        assertEquals(40, kept.length);
        for (int k = 0; k < kept.length; k++) {
            assertEquals(byPair.get(now.get(k)), kept[k]);
        }
    }

    @Test
    void slotsAreUsedAgainWithLineage() {
        Network changed = after(new RemoveNeurons("E", new int[] {3, 5}),
                new AddNeurons("E", 3, new int[] {8, -1, 8}), new RemoveNeurons("E", new int[] {8}),
                new AddNeurons("E", 1, new int[] {3}));
        Population e = changed.populations().getFirst();
        assertEquals(11, e.living());
        assertEquals("2 8 1", lineage(e, 3));
        assertEquals("2 -1 0", lineage(e, 5));
        assertEquals("1 8 1", lineage(e, 10));
        assertEquals("2 3 2", lineage(e, 8));
        assertEquals("1 -1 0", lineage(e, 0));
        assertEquals("0 -1 0", lineage(e, 13));
    }

    private static String lineage(Population population, int slot) {
        return population.slots().generation(slot) + " " + population.slots().parent(slot) + ' '
                + population.slots().parentGeneration(slot);
    }

    @Test
    void aNeuronHasWhatItsParentHasOrWhatWasDrawnForItsSlot() {
        Population built = network.populations().getFirst();
        Network changed = after(new RemoveNeurons("E", new int[] {3}), new AddNeurons("E", 2, new int[] {8, -1}),
                new RemoveNeurons("E", new int[] {3}),
                new SetParameter("E", "V_reset", null, new double[] {-63}),
                new SetParameter("E", "g_L", new int[] {9}, new double[] {8.5}),
                new AddNeurons("E", 1, new int[] {9}));
        Population e = changed.populations().getFirst();
        assertEquals(built.constants().get("C_m").get(9), e.constants().get("C_m").get(3));
        assertEquals(built.initial().get("epsilon").get(9), e.initial().get("epsilon").get(3));
        assertEquals(8.5, e.constants().get("g_L").get(3));
        assertEquals(-63, e.constants().get("V_reset").get(3));
        assertEquals(built.constants().get("C_m").get(10), e.constants().get("C_m").get(10));
        Network orphan = changer.apply(network, changed, 101, List.of(new RemoveNeurons("E", new int[] {3}),
                new AddNeurons("E", 1, null)), Outgoing.of(changed)).network();
        Population o = orphan.populations().getFirst();
        assertEquals(built.constants().get("C_m").get(3), o.constants().get("C_m").get(3));
        assertEquals(built.initial().get("epsilon").get(3), o.initial().get("epsilon").get(3));
        assertEquals(9, o.constants().get("g_L").get(3));
        assertEquals(-63, o.constants().get("V_reset").get(3));
        for (String constant : built.constants().keySet()) {
            if (!constant.equals("V_reset") && built.model().parameter(constant).isPresent()) {
                assertEquals(built.constants().get(constant).get(4), o.constants().get(constant).get(4));
            }
        }
    }

    @Test
    void aRevisionMakesTheSameNetworkAgain() {
        Network changed = after(new RemoveNeurons("E", new int[] {3, 5, 9}), new AddNeurons("E", 1, new int[] {8}),
                new AddSynapses("EE", new int[] {3}, new int[] {4}, new double[] {2}, new double[] {1.5}));
        Revision revision = changer.revision(network, changed, 100);
        assertArrayEquals(new int[] {0, 5, 6, 9}, revision.ints().get("populations[0].slots.living"));
        assertEquals(2, revision.ints().get("populations[0].slots.generations")[3]);
        Network restored = changer.restore(network, revision);
        Population expected = changed.populations().getFirst();
        Population e = restored.populations().getFirst();
        assertEquals(expected.slots(), e.slots());
        for (int slot = 0; slot < 14; slot++) {
            assertEquals(expected.constants().get("C_m").get(slot), e.constants().get("C_m").get(slot));
            assertEquals(expected.initial().get("epsilon").get(slot), e.initial().get("epsilon").get(slot));
        }
        assertEquals(synapses(changed.projections().getFirst(), 14), synapses(restored.projections().getFirst(), 14));
    }

    @Test
    void aRevisionThatContradictsItselfIsRefused() {
        Revision good = changer.revision(network, after(new RemoveNeurons("E", new int[] {3}),
                new AddNeurons("E", 1, new int[] {8})), 100);
        assertRefused("changes, populations[0].slots.living: slots that contradict each other", good, "living", 5, 2);
        assertRefused("changes, populations[0].slots.living: slots that contradict each other", good, "living", 0, 15);
        assertRefused("changes, populations[0].slots.living: slot 10 lives and was never used", good, "living", 0, 11);
        assertRefused("changes, populations[0].slots.living: expected ranges, and generations and parents of 14 slots",
                good, "generations", 1, 1);
        assertRefused("changes, populations[0].slots.living: slots that contradict each other", good, "parents",
                0, 0, 0, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Revision dead = changer.revision(network, after(new RemoveNeurons("E", new int[] {3})), 100);
        Map<String, int[]> some = new HashMap<>(dead.ints());
        some.keySet().removeIf(name -> name.startsWith("projections"));
        assertEquals(true, refused(new Revision(100, some, dead.longs(), Map.of()))
                .endsWith("is not between neurons that live"));
        double[] tooMuch = new double[14];
        tooMuch[5] = 1e9;
        assertEquals(true, refused(new Revision(100, good.ints(), good.longs(),
                Map.of("populations[0].initial.epsilon", tooMuch))).startsWith("changes, populations[0].initial"));
    }

    private void assertRefused(String message, Revision good, String array, int... values) {
        Map<String, int[]> ints = new HashMap<>(good.ints());
        ints.put("populations[0].slots." + array, values);
        assertEquals(message, refused(new Revision(100, ints, good.longs(), good.doubles())));
    }

    private String refused(Revision revision) {
        return assertThrows(InvalidChangeException.class, () -> changer.restore(network, revision)).getMessage();
    }

    @Test
    void birthsAndDeathsThatCannotBeAreRefused() {
        RemoveNeurons third = new RemoveNeurons("E", new int[] {3});
        assertEquals("population \"E\": there is room for 4 neurons more, got 5",
                refused(new AddNeurons("E", 5, null)));
        assertEquals("population \"I\": there is room for 0 neurons more, got 1",
                refused(new AddNeurons("I", 1, null)));
        assertEquals("population \"E\": neuron 10 of population \"E\" does not live",
                refused(new RemoveNeurons("E", new int[] {10})));
        assertEquals("population \"E\": neuron 1 is named twice", refused(new RemoveNeurons("E", new int[] {1, 1})));
        assertEquals("population \"E\": expected indices from 0 to 13 of population \"E\", got 14",
                refused(new RemoveNeurons("E", new int[] {14})));
        assertEquals("population \"E\", parents: neuron 3 of population \"E\" does not live",
                refused(third, new AddNeurons("E", 1, new int[] {3})));
        assertEquals("population \"E\", parameter g_L: neuron 3 of population \"E\" does not live",
                refused(third, new SetParameter("E", "g_L", new int[] {3}, new double[] {8})));
        String dead = "neuron 3 of population \"E\" does not live";
        int[] three = {3};
        int[] four = {4};
        double[] one = {1.5};
        assertEquals("projection \"EE\", sources: " + dead,
                refused(third, new AddSynapses("EE", three, four, one, one)));
        assertEquals("projection \"EE\", targets: " + dead, refused(third, new RemoveSynapses("EE", four, three)));
        assertEquals("projection \"EE\", targets: " + dead, refused(third, new SetWeights("EE", four, three, one)));
        assertEquals("device \"weights\" records weights of projection \"II\", so synapses onto neuron 0 that it"
                + " records can neither come nor go", refused(new RemoveNeurons("I", new int[] {2})));
    }
}

package glia.network.internal.change;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.change.InvalidChangeException;
import glia.api.change.NetworkChange;
import glia.api.change.NetworkChange.AddSynapses;
import glia.api.change.NetworkChange.RemoveSynapses;
import glia.api.change.NetworkChange.SetParameter;
import glia.api.change.NetworkChange.SetStimulus;
import glia.api.change.NetworkChange.SetWeights;
import glia.api.change.NetworkChanger;
import glia.api.change.Outgoing;
import glia.api.change.Revision;
import glia.api.network.Device;
import glia.api.network.DeviceDescription;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkReader;
import glia.api.network.NeuronValues;
import glia.api.network.Progress;
import glia.api.network.Projection;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangedNetworksTest {

    private static final String NETWORK = """
            { "glia": 1, "name": "changing", "dt": 0.1,
              "populations": [
                { "name": "E", "size": 40, "model": "iaf_psc_exp", "parameters": { "tau_m": TAU } },
                { "name": "I", "size": 20, "model": "iaf_psc_exp" }
              ],
              "projections": [
                { "name": "EE", "source": "E", "target": "E", "rule": { "type": "fixed_indegree", "indegree": 7 },
                  "weight": { "distribution": "uniform", "low": 1, "high": 3 }, "delay": 1.5 },
                { "name": "EI", "source": "E", "target": "I", "rule": { "type": "one_to_one_PLACEHOLDER" },
                  "weight": 5, "delay": 1 },
                { "name": "learning", "source": "I", "target": "E", "rule": { "type": "fixed_indegree", "indegree": 4 },
                  "weight": 2, "delay": 1, "receptor": "excitatory",
                  "synapse": { "model": "stdp_synapse", "parameters": { "Wmax": 4 } } },
                { "name": "single", "source": "I", "target": "I", "rule": { "type": "fixed_indegree", "indegree": 4 },
                  "allow_autapses": false, "allow_multapses": false, "weight": 2, "delay": 1 }
              ],
              "devices": [
                { "name": "spikes", "model": "spike_recorder", "sources": [{ "population": "E" }] },
                { "name": "noise", "model": "poisson_generator", "rate": 1000,
                  "targets": [{ "population": "E", "weight": 2, "delay": 2 }, { "population": "I", "weight": 1 }] },
                { "name": "dc", "model": "dc_generator", "amplitude": 100, "targets": [{ "population": "I" }] },
                { "name": "kicks", "model": "spike_generator", "times": [1, 5, 9, 20],
                  "targets": [{ "population": "E", "weight": 3, "delay": 1 }] }
              ] }
            """.replace("one_to_one_PLACEHOLDER\"", "fixed_indegree\", \"indegree\": 3");

    private final NetworkChanger changer = new ChangedNetworks();
    private Network network;

    @BeforeEach
    void build() throws Exception {
        network = build("20");
    }

    private static Network build(String tau) throws Exception {
        NetworkDescription description = Services.get(NetworkReader.class).read(NETWORK.replace("TAU", tau),
                Path.of("changing.network.json"));
        return Services.get(NetworkBuilder.class).build(description, Progress.NONE);
    }

    private Network after(NetworkChange... changes) {
        return changer.apply(network, network, 100, List.of(changes), Outgoing.of(network)).network();
    }

    private static void assertSameConstants(Network expected, Network actual) {
        for (int p = 0; p < expected.populations().size(); p++) {
            Map<String, NeuronValues> one = expected.populations().get(p).constants();
            Map<String, NeuronValues> other = actual.populations().get(p).constants();
            assertEquals(one.keySet(), other.keySet());
            one.forEach((name, values) -> {
                for (int n = 0; n < values.size(); n++) {
                    assertEquals(values.get(n), other.get(name).get(n), name);
                }
            });
        }
    }

    @Test
    void parametersAndWhatFollowsFromThemAreThoseOfANetworkThatWasBuiltSo() throws Exception {
        Network changed = after(new SetParameter("E", "tau_m", null, new double[] {13}));
        assertSameConstants(build("13"), changed);
        assertSame(network.populations().get(1), changed.populations().get(1));
        Network some = after(new SetParameter("E", "tau_m", new int[] {3, 39}, new double[] {13, 14}));
        for (int neuron = 0; neuron < 40; neuron++) {
            String tau = neuron == 3 ? "13" : neuron == 39 ? "14" : "20";
            Map<String, NeuronValues> expected = build(tau).populations().getFirst().constants();
            for (Map.Entry<String, NeuronValues> constant : some.populations().getFirst().constants().entrySet()) {
                assertEquals(expected.get(constant.getKey()).get(neuron), constant.getValue().get(neuron));
            }
        }
        assertSame(network.projections(), some.projections());
    }

    private static Map<String, Double> weights(Projection projection, int targets) {
        Map<String, Double> weights = new HashMap<>();
        projection.connectivity().rows(0, targets, (target, sources, count) -> {
            double[] row = new double[count];
            projection.weights().row(target, sources, count, row);
            for (int k = 0; k < count; k++) {
                weights.put(k + ": " + sources[k] + "->" + target, row[k]);
            }
        });
        return weights;
    }

    /** Source and target of a synapse of every third target. */
    private int[][] someSynapses(int projection, int size) {
        List<int[]> pairs = new ArrayList<>();
        network.projections().get(projection).connectivity().rows(0, size, (target, sources, count) -> {
            if (target % 3 == 0) {
                pairs.add(new int[] {sources[target % count], target});
            }
        });
        return new int[][] {pairs.stream().mapToInt(p -> p[0]).toArray(), pairs.stream().mapToInt(p -> p[1]).toArray()};
    }

    @Test
    void weightsOfSynapsesAreTheirsAloneUntilAllGetTheSame() {
        int[][] pairs = someSynapses(0, 40);
        double[] given = new double[pairs[0].length];
        Map<String, Double> expected = weights(network.projections().getFirst(), 40);
        for (int i = 0; i < given.length; i++) {
            given[i] = 1 + i / 100.0;
            String end = ": " + pairs[0][i] + "->" + pairs[1][i];
            double weight = given[i];
            expected.replaceAll((name, w) -> name.endsWith(end) ? weight : w);
        }
        SetWeights some = new SetWeights("EE", pairs[0], pairs[1], given);
        assertEquals(expected, weights(after(some).projections().getFirst(), 40));
        Network all = after(some, new SetWeights("EE", null, null, new double[] {2.5}));
        assertEquals(true, all.projections().getFirst().weights().constant());
        expected.replaceAll((name, w) -> 2.5);
        assertEquals(expected, weights(all.projections().getFirst(), 40));
    }

    @Test
    void whatSynapsesHaveLearnedIsReplacedWhereItIsGiven() {
        int[][] pairs = someSynapses(2, 40);
        NetworkChanger.Outcome outcome = changer.apply(network, network, 100, List.of(
                new SetWeights("learning", null, null, new double[] {1}),
                new SetWeights("learning", pairs[0], pairs[1], new double[] {3})), Outgoing.of(network));
        float[] before = new float[160];
        float[] after = CarriedValues.weights(network, outcome, 2, before);
        Map<String, Double> expected = weights(outcome.network().projections().get(2), 40);
        int[] at = {0};
        network.projections().get(2).connectivity().rows(0, 40, (target, sources, count) -> {
            for (int k = 0; k < count; k++) {
                assertEquals(expected.get(k + ": " + sources[k] + "->" + target), after[at[0]++]);
            }
        });
    }

    /** Of those that connect a pair more than once; what is no number is learned, and no part of the network. */
    @Test
    void singleSynapsesOfAPairAreTheNthOfTheirRow() {
        Projection learning = network.projections().get(2);
        int[] pair = new int[3];
        learning.connectivity().rows(0, 40, (target, sources, count) -> {
            for (int k = 1; k < count; k++) {
                if (sources[k] == sources[0]) {
                    pair[0] = sources[0];
                    pair[1] = target;
                    pair[2] = k;
                }
            }
        });
        assertTrue(pair[2] > 0, "a pair is connected twice");
        int[] from = {pair[0], pair[0]};
        int[] to = {pair[1], pair[1]};
        NetworkChanger.Outcome outcome = changer.apply(network, network, 100, List.of(
                new SetWeights("learning", from, to, new int[] {1, 0}, new double[] {Double.NaN,
                    Double.NEGATIVE_INFINITY}),
                new SetWeights("learning", new int[] {pair[0]}, new int[] {pair[1]}, new int[] {1},
                        new double[] {3})), Outgoing.of(network));
        Map<String, Double> expected = weights(learning, 40);
        int others = (int) Arrays.stream(SynapseChange.row(learning, pair[1])).limit(pair[2])
                .filter(source -> source == pair[0]).count();
        assertEquals(1, others, "the second one");
        expected.put(pair[2] + ": " + pair[0] + "->" + pair[1], 3.0);
        assertEquals(expected, weights(outcome.network().projections().get(2), 40));
        float[] learned = CarriedValues.weights(network, outcome, 2, new float[160]);
        int first = 0;
        for (int target = 0; target < pair[1]; target++) {
            first += SynapseChange.row(learning, target).length;
        }
        assertEquals(Float.NEGATIVE_INFINITY, learned[first]);
        assertEquals(3, learned[first + pair[2]]);
        assertEquals("projection \"learning\": expected one of the 2 synapses from " + pair[0] + " to " + pair[1]
                + ", counted from 0, got 2", refused(new SetWeights("learning", new int[] {pair[0]},
                new int[] {pair[1]}, new int[] {2}, new double[] {3})));
        assertEquals("projection \"learning\": expected for each of 1 synapses which of its pair it is, got 2",
                refused(new SetWeights("learning", new int[] {pair[0]}, new int[] {pair[1]}, new int[] {0, 1},
                        new double[] {3})));
        assertEquals("projection \"learning\": expected a weight within float32, got NaN", refused(
                new SetWeights("learning", new int[] {pair[0]}, new int[] {pair[1]}, new double[] {Double.NaN})));
        int[][] still = someSynapses(0, 1);
        assertEquals("projection \"EE\": expected a weight within float32, got NaN", refused(
                new SetWeights("EE", still[0], still[1], new int[1], new double[] {Double.NaN})),
                "synapses that do not learn have no weight but that of the network");
    }

    @Test
    void spikesThatWereSentBeforeTheChangeArrive() {
        DeviceDescription.PoissonGenerator noise = (DeviceDescription.PoissonGenerator)
                network.description().devices().get(1);
        Network changed = after(new SetStimulus(new DeviceDescription.PoissonGenerator("noise", 3000, 5, 15,
                noise.connections())));
        Device.InhomogeneousPoisson to = (Device.InhomogeneousPoisson) changed.devices().get(1);
        assertEquals(List.of(0.1, 0.3), to.pieces().stream().map(Device.Poisson::mean).toList());
        assertEquals(List.of(1L, 101L), to.pieces().stream().map(Device.Poisson::start).toList());
        assertEquals(List.of(101L, 151L), to.pieces().stream().map(Device.Poisson::stop).toList());
        Device.Poisson built = (Device.Poisson) network.devices().get(1);
        to.pieces().forEach(piece -> assertEquals(List.of(built.ordinal(), built.port(), built.delay()),
                List.of(piece.ordinal(), piece.port(), piece.delay())));
        assertEquals(List.of(1L, 101L, 120L), starts(changer.apply(network, changed, 119,
                List.of(new SetStimulus(noise)), Outgoing.of(changed)).network().devices().get(1)));
        Network later = changer.apply(network, changed, 120, List.of(new SetStimulus(noise)), Outgoing.of(changed))
                .network();
        assertEquals(List.of(101L, 121L), starts(later.devices().get(1)),
                "two ms after the first change all has arrived that was sent before");
    }

    private static List<Long> starts(Device device) {
        return ((Device.InhomogeneousPoisson) device).pieces().stream().map(Device.Poisson::start).toList();
    }

    @Test
    void spikesAtGivenTimesComeOnceAndNotAfterTheyWereTakenAway() {
        DeviceDescription kicks = network.description().devices().get(3);
        Network changed = changer.apply(network, network, 51, List.of(new SetStimulus(
                new DeviceDescription.SpikeGenerator("kicks", new double[] {2, 30}, kicks.connections()))),
                Outgoing.of(network)).network();
        assertArrayEquals(new long[] {60, 310}, ((Device.Spikes) changed.devices().getLast()).arrivals());
    }

    @Test
    void aRevisionMakesTheSameNetworkAgain() {
        int[][] pairs = someSynapses(0, 40);
        Network changed = after(new SetParameter("E", "I_e", new int[] {1}, new double[] {7}),
                new SetParameter("I", "tau_m", null, new double[] {11}),
                new SetWeights("EE", pairs[0], pairs[1], new double[] {1.25}),
                new SetWeights("EI", null, null, new double[] {4}),
                new SetStimulus(new DeviceDescription.DcGenerator("dc", 90, 1, 2,
                        network.description().devices().get(2).connections())));
        Revision revision = changer.revision(network, changed, 100);
        assertEquals(List.of("generators[2].values", "populations[0].parameters.I_e",
                "populations[1].parameters.tau_m", "projections[0].weights", "projections[1].weight"),
                List.copyOf(revision.doubles().keySet()));
        Network restored = changer.restore(network, revision);
        assertSameConstants(changed, restored);
        assertEquals(weights(changed.projections().get(0), 40), weights(restored.projections().get(0), 40));
        assertEquals(changed.projections().get(1).weights(), restored.projections().get(1).weights());
        assertEquals(changed.devices(), restored.devices());
        assertSame(network.projections().get(2), restored.projections().get(2));
        assertSame(network, changer.restore(network, Revision.NONE));
    }

    private static String rows(Projection projection, int target) {
        StringBuilder text = new StringBuilder();
        projection.connectivity().rows(target, target + 1, (t, sources, count) -> {
            double[] weights = new double[count];
            double[] delays = new double[count];
            projection.weights().row(t, sources, count, weights);
            projection.delays().row(t, sources, count, delays);
            for (int k = 0; k < count; k++) {
                text.append(sources[k]).append(' ').append(weights[k]).append(' ').append(delays[k]).append("; ");
            }
        });
        return text.toString();
    }

    /** Of the row of a target. */
    private static int source(Projection projection, int target, int k) {
        int[] source = new int[1];
        projection.connectivity().rows(target, target + 1, (t, sources, count) -> source[0] = sources[k]);
        return source[0];
    }

    @Test
    void synapsesComeBehindTheOthersAndGoFromAmongThem() {
        Projection built = network.projections().getFirst();
        String before = rows(built, 4);
        int second = source(built, 4, 1);
        String gone = List.of(before.split("; ")).stream().filter(s -> !s.startsWith(second + " "))
                .map(s -> s + "; ").reduce("", String::concat);
        Network changed = after(new AddSynapses("EE", new int[] {7, 8, 9}, new int[] {4, 39, 4},
                new double[] {1.5, 2, 2.5}, new double[] {1, 2, 1.26}),
                new RemoveSynapses("EE", new int[] {second}, new int[] {4}));
        Projection projection = changed.projections().getFirst();
        assertEquals(gone + "7 1.5 10.0; 9 2.5 13.0; ", rows(projection, 4));
        assertEquals(rows(built, 39) + "8 2.0 20.0; ", rows(projection, 39));
        assertEquals(rows(built, 5), rows(projection, 5));
        long[] count = new long[1];
        projection.connectivity().rows(0, 40, (target, sources, length) -> count[0] += length);
        assertEquals(count[0], projection.connectivity().count());
        Revision revision = changer.revision(network, changed, 100);
        Projection restored = changer.restore(network, revision).projections().getFirst();
        for (int target = 0; target < 40; target++) {
            assertEquals(rows(projection, target), rows(restored, target));
        }
        assertEquals(projection.connectivity().count(), restored.connectivity().count());
        assertEquals(projection.connectivity(), restored.connectivity());
    }

    @Test
    void whatAllSynapsesShareStaysOneValue() {
        Projection alike = after(new AddSynapses("EI", new int[] {3}, new int[] {2}, new double[] {5},
                new double[] {1})).projections().get(1);
        assertEquals(true, alike.weights().constant() && alike.delays().constant());
        assertEquals(rows(network.projections().get(1), 2) + "3 5.0 10.0; ", rows(alike, 2));
        Projection another = after(new AddSynapses("EI", new int[] {3}, new int[] {2}, new double[] {4},
                new double[] {1})).projections().get(1);
        assertEquals(List.of(false, true), List.of(another.weights().constant(), another.delays().constant()));
        assertEquals(rows(network.projections().get(1), 2) + "3 4.0 10.0; ", rows(another, 2));
    }

    @Test
    void whatOtherSynapsesHaveLearnedIsCarriedAlong() {
        Projection built = network.projections().get(2);
        NetworkChanger.Outcome outcome = changer.apply(network, network, 100, List.of(
                new RemoveSynapses("learning", new int[] {source(built, 0, 0)}, new int[] {0}),
                new AddSynapses("learning", new int[] {5, 6}, new int[] {0, 1}, new double[] {3}, new double[] {1})),
                Outgoing.of(network));
        float[] before = new float[160];
        Map<String, List<Float>> expected = new HashMap<>();
        int[] at = {0};
        built.connectivity().rows(0, 40, (target, sources, count) -> {
            for (int k = 0; k < count; k++, at[0]++) {
                before[at[0]] = 1 + at[0] / 100f;
                if (target > 0 || sources[k] != source(built, 0, 0)) {
                    expected.computeIfAbsent(sources[k] + "->" + target, n -> new ArrayList<>()).add(before[at[0]]);
                }
            }
        });
        expected.computeIfAbsent("5->0", n -> new ArrayList<>()).add(3f);
        expected.computeIfAbsent("6->1", n -> new ArrayList<>()).add(3f);
        float[] after = CarriedValues.weights(network, outcome, 2, before);
        Map<String, List<Float>> found = new HashMap<>();
        at[0] = 0;
        outcome.network().projections().get(2).connectivity().rows(0, 40, (target, sources, count) -> {
            for (int k = 0; k < count; k++) {
                found.computeIfAbsent(sources[k] + "->" + target, n -> new ArrayList<>()).add(after[at[0]++]);
            }
        });
        assertEquals(expected, found);
        assertEquals(after.length, at[0]);
    }

    @Test
    void synapsesThatCannotBeAreRefused() {
        int source = source(network.projections().getFirst(), 4, 0);
        assertEquals("projection \"EE\": there is no synapse from " + source + " to 4", refused(new RemoveSynapses("EE",
                new int[] {source, source}, new int[] {4, 4})));
        assertEquals("projection \"EE\": expected a delay from 1.0 to 2.0 ms, which the network was laid out for, got"
                + " 0.9", refused(new AddSynapses("EE", new int[1], new int[1], new double[] {2}, new double[] {0.9})));
        assertEquals("projection \"learning\": expected a delay from 1.0 to 1.0 ms, which the network was laid out for,"
                + " got 1.5", refused(new AddSynapses("learning", new int[1], new int[1], new double[] {2},
                        new double[] {1.5})));
        assertEquals("projection \"single\" does not allow autapses, got one of neuron 3", refused(new AddSynapses(
                "single", new int[] {3}, new int[] {3}, new double[] {2}, new double[] {1})));
        int connected = source(network.projections().getLast(), 3, 1);
        assertEquals("projection \"single\" does not allow multapses, and there is one from " + connected
                + " to 3 already", refused(new AddSynapses("single", new int[] {connected}, new int[] {3},
                        new double[] {2}, new double[] {1})));
        assertEquals("projection \"EE\": expected one delay or 2, got 3", refused(new AddSynapses("EE", new int[2],
                new int[2], new double[] {2}, new double[3])));
        int[] many = new int[1000];
        String message = refused(new AddSynapses("EE", many, many, new double[] {2}, new double[] {1}));
        assertEquals(true, message.startsWith("projection \"EE\": with this the inputs of population \"E\""), message);
    }

    @Test
    void synapsesWhoseWeightsAreRecordedStay() throws Exception {
        NetworkDescription description = network.description();
        List<DeviceDescription> devices = new ArrayList<>(description.devices());
        devices.add(new DeviceDescription.WeightRecorder("weights", "learning", List.of(), List.of(1, 2), 10));
        Network recorded = Services.get(NetworkBuilder.class).build(description.withDevices(devices), Progress.NONE);
        List<NetworkChange> change = List.of(new AddSynapses("learning", new int[] {5}, new int[] {2},
                new double[] {3}, new double[] {1}));
        String message = "device \"weights\" records weights of projection \"learning\", so synapses onto neuron 2"
                + " that it records can neither come nor go";
        assertEquals(message, assertThrows(InvalidChangeException.class, () -> changer.apply(recorded, recorded, 5,
                change, Outgoing.of(recorded))).getMessage());
        Revision revision = changer.revision(network, changer.apply(network, network, 5, change, Outgoing.of(network))
                .network(), 5);
        assertEquals(message, assertThrows(InvalidChangeException.class, () -> changer.restore(recorded, revision))
                .getMessage());
        changer.apply(recorded, recorded, 5, List.of(new AddSynapses("learning", new int[] {5}, new int[] {3},
                new double[] {3}, new double[] {1})), Outgoing.of(recorded));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "3 | 2 | 1 2 3 | changes, projections[0].rows: 3 sources for rows of 2",
        "3 | 4 | 1 2 3 | changes, projections[0].rows: a row of 4 of 3 sources that are left",
        "3 | 3 | 1 2 40 | changes, projections[0].rows: expected sources below 40, got 40",
        "3 2 | 1 2 | 1 2 3 | changes, projections[0].rows: expected ascending targets below 40, got 2",
        "3 4 | 3 | 1 2 3 | changes, projections[0].rows: expected targets, lengths and sources",
        "3 | 3 | 1 2 3 | changes, projections[0].weights: target 3 has other synapses, but no weights of its own"})
    void rowsThatDoNotFitAreRefused(String targets, String lengths, String sources, String message) {
        assertEquals(message, assertThrows(InvalidChangeException.class, () -> changer.restore(network,
                new Revision(1, Map.of("projections[0].rows.targets", ints(targets), "projections[0].rows.lengths",
                        ints(lengths), "projections[0].rows.sources", ints(sources)), Map.of(), Map.of())))
                .getMessage());
    }

    private static int[] ints(String text) {
        return List.of(text.split(" ")).stream().mapToInt(Integer::parseInt).toArray();
    }

    private String refused(NetworkChange... changes) {
        return assertThrows(InvalidChangeException.class, () -> after(changes)).getMessage();
    }

    @Test
    void whatCannotBeIsRefusedInOneLine() {
        assertEquals("there is no population \"X\"", refused(new SetParameter("X", "I_e", null, new double[1])));
        assertEquals("population \"E\": unknown parameter \"x\" of iaf_psc_exp; it has: tau_m, C_m, t_ref, E_L, V_th,"
                + " V_reset, I_e, tau_syn_ex, tau_syn_in", refused(new SetParameter("E", "x", null, new double[1])));
        assertEquals("population \"E\", parameter tau_m: expected a finite number > 0 in ms, got -1.0",
                refused(new SetParameter("E", "tau_m", null, new double[] {-1})));
        assertEquals("population \"E\", parameter tau_m: expected one value or 40, got 3",
                refused(new SetParameter("E", "tau_m", null, new double[3])));
        assertEquals("population \"E\", parameter tau_m: expected indices from 0 to 39 of population \"E\", got 40",
                refused(new SetParameter("E", "tau_m", new int[] {40}, new double[] {3})));
        assertEquals("there is no projection \"X\"", refused(new SetWeights("X", null, null, new double[1])));
        assertEquals("projection \"EI\": expected at least 0 pA for the receptor \"excitatory\" of iaf_psc_exp, found"
                + " -2", refused(new SetWeights("EI", null, null, new double[] {-2})));
        assertEquals("projection \"EI\": expected a weight within float32, got NaN",
                refused(new SetWeights("EI", null, null, new double[] {Double.NaN})));
        assertEquals("there is no device \"X\"", refused(new SetStimulus(new DeviceDescription.DcGenerator("X", 1, 0, 1,
                List.of()))));
        assertEquals("device \"dc\": expected a DcGenerator with the connections that it has", refused(
                new SetStimulus(new DeviceDescription.DcGenerator("dc", 1, 0, 1, List.of()))));
        assertEquals("device \"spikes\" records and sends nothing that could be changed",
                refused(new SetStimulus(network.description().devices().getFirst())));
        List<DeviceDescription.Connection> dc = network.description().devices().get(2).connections();
        assertEquals("device \"dc\", amplitude: expected a finite number, got NaN", refused(new SetStimulus(
                new DeviceDescription.DcGenerator("dc", Double.NaN, 0, 1, dc))));
        assertEquals("device \"dc\": expected 0 <= start < stop, got 3.0 and 2.0", refused(new SetStimulus(
                new DeviceDescription.DcGenerator("dc", 1, 3, 2, dc))));
    }

    @Test
    void weightsBeyondWhatTheNetworkWasLaidOutForAreRefusedByName() {
        String message = refused(new SetWeights("EE", null, null, new double[] {1e6}));
        assertEquals("projection \"EE\": with this the inputs of population \"E\" at its receptor \"excitatory\" may"
                + " add up to 7000037.0 pA in one step; the network was laid out for at most 128.0 pA", message);
        assertEquals("projection \"EE\": 1.0E-9 pA is lost beside the other inputs of population \"E\"; expected at"
                + " least 2.9802322387695312E-8", refused(new SetWeights("EE", null, null, new double[] {1e-9})));
        String learned = refused(new SetWeights("learning", null, null, new double[] {5}));
        assertEquals(true, learned.startsWith("projection \"learning\": "), learned);
    }

    @Test
    void ofSeveralChangesTheFirstThatIsWrongIsNamed() {
        assertEquals(1, assertThrows(InvalidChangeException.class, () -> after(
                new SetParameter("E", "I_e", null, new double[] {1}), new SetParameter("E", "C_m", null, new double[1]),
                new SetParameter("X", "I_e", null, new double[1]))).index());
    }

    @Test
    void aSynapseThatIsNotThereIsRefused() {
        boolean[] connected = new boolean[40];
        network.projections().getFirst().connectivity().rows(5, 6, (target, sources, count) -> {
            for (int k = 0; k < count; k++) {
                connected[sources[k]] = true;
            }
        });
        int free = 0;
        while (connected[free]) {
            free++;
        }
        assertEquals("projection \"EE\": there is no synapse from " + free + " to 5",
                refused(new SetWeights("EE", new int[] {free}, new int[] {5}, new double[] {1})));
    }

    /** What a forged checkpoint might say. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "populations[0].parameters.tau_m | '1 2' | changes, populations[0].parameters.tau_m: expected 1 or 40 values,"
                + " got 2",
        "populations[0].parameters.tau_m | '-1' | population \"E\", parameter tau_m: expected a finite number > 0 in"
                + " ms, got -1.0",
        "populations[7].parameters.tau_m | '1' | changes: 1 arrays that are not of this network",
        "projections[1].weight | '1 1' | changes, projections[1].weight: expected one weight for all, got 2",
        "projections[1].weight | 'NaN' | projection \"EI\": expected a weight within float32, got NaN",
        "projections[0].weights | '1' | changes, projections[0].weights: expected targets and weights",
        "generators[2].values | '1' | changes, device \"dc\": the arrays do not suit its kind",
        "generators[0].values | '1' | changes, device \"noise\": the arrays do not suit its kind"})
    void aRevisionThatDoesNotFitIsRefused(String name, String values, String message) {
        double[] array = List.of(values.split(" ")).stream().mapToDouble(Double::parseDouble).toArray();
        assertEquals(message, assertThrows(InvalidChangeException.class, () -> changer.restore(network,
                new Revision(1, Map.of(), Map.of(), Map.of(name, array)))).getMessage());
    }

    @Test
    void forgedRowsAndPiecesAreRefused() {
        assertEquals("changes, projections[0].weights: 8 for 7 synapses of these targets", restored(
                Map.of("projections[0].weights.targets", new int[] {3}), Map.of(), new double[8]));
        assertEquals("changes, projections[0].weights: expected ascending targets below 40, got 40", restored(
                Map.of("projections[0].weights.targets", new int[] {40}), Map.of(), new double[] {1}));
        assertEquals("changes, projections[0].weights: too few for the synapses of these targets", restored(
                Map.of("projections[0].weights.targets", new int[] {3, 4}), Map.of(), new double[9]));
    }

    private String restored(Map<String, int[]> ints, Map<String, long[]> longs, double[] weights) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1;
        }
        return assertThrows(InvalidChangeException.class, () -> changer.restore(network,
                new Revision(1, ints, longs, Map.of("projections[0].weights", weights)))).getMessage();
    }
}

package glia.network.internal.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.model.ModelCatalogue;
import glia.api.network.Device;
import glia.api.network.ExampleCatalogue;
import glia.api.network.Network;
import glia.api.network.NetworkException;
import glia.api.network.NeuronValues;
import glia.api.network.Plasticity;
import glia.api.network.Population;
import glia.api.network.Progress;
import glia.api.network.Projection;
import glia.api.network.Waveform;
import glia.network.internal.read.NetworkFileReader;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkAssemblerTest {

    private final ModelCatalogue models = Services.get(ModelCatalogue.class);
    private final NetworkFileReader reader = new NetworkFileReader(models);
    private final NetworkAssembler builder = new NetworkAssembler(models);

    @TempDir
    Path folder;

    private Network build(String text) throws NetworkException {
        return builder.build(reader.read(text, folder.resolve("test.network.json")), Progress.NONE);
    }

    private String failure(String text) {
        return assertThrows(NetworkException.class, () -> build(text)).getMessage();
    }

    /** A network of E (delta synapses) and X (exponential currents). */
    private static String network(String e, String x, String projections, String devices) {
        return """
                { "glia": 1, "name": "test", "populations": [
                  { "name": "E", "model": "iaf_psc_delta", %s },
                  { "name": "X", "model": "iaf_psc_exp", %s }],
                  "projections": [%s], "devices": [%s] }
                """.formatted(e, x, projections, devices);
    }

    private static String projection(String source, String target, String rule, String rest) {
        return """
                { "source": "%s", "target": "%s", "rule": { "type": %s }, %s }
                """.formatted(source, target, rule, rest);
    }

    @Test
    void buildsTheBrunelNetwork() throws NetworkException, IOException {
        ExampleCatalogue examples = Services.get(ExampleCatalogue.class);
        Network network = builder.build(reader.read(examples.open(examples.find("w2").orElseThrow())), Progress.NONE);
        assertEquals(12_500, network.neurons());
        assertEquals(15_625_000, network.synapses());
        assertEquals(15, network.minDelay());
        assertEquals(15, network.maxDelay());
        Population e = network.populations().get(0);
        double[] initial = e.initial().get("V_m").each();
        assertTrue(Arrays.stream(initial).allMatch(v -> v >= 0 && v < 20));
        assertEquals(10, Arrays.stream(initial).average().orElseThrow(), 4 * 20 / Math.sqrt(12 * 10_000));
        assertEquals(20, e.constants().get("tau_m").constant());
        assertEquals(StrictMath.exp(-0.1 / 20), e.constants().get("leak").constant());
        assertEquals(10_000, network.populations().get(1).firstId());
        Device.Poisson drive = (Device.Poisson) network.devices().get(1);
        assertEquals(2, drive.mean(), 1e-12);
        assertEquals(1, drive.ordinal());
        assertEquals(1, drive.population());
        assertNull(drive.neurons());
        assertEquals(1, drive.start(), "the step that begins at 0 ms");
        assertEquals(Long.MAX_VALUE, drive.stop());
    }

    @Test
    void everySumOfInputsStaysWithin32Bits() throws NetworkException, IOException {
        ExampleCatalogue examples = Services.get(ExampleCatalogue.class);
        for (ExampleCatalogue.Example example : examples.examples()) {
            Network network = builder.build(reader.read(examples.open(example)), Progress.NONE);
            for (Projection projection : network.projections()) {
                double quantum = network.populations().get(projection.target()).quanta()[projection.port()];
                assertEquals(1, Math.getExponent(quantum) - Math.getExponent(Math.nextDown(quantum)), "power of two");
                long most = projection.connectivity().maxIndegree()
                        * Math.round(Math.max(Math.abs(projection.weights().lowerBound()),
                                Math.abs(projection.weights().upperBound())) / quantum);
                assertTrue(most > 0 && most < Integer.MAX_VALUE);
            }
        }
    }

    @Test
    void plasticSynapsesAreSizedByWhatTheyMayLearn() throws NetworkException {
        String rule = "\"fixed_indegree\", \"indegree\": 3";
        Network network = build(network("\"size\": 4", "\"size\": 4", projection("E", "E", rule,
                "\"weight\": 1, \"delay\": 1, \"synapse\": { \"model\": \"stdp_triplet_synapse\", "
                        + "\"parameters\": { \"Wmax\": 1000, \"Aplus\": 0.5 } }"), ""));
        Plasticity plasticity = network.projections().getFirst().plasticity();
        assertEquals("stdp_triplet_synapse", plasticity.model().name());
        assertEquals(1000, plasticity.bound());
        assertEquals(0.5, plasticity.constants().get("raise_pair"));
        assertEquals(16.8, plasticity.constants().get("tau_plus"));
        assertEquals(Quanta.quantum(3000), network.populations().getFirst().quanta()[0]);
        String drawn = projection("E", "E", rule, "\"weight\": { \"distribution\": \"uniform\", \"low\": 1, "
                + "\"high\": 3 }, \"delay\": 1, \"synapse\": { \"model\": \"static_synapse\" }");
        assertNull(build(network("\"size\": 4", "\"size\": 4", drawn, "")).projections().getFirst().plasticity());
    }

    @Test
    void weightsOfAnEdgeListHaveToSuitTheSynapses() throws NetworkException, IOException {
        Files.writeString(folder.resolve("edges.csv"), "source,target,weight\n0,1,2\n1,0,9\n");
        assertEquals("test: projection \"E->E\": expected weights between 0 and Wmax (8.0), found 2.0 to 9.0",
                failure(network("\"size\": 4", "\"size\": 4", projection("E", "E",
                        "\"edge_list\", \"file\": \"edges.csv\"", "\"weight\": 1, \"delay\": 1, \"synapse\": { "
                                + "\"model\": \"stdp_synapse\", \"parameters\": { \"Wmax\": 8 } }"), "")));
    }

    @Test
    void aPortsQuantumIsTheSmallestPowerOfTwo() throws NetworkException {
        assertEquals(1.0, Quanta.quantum(0x1p30));
        assertEquals(2.0, Quanta.quantum(Math.nextUp(0x1p30)));
        assertEquals(0x1p-30, Quanta.quantum(1));
        assertEquals(0x1p-126, Quanta.quantum(1e-40));
        Network network = build(network("\"size\": 4", "\"size\": 3",
                projection("E", "E", "\"all_to_all\"", "\"weight\": -2, \"delay\": 1") + ","
                        + projection("X", "E", "\"all_to_all\"", "\"weight\": 1, \"delay\": 1"),
                """
                { "name": "s", "model": "spike_generator", "times": [1, 1.04, 2],
                  "targets": [{ "population": "E", "weight": 4 }] },
                { "name": "i", "model": "dc_generator", "amplitude": -3, "targets": [{ "population": "X" }] }
                """));
        assertArrayEquals(new double[] {0x1p-25, 0}, network.populations().get(0).quanta(), "4 * 2 + 3 + 2 * 4 = 19");
        assertArrayEquals(new double[] {0, 0, 0x1p-28}, network.populations().get(1).quanta());
    }

    @Test
    void refusesWeightsThatWouldBeLost() {
        String large = projection("E", "E", "\"all_to_all\"", "\"weight\": 1e6, \"delay\": 1");
        String small = projection("X", "E", "\"one_to_one\"", "\"weight\": 1e-5, \"delay\": 1");
        String message = failure(network("\"size\": 4", "\"size\": 4", large + "," + small, ""));
        assertEquals("test: projection \"X->E\": 1.0E-5 mV is lost beside the other inputs of population \"E\" (up to "
                + "4000000.00001 mV in one step); expected at least 0.001953125", message);
        String beyond = projection("E", "E", "\"all_to_all\"", "\"weight\": 2e38, \"delay\": 1");
        assertTrue(failure(network("\"size\": 4", "\"size\": 4", beyond, "")).contains("within float32"));
    }

    /** A ring of eight neurons in a row of 8 mm whose ends meet. */
    @Test
    void weightsAndDelaysFollowTheDistance() throws NetworkException {
        String ring = "\"size\": 8, \"positions\": { \"type\": \"grid\", \"columns\": 8, \"spacing\": 1, "
                + "\"edge_wrap\": true }";
        Network network = build(network(ring, "\"size\": 1", projection("E", "E", "\"pairwise_bernoulli\", \"p\": 1, "
                + "\"mask\": { \"type\": \"circular\", \"radius\": 3.5 }", """
                "allow_autapses": false,
                "weight": { "kernel": "exponential", "value": 8, "beta": 2 },
                "delay": { "kernel": "conduction", "base": 0.5, "velocity": 4 }
                """), ""));
        Projection projection = network.projections().get(0);
        assertEquals(8 * 6, projection.connectivity().count());
        projection.connectivity().rows(7, 8, (target, row, count) -> {
            assertArrayEquals(new int[] {0, 1, 2, 4, 5, 6}, Arrays.copyOf(row, count));
            double[] values = new double[count];
            projection.weights().row(target, row, count, values);
            double[] distances = {1, 2, 3, 3, 2, 1};
            for (int k = 0; k < count; k++) {
                assertEquals(8 * Math.exp(-distances[k] / 2), values[k], 1e-14);
            }
            projection.delays().row(target, row, count, values);
            // 0.75, 1 and 1.25 ms
            assertArrayEquals(new double[] {8, 10, 13, 13, 10, 8}, values);
        });
        assertEquals(5, network.minDelay());
        assertEquals(14, network.maxDelay(), "0.5 ms + 3.5 mm / 4 mm/ms = 1.375 ms");
    }

    @Test
    void refusesDistancesThatDoNotFit() {
        String box = "\"size\": 4, \"positions\": { \"type\": \"box\", \"low\": [0, 0], \"high\": [1, 1]%s }";
        String near = projection("X", "E", "\"pairwise_bernoulli\", \"p\": { \"kernel\": \"gaussian\", \"std\": 1 }",
                "\"weight\": 1, \"delay\": 1");
        assertEquals("test: projection \"X->E\": the edges of \"X\" and \"E\" do not wrap alike; expected "
                + "\"edge_wrap\" in both or none, and the same extent",
                failure(network(box.formatted(", \"edge_wrap\": true"), box.formatted(""), near, "")));
        String far = "\"size\": 4, \"positions\": { \"type\": \"grid\", \"columns\": 4, \"spacing\": 1000 }";
        String slow = projection("E", "E", "\"all_to_all\"",
                "\"weight\": 1, \"delay\": { \"kernel\": \"conduction\", \"base\": 1, \"velocity\": 0.01 }");
        String message = failure(network(far, "\"size\": 1", slow, ""));
        assertTrue(message.startsWith("test: projection \"E->E\": delays from 1.0 to 300001.0"), message);
        assertTrue(message.endsWith(" ms; expected at least dt = 0.1 ms and at most 65535 steps"), message);
        String changing = projection("E", "X", "\"all_to_all\"",
                "\"weight\": { \"kernel\": \"linear\", \"c\": 5, \"a\": -1 }, \"delay\": 1");
        assertTrue(failure(network(far, "\"size\": 1", changing, "")).startsWith("test: projection \"E->X\": "),
                failure(network(far, "\"size\": 1", changing, "")));
        String few = projection("E", "E", "\"fixed_indegree\", \"indegree\": 3, \"mask\": { \"type\": \"circular\", "
                + "\"radius\": 1500 }", "\"weight\": 1, \"delay\": 1, \"allow_multapses\": false");
        assertEquals("test: projection \"E->E\": expected at least 3 sources near every target, but there are 2 within "
                + "1500.0 mm of neuron 0 where the kernel is above 0", failure(network(far, "\"size\": 1", few, "")));
    }

    @Test
    void saysHowMuchMemoryItWouldTake() throws NetworkException {
        NetworkAssembler small = new NetworkAssembler(models, new SomeMemory(8L << 30));
        String many = network("\"size\": 1000000000", "\"size\": 1", "", "");
        String message = assertThrows(NetworkException.class,
                () -> small.build(reader.read(many, Path.of("x")), Progress.NONE)).getMessage();
        assertEquals("test: the network takes at least 22.4 GiB of memory (1000000001 neurons: 22.4 GiB, 0 synapses: "
                + "0 B), but there are 8.0 GiB (heap of this process: 8.0 GiB, machine: 8.0 GiB)", message);
        String synapses = network("\"size\": 10", "\"size\": 1", projection("E", "E",
                "\"fixed_total_number\", \"count\": 1000000000000000000", "\"weight\": 1, \"delay\": 1"), "");
        assertTrue(failure(synapses).startsWith("test: the network takes at least 5587935447.7 GiB of memory"));
        String degrees = network("\"size\": 2147483646", "\"size\": 1", projection("E", "E",
                "\"fixed_indegree\", \"indegree\": 1073741824", "\"weight\": 1, \"delay\": 1"), "");
        assertTrue(failure(degrees).contains(", 2305843007066210300 synapses: 4294967292.0 GiB)"),
                failure(degrees));
        NetworkAssembler endless = new NetworkAssembler(models, new SomeMemory(Long.MAX_VALUE));
        String message2 = assertThrows(NetworkException.class,
                () -> endless.build(reader.read(many, Path.of("x")), Progress.NONE)).getMessage();
        assertEquals("test: population \"E\": expected at most 715827879 neurons in a population and 2147483647 in a "
                + "network", message2);
    }

    @Test
    void connectionsThatAreOnlyKnownWhenTheyAreCountedCountToo() throws NetworkException {
        NetworkAssembler small = new NetworkAssembler(models, new SomeMemory(1 << 20));
        String spatial = network("\"size\": 1000", "\"size\": 1", projection("E", "E",
                "\"pairwise_bernoulli\", \"p\": { \"kernel\": \"linear\", \"c\": 1, \"a\": 0 }",
                "\"weight\": 1, \"delay\": 1"), "");
        String message = assertThrows(NetworkException.class,
                () -> small.build(reader.read(spatial, Path.of("x")), Progress.NONE)).getMessage();
        assertTrue(message.contains(" 1000000 synapses: 1.9 MiB), but there are 1.0 MiB"), message);
    }

    @Test
    void knowsTheMemoryOfThisProcess() {
        Memory memory = Memory.ofThisProcess();
        assertTrue(memory.available() > 1 << 20);
        assertTrue(memory.heap() <= Runtime.getRuntime().maxMemory());
        assertEquals("1.5 GiB", Memory.show(1.5 * (1 << 30)));
        assertEquals("1023 B", Memory.show(1023));
    }

    @Test
    void drawsParametersAndInitialValues() throws NetworkException {
        Network network = build(network("""
                "size": 1000,
                "parameters": { "E_L": { "distribution": "normal", "mean": -65, "std": 2 }, "V_th": -40 },
                "initial": { "V_m": { "distribution": "uniform", "low": -80, "high": -70 } }
                """, "\"size\": 1, \"parameters\": { \"E_L\": -61.5 }", "", ""));
        Map<String, NeuronValues> constants = network.populations().get(0).constants();
        double[] rest = constants.get("E_L").each();
        assertEquals(1000, Arrays.stream(rest).distinct().count());
        assertTrue(constants.get("V_th").isConstant());
        assertTrue(constants.get("leak").isConstant(), "does not depend on what was drawn");
        for (int i = 0; i < 1000; i++) {
            assertEquals(-StrictMath.expm1(-0.1 / 10) * rest[i], constants.get("rest_and_bias").get(i), 1e-12);
        }
        assertTrue(Arrays.stream(network.populations().get(0).initial().get("V_m").each())
                .allMatch(v -> v >= -80 && v < -70));
        Population x = network.populations().get(1);
        assertEquals(-61.5, x.initial().get("V_m").constant());
        assertEquals(0, x.initial().get("I_syn_ex").constant());
        assertEquals(x.model().parameters().size() + x.model().constants().size(), x.constants().size());
        assertEquals(x.model().states().size(), x.initial().size());
    }

    @Test
    void reportsTheNeuronWhoseParametersContradict() {
        String message = failure(network("""
                "size": 100, "parameters": { "V_reset": { "distribution": "uniform", "low": -80, "high": -40 } }
                """, "\"size\": 1", "", ""));
        assertTrue(message.matches("test: population \"E\", neuron \\d+: V_reset .* must be below V_th .*"), message);
    }

    /** The energy of a neuron is counted, so it begins with whole quanta, and not beyond what can be counted. */
    @Test
    void accountsBeginWithWholeQuanta() throws NetworkException {
        String neurons = """
                { "glia": 1, "name": "test", "populations": [
                  { "name": "N", "size": 50, "model": "elif_psc_exp", "initial": { "epsilon": %s } }] }
                """;
        Population drawn = build(neurons.formatted("{ \"distribution\": \"uniform\", \"low\": 0, \"high\": 1 }"))
                .populations().getFirst();
        for (int i = 0; i < drawn.size(); i++) {
            double quanta = drawn.initial().get("epsilon").get(i) * (1 << 20);
            assertEquals(Math.rint(quanta), quanta);
            assertEquals(quanta, drawn.model().account().quanta((float) drawn.initial().get("epsilon").get(i)));
        }
        Population same = build(neurons.formatted("0.3")).populations().getFirst();
        assertEquals(Math.rint(0.3 * (1 << 20)) / (1 << 20), same.initial().get("epsilon").get(0));
        String message = failure(neurons.formatted("4.5"));
        assertTrue(message.contains("population \"N\": epsilon begins at 4.5; expected at most 4.0 of either sign"),
                message);
    }

    @Test
    void resolvesDevices() throws NetworkException {
        String devices = """
                { "name": "a", "model": "poisson_generator", "rate": 100, "start": 10, "stop": 20.06,
                  "targets": [{ "population": "E", "neurons": [1, 3], "weight": 2 },
                              { "population": "X", "weight": -1, "delay": 2 }] },
                { "name": "b", "model": "dc_generator", "amplitude": 100, "start": 5,
                  "targets": [{ "population": "X", "weight": -0.5 }] },
                { "name": "c", "model": "spike_generator", "times": [0, 0.3, 5],
                  "targets": [{ "population": "X", "weight": 1, "delay": 1 }] },
                { "name": "d", "model": "spike_recorder", "sources": [{ "population": "X" }] },
                { "name": "e", "model": "multimeter", "record_from": ["I_syn_in", "V_m"], "interval": 0.5,
                  "sources": [{ "population": "X", "neurons": { "first": 1, "count": 2 } }] }
                """;
        List<Device> built = build(network("\"size\": 5", "\"size\": 4", "", devices)).devices();
        Device.Poisson first = (Device.Poisson) built.get(0);
        assertArrayEquals(new int[] {1, 3}, first.neurons());
        assertEquals(List.of(0, 0, 1, 101L, 202L),
                List.of(first.port(), first.ordinal(), first.delay(), first.start(), first.stop()));
        Device.Poisson second = (Device.Poisson) built.get(1);
        assertEquals(List.of(1, 1, 1, 20), List.of(second.population(), second.port(), second.ordinal(),
                second.delay()));
        assertEquals(0.01, second.mean(), 1e-15);
        assertEquals(new Device.Current("b", 1, null, 2, new Waveform.Constant(-50), 51, Long.MAX_VALUE), built.get(2));
        assertArrayEquals(new long[] {10, 13, 60}, ((Device.Spikes) built.get(3)).arrivals());
        assertEquals(new Device.SpikeRecorder("d", 1, null), built.get(4));
        Device.Multimeter meter = (Device.Multimeter) built.get(5);
        assertArrayEquals(new int[] {2, 0}, meter.states());
        assertArrayEquals(new int[] {1, 2}, meter.neurons());
        assertEquals(5, meter.every());
    }

    @Test
    void countsTheSynapsesThatAreSampled() throws NetworkException {
        assertEquals(new Device.WeightRecorder("w", 0, 1, null, null, 1000, 40),
                build(sampled("")).devices().getFirst());
        Device.WeightRecorder some = (Device.WeightRecorder) build(sampled(
                ", \"senders\": [0, 4, 9], \"targets\": { \"first\": 1, \"count\": 2 }, \"interval\": 0.5"))
                .devices().getFirst();
        assertEquals(6, some.synapses());
        assertEquals(5, some.every());
        assertTrue(some.samples(4, 2) && !some.samples(4, 3) && !some.samples(5, 2));
        String nobody = sampled(", \"targets\": [1]").replace("all_to_all", "one_to_one").replace("\"size\": 4",
                "\"size\": 10").replace("\"targets\"", "\"senders\": [2], \"targets\"");
        assertEquals("learning: device \"w\": expected 1 to 268435456 synapses, found 0", failure(nobody));
    }

    private static String sampled(String more) {
        return """
                { "glia": 1, "name": "learning",
                  "populations": [{ "name": "X", "size": 10, "model": "iaf_psc_exp" },
                                  { "name": "Y", "size": 4, "model": "iaf_psc_exp" }],
                  "projections": [{ "source": "X", "target": "Y", "rule": { "type": "all_to_all" }, "weight": 1,
                                    "delay": 1, "synapse": { "model": "stdp_synapse" } }],
                  "devices": [{ "name": "w", "model": "weight_recorder", "projection": "X->Y"%s }] }
                """.formatted(more);
    }

    @Test
    void resolvesTheTimesOfGenerators() throws NetworkException {
        String devices = """
                { "name": "a", "model": "inhomogeneous_poisson_generator", "start": 2, "stop": 9,
                  "rate_times": [0, 1, 3, 5, 20], "rate_values": [10, 20, 0, 40, 50],
                  "targets": [{ "population": "E", "weight": 2, "delay": 1 }] },
                { "name": "b", "model": "ac_generator", "amplitude": 100, "frequency": 50, "offset": 10, "phase": 180,
                  "targets": [{ "population": "X", "weight": -0.5 }] },
                { "name": "c", "model": "step_current_generator", "amplitude_times": [0, 1],
                  "amplitude_values": [5, -7], "targets": [{ "population": "X", "weight": 2 }] },
                { "name": "d", "model": "noise_generator", "mean": 1, "std": 3, "dt": 0.5, "start": 1,
                  "targets": [{ "population": "X", "weight": 2 }] }
                """;
        List<Device> built = build(network("\"size\": 5", "\"size\": 4", "", devices)).devices();
        List<Device.Poisson> pieces = ((Device.InhomogeneousPoisson) built.get(0)).pieces();
        assertEquals(List.of(new Device.Poisson("a", 0, null, 0, 0, 0.002, 2, 10, 21, 31),
                new Device.Poisson("a", 0, null, 0, 0, 0.004, 2, 10, 51, 91)), pieces);
        assertEquals(new Waveform.Sine(-5, -50, 0.005, Math.PI), ((Device.Current) built.get(1)).waveform());
        Waveform steps = ((Device.Current) built.get(2)).waveform();
        assertEquals(List.of(10.0, 10.0, -14.0, -14.0), List.of(steps.at(1), steps.at(10), steps.at(11),
                steps.at(1_000_000)));
        assertEquals(new Device.Noise("d", 1, null, 2, 1, 2, new Waveform.Sine(36, 0, 0, 0), 5, 11,
                Long.MAX_VALUE), built.get(3));
    }

    @Test
    void aRecorderDoesNotChangeTheNoise() throws NetworkException {
        String noise = """
                { "name": "n", "model": "poisson_generator", "rate": 1,
                  "targets": [{ "population": "E", "weight": 1 }] }
                """;
        String recorder = """
                { "name": "r", "model": "spike_recorder", "sources": [{ "population": "E" }] },
                """;
        Network with = build(network("\"size\": 5", "\"size\": 4", "", recorder + noise));
        assertEquals(0, ((Device.Poisson) with.devices().get(1)).ordinal());
    }

    @Test
    void findsTheDelaysOfTheNetwork() throws NetworkException {
        String sizes = "\"size\": 4";
        Network none = build(network(sizes, sizes, "", ""));
        assertEquals(List.of(1, 1), List.of(none.minDelay(), none.maxDelay()));
        String far = """
                { "name": "n", "model": "poisson_generator", "rate": 1,
                  "targets": [{ "population": "E", "weight": 1, "delay": 20 }] }
                """;
        Network driven = build(network(sizes, sizes, "", far));
        assertEquals(List.of(64, 200), List.of(driven.minDelay(), driven.maxDelay()));
        String drawn = projection("E", "X", "\"all_to_all\"",
                "\"weight\": 1, \"delay\": { \"distribution\": \"uniform\", \"low\": 0.5, \"high\": 3 }");
        String empty = projection("E", "E", "\"fixed_indegree\", \"indegree\": 0", "\"weight\": 1, \"delay\": 0.1");
        Network connected = build(network(sizes, sizes, drawn + "," + empty, far));
        assertEquals(List.of(5, 200), List.of(connected.minDelay(), connected.maxDelay()));
    }

    @Test
    void anEdgeListBringsWeightsAndDelays() throws NetworkException, IOException {
        Files.writeString(folder.resolve("edges.csv"), "source,target,weight,delay\n0,1,3.5,0.7\n1,1,-2,5\n");
        String list = projection("E", "E", "\"edge_list\", \"file\": \"edges.csv\"", "\"weight\": 1, \"delay\": 9");
        Network network = build(network("\"size\": 2", "\"size\": 1", list, ""));
        assertEquals(List.of(7, 50), List.of(network.minDelay(), network.maxDelay()));
        assertEquals(Math.scalb(1.0, 3 - 30), network.populations().get(0).quanta()[0]);
        String wrongSign = projection("E", "X", "\"edge_list\", \"file\": \"edges.csv\"",
                "\"weight\": 1, \"delay\": 9");
        assertTrue(failure(network("\"size\": 2", "\"size\": 2", wrongSign, "")).endsWith(
                "expected at least 0 pA for the receptor \"excitatory\" of iaf_psc_exp, found -2"));
        Files.writeString(folder.resolve("edges.csv"), "source,target\n0,7\n");
        assertEquals(folder.resolve("edges.csv") + ":2:3: expected a whole number from 0 to 1, found \"7\"",
                failure(network("\"size\": 2", "\"size\": 1", list, "")));
    }

    @Test
    void placesNeurons() throws NetworkException, IOException {
        Files.writeString(folder.resolve("places.csv"), "y,x\n1,2\n3,4\n");
        Network network = build(network(
                "\"size\": 2, \"positions\": { \"type\": \"csv\", \"file\": \"places.csv\" }",
                "\"size\": 5, \"positions\": { \"type\": \"grid\", \"origin\": [1, 2, 3], \"columns\": 2, "
                        + "\"spacing\": 0.5 }", "", ""));
        assertArrayEquals(new float[] {2, 1, 0, 4, 3, 0}, network.populations().get(0).positions());
        assertArrayEquals(new float[] {1, 2, 3, 1.5f, 2, 3, 1, 2.5f, 3, 1.5f, 2.5f, 3, 1, 3, 3},
                network.populations().get(1).positions());
        network = build(network(
                "\"size\": 2000, \"positions\": { \"type\": \"disc\", \"centre\": [1, 2], \"radius\": 3 }",
                "\"size\": 2000, \"positions\": { \"type\": \"box\", \"low\": [0, 1, 2], \"high\": [1, 3, 2] }",
                "", ""));
        float[] disc = network.populations().get(0).positions();
        float[] box = network.populations().get(1).positions();
        int inner = 0;
        for (int i = 0; i < 2000; i++) {
            double distance = Math.hypot(disc[3 * i] - 1, disc[3 * i + 1] - 2);
            assertTrue(distance < 3.0001);
            inner += distance < 3 / Math.sqrt(2) ? 1 : 0;
            assertTrue(box[3 * i] >= 0 && box[3 * i] <= 1 && box[3 * i + 1] >= 1 && box[3 * i + 1] <= 3);
            assertEquals(2, box[3 * i + 2]);
        }
        assertEquals(1000, inner, 4 * Math.sqrt(500), "half of the disc's area");
    }

    @Test
    void reportsPositionsThatDoNotSuit() throws IOException {
        Path file = Files.writeString(folder.resolve("places.csv"), "x,y\n1,2\n3,4\n");
        String places = ", \"positions\": { \"type\": \"csv\", \"file\": \"places.csv\" }";
        assertEquals(file + ":3:1: more lines than the 1 neurons of the population",
                failure(network("\"size\": 1" + places, "\"size\": 1", "", "")));
        assertEquals(file + ":4:1: the file ends after 2 positions; expected 3, one a neuron",
                failure(network("\"size\": 3" + places, "\"size\": 1", "", "")));
    }

    @Test
    void isTheSameWithAnyNumberOfThreads() throws Exception {
        String drawn = "{ \"distribution\": \"normal\", \"mean\": 5, \"std\": 1, \"min\": 1 }";
        String rest = "\"weight\": " + drawn + ", \"delay\": " + drawn;
        String text = network("\"size\": 6000, \"initial\": { \"V_m\": " + drawn + " }",
                "\"size\": 3000, \"parameters\": { \"tau_m\": " + drawn + " }",
                projection("E", "X", "\"fixed_outdegree\", \"outdegree\": 150", rest) + ","
                        + projection("X", "E", "\"pairwise_bernoulli\", \"p\": 0.05", rest) + ","
                        + projection("E", "E", "\"fixed_total_number\", \"count\": 600000", rest), "");
        String expected = null;
        for (int threads : new int[] {1, 2, 3, 8}) {
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                String digest = pool.submit(() -> digest(build(text))).get();
                assertEquals(expected == null ? digest : expected, digest, threads + " threads");
                expected = digest;
            }
        }
    }

    private static String digest(Network network) {
        List<Object> parts = new ArrayList<>();
        for (Population population : network.populations()) {
            population.constants().values().forEach(v -> parts.add(Arrays.hashCode(v.each()) + v.constant()));
            population.initial().values().forEach(v -> parts.add(Arrays.hashCode(v.each()) + v.constant()));
            parts.add(Arrays.hashCode(population.positions()));
        }
        for (Projection projection : network.projections()) {
            long[] hash = new long[1];
            int targets = network.populations().get(projection.target()).size();
            projection.connectivity().rows(0, targets, (target, row, count) -> {
                double[] values = new double[count];
                projection.weights().row(target, row, count, values);
                hash[0] = 31 * hash[0] + Arrays.hashCode(values);
                projection.delays().row(target, row, count, values);
                hash[0] = 31 * hash[0] + Arrays.hashCode(values);
                hash[0] = 31 * hash[0] + Arrays.hashCode(Arrays.copyOf(row, count)) + target;
            });
            parts.add(hash[0]);
        }
        return parts.toString();
    }

    @Test
    void reportsProgressAndEndsWhenCancelled() throws NetworkException {
        List<Double> fractions = new ArrayList<>();
        boolean[] cancelled = new boolean[1];
        Progress progress = new Progress() {
            @Override
            public void report(String task, double fraction) {
                assertFalse(task.isBlank());
                fractions.add(fraction);
            }

            @Override
            public boolean cancelled() {
                return cancelled[0];
            }
        };
        String text = network("\"size\": 4", "\"size\": 4",
                projection("E", "X", "\"all_to_all\"", "\"weight\": 1, \"delay\": 1"), "");
        builder.build(reader.read(text, Path.of("x")), progress);
        assertEquals(fractions.stream().sorted().toList(), fractions);
        assertEquals(0, fractions.getFirst());
        assertEquals(1, fractions.getLast());
        cancelled[0] = true;
        assertThrows(CancellationException.class, () -> builder.build(reader.read(text, Path.of("x")), progress));
    }
}

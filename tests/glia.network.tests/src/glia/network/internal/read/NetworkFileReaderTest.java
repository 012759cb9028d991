package glia.network.internal.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.model.ModelCatalogue;
import glia.api.model.NeuronModel;
import glia.api.model.SynapseModel;
import glia.api.network.ConnectionRule;
import glia.api.network.DeviceDescription;
import glia.api.network.Kernel;
import glia.api.network.Layout;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.PiecewiseConstant;
import glia.api.network.Problem;
import glia.api.network.Quantity;
import glia.api.network.SynapseDescription;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFileReaderTest {

    private final ModelCatalogue models = Services.get(ModelCatalogue.class);
    private final NetworkFileReader reader = new NetworkFileReader(models);

    @TempDir
    Path folder;

    static List<BadNetworks.Case> badNetworks() {
        return BadNetworks.cases();
    }

    @ParameterizedTest
    @MethodSource("badNetworks")
    void reportsTheMistakeWhereItIs(BadNetworks.Case bad) {
        Path file = folder.resolve("bad.network.json");
        List<Problem> problems = problems(bad.text(), file);
        String installed = models.models().stream().map(NeuronModel::name).collect(Collectors.joining(", "));
        String synapses = models.synapseModels().stream().map(SynapseModel::name).collect(Collectors.joining(", "));
        String message = bad.message().replace("{folder}", folder.toString()).replace("{models}", installed)
                .replace("{synapses}", synapses);
        assertEquals(List.of(new Problem(file.toString(), bad.line(), bad.column(), message)), problems);
    }

    @Test
    void readsWhatIsWritten() throws NetworkException {
        NetworkDescription network = reader.read(BadNetworks.GOOD, folder.resolve("good.network.json"));
        assertEquals("good", network.name());
        assertEquals(7, network.seed());
        assertEquals(100, network.duration());
        assertEquals(Map.of("tau_m", Quantity.of(20)), network.populations().get(0).parameters());
        assertEquals(Map.of("V_m", Quantity.of(-60)), network.populations().get(0).initial());
        assertEquals(new Layout.Disc(new Layout.Point(0, 0, 0), 1), network.populations().get(0).layout());
        assertEquals("EE", network.projections().get(0).name());
        assertEquals("I->I", network.projections().get(1).name());
        assertEquals(new ConnectionRule.FixedIndegree(3), network.projections().get(0).rule());
        assertTrue(network.projections().get(0).allowAutapses());
        assertEquals(new DeviceDescription.PoissonGenerator("noise", 100, 10, Double.POSITIVE_INFINITY,
                List.of(new DeviceDescription.Connection("E", List.of(), "", 1, 1))), network.devices().get(0));
        assertEquals(List.of(0, 2), network.devices().get(1).connections().get(0).neurons());
        assertEquals(List.of(2, 3, 4), network.devices().get(3).connections().get(0).neurons());
    }

    @Test
    void readsEveryRuleAndDistribution() throws NetworkException, IOException {
        Files.writeString(folder.resolve("edges.csv"), "source,target\n0,0\n");
        Map<String, ConnectionRule> rules = Map.of("\"one_to_one\"", new ConnectionRule.OneToOne(),
                "\"all_to_all\"", new ConnectionRule.AllToAll(),
                "\"fixed_outdegree\", \"outdegree\": 2", new ConnectionRule.FixedOutdegree(2),
                "\"fixed_total_number\", \"count\": 4", new ConnectionRule.FixedTotalNumber(4),
                "\"pairwise_bernoulli\", \"p\": 0.25", new ConnectionRule.PairwiseBernoulli(0.25),
                "\"edge_list\", \"file\": \"edges.csv\"", new ConnectionRule.EdgeList(folder.resolve("edges.csv")));
        for (Map.Entry<String, ConnectionRule> rule : rules.entrySet()) {
            String text = BadNetworks.GOOD.replace("\"fixed_indegree\", \"indegree\": 3", rule.getKey());
            assertEquals(rule.getValue(), read(text).projections().get(0).rule());
        }
        double no = Double.NEGATIVE_INFINITY;
        double none = Double.POSITIVE_INFINITY;
        Map<String, Quantity> weights = Map.of("\"uniform\", \"low\": 1, \"high\": 2", new Quantity.Uniform(1, 2),
                "\"normal\", \"mean\": 9, \"std\": 1", new Quantity.Normal(9, 1, no, none),
                "\"normal\", \"mean\": 1, \"std\": 1, \"min\": 0, \"max\": 3", new Quantity.Normal(1, 1, 0, 3),
                "\"lognormal\", \"mu\": 0, \"sigma\": 1", new Quantity.LogNormal(0, 1, no, none),
                "\"exponential\", \"mean\": 2, \"max\": 9", new Quantity.Exponential(2, no, 9));
        for (Map.Entry<String, Quantity> weight : weights.entrySet()) {
            String text = BadNetworks.GOOD.replace("\"weight\": 5",
                    "\"weight\": { \"distribution\": " + weight.getKey() + " }");
            assertEquals(weight.getValue(), read(text).projections().get(0).weight());
        }
    }

    @Test
    void readsWhatDependsOnDistance() throws NetworkException {
        double none = Double.POSITIVE_INFINITY;
        String mask = ", \"mask\": { \"type\": \"circular\", \"radius\": 0.4 }";
        Map<String, ConnectionRule> rules = Map.of(
                "\"pairwise_bernoulli\", \"p\": 0.25" + mask,
                new ConnectionRule.SpatialBernoulli(new Kernel.Constant(0.25), 0.4),
                "\"pairwise_bernoulli\", \"p\": { \"kernel\": \"gaussian\", \"std\": 0.1 }",
                new ConnectionRule.SpatialBernoulli(new Kernel.Gaussian(1, 0, 0.1), none),
                "\"pairwise_bernoulli\", \"p\": { \"kernel\": \"linear\", \"c\": 1.5, \"a\": -2 }" + mask,
                new ConnectionRule.SpatialBernoulli(new Kernel.Linear(1.5, -2), 0.4),
                "\"fixed_indegree\", \"indegree\": 2" + mask,
                new ConnectionRule.SpatialIndegree(2, new Kernel.Constant(1), 0.4),
                "\"fixed_indegree\", \"indegree\": 2, \"kernel\": { \"kernel\": \"exponential\", \"beta\": 0.3 }",
                new ConnectionRule.SpatialIndegree(2, new Kernel.Exponential(1, 0.3), none));
        for (Map.Entry<String, ConnectionRule> rule : rules.entrySet()) {
            String text = BadNetworks.GOOD.replace("\"fixed_indegree\", \"indegree\": 3", rule.getKey());
            assertEquals(rule.getValue(), read(text).projections().get(0).rule());
        }
        String text = BadNetworks.GOOD.replace("\"weight\": 5", "\"weight\": { \"kernel\": \"gaussian\", "
                + "\"value\": 9, \"mean\": 0.2, \"std\": 0.1 }").replace("\"delay\": 1.5",
                        "\"delay\": { \"kernel\": \"conduction\", \"base\": 0.5, \"velocity\": 0.25 }");
        assertEquals(new Quantity.OfDistance(new Kernel.Gaussian(9, 0.2, 0.1), none),
                read(text).projections().get(0).weight());
        assertEquals(new Quantity.OfDistance(new Kernel.Linear(0.5, 4), none),
                read(text).projections().get(0).delay());
        String disc = "{ \"type\": \"disc\", \"centre\": [0, 0], \"radius\": 1 }";
        assertEquals(new Layout.Box(new Layout.Point(0, 0, 0), new Layout.Point(1, 2, 0), true),
                read(BadNetworks.GOOD.replace(disc, "{ \"type\": \"box\", \"low\": [0, 0], \"high\": [1, 2], "
                        + "\"edge_wrap\": true }")).populations().get(0).layout());
        assertEquals(new Layout.Grid(new Layout.Point(0, 0, 0), 5, 0.5, true),
                read(BadNetworks.GOOD.replace(disc, "{ \"type\": \"grid\", \"columns\": 5, \"spacing\": 0.5, "
                        + "\"edge_wrap\": true }")).populations().get(0).layout());
    }

    @Test
    void readsSynapses() throws NetworkException {
        assertEquals(SynapseDescription.STATIC, read(BadNetworks.GOOD).projections().get(0).synapse());
        assertEquals(new SynapseDescription("stdp_synapse", Map.of("Wmax", 7.5, "mu_plus", 0.4)),
                read(BadNetworks.GOOD.replace("\"weight\": 5", "\"weight\": 5, \"synapse\": { \"model\": "
                        + "\"stdp_synapse\", \"parameters\": { \"mu_plus\": 0.4, \"Wmax\": 7.5 } }"))
                        .projections().get(0).synapse());
    }

    @Test
    void readsEveryGenerator() throws NetworkException {
        double never = Double.POSITIVE_INFINITY;
        List<DeviceDescription.Connection> spikes = List.of(
                new DeviceDescription.Connection("E", List.of(), "", 1, 1));
        List<DeviceDescription.Connection> currents = List.of(
                new DeviceDescription.Connection("I", List.of(0, 2), "", 1, 0.1));
        PiecewiseConstant pieces = new PiecewiseConstant(new double[] {0, 2.5}, new double[] {7, 0});
        assertEquals(new DeviceDescription.InhomogeneousPoissonGenerator("noise", pieces, 10, never, spikes),
                read(BadNetworks.GOOD.replace("\"poisson_generator\", \"rate\": 100",
                        "\"inhomogeneous_poisson_generator\", \"rate_times\": [0, 2.5], \"rate_values\": [7, 0]"))
                        .devices().get(0));
        Map<String, DeviceDescription> generators = Map.of(
                "\"ac_generator\", \"amplitude\": 3, \"frequency\": 20, \"stop\": 9",
                new DeviceDescription.AcGenerator("current", 3, 0, 20, 0, 0, 9, currents),
                "\"ac_generator\", \"amplitude\": 3, \"frequency\": 20, \"offset\": -4, \"phase\": 90",
                new DeviceDescription.AcGenerator("current", 3, -4, 20, 90, 0, never, currents),
                "\"step_current_generator\", \"amplitude_times\": [0, 2.5], \"amplitude_values\": [7, 0]",
                new DeviceDescription.StepCurrentGenerator("current", pieces, 0, never, currents),
                "\"noise_generator\", \"std\": 8", new DeviceDescription.NoiseGenerator("current", 0, 8, 1, 0, never,
                        currents),
                "\"noise_generator\", \"std\": 8, \"std_mod\": 7.5, \"frequency\": 40, \"phase\": -30",
                new DeviceDescription.NoiseGenerator("current", 0, 8, 7.5, 40, -30, 1, 0, never, currents),
                "\"noise_generator\", \"mean\": -2, \"std\": 8, \"dt\": 0.3",
                new DeviceDescription.NoiseGenerator("current", -2, 8, 0.3, 0, never, currents));
        for (Map.Entry<String, DeviceDescription> generator : generators.entrySet()) {
            String text = BadNetworks.GOOD.replace("\"dc_generator\", \"amplitude\": 100", generator.getKey());
            assertEquals(generator.getValue(), read(text).devices().get(1));
        }
    }

    @Test
    void placesPopulationsBesideEachOther() throws NetworkException {
        String more = BadNetworks.GOOD.replace("\"model\": \"iaf_psc_delta\" }",
                "\"model\": \"iaf_psc_delta\" }, { \"name\": \"J\", \"size\": 20000, \"model\": \"iaf_psc_delta\" }");
        NetworkDescription network = read(more);
        List<Layout.Disc> discs = network.populations().stream().map(p -> (Layout.Disc) p.layout()).toList();
        for (int i = 0; i < discs.size(); i++) {
            for (Layout.Disc other : discs.subList(0, i)) {
                double distance = Math.hypot(discs.get(i).centre().x() - other.centre().x(),
                        discs.get(i).centre().y() - other.centre().y());
                assertTrue(distance > discs.get(i).radius() + other.radius(), () -> discs.toString());
            }
        }
    }

    @Test
    void takesRangesOfLargePopulationsWithoutListingThem() throws NetworkException {
        String large = BadNetworks.GOOD.replace("\"size\": 10", "\"size\": 2000000000");
        NetworkDescription network = read(large.replace("\"first\": 2, \"count\": 3",
                "\"first\": 0, \"count\": 2000000000"));
        assertEquals(List.of(), network.devices().get(3).connections().get(0).neurons(), "all of them");
        List<Problem> problems = problems(large.replace("\"first\": 2, \"count\": 3",
                "\"first\": 1, \"count\": 1999999999"), Path.of("bad"));
        assertEquals("devices[3].sources[0].neurons.count: expected all 2000000000 neurons or at most 4000000, found "
                + "1999999999", problems.getFirst().message());
    }

    @Test
    void findsManyMistakesInTheOrderOfTheFile() {
        String text = BadNetworks.GOOD.replace("\"seed\": 7", "\"seed\": -7").replace("\"size\": 5", "\"size\": 0")
                .replace("\"weight\": 5", "\"weight\": NaN").replace("\"rate\": 100", "\"rte\": 100");
        List<Integer> lines = problems(text, Path.of("bad")).stream().map(Problem::line).toList();
        assertEquals(List.of(5, 12, 17, 22, 22), lines);
    }

    @Test
    void stopsAtAHundredMistakes() {
        String text = IntStream.range(0, 1000).mapToObj(i -> "\"k" + i + "\": 1")
                .collect(Collectors.joining(",\n", "{", "}"));
        assertEquals(Reading.MAX_PROBLEMS, problems(text, Path.of("bad")).size());
    }

    @Test
    void showsMessagesOnOneLine() {
        String text = BadNetworks.GOOD.replace("\"model\": \"iaf_psc_delta\"",
                "\"model\": \"a\\nb\\u2028" + "c".repeat(80) + '"');
        assertTrue(problems(text, Path.of("bad")).getFirst().message().contains("\"a?b?" + "c".repeat(56) + "...\""),
                () -> problems(text, Path.of("bad")).toString());
    }

    @Test
    void countsColumnsInOtherLineEndings() {
        for (String ending : List.of("\n", "\r\n", "\r")) {
            String text = BadNetworks.GOOD.replace("\"seed\": 7", "\"seed\": null").replace("\n", ending);
            Problem problem = problems(text, Path.of("bad")).getFirst();
            assertEquals("5:11", problem.line() + ":" + problem.column());
        }
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Path missing = folder.resolve("missing.network.json");
        assertEquals(missing + ": no such file", message(missing));
        assertEquals(folder + ": is a folder; expected a network file", message(folder));
        Path empty = Files.createFile(folder.resolve("empty.network.json"));
        assertEquals(empty + ":1:1: the file is empty; expected an object in { }", message(empty));
        Path latin = Files.write(folder.resolve("latin.network.json"),
                "{\n \"name\": \"M\u00fcller\"".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(latin + ":2:12: not UTF-8: the byte 0xFC does not belong here", message(latin));
        Path cut = Files.write(folder.resolve("cut.network.json"), new byte[] {'{', (byte) 0xC3});
        assertEquals(cut + ":1:2: not UTF-8: the byte 0xC3 does not belong here", message(cut));
        Path large = folder.resolve("large.network.json");
        Files.write(large, new byte[InputFile.MAX_BYTES + 1]);
        assertTrue(message(large).startsWith(large + ": is larger than 64 MiB"), message(large));
    }

    @Test
    void readsAFileWithAByteOrderMark() throws IOException, NetworkException {
        Path file = Files.writeString(folder.resolve("marked.network.json"), "\uFEFF" + BadNetworks.GOOD);
        assertEquals("good", reader.read(file).name());
    }

    @Test
    void refusesTextsWithoutEnd() {
        assertTrue(problems("[".repeat(100_000), Path.of("deep")).getFirst().message().startsWith("too large: "));
        assertTrue(problems("{ \"a\": " + "1".repeat(100_000) + " }", Path.of("long")).getFirst().message()
                .startsWith("too large: "));
        assertTrue(problems("{ \"a\": \"" + "x".repeat(100_000) + "\" }", Path.of("long")).getFirst().message()
                .startsWith("too large: "));
        assertTrue(problems("{ \"a\": [" + "1,".repeat(5_000_000) + "1] }", Path.of("many")).getFirst().message()
                .startsWith("more than 4000000 values"));
        String populations = IntStream.range(0, PopulationReader.MAX_POPULATIONS + 1).mapToObj(i -> "{}")
                .collect(Collectors.joining(","));
        assertEquals("populations: expected 1 to 10000 entries, found 10001",
                problems("{ \"glia\": 1, \"name\": \"n\", \"populations\": [" + populations + "] }",
                        Path.of("many")).getFirst().message());
    }

    private NetworkDescription read(String text) throws NetworkException {
        return reader.read(text, folder.resolve("text.network.json"));
    }

    private List<Problem> problems(String text, Path file) {
        List<Problem> problems = assertThrows(NetworkException.class, () -> reader.read(text, file)).problems();
        assertFalse(problems.isEmpty());
        return problems;
    }

    private String message(Path file) {
        return assertThrows(NetworkException.class, () -> reader.read(file)).getMessage();
    }
}

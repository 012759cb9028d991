package glia.network.internal.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.model.ModelCatalogue;
import glia.api.network.Network;
import glia.api.network.NetworkException;
import glia.api.network.Population;
import glia.api.network.Progress;
import glia.api.network.Projection;
import glia.network.internal.read.NetworkFileReader;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomForNeuronsTest {

    private final ModelCatalogue models = Services.get(ModelCatalogue.class);

    @TempDir
    Path folder;

    private Network build(String size, String positions, String rule) throws NetworkException {
        String text = """
                { "glia": 1, "name": "room", "populations": [
                  { "name": "E", "model": "iaf_psc_exp", %s %s
                    "parameters": { "tau_m": { "distribution": "normal", "mean": 15, "std": 2, "min": 5 } },
                    "initial": { "V_m": { "distribution": "uniform", "low": -70, "high": -60 } } },
                  { "name": "I", "model": "iaf_psc_delta", "size": 7 }],
                  "projections": [{ "source": "E", "target": "E", "rule": %s, "weight":
                    { "distribution": "uniform", "low": 1, "high": 2 }, "delay": 1, "allow_autapses": %s }] }
                """.formatted(size, positions, rule, rule.contains("one_to_one"));
        return new NetworkAssembler(models).build(new NetworkFileReader(models).read(text,
                folder.resolve("test.network.json")), Progress.NONE);
    }

    @Test
    void whatIsDrawnForMoreNeuronsStandsBehindWhatThereIs() throws NetworkException {
        String rule = "{ \"type\": \"fixed_indegree\", \"indegree\": 3 }";
        Network plain = build("\"size\": 40,", "", rule);
        Network roomy = build("\"size\": 40, \"capacity\": 100,", "", rule);
        assertEquals(47, plain.neurons());
        assertEquals(47, roomy.living());
        assertEquals(107, roomy.neurons());
        assertEquals(100, roomy.populations().get(1).firstId());
        Population less = plain.populations().getFirst();
        Population more = roomy.populations().getFirst();
        assertEquals(100, more.size());
        assertEquals(40, more.living());
        assertArrayEquals(less.positions(), Arrays.copyOf(more.positions(), 3 * 40));
        for (String name : less.constants().keySet()) {
            for (int neuron = 0; neuron < 40; neuron++) {
                assertEquals(less.constants().get(name).get(neuron), more.constants().get(name).get(neuron), name);
            }
        }
        assertArrayEquals(less.initial().get("V_m").each(), Arrays.copyOf(more.initial().get("V_m").each(), 40));
        assertTrue(more.initial().get("V_m").get(99) < -60);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{ \"type\": \"one_to_one\" }", "{ \"type\": \"all_to_all\" }",
            "{ \"type\": \"fixed_indegree\", \"indegree\": 3 }",
            "{ \"type\": \"fixed_outdegree\", \"outdegree\": 4 }",
            "{ \"type\": \"fixed_total_number\", \"count\": 90 }",
            "{ \"type\": \"pairwise_bernoulli\", \"p\": 0.2 }",
            "{ \"type\": \"pairwise_bernoulli\", \"p\": { \"kernel\": \"exponential\", \"value\": 0.9, "
                    + "\"beta\": 0.2 } }",
            "{ \"type\": \"fixed_indegree\", \"indegree\": 3, \"kernel\": { \"kernel\": \"exponential\", "
                    + "\"value\": 0.9, \"beta\": 0.2 } }" })
    void connectionsAreThoseOfTheNeuronsThatLive(String rule) throws NetworkException {
        Projection less = build("\"size\": 40,", "", rule).projections().getFirst();
        Projection more = build("\"size\": 40, \"capacity\": 100,", "", rule).projections().getFirst();
        assertTrue(less.connectivity().count() > 0);
        assertEquals(less.connectivity().count(), more.connectivity().count());
        assertEquals(rows(less, 40), rows(more, 100));
        more.connectivity().rows(40, 100, (target, sources, count) -> {
            throw new AssertionError("target " + target + " does not live");
        });
    }

    private static String rows(Projection projection, int targets) {
        StringBuilder rows = new StringBuilder();
        projection.connectivity().rows(0, targets, (target, sources, count) -> {
            double[] weights = new double[count];
            projection.weights().row(target, sources, count, weights);
            rows.append(target).append(Arrays.toString(Arrays.copyOf(sources, count)))
                    .append(Arrays.toString(weights));
        });
        return rows.toString();
    }

    @Test
    void positionsFromAFileAreThereForAllSlots() throws NetworkException, IOException {
        Path file = Files.writeString(folder.resolve("places.csv"), "x,y\n1,2\n3,4\n5,6\n");
        String places = "\"positions\": { \"type\": \"csv\", \"file\": \"places.csv\" },";
        String rule = "{ \"type\": \"all_to_all\" }";
        Network network = build("\"size\": 2, \"capacity\": 3,", places, rule);
        assertArrayEquals(new float[] {1, 2, 0, 3, 4, 0, 5, 6, 0}, network.populations().getFirst().positions());
        assertEquals(file + ":5:1: the file ends after 3 positions; expected 4, one a neuron",
                assertThrows(NetworkException.class, () -> build("\"size\": 2, \"capacity\": 4,", places, rule))
                        .getMessage());
    }

    private Network withSources(String neurons) throws NetworkException {
        String text = """
                { "glia": 1, "name": "room", "populations": [
                  { "name": "E", "model": "iaf_psc_exp", "size": 5, "capacity": 9 }],
                  "devices": [{ "name": "v", "model": "multimeter", "record_from": ["V_m"],
                    "sources": [{ "population": "E", "neurons": %s }] }] }
                """.formatted(neurons);
        return new NetworkAssembler(models).build(new NetworkFileReader(models).read(text,
                folder.resolve("test.network.json")), Progress.NONE);
    }

    @Test
    void devicesNameSlots() throws NetworkException {
        assertArrayEquals(new int[] {0, 8}, withSources("[0, 8]").devices().getFirst().neurons());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4},
                withSources("{ \"first\": 0, \"count\": 5 }").devices().getFirst().neurons(), "not those born later");
        assertEquals(null, withSources("{ \"first\": 0, \"count\": 9 }").devices().getFirst().neurons());
        NetworkException refused = assertThrows(NetworkException.class, () -> withSources("[0, 9]"));
        assertTrue(refused.getMessage().endsWith("expected indices in ascending order, the next one from 1 to 8,"
                + " found 9"), refused.getMessage());
    }
}

package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.CheckpointMismatchException;
import glia.testkit.headless.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a network another one, and what does not. */
class NetworkIdentityTest {

    private static final String TEXT = """
            {
              "glia": 1, "name": "some", "dt": 0.1, "seed": 1, "duration": 50,
              "populations": [
                {"name": "A", "size": 3, "model": "iaf_psc_exp", "parameters": {"tau_m": 20},
                 "initial": {"V_m": {"distribution": "uniform", "low": -70, "high": -60}}},
                {"name": "B", "size": 2, "model": "iaf_psc_delta"}
              ],
              "projections": [
                {"name": "AB", "source": "A", "target": "B", "rule": {"type": "fixed_indegree", "indegree": 2},
                 "weight": 1.5, "delay": 1},
                {"name": "AA", "source": "A", "target": "A", "rule": {"type": "edge_list", "file": "edges.csv"},
                 "weight": 1.5, "delay": 1}
              ],
              "devices": [
                {"name": "noise", "model": "poisson_generator", "rate": 800,
                 "targets": [{"population": "A", "weight": 2, "delay": 0.5}]},
                {"name": "kicks", "model": "spike_generator", "times": [TIMES],
                 "targets": [{"population": "A", "neurons": [0, 2], "weight": 2, "delay": 0.5}]},
                {"name": "meter", "model": "multimeter", "record_from": ["V_m"], "interval": 0.5,
                 "sources": [{"population": "A"}]}
              ]
            }
            """.replace("TIMES", String.join(", ", IntStream.range(1, 40).mapToObj(Integer::toString).toList()));

    @TempDir
    private Path folder;

    private NetworkIdentity identity;

    @BeforeEach
    void build() throws Exception {
        Files.writeString(folder.resolve("edges.csv"), "source,target,weight\n0,1,1\n2,1,3\n");
        Files.writeString(folder.resolve("other.csv"), "source,target,weight\n0,1,1\n2,1,3\n");
        Files.writeString(folder.resolve("heavier.csv"), "source,target,weight\n0,1,1\n2,1,4\n");
        identity = new NetworkIdentity(network(TEXT));
    }

    private Network network(String text) throws Exception {
        return Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read(text,
                folder.resolve("some.network.json")), Progress.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "dt": 0.1 | "dt": 0.2 | dt is 0.1 there and 0.2 here
            "seed": 1 | "seed": 9 | seed is 1 there and 9 here
            "size": 3 | "size": 4 | populations[0].size is 3 there and 4 here
            "iaf_psc_delta" | "iaf_psc_exp" | populations[1].model is iaf_psc_delta there and iaf_psc_exp here
            "tau_m": 20 | "tau_m": 21 | populations[0].parameters.tau_m is Constant[value=20.0] there and \
            Constant[value=21.0] here
            "tau_m": 20 | "C_m": 20 | populations[0].parameters.C_m is absent there and Constant[value=20.0] here
            "low": -70 | "low": -71 | populations[0].initial.V_m is Uniform[low=-70.0, high=-60.0] there and \
            Uniform[low=-71.0, high=-60.0] here
            "indegree": 2 | "indegree": 1 | projections[0].rule is FixedIndegree[indegree=2] there and \
            FixedIndegree[indegree=1] here
            "delay": 1} | "delay": 1.1} | projections[0].delay is Constant[value=1.0] there and Constant[value=1.1] here
            "rate": 800 | "rate": 801 | generators[0].rate is 800.0 there and 801.0 here
            [0, 2] | [0, 1] | generators[1].connections[0].neurons[1] is 2 there and 1 here
            """)
    void whatChangesAResultIsTold(String before, String after, String expected) throws Exception {
        Network other = network(TEXT.replace(before, after));
        assertEquals("the checkpoint was made of another network: " + expected,
                assertThrows(CheckpointMismatchException.class,
                        () -> new NetworkIdentity(other).compare(identity.get())).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            edges.csv | heavier.csv | projections[1].synapses is sha256
            1, 2, 3,  | 1, 2.1, 3,  | generators[1].times is 39 numbers, sha256
            """)
    void longThingsAreToldByTheirDigest(String before, String after, String expected) throws Exception {
        Network other = network(TEXT.replace(before, after));
        String told = assertThrows(CheckpointMismatchException.class,
                () -> new NetworkIdentity(other).compare(identity.get())).getMessage();
        assertEquals("the checkpoint was made of another network: " + expected.strip(),
                told.substring(0, "the checkpoint was made of another network: ".length()
                        + expected.strip().length()));
    }

    @Test
    void whatChangesNoResultDoesNotMatter() throws Exception {
        for (String same : Stream.of(TEXT.replace("\"some\"", "\"another\""), TEXT.replace("50", "70"),
                TEXT.replace("edges.csv", "other.csv"), TEXT.replace("\"meter\"", "\"metre\""),
                TEXT.replace("\"interval\": 0.5", "\"interval\": 0.7"), TEXT.replace(", ", " ,\n")).toList()) {
            Network network = network(same);
            assertDoesNotThrow(() -> new NetworkIdentity(network).compare(identity.get()), same);
        }
    }

    @Test
    void everyPartOfTheNetworkIsInIt() {
        TreeSet<String> parts = new TreeSet<>(identity.get().keySet());
        for (String part : new String[] {"engine", "delays", "models.iaf_psc_exp", "models.iaf_psc_delta",
            "populations[0].constants", "populations[1].initial values", "populations[0].quanta",
            "populations[1].layout", "projections[0].weight", "projections[0].allowMultapses"}) {
            assertEquals(part, parts.ceiling(part));
        }
    }
}

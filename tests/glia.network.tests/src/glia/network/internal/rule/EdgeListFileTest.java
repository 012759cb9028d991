package glia.network.internal.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.ConnectionRule;
import glia.api.network.NetworkException;
import glia.api.network.Progress;
import glia.api.store.CompiledFiles;
import glia.network.internal.base.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeListFileTest {

    @TempDir
    Path folder;

    private Rules.Result read(String text, Ends ends) throws NetworkException, IOException {
        Path file = Files.writeString(folder.resolve("edges.csv"), text);
        return Rules.connect(new ConnectionRule.EdgeList(file), ends, null, 1, 1, 0.1,
                CompiledFiles.NONE, new Work(Progress.NONE));
    }

    @Test
    void sortsTheEdgesByTarget() throws NetworkException, IOException {
        Rules.Result result = read("source,target\n3,1\n0,0\n2,1\n3,1\n", new Ends(4, 3, false, true));
        assertTrue(Arrays.deepEquals(new int[][] {{0}, {3, 2, 3}, {}}, Rows.of(result.connectivity(), 3).all()));
        assertNull(result.weights());
        assertNull(result.delays());
        assertEquals(3, result.connectivity().maxIndegree());
    }

    @Test
    void keepsWeightsAndDelaysWithTheirEdges() throws NetworkException, IOException {
        Rules.Result result = read("\uFEFFDelay, weight ,target,source\r\n1.5,0.25,1,3\r\n0.1,-2e1,0,0\r\n 3 ,4,1,2\r\n"
                + "\r\n", new Ends(4, 2, false, true));
        assertTrue(Arrays.deepEquals(new int[][] {{0}, {3, 2}}, Rows.of(result.connectivity(), 2).all()));
        double[] row = new double[2];
        result.weights().row(1, new int[] {3, 2}, 2, row);
        assertArrayEquals(new double[] {0.25, 4}, row);
        result.delays().row(1, new int[] {3, 2}, 2, row);
        assertArrayEquals(new double[] {15, 30}, row);
        assertEquals(-20, result.weights().lowerBound());
        assertEquals(4, result.weights().upperBound());
        assertEquals(0.25, result.smallestWeight());
        assertEquals(1, result.delays().lowerBound());
    }

    @Test
    void readsManyEdges() throws NetworkException, IOException {
        Random random = new Random(5);
        int[] sources = random.ints(200_000, 0, 5000).toArray();
        int[] targets = random.ints(200_000, 0, 9000).toArray();
        String text = IntStream.range(0, sources.length).mapToObj(i -> sources[i] + "," + targets[i])
                .collect(Collectors.joining("\n", "source,target\n", ""));
        int[][] rows = Rows.of(read(text, new Ends(5000, 9000, false, true)).connectivity(), 9000).all();
        int[] next = new int[9000];
        for (int i = 0; i < sources.length; i++) {
            assertEquals(sources[i], rows[targets[i]][next[targets[i]]++]);
        }
        assertEquals(200_000, Arrays.stream(next).sum());
    }

    @Test
    void acceptsAListWithoutEdges() throws NetworkException, IOException {
        Rules.Result result = read("source,target,weight,delay\n", new Ends(2, 2, false, true));
        assertEquals(0, result.connectivity().count());
        assertNull(result.weights());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            source,target/n0,9            | 2:3: expected a whole number from 0 to 2, found "9"
            source,target/n0,3            | 2:3: expected a whole number from 0 to 2, found "3"
            source,target/n0,1/n-1,1      | 3:1: expected a whole number from 0 to 3, found "-1"
            source,target/n0,1/n0, 1.5    | 3:4: expected a whole number from 0 to 2, found "1.5"
            source,target/n0,99999999999  | 2:3: expected a whole number from 0 to 2, found "99999999999"
            source,target/n0              | 2:1: expected 2 cells, found 1
            source,target/n0,1,2          | 2:1: expected 2 cells, found 3
            source,target/n0,1/n/n0,1     | 3:1: an empty line between others
            source,target/n,1             | 2:1: expected a whole number from 0 to 3, found ""
            source,target,weight/n0,1,NaN | 2:5: expected a finite number, found "NaN"
            source,target,weight/n0,1,1e99| 2:5: expected a finite number, found "1e99"
            source,target,weight/n0,1,0x1 | 2:5: expected a finite number, found "0x1"
            source,target,weight/n0,1,1-2 | 2:5: expected a finite number, found "1-2"
            source,target,delay/n0,1,0.05 | 2:5: expected a delay of 0.1 (dt) to 6553.5 ms, found 0.05
            source,target,delay/n0,1,-1   | 2:5: expected a delay of 0.1 (dt) to 6553.5 ms, found -1.0
            source,target,delay/n0,1,1e9  | 2:5: expected a delay of 0.1 (dt) to 6553.5 ms, found 1.0E9
            """)
    void reportsABadCell(String text, String expected) {
        assertEquals(folder.resolve("edges.csv") + ":" + expected, message(text.replace("/n", "\n"),
                new Ends(4, 3, false, true)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                        | 1:1: the file is empty; {header}
            0,1/n                     | 1:1: {header}, found "0"
            source,targt/n            | 1:8: {header}, found "targt"
            source,weight/n           | 1:1: missing column "target"; {header}
            source,target,source/n    | 1:15: the column "source" occurs twice
            """)
    void reportsABadHeader(String text, String expected) {
        String header = "expected a header line with source,target and optionally weight,delay";
        assertEquals(folder.resolve("edges.csv") + ":" + expected.replace("{header}", header),
                message(text.replace("/n", "\n"), new Ends(4, 3, false, true)));
    }

    @Test
    void refusesForbiddenConnections() {
        Ends simple = new Ends(3, 3, true, false);
        assertEquals(folder.resolve("edges.csv")
                + ":3:1: connects neuron 2 to itself, which \"allow_autapses\": false forbids",
                message("source,target\n2,1\n2,2\n", simple));
        assertEquals(folder.resolve("edges.csv")
                + ":5:1: connects 2 to 1 a second time, which \"allow_multapses\": false forbids",
                message("source,target\n0,1\n2,1\n2,0\n2,1\n", simple));
    }

    @Test
    void stopsAfterTwentyProblemsAndAtEndlessLines() {
        String bad = "source,target\n" + "x,y\n".repeat(1000);
        assertEquals(20, message(bad, new Ends(3, 3, true, false)).lines().count());
        assertTrue(message("source,target\n" + "1".repeat(5000), new Ends(3, 3, true, false))
                .endsWith(":2:1024: a line of more than 1024 characters"));
        assertTrue(message("source" + ",".repeat(50), new Ends(3, 3, true, false)).endsWith("more than 16 cells"));
    }

    private String message(String text, Ends ends) {
        return assertThrows(NetworkException.class, () -> read(text, ends)).getMessage();
    }
}

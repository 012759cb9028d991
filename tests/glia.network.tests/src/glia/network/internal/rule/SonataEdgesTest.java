package glia.network.internal.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.NetworkException;
import glia.api.network.Progress;
import glia.network.internal.base.Work;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SonataEdgesTest {

    private static final Ends ENDS = new Ends(4, 3, false, true);
    private static final String EXPECTED = "expected SONATA edges: /edges/POPULATION/source_node_id and target_node_id";

    @TempDir
    private Path folder;

    private Path write(Consumer<WritableGroup> content) {
        Path file = folder.resolve("edges.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            content.accept(hdf);
        }
        return file;
    }

    private Path edges(Object sources, Object targets, Consumer<WritableGroup> more) {
        return write(root -> {
            WritableGroup population = root.putGroup("edges").putGroup("E_E");
            population.putDataset("source_node_id", sources);
            population.putDataset("target_node_id", targets);
            more.accept(population);
        });
    }

    private static EdgeListFile.Edges read(Path file, Ends ends) throws NetworkException {
        return EdgeListFile.read(file, ends, 0.1, new Work(Progress.NONE));
    }

    private static String message(Path file, Ends ends) {
        String message = assertThrows(NetworkException.class, () -> read(file, ends)).getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.startsWith(file + ": "), message);
        return message.substring((file + ": ").length());
    }

    @Test
    void sortsTheEdgesByTarget() throws NetworkException {
        Path file = edges(new long[] {3, 0, 2, 3}, new int[] {1, 0, 1, 1}, population -> { });
        EdgeListFile.Edges read = read(file, ENDS);
        assertTrue(Arrays.deepEquals(new int[][] {{0}, {3, 2, 3}, {}}, Rows.of(read.rows(), 3).all()));
        assertNull(read.weights());
        assertNull(read.delays());
        assertEquals(4, EdgeListFile.count(file, new Work(Progress.NONE)));
    }

    @Test
    void takesWeightsAndDelaysOfGroup0() throws NetworkException {
        EdgeListFile.Edges read = read(edges(new long[] {3, 0, 2}, new long[] {1, 0, 1}, population -> {
            WritableGroup group = population.putGroup("0");
            group.putDataset("syn_weight", new double[] {0.25, -20, 4});
            group.putDataset("delay", new float[] {1.5f, 0.1f, 3});
            population.putDataset("edge_group_id", new int[3]);
            population.putDataset("edge_group_index", new long[] {0, 1, 2});
        }), ENDS);
        double[] row = new double[2];
        read.weights().row(1, new int[] {3, 2}, 2, row);
        assertArrayEquals(new double[] {0.25, 4}, row);
        read.delays().row(1, new int[] {3, 2}, 2, row);
        assertArrayEquals(new double[] {15, 30}, row);
        assertEquals(-20, read.weights().lowerBound());
    }

    @Test
    void readsManyEdgesPieceByPiece() throws NetworkException {
        Random random = new Random(5);
        long[] sources = random.longs(200_000, 0, 5000).toArray();
        long[] targets = random.longs(200_000, 0, 9000).toArray();
        int[][] rows = Rows.of(read(edges(sources, targets, population -> { }),
                new Ends(5000, 9000, false, true)).rows(), 9000).all();
        int[] next = new int[9000];
        for (int i = 0; i < sources.length; i++) {
            assertEquals(sources[i], rows[(int) targets[i]][next[(int) targets[i]]++]);
        }
    }

    /**
     * Written by h5py 3.7 (HDF5 1.10): unsigned ids in compressed chunks of 1000, edge i from 7 i mod 101 to i mod 13
     * with weight i / 4 and delay 0.1 (1 + i mod 50).
     */
    @Test
    void readsWhatH5pyWrites() throws NetworkException, IOException {
        Path file = folder.resolve("h5py.h5");
        try (InputStream in = SonataEdgesTest.class.getResourceAsStream("h5py-edges.h5")) {
            Files.copy(in, file);
        }
        EdgeListFile.Edges read = read(file, new Ends(101, 13, false, true));
        int[][] rows = Rows.of(read.rows(), 13).all();
        for (int target = 0; target < 13; target++) {
            double[] weights = new double[rows[target].length];
            double[] delays = new double[rows[target].length];
            read.weights().row(target, rows[target], weights.length, weights);
            read.delays().row(target, rows[target], delays.length, delays);
            for (int k = 0; k < weights.length; k++) {
                int edge = target + 13 * k;
                assertEquals(7 * edge % 101, rows[target][k]);
                assertEquals(edge / 4.0, weights[k]);
                assertEquals(1 + edge % 50, delays[k]);
            }
        }
        assertEquals(3500, read.rows().count());
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertEquals("has no /edges; " + EXPECTED, message(write(root -> root.putGroup("nodes")), ENDS));
        assertEquals("/edges is no group; " + EXPECTED,
                message(write(root -> root.putDataset("edges", new int[] {1})), ENDS));
        assertEquals("/edges has 0 populations; expected one", message(write(root -> root.putGroup("edges")), ENDS));
        assertEquals("/edges has 2 populations; expected one", message(write(root -> {
            WritableGroup edges = root.putGroup("edges");
            edges.putGroup("a");
            edges.putGroup("b");
        }), ENDS));
        assertEquals("has no /edges/a/source_node_id; " + EXPECTED,
                message(write(root -> root.putGroup("edges").putGroup("a")), ENDS));
    }

    @Test
    void saysWhatIsWrongWithADataset() {
        assertEquals("/edges/E_E/target_node_id has 2 values; expected one for each of 3 edges",
                message(edges(new long[3], new long[2], population -> { }), ENDS));
        assertEquals("/edges/E_E/source_node_id has 2 dimensions; expected one",
                message(edges(new long[3][2], new long[3], population -> { }), ENDS));
        assertEquals("/edges/E_E/source_node_id holds double numbers; expected whole numbers",
                message(edges(new double[3], new long[3], population -> { }), ENDS));
        assertEquals("/edges/E_E/target_node_id holds String; expected numbers",
                message(edges(new long[1], new String[] {"0"}, population -> { }), ENDS));
        assertEquals("edge 2: source_node_id: expected a whole number from 0 to 3, found 4",
                message(edges(new long[] {0, 3, 4}, new long[3], population -> { }), ENDS));
        assertEquals("edge 1: target_node_id: expected a whole number from 0 to 2, found -1",
                message(edges(new long[2], new long[] {0, -1}, population -> { }), ENDS));
    }

    @Test
    void saysWhatIsWrongWithProperties() {
        assertEquals("edge 1: syn_weight: expected a finite number, found NaN", properties("syn_weight",
                new double[] {1, Double.NaN}));
        assertEquals("edge 0: syn_weight: expected a finite number, found 1.0E99", properties("syn_weight",
                new double[] {1e99, 1}));
        assertEquals("/edges/E_E/0/syn_weight has 3 values; expected one for each of 2 edges",
                properties("syn_weight", new double[3]));
        assertEquals("edge 1: delay: expected a delay of 0.1 (dt) to 6553.5 ms, found 0.05", properties("delay",
                new double[] {1, 0.05}));
        assertEquals("edge 1: edge_group_id: expected 0, the only group that is read, found 1",
                message(edges(new long[2], new long[2], population -> {
                    population.putGroup("0").putDataset("delay", new double[] {1, 1});
                    population.putDataset("edge_group_id", new int[] {0, 1});
                }), ENDS));
        assertEquals("edge 0: edge_group_index: expected properties in the order of the edges, found 1",
                message(edges(new long[2], new long[2], population -> {
                    population.putGroup("0").putDataset("delay", new double[] {1, 1});
                    population.putDataset("edge_group_index", new long[] {1, 0});
                }), ENDS));
    }

    private String properties(String name, double[] values) {
        return message(edges(new long[2], new long[2], population -> population.putGroup("0")
                .putDataset(name, values)), ENDS);
    }

    @Test
    void refusesForbiddenConnections() {
        Ends simple = new Ends(3, 3, true, false);
        assertEquals("edge 1: connects neuron 2 to itself, which \"allow_autapses\": false forbids",
                message(edges(new long[] {2, 2}, new long[] {1, 2}, population -> { }), simple));
        assertEquals("edge 3: connects 2 to 1 a second time, which \"allow_multapses\": false forbids",
                message(edges(new long[] {0, 2, 2, 2}, new long[] {1, 1, 0, 1}, population -> { }), simple));
    }

    /** Whatever is changed, what comes out is edges or one line, without reserving what a wrong size asks for. */
    @Test
    void damagedFilesAreRefusedInOneLine() throws IOException {
        byte[] good = Files.readAllBytes(edges(new long[] {3, 0, 2, 3}, new int[] {1, 0, 1, 1}, population -> {
            population.putGroup("0").putDataset("syn_weight", new double[] {1, 2, 3, 4});
        }));
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] bad = good.clone();
            if (i % 10 == 0) {
                bad = Arrays.copyOf(bad, random.nextInt(bad.length));
            } else {
                for (int k = 0; k <= random.nextInt(4); k++) {
                    bad[random.nextInt(bad.length)] = (byte) (random.nextInt(8) == 0 ? 0xff : random.nextInt(256));
                }
            }
            Path file = Files.write(folder.resolve("bad.h5"), bad);
            try {
                assertEquals(4, read(file, ENDS).rows().count());
            } catch (NetworkException e) {
                refused++;
                assertEquals(1, e.getMessage().lines().count(), e.getMessage());
            }
        }
        int all = refused;
        assertTrue(all > 250, () -> "refused " + all);
        assertEquals("cannot be read as HDF5", message(Files.writeString(folder.resolve("text.h5"), "source,target"),
                ENDS).substring(0, "cannot be read as HDF5".length()));
    }
}

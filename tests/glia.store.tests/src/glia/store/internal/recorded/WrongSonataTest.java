package glia.store.internal.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventFiles;
import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRun;
import glia.api.store.RecordedRuns;
import glia.api.store.RecordedSpikes;
import glia.store.internal.hdf5.Chunks;
import glia.store.internal.hdf5.Datatype;
import glia.store.internal.hdf5.MetadataWriter;
import glia.testkit.headless.Services;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SONATA files that others have written and that are wrong; most are written by another implementation. */
class WrongSonataTest {

    private static final String SPIKES = "expected SONATA spikes: /spikes/POPULATION/timestamps and node_ids";
    private static final String REPORT = "expected a SONATA report: /report/POPULATION/data and mapping";

    @TempDir
    private Path folder;

    private final RecordedRuns runs = new RecordedRunsComponent(Services.get(EventFiles.class));

    private RecordedRun open(String name) throws IOException, InvalidRecordException {
        return runs.open(folder.resolve(name), (done, all) -> true);
    }

    private Path write(String name, Consumer<WritableGroup> content) {
        Path file = folder.resolve(name);
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            content.accept(hdf);
        }
        return file;
    }

    private void spikes(Object times, Object ids) {
        write("spikes.h5", root -> {
            WritableGroup population = root.putGroup("spikes").putGroup("E");
            population.putDataset("timestamps", times);
            population.putDataset("node_ids", ids);
        });
    }

    private String refused(String name) {
        String message = assertThrows(InvalidRecordException.class, () -> open(name)).getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.startsWith(folder.resolve(name) + ": "), message);
        return message.substring((folder.resolve(name) + ": ").length());
    }

    @Test
    void whatIsNoRecordingIsRefusedInOneLine() throws Exception {
        write("spikes.h5", root -> root.putGroup("edges"));
        assertEquals("has no /spikes; " + SPIKES, refused("spikes.h5"));
        write("spikes.h5", root -> root.putGroup("spikes").putGroup("E").putDataset("node_ids", new long[2]));
        assertEquals("has no /spikes/E/timestamps; " + SPIKES, refused("spikes.h5"));
        spikes(new double[3], new long[2]);
        assertEquals("/spikes/E/node_ids has 2 values; expected one for each of 3 timestamps", refused("spikes.h5"));
        spikes(new double[3][2], new long[3]);
        assertEquals("/spikes/E/timestamps has 2 dimensions; expected one", refused("spikes.h5"));
        spikes(new double[3], new double[3]);
        assertEquals("/spikes/E/node_ids holds double numbers; expected whole numbers", refused("spikes.h5"));
        spikes(new String[] {"a"}, new long[1]);
        assertEquals("/spikes/E/timestamps holds String; expected numbers", refused("spikes.h5"));
        write("spikes.h5", root -> {
            WritableGroup population = root.putGroup("spikes").putGroup("E");
            population.putDataset("timestamps", new double[1]).putAttribute("units", "s");
            population.putDataset("node_ids", new long[1]);
        });
        assertEquals("/spikes/E/timestamps is in \"s\"; expected ms", refused("spikes.h5"));
        Files.writeString(folder.resolve("spikes.h5"), "time_ms,population,neuron\n");
        assertEquals("cannot be read as HDF5", refused("spikes.h5").substring(0, "cannot be read as HDF5".length()));
        Files.writeString(folder.resolve("spikes.h5.7-7.part"), "");
        assertEquals("a recording as SONATA can be read when its run has ended", refused("spikes.h5.7-7.part"));
    }

    /** A file with one small chunk that claims to hold a dataset of these dimensions. */
    private void claim(String name, String top, List<String> datasets, long[] dimensions, int[] chunk)
            throws IOException {
        claim(name, top, Set.of("E"), datasets, dimensions, chunk);
    }

    private void claim(String name, String top, Set<String> populations, List<String> datasets, long[] dimensions,
            int[] chunk) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
        try (FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(64), MetadataWriter.FIRST_FREE);
            Chunks chunks = new Chunks();
            chunks.add(MetadataWriter.FIRST_FREE, 64);
            MetadataWriter out = new MetadataWriter(channel, MetadataWriter.FIRST_FREE + 64);
            Map<String, Long> members = new HashMap<>();
            for (String dataset : datasets) {
                Datatype type = dataset.equals("timestamps") ? Datatype.FLOAT64 : Datatype.UINT32;
                members.put(dataset, out.dataset(type, chunks, 0, chunk, dimensions, List.of()));
            }
            members.put("mapping", out.group(Map.of(
                    "time", out.dataset(Datatype.FLOAT64, 3, i -> Double.doubleToLongBits(i == 0 ? 0 : 1), List.of()),
                    "node_ids", out.dataset(Datatype.UINT32, 1, i -> 0, List.of()),
                    "index_pointers", out.dataset(Datatype.UINT32, 2, i -> i * dimensions[dimensions.length - 1],
                            List.of())), List.of()));
            Map<String, Long> groups = new HashMap<>();
            for (String population : populations) {
                groups.put(population, out.group(members, List.of()));
            }
            out.end(out.group(Map.of(top, out.group(groups, List.of())), List.of()));
        }
    }

    /** One dataset alone would do; all populations are read side by side. */
    @Test
    void whatIsInMemoryAtOnceIsBounded() throws Exception {
        List<String> columns = List.of("timestamps", "node_ids");
        claim("spikes.h5", "spikes", columns, new long[] {8}, new int[] {(1 << 23) + 1});
        assertEquals("has chunks of so many values that 16777218 are in memory at once; expected at most 16777216",
                refused("spikes.h5"));
        claim("spikes.h5", "spikes", Set.of("E", "I"), columns, new long[] {8}, new int[] {5_000_000});
        assertEquals("has chunks of so many values that 20000000 are in memory at once; expected at most 16777216",
                refused("spikes.h5"));
        claim("samples-m.V_m.h5", "report", Set.of("E", "I"), List.of("data"), new long[] {2, 64},
                new int[] {150_000, 64});
        assertEquals("has so many values in rows that lie together that 19200000 are in memory at once; expected at"
                + " most 16777216", refused("samples-m.V_m.h5"));
    }

    @Test
    void aSizeThatIsClaimedIsNotReserved() throws Exception {
        List<String> columns = List.of("timestamps", "node_ids");
        claim("spikes.h5", "spikes", columns, new long[] {2_000_000_000}, new int[] {2_000_000_000});
        assertEquals("/spikes/E/timestamps is said to have 2000000000 values, which is more than the file can hold",
                refused("spikes.h5"));
        claim("spikes.h5", "spikes", columns, new long[] {1_000_000}, new int[] {1_000_000});
        assertEquals("/spikes/E/timestamps is said to have 1000000 values, which is more than the file can hold",
                refused("spikes.h5"), "fewer values than bytes would be possible, but each has eight");
        claim("spikes.h5", "spikes", columns, new long[] {5_000_000_000L}, new int[] {Integer.MAX_VALUE});
        assertEquals("/spikes/E/timestamps has 5000000000 values; expected at most 2147483639", refused("spikes.h5"));
        claim("spikes.h5", "spikes", columns, new long[] {8}, new int[] {50_000_000});
        assertEquals("/spikes/E/timestamps has chunks of 50000000 values; expected at most 16777216",
                refused("spikes.h5"));
        // so many bytes that a long number of them is none
        claim("samples-m.V_m.h5", "report", List.of("data"), new long[] {2147483639, 2147483639},
                new int[] {2147483639, 2147483639});
        assertEquals("/report/E/data is said to have 4611685979772682321 values, which is more than the file can hold",
                refused("samples-m.V_m.h5"));
    }

    private String damage(Object times, Object ids) throws Exception {
        spikes(times, ids);
        try (RecordedRun run = open("spikes.h5")) {
            return run.damage().getFirst().toString().replace(folder + "/", "") + " after "
                    + run.spikes().map(RecordedSpikes::count).orElse(0L);
        }
    }

    @Test
    void whatIsRightUpToAMistakeIsShownAndTheMistakeIsSaid() throws Exception {
        assertEquals("spikes.h5: /spikes/E/timestamps: value 2: expected a time in ms that is not before those above,"
                + " found 0.1 after 2", damage(new double[] {0.1, 0.3, 0.1}, new long[3]));
        double[] late = new double[100_000];
        Arrays.setAll(late, i -> i < 65_536 ? 100 : 50);
        assertEquals("spikes.h5: /spikes/E/timestamps: value 65536: expected a time in ms that is not before those"
                + " above, found 50.0 after 65536", damage(late, new long[100_000]), "also where a piece begins");
        assertEquals("spikes.h5: /spikes/E/timestamps: value 1: expected a time in ms that is not before those above,"
                + " found NaN after 1", damage(new double[] {0.1, Double.NaN}, new long[2]));
        assertEquals("spikes.h5: /spikes/E/timestamps: value 0: expected a time in ms that is not before those above,"
                + " found -1.0 after 0", damage(new double[] {-1}, new long[1]));
        assertEquals("spikes.h5: /spikes/E/timestamps: value 1: expected a time in ms that is not before those above,"
                + " found 1.0E300 after 1", damage(new double[] {1, 1e300}, new long[2]));
        assertEquals("spikes.h5: /spikes/E/node_ids: value 1: expected the number of a neuron, found -3 after 1",
                damage(new float[] {1, 2}, new int[] {0, -3}));
        assertEquals("spikes.h5: /spikes/E/node_ids: value 1: expected a neuron below 4194304, got 5000000 after 1",
                damage(new float[] {1, 2}, new int[] {0, 5_000_000}));
        Files.writeString(folder.resolve("run.json"), "{\"populations\": {\"E\": 3}}");
        assertEquals("spikes.h5: /spikes/E/node_ids: value 1: expected a neuron below 3, got 3 after 1",
                damage(new float[] {1, 2}, new int[] {0, 3}));
        Files.writeString(folder.resolve("run.json"), "{\"populations\": {\"I\": 3}}");
        spikes(new float[1], new int[1]);
        assertEquals("expected a population that is known, got \"E\"", refused("spikes.h5"));
    }

    @ParameterizedTest
    @CsvSource({"spikes, spikes.h5", "report, samples-m.V_m.h5"})
    void populationsAreBounded(String group, String file) throws Exception {
        write(file, root -> {
            WritableGroup all = root.putGroup(group);
            for (int p = 0; p < 257; p++) {
                all.putGroup("P" + p);
            }
        });
        assertEquals("/" + group + " has 257 populations; expected at most 256", refused(file));
    }

    private String report(Object data, Object nodes, Object pointers, double[] time) {
        write("samples-m.V_m.h5", root -> {
            WritableGroup population = root.putGroup("report").putGroup("E");
            population.putDataset("data", data);
            WritableGroup mapping = population.putGroup("mapping");
            mapping.putDataset("node_ids", nodes);
            mapping.putDataset("index_pointers", pointers);
            mapping.putDataset("time", time);
        });
        return refused("samples-m.V_m.h5").replace("/report/E/", "");
    }

    @Test
    void aReportThatMakesNoSenseIsRefusedInOneLine() throws Exception {
        double[] time = {0, 1, 0.5};
        write("samples-m.V_m.h5", root -> root.putGroup("report").putGroup("E"));
        assertEquals("has no /report/E/data; " + REPORT, refused("samples-m.V_m.h5"));
        assertEquals("data has 1 dimensions; expected rows and columns",
                report(new float[2], new long[1], new long[] {0, 1}, time));
        assertEquals("mapping/time: expected begin, end and interval in ms, found 0.0, 1.0 and 0.0",
                report(new float[2][2], new long[2], new long[] {0, 1, 2}, new double[] {0, 1, 0}));
        assertEquals("mapping/index_pointers has 2 values; expected one for each of 3 nodes, and the end",
                report(new float[2][2], new long[2], new long[] {0, 1}, time));
        assertEquals("mapping/index_pointers: value 0: expected columns up to 2 in ascending order, found 0 and 9",
                report(new float[2][2], new long[2], new long[] {0, 9, 2}, time));
        assertEquals("mapping/index_pointers: expected a node for each of 2 columns, found none for column 1",
                report(new float[2][2], new long[1], new long[] {0, 1}, time));
        assertEquals("mapping/node_ids: value 1: expected the number of a neuron, found -4",
                report(new float[2][2], new long[] {1, -4}, new long[] {0, 1, 2}, time));
    }
}

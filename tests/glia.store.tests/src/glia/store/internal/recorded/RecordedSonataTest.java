package glia.store.internal.recorded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventFiles;
import glia.api.network.Connectivity;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRun;
import glia.api.store.RecordedRuns;
import glia.api.store.RecordedSeries;
import glia.api.store.RecordedSpikes;
import glia.api.store.Recording;
import glia.api.store.RecordingFormat;
import glia.api.store.RecordingOptions;
import glia.api.store.Recordings;
import glia.store.internal.TestNetwork;
import glia.store.internal.hdf5.Chunks;
import glia.store.internal.hdf5.Datatype;
import glia.store.internal.hdf5.MetadataWriter;
import glia.testkit.headless.Services;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SONATA files that runs and others have written; those that are wrong are written by another implementation. */
class RecordedSonataTest {

    private static final String SPIKES = "expected SONATA spikes: /spikes/POPULATION/timestamps and node_ids";
    private static final String REPORT = "expected a SONATA report: /report/POPULATION/data and mapping";

    @TempDir
    private Path folder;

    private final RecordedRuns runs = new RecordedRunsComponent(Services.get(EventFiles.class));

    private RecordedRun open(String name) throws IOException, InvalidRecordException {
        return runs.open(folder.resolve(name), (done, all) -> true);
    }

    /** Every neuron of A is connected to the one before. */
    private static final Connectivity ROWS = new Connectivity() {
        @Override
        public long count() {
            return 39;
        }

        @Override
        public int maxIndegree() {
            return 1;
        }

        @Override
        public void rows(int from, int to, RowVisitor visitor) {
            for (int target = from; target < to; target++) {
                visitor.row(target, new int[] {target - 1}, target > 0 ? 1 : 0);
            }
        }
    };

    private static Network network() {
        return TestNetwork.dt(0.1).population("A", 40).population("E", 70).population("silent", 3)
                .population("I", 30).connected(ROWS)
                .device(new Device.Multimeter("v.m", 1, new int[] {3, 60}, new int[] {0, 1}, 4))
                .device(new Device.Multimeter("v.m", 3, new int[] {0, 7, 29}, new int[] {0, 1}, 4))
                .device(new Device.WeightRecorder("w", 0, 0, null, null, 8, 39)).build();
    }

    private void record(Network network, int steps, double chance, RecordingFormat... formats) throws IOException {
        Random random = new Random(11);
        RecordingOptions options = new RecordingOptions(Set.of(formats),
                List.of(new RecordingOptions.PopulationRate(1, 10)), 0);
        try (Recording recording = Services.get(Recordings.class).begin(folder, network, options)) {
            int[] ids = new int[network.neurons()];
            for (long step = 1; step <= steps; step++) {
                int count = 0;
                for (int id = 0; id < ids.length; id++) {
                    if ((id < 110 || id >= 113) && random.nextDouble() < chance) {
                        ids[count++] = id;
                    }
                }
                recording.spikes(step, ids, count);
                if (step % 4 == 0) {
                    recording.samples(0, step, new float[] {step, -step, step / 2f, 7}, 4);
                    recording.samples(1, step, new float[] {-step, 1, 2, 3, step / 4f, 5}, 6);
                }
                if (step % 8 == 0) {
                    float[] weights = new float[39];
                    Arrays.fill(weights, step / 3f);
                    weights[38] = -step;
                    recording.samples(2, step, weights, 39);
                }
                recording.completed(step);
            }
            recording.complete();
        }
    }

    private static List<String> visited(RecordedSpikes spikes, long fromStep, long toStep) throws IOException {
        List<String> found = new ArrayList<>();
        long first = spikes.firstAt(fromStep);
        long next = spikes.visit(first, toStep, (step, neuron) -> found.add(step + " " + neuron));
        assertEquals(first + found.size(), next);
        return found;
    }

    /** Two hundred thousand spikes: more than one chunk of the file and more than one block. */
    @Test
    void everyStretchHasTheSpikesAndSamplesThatTheTablesHave() throws Exception {
        record(network(), 6000, 0.3, RecordingFormat.CSV, RecordingFormat.SONATA);
        Files.writeString(folder.resolve("run.json"), "{\"network\": \"n\", \"dtMs\": 0.1, \"seed\": 5,"
                + " \"simulatedMs\": 900, \"populations\": {\"A\": 40, \"E\": 70, \"silent\": 3, \"I\": 30}}");
        try (RecordedRun csv = open("spikes.csv"); RecordedRun sonata = open("spikes.h5")) {
            assertEquals(List.of(), sonata.damage());
            RecordedSpikes expected = csv.spikes().orElseThrow();
            RecordedSpikes spikes = sonata.spikes().orElseThrow();
            assertTrue(spikes.count() > 200_000, spikes.count() + " spikes");
            assertEquals(expected.count(), spikes.count());
            assertEquals(9000, spikes.lastStep());
            assertArrayEquals(expected.countByPopulation(), spikes.countByPopulation());
            same(visited(expected, 0, 50_000), visited(spikes, 0, 50_000), "all");
            Random random = new Random(3);
            for (int i = 0; i < 30; i++) {
                long from = random.nextInt(6000);
                long to = from + random.nextInt(300);
                same(visited(expected, from, to), visited(spikes, from, to), from + " to " + to);
            }
            assertEquals(List.of("rates-E", "samples-v.m.I_syn", "samples-v.m.V_m", "weights-w"),
                    sonata.series().stream().map(RecordedSeries::name).toList());
            assertEquals(List.of("rates-E", "samples-v.m", "weights-w"),
                    csv.series().stream().map(RecordedSeries::name).toList());
            same(csv.series().get(1), 0, sonata.series().get(2), List.of("V_m"));
            same(csv.series().get(1), 1, sonata.series().get(1), List.of("I_syn"));
            same(csv.series().get(2), 0, sonata.series().get(3), List.of("weight"));
        }
    }

    /** Says only the first difference of lists that may be long. */
    private static void same(List<String> expected, List<String> found, String where) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            assertEquals(expected.get(i), found.get(i), where + ", spike " + i);
        }
        assertEquals(expected.size(), found.size(), where);
    }

    private static void same(RecordedSeries expected, int state, RecordedSeries found, List<String> states)
            throws IOException {
        assertEquals(states, found.states());
        assertEquals(expected.columns(), found.columns());
        int[] columns = new int[Math.min(8, found.columns())];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = found.columns() - 1 - i;
            assertEquals(expected.column(columns[i]), found.column(columns[i]));
        }
        assertEquals(expected.times(), found.times());
        assertEquals(expected.firstMs(), found.firstMs());
        assertEquals(expected.lastMs(), found.lastMs());
        for (double from : new double[] {0, 0.1, 234.4, 234.5, 590, 2000}) {
            RecordedSeries.Slice all = expected.slice(state, columns, from, from + 50);
            RecordedSeries.Slice slice = found.slice(0, columns, from, from + 50);
            assertFalse(slice.reduced());
            assertArrayEquals(all.times(), slice.times(), "from " + from);
            assertTrue(Arrays.deepEquals(all.values(), slice.values()), "from " + from);
            assertEquals(all.gapMs(), slice.gapMs());
        }
    }

    @Test
    void theSummarySaysWhichFormatTheRunHad() throws Exception {
        record(network(), 100, 0.05, RecordingFormat.SONATA);
        Files.writeString(folder.resolve("spikes.csv"), "time_ms,population,neuron\n0.1,old,3\n");
        assertTrue(runs.suits(folder.resolve("spikes.h5")));
        assertTrue(runs.suits(folder.resolve("samples-v.m.V_m.partial.h5")));
        assertFalse(runs.suits(folder.resolve("edges.h5")));
        Files.writeString(folder.resolve("run.json"), "{\"files\": [\"spikes.h5\", \"rates-E.csv\"]}");
        try (RecordedRun run = open("run.json"); RecordedRun rates = open("spikes.csv")) {
            assertEquals(List.of("E", "I", "A"), run.spikes().orElseThrow().network().populations().stream()
                    .map(p -> p.name()).toList(), "in the order in which they come up, those of samples first");
            assertEquals(0.1, run.spikes().orElseThrow().network().dt(), "the last decimal place of the times");
            assertEquals(4, rates.spikes().orElseThrow().network().neurons());
        }
        Files.delete(folder.resolve("spikes.csv"));
        try (RecordedRun run = open("rates-E.csv")) {
            assertTrue(run.spikes().isPresent(), "there are no other spikes");
        }
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
            out.end(out.group(Map.of(top, out.group(Map.of("E", out.group(members, List.of())), List.of())),
                    List.of()));
        }
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

    /** Whatever is changed, what comes out are spikes or one line. */
    @Test
    void damagedFilesAreReadOrRefusedInOneLine() throws Exception {
        record(network(), 400, 0.05, RecordingFormat.SONATA);
        Random random = new Random(3);
        int wrong = 0;
        for (String name : List.of("spikes.h5", "samples-v.m.V_m.h5")) {
            byte[] good = Files.readAllBytes(folder.resolve(name));
            for (int i = 0; i < 200; i++) {
                byte[] bad = good.clone();
                if (i % 10 == 0) {
                    bad = Arrays.copyOf(bad, random.nextInt(bad.length));
                } else {
                    for (int k = 0; k <= random.nextInt(4); k++) {
                        bad[random.nextInt(bad.length)] = (byte) (random.nextInt(8) == 0 ? 0xff : random.nextInt(256));
                    }
                }
                Path alone = Files.createDirectories(folder.resolve("bad"));
                Files.write(alone.resolve(name), bad);
                try (RecordedRun run = runs.open(alone.resolve(name), (done, all) -> true)) {
                    wrong += run.damage().size();
                    if (run.spikes().isPresent()) {
                        run.spikes().get().visit(0, Long.MAX_VALUE, (step, neuron) -> assertTrue(step >= 0));
                    }
                    for (RecordedSeries series : run.series()) {
                        series.slice(0, new int[] {0}, 0, 1e9);
                    }
                } catch (InvalidRecordException e) {
                    wrong++;
                    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
                }
                Files.delete(alone.resolve(name));
            }
        }
        assertTrue(wrong > 60, wrong + " wrong");
    }

    @Test
    void aFileThatIsTornUnderneathOrClosedIsSaid() throws Exception {
        record(network(), 2000, 0.9, RecordingFormat.SONATA);
        RecordedSpikes closed;
        try (RecordedRun run = open("spikes.h5")) {
            RecordedSpikes spikes = run.spikes().orElseThrow();
            closed = spikes;
            try (RandomAccessFile file = new RandomAccessFile(folder.resolve("spikes.h5").toFile(), "rw")) {
                file.setLength(1000);
            }
            String message = assertThrows(IOException.class, () -> visited(spikes, 0, 10)).getMessage();
            assertTrue(message.startsWith(folder + "/spikes.h5: cannot be read as HDF5: "), message);
            assertEquals(1, message.lines().count(), message);
        }
        assertEquals(folder + "/spikes.h5: is closed",
                assertThrows(IOException.class, () -> visited(closed, 0, 10)).getMessage());
    }

    /** Two million spikes; figures are printed. */
    @Test
    void hoursAreOpenedAndDrawnInBoundedMemory() throws Exception {
        int all = 2_000_000;
        Network network = TestNetwork.dt(0.1).population("E", 4000).population("I", 1000).build();
        Random random = new Random(9);
        try (Recording recording = Services.get(Recordings.class).begin(folder, network,
                new RecordingOptions(Set.of(RecordingFormat.SONATA), List.of(), 0))) {
            int[] ids = new int[50];
            for (long i = 0; i < all / 50; i++) {
                int at = random.nextInt(100);
                for (int k = 0; k < 50; k++) {
                    ids[k] = at;
                    at += 1 + random.nextInt(97);
                }
                recording.spikes(1 + i * 1000, ids, 50);
            }
            recording.completed(all * 20L);
            recording.complete();
        }
        long before = used();
        long start = System.nanoTime();
        try (RecordedRun run = open("spikes.h5")) {
            double opened = seconds(start);
            RecordedSpikes spikes = run.spikes().orElseThrow();
            assertEquals(all, spikes.count());
            long grown = used() - before;
            long end = spikes.lastStep();
            double first = draw(spikes, end / 3, 2 * end / 3);
            double again = draw(spikes, end / 3, 2 * end / 3);
            double small = draw(spikes, 3 * end / 4, 3 * end / 4 + 10_000);
            System.out.printf("SONATA recording of %,d spikes, %,d bytes: opened in %.2f s, heap %+d MB; a picture of"
                    + " a third %.0f ms and %.0f ms again, of a second %.1f ms%n", all,
                    Files.size(folder.resolve("spikes.h5")), opened, grown >> 20, first, again, small);
            assertTrue(grown < 100 << 20, grown + " bytes");
        }
        assertThrows(CancellationException.class,
                () -> runs.open(folder.resolve("spikes.h5"), (done, size) -> done < size / 2));
    }

    private static double draw(RecordedSpikes spikes, long from, long to) throws IOException {
        long start = System.nanoTime();
        long[] sum = new long[1];
        spikes.visit(spikes.firstAt(from), to, (step, neuron) -> sum[0]++);
        assertTrue(sum[0] > 0);
        return seconds(start) * 1000;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

package glia.store.internal.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.Slots;
import glia.api.store.Recording;
import glia.api.store.RecordingFormat;
import glia.api.store.RecordingOptions;
import glia.api.store.RecordingOptions.PopulationRate;
import glia.store.internal.TestNetwork;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recording writes is read back by another implementation of HDF5 (jHDF). */
class SonataRecordingTest {

    private static final RecordingOptions SONATA = new RecordingOptions(Set.of(RecordingFormat.SONATA), List.of(),
            0);
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    private final RecordingsComponent recordings = new RecordingsComponent();

    private static long[] numbers(Dataset data) {
        return data.getSize() == 0 ? new long[0]
                : Arrays.stream((BigInteger[]) data.getData()).mapToLong(BigInteger::longValueExact).toArray();
    }

    private static double[] times(Dataset data) {
        return data.getSize() == 0 ? new double[0] : (double[]) data.getData();
    }

    @Test
    void writesTheSameSpikesAsCsv() throws IOException {
        Network network = TestNetwork.dt(0.1).population("E", 900).population("\u00dcbung, \"1\"", 50)
                .population("silent", 3).build();
        Random random = new Random(7);
        try (Recording recording = recordings.begin(folder, network,
                new RecordingOptions(Set.of(RecordingFormat.values()), List.of(), 0))) {
            int[] ids = new int[950];
            for (long step = 1; step <= 3000; step++) {
                int count = 0;
                for (int id = 0; id < 950; id++) {
                    if (random.nextInt(10) == 0) {
                        ids[count++] = id;
                    }
                }
                recording.spikes(step, ids, count);
                recording.completed(step);
            }
            assertEquals(List.of(folder.resolve("spikes.csv"), folder.resolve("spikes.h5")), recording.complete());
        }
        List<String> lines = Files.readAllLines(folder.resolve("spikes.csv"));
        try (HdfFile file = new HdfFile(folder.resolve("spikes.h5"))) {
            assertEquals(0x0A7AL, file.getAttribute("magic").getData());
            assertArrayEquals(new long[] {0, 1}, (long[]) file.getAttribute("version").getData());
            assertEquals(Set.of("spikes"), file.getChildren().keySet());
            Group spikes = (Group) file.getChild("spikes");
            assertEquals(Set.of("E", "\u00dcbung, \"1\"", "silent"), spikes.getChildren().keySet());
            assertTrue(((Group) spikes.getChild("E")).getDatasetByPath("node_ids").getSize() > 4 << 16,
                    "several chunks");
            for (String name : spikes.getChildren().keySet()) {
                String field = "," + Csv.field(name) + ",";
                List<String> expected = lines.stream().filter(line -> line.contains(field)).toList();
                Group group = (Group) spikes.getChild(name);
                assertEquals("by_time", group.getAttribute("sorting").getData());
                assertEquals("ms", group.getDatasetByPath("timestamps").getAttribute("units").getData());
                long[] neurons = numbers(group.getDatasetByPath("node_ids"));
                double[] times = times(group.getDatasetByPath("timestamps"));
                assertArrayEquals(expected.stream().mapToLong(line -> Long.parseLong(line.substring(
                        line.lastIndexOf(',') + 1))).toArray(), neurons);
                assertArrayEquals(expected.stream().mapToDouble(line -> Double.parseDouble(line.substring(0,
                        line.indexOf(',')))).toArray(), times);
            }
        }
    }

    @Test
    void recordsWhatSpikeRecordersObserve() throws IOException {
        Network network = TestNetwork.dt(1).population("A", 4).population("B", 4)
                .device(new Device.SpikeRecorder("some", 0, new int[] {1, 3}))
                .device(new Device.SpikeRecorder("all", 1, null)).build();
        try (Recording recording = recordings.begin(folder, network, SONATA)) {
            recording.spikes(5, new int[] {0, 1, 2, 3, 4, 7}, 6);
            recording.complete();
        }
        try (HdfFile file = new HdfFile(folder.resolve("spikes.h5"))) {
            assertArrayEquals(new long[] {1, 3}, numbers(file.getDatasetByPath("/spikes/A/node_ids")));
            assertArrayEquals(new long[] {0, 3}, numbers(file.getDatasetByPath("/spikes/B/node_ids")));
            assertArrayEquals(new double[] {5, 5}, times(file.getDatasetByPath("/spikes/B/timestamps")));
        }
    }

    /** One population narrower than a chunk, one wider, and one population twice, which takes a file of its own. */
    @Test
    void writesAReportForEachState() throws IOException {
        int wide = 100_001;
        Network network = TestNetwork.dt(0.5).population("A", 3).population("B", wide)
                .device(new Device.Multimeter("m", 0, new int[] {0, 2}, new int[] {1, 0}, 2))
                .device(new Device.Multimeter("m", 1, null, new int[] {1, 0}, 2))
                .device(new Device.Multimeter("m", 0, new int[] {1}, new int[] {1, 0}, 2)).build();
        int rows = 20_000;
        int wideRows = 3;
        List<String> names;
        try (Recording recording = recordings.begin(folder, network, SONATA)) {
            for (int row = 0; row < rows; row++) {
                long step = 2L * row + 2;
                recording.samples(0, step, new float[] {row, -row, row + 0.5f, -row - 0.5f}, 4);
                if (row < wideRows) {
                    float[] values = new float[2 * wide];
                    for (int i = 0; i < wide; i++) {
                        values[2 * i] = row * 1e6f + i;
                        values[2 * i + 1] = -i;
                    }
                    recording.samples(1, step, values, values.length);
                }
                recording.samples(2, step, new float[] {7, 8}, 2);
                recording.completed(step);
            }
            names = recording.complete().stream().map(f -> f.getFileName().toString()).toList();
        }
        assertEquals(List.of("spikes.h5", "samples-m.I_syn.h5", "samples-m.V_m.h5", "samples-m.I_syn-2.h5",
                "samples-m.V_m-2.h5"), names);
        try (HdfFile file = new HdfFile(folder.resolve("samples-m.I_syn.h5"))) {
            float[][] narrow = (float[][]) file.getDatasetByPath("/report/A/data").getData();
            assertEquals(rows, narrow.length);
            for (int row = 0; row < rows; row++) {
                assertArrayEquals(new float[] {row, row + 0.5f}, narrow[row]);
            }
            assertEquals("pA", file.getDatasetByPath("/report/A/data").getAttribute("units").getData());
            assertArrayEquals(new long[] {0, 2}, numbers(file.getDatasetByPath("/report/A/mapping/node_ids")));
            assertArrayEquals(new long[] {0, 1, 2},
                    numbers(file.getDatasetByPath("/report/A/mapping/index_pointers")));
            assertArrayEquals(new double[] {1, 20_001, 1},
                    (double[]) file.getDatasetByPath("/report/A/mapping/time").getData());
            float[][] table = (float[][]) file.getDatasetByPath("/report/B/data").getData();
            assertEquals(wideRows, table.length);
            for (int row = 0; row < wideRows; row++) {
                for (int i = 0; i < wide; i++) {
                    assertEquals(row * 1e6f + i, table[row][i]);
                }
            }
        }
        try (HdfFile file = new HdfFile(folder.resolve("samples-m.V_m-2.h5"))) {
            float[][] table = (float[][]) file.getDatasetByPath("/report/A/data").getData();
            assertEquals(rows, table.length);
            assertEquals(8, table[rows - 1][0]);
            assertArrayEquals(new long[] {1}, numbers(file.getDatasetByPath("/report/A/mapping/node_ids")));
        }
    }

    @Test
    void whatIsKeptOfAnEndedRunCanBeRead() throws IOException {
        Files.writeString(folder.resolve("spikes.h5"), "of an earlier run");
        try (Recording recording = recordings.begin(folder, TestNetwork.dt(0.1).population("A", 4)
                .device(new Device.Multimeter("m", 0, null, new int[] {0}, 2)).build(), SONATA)) {
            recording.spikes(1, new int[] {2}, 1);
            recording.completed(1);
            assertEquals(List.of(folder.resolve("spikes.partial.h5")), recording.keepPartial());
        }
        assertEquals(List.of("spikes.h5", "spikes.partial.h5"), names());
        try (HdfFile file = new HdfFile(folder.resolve("spikes.partial.h5"))) {
            assertArrayEquals(new double[] {0.1}, times(file.getDatasetByPath("/spikes/A/timestamps")));
        }
    }

    @Test
    void tellsTheSimulationThatTheDiskIsFull() throws IOException {
        Assumptions.assumeTrue(Files.isWritable(FULL), "this system has a device that is always full");
        Network network = TestNetwork.dt(0.1).population("A", 1000).build();
        try (Recording recording = new FileRecording(folder, network, SONATA, 8,
                file -> FileChannel.open(FULL, StandardOpenOption.WRITE))) {
            int[] ids = new int[1000];
            Arrays.setAll(ids, i -> i);
            UncheckedIOException thrown = assertThrows(UncheckedIOException.class, () -> {
                for (long step = 1; step <= 10_000; step++) {
                    recording.spikes(step, ids, ids.length);
                    recording.completed(step);
                }
            });
            assertEquals(folder.resolve("spikes.h5") + ": No space left on device", thrown.getMessage());
            assertEquals(List.of(), recording.keepPartial());
        }
    }

    /** A process that may write no file of more than 2 MiB, which is what a full disk is to it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void keepsWhatFitsOntoAFullDisk(int populations) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", "ulimit -f 2048 && exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:-UsePerfData",
                "-cp", FillingProcess.classPath(), FillingProcess.class.getName(), folder.toString(),
                Integer.toString(populations)).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
        assertEquals(List.of(folder.resolve("spikes.h5") + ": File too large", "samples-m.V_m.partial.h5",
                "spikes.partial.h5"), output.lines().toList());
        assertEquals(List.of("samples-m.V_m.partial.h5", "spikes.partial.h5"), names());
        try (HdfFile file = new HdfFile(folder.resolve("spikes.partial.h5"))) {
            long all = checkPrefixes(file, populations);
            assertTrue(all > 5 << 16, () -> all + " spikes");
        }
        try (HdfFile file = new HdfFile(folder.resolve("samples-m.V_m.partial.h5"))) {
            float[][] rows = (float[][]) file.getDatasetByPath("/report/A0/data").getData();
            for (int row = 0; row < rows.length; row++) {
                assertArrayEquals(FillingProcess.samples(row + 1), rows[row]);
            }
        }
    }

    /** @return how many spikes were kept, which are the first ones of each population */
    private static long checkPrefixes(HdfFile file, int populations) {
        long[][] neurons = new long[populations][];
        double[][] times = new double[populations][];
        long all = 0;
        for (int p = 0; p < populations; p++) {
            neurons[p] = numbers(file.getDatasetByPath("/spikes/A" + p + "/node_ids"));
            times[p] = times(file.getDatasetByPath("/spikes/A" + p + "/timestamps"));
            assertEquals(neurons[p].length, times[p].length);
            all += neurons[p].length;
        }
        int size = FillingProcess.NEURONS / populations;
        int[] at = new int[populations];
        long checked = 0;
        for (int step = 1; checked < all; step++) {
            for (int id : FillingProcess.spikes(step)) {
                int p = id / size;
                if (at[p] < neurons[p].length) {
                    assertEquals(id % size, neurons[p][at[p]]);
                    assertEquals(step, times[p][at[p]++]);
                    checked++;
                }
            }
        }
        return all;
    }

    @Test
    void writesRatesOfWholeBins() throws IOException {
        Network network = TestNetwork.dt(0.5).population("A", 4).population("B/1", 2).build();
        RecordingOptions options = new RecordingOptions(Set.of(RecordingFormat.CSV),
                List.of(new PopulationRate(1, 4), new PopulationRate(0, 10)), 0);
        List<String> names = new ArrayList<>();
        try (Recording recording = recordings.begin(folder, network, options)) {
            recording.spikes(4, new int[] {0, 4}, 2);
            recording.spikes(5, new int[] {1, 2, 5}, 3);
            recording.spikes(8, new int[] {4, 5}, 2);
            recording.spikes(14, new int[] {5}, 1);
            recording.completed(23);
            recording.complete().forEach(f -> names.add(f.getFileName().toString()));
        }
        assertEquals(List.of("spikes.csv", "rates-B_1.csv", "rates-A.csv"), names);
        assertEquals(List.of("time_ms,spikes,rate_hz", "2.0,1,250.0", "4.0,3,750.0", "6.0,0,0.0", "8.0,1,250.0",
                "10.0,0,0.0"), Files.readAllLines(folder.resolve("rates-B_1.csv")));
        assertEquals(List.of("time_ms,spikes,rate_hz", "5.0,3,150.0", "10.0,0,0.0"),
                Files.readAllLines(folder.resolve("rates-A.csv")));
    }

    @Test
    void ratesOfARestoredRunBeginWithTheFirstWholeBin() throws IOException {
        Network network = TestNetwork.dt(0.5).population("A", 2).build();
        try (Recording recording = recordings.begin(folder, network, new RecordingOptions(Set.of(RecordingFormat.CSV),
                List.of(new PopulationRate(0, 4)), 6))) {
            recording.spikes(7, new int[] {0, 1}, 2);
            recording.spikes(9, new int[] {1}, 1);
            recording.completed(12);
            recording.complete();
        }
        assertEquals(List.of("time_ms,spikes,rate_hz", "6.0,1,250.0"),
                Files.readAllLines(folder.resolve("rates-A.csv")));
    }

    @Test
    void ratesAreThoseOfTheNeuronsThatLive() throws IOException {
        Slots two = Slots.of(4, 2);
        try (Recording recording = recordings.begin(folder, withSlots(two), new RecordingOptions(
                Set.of(RecordingFormat.CSV), List.of(new PopulationRate(0, 4)), 0))) {
            recording.spikes(3, new int[] {0, 1}, 2);
            recording.completed(6);
            recording.changed(6, withSlots(two.born(new int[] {0, 0})));
            recording.spikes(7, new int[] {0, 1, 3}, 3);
            recording.completed(8);
            recording.changed(8, withSlots(two.died(new int[] {0, 1})));
            recording.completed(12);
            recording.complete();
        }
        assertEquals(List.of("time_ms,spikes,rate_hz", "2.0,2,500.0", "4.0,3,500.0", "6.0,0,0.0"),
                Files.readAllLines(folder.resolve("rates-A.csv")));
    }

    private static Network withSlots(Slots slots) {
        return TestNetwork.dt(0.5).population("A", slots).build();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}

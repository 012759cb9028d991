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
import glia.testkit.headless.Services;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SONATA files that runs have written, whole and damaged. */
class RecordedSonataTest {

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

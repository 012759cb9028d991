package glia.store.internal.recorded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventFiles;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRun;
import glia.api.store.RecordedRuns;
import glia.api.store.RecordedSeries;
import glia.api.store.RecordedSpikes;
import glia.api.store.Recording;
import glia.api.store.RecordingOptions;
import glia.api.store.Recordings;
import glia.api.store.SpikeAnalyses;
import glia.api.store.SpikeAnalysis;
import glia.store.internal.TestNetwork;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRunsTest {

    private static final int NEURONS = 100;
    private static final int STEPS = 20_000;

    @TempDir
    private Path folder;

    private final RecordedRuns runs = new RecordedRunsComponent(Services.get(EventFiles.class));

    /** A spike as it was given to the recording. */
    private record Spike(long step, int neuron) {
    }

    private static Network network() {
        return TestNetwork.dt(0.25).population("E, \"fast\"", 70).population("I", 30)
                .device(new Device.Multimeter("potentials", 0, new int[] {3, 60}, new int[] {0, 1}, 4)).build();
    }

    private RecordedRun open(String name) throws IOException, InvalidRecordException {
        return runs.open(folder.resolve(name), (done, all) -> true);
    }

    /** Writes spikes and samples by the writer that runs use. */
    private List<Spike> record(Network network, int steps, boolean whole) throws IOException {
        Random random = new Random(11);
        List<Spike> spikes = new ArrayList<>();
        try (Recording recording = Services.get(Recordings.class).begin(folder, network, RecordingOptions.DEFAULT)) {
            int[] ids = new int[network.neurons()];
            for (long step = 1; step <= steps; step++) {
                int count = 0;
                for (int id = 0; id < ids.length; id++) {
                    if (random.nextInt(50) == 0) {
                        ids[count++] = id;
                        spikes.add(new Spike(step, id));
                    }
                }
                recording.spikes(step, ids, count);
                if (step % 4 == 0) {
                    recording.samples(0, step, new float[] {step, -step, step / 2f, 7}, 4);
                }
                recording.completed(step);
            }
            if (whole) {
                recording.complete();
            } else {
                recording.keepPartial();
            }
        }
        return spikes;
    }

    private void summary(String json) throws IOException {
        Files.writeString(folder.resolve("run.json"), json);
    }

    private static List<Spike> visited(RecordedSpikes spikes, long fromStep, long toStep) throws IOException {
        List<Spike> found = new ArrayList<>();
        long first = spikes.firstAt(fromStep);
        long next = spikes.visit(first, toStep, (step, neuron) -> found.add(new Spike(step, neuron)));
        assertEquals(first + found.size(), next);
        return found;
    }

    @Test
    void everyStretchHasTheSpikesThatWereRecordedInIt() throws Exception {
        Network network = network();
        List<Spike> written = record(network, STEPS, true);
        summary("{\"network\": \"n\", \"dtMs\": 0.25, \"seed\": 5, \"warmupMs\": 1000, \"simulatedMs\": 4500,"
                + " \"populations\": {\"E, \\\"fast\\\"\": 70, \"I\": 30}}");
        try (RecordedRun run = open("spikes.csv")) {
            RecordedSpikes spikes = run.spikes().orElseThrow();
            assertEquals(List.of(), run.damage());
            assertTrue(spikes.outlined());
            assertEquals(List.of("E, \"fast\"", "I"),
                    spikes.network().populations().stream().map(p -> p.name()).toList());
            assertEquals(5, spikes.network().description().seed());
            assertEquals(22_000, spikes.lastStep(), "where the run ended, not its last spike");
            assertEquals(4000, spikes.warmupSteps());
            assertEquals(written.size(), spikes.count());
            long[] counts = new long[2];
            written.forEach(spike -> counts[spike.neuron() < 70 ? 0 : 1]++);
            assertArrayEquals(counts, spikes.countByPopulation());
            Random random = new Random(3);
            for (int i = 0; i < 50; i++) {
                long from = random.nextInt(STEPS);
                long to = from + random.nextInt(i < 40 ? 300 : STEPS);
                assertEquals(written.stream().filter(s -> s.step() >= from && s.step() <= to).toList(),
                        visited(spikes, from, to), from + " to " + to);
            }
            assertEquals(spikes.count(), spikes.firstAt(Long.MAX_VALUE));
        }
    }

    @Test
    void countsAreExactForAnyWindowAndWidth() throws Exception {
        List<Spike> written = record(network(), STEPS, true);
        summary("{\"dtMs\": 0.25, \"populations\": {\"E, \\\"fast\\\"\": 70, \"I\": 30}}");
        try (RecordedRun run = open("spikes.csv")) {
            RecordedSpikes spikes = run.spikes().orElseThrow();
            Random random = new Random(4);
            for (int i = 0; i < 60; i++) {
                long from = random.nextInt(STEPS);
                long to = from + 1 + random.nextInt(STEPS);
                RecordedSpikes.Counts counts = spikes.counts(from, to, 1 + random.nextInt(i < 30 ? 20 : 3000));
                int bins = counts.counts()[0].length;
                assertTrue(counts.fromStep() <= from && counts.fromStep() + bins * counts.binSteps() >= to);
                for (int bin = 0; bin < bins; bin += 1 + bins / 7) {
                    long begin = counts.fromStep() + bin * counts.binSteps();
                    long end = begin + counts.binSteps();
                    long expected = written.stream().filter(s -> s.neuron() < 70 && s.step() > begin
                            && s.step() <= end).count();
                    // a window that is read from the file has no spikes beyond its end
                    long within = written.stream().filter(s -> s.neuron() < 70 && s.step() > begin
                            && s.step() <= Math.min(end, to)).count();
                    long found = counts.counts()[0][bin];
                    assertTrue(found == expected || found == within, found + ", not " + expected);
                }
            }
        }
    }

    /** What a picture of a long stretch is made of adds up to all spikes, row by row of neurons. */
    @Test
    void cellsHoldEverySpike() {
        SpikeGrid grid = new SpikeGrid();
        Network network = TestNetwork.dt(1).population("A", 5000).population("B", 3).build();
        Random random = new Random(1);
        long[] expected = new long[5003];
        int spikes = 300_000;
        for (int i = 0; i < spikes; i++) {
            int neuron = random.nextInt(5003);
            expected[neuron]++;
            grid.add(i * 3L, neuron < 5000 ? 0 : 1, neuron < 5000 ? neuron : neuron - 5000);
        }
        grid.finish();
        long[] found = new long[5003];
        long[] sum = new long[1];
        grid.visit(network.populations(), 0, Long.MAX_VALUE >> 1, 1, (from, to, first, last, count) -> {
            assertTrue(count < SpikeGrid.MOST);
            assertTrue(first >= 5000 || last < 5000, "no piece has neurons of two populations");
            sum[0] += count;
            found[first] += count;
            if (first == last) {
                return;
            }
            for (int neuron = first + 1; neuron <= last; neuron++) {
                expected[first] += expected[neuron];
                expected[neuron] = 0;
            }
        });
        assertEquals(spikes, sum[0]);
        assertArrayEquals(expected, found);
        long[] half = new long[1];
        grid.visit(network.populations(), 0, 450_000, 1e6, (from, to, first, last, count) -> half[0] += count);
        assertEquals(0.5, (double) half[0] / spikes, 0.01);
    }

    @Test
    void aReplayIsWhatAnAnalysisWouldHaveSeen() throws Exception {
        Network network = network();
        List<Spike> written = record(network, STEPS, true);
        SpikeAnalyses analyses = Services.get(SpikeAnalyses.class);
        SpikeAnalysis live = analyses.begin(network, 0, 0, STEPS);
        SpikeAnalysis later = analyses.begin(network, 0, 0, STEPS);
        for (int i = 0; i < written.size();) {
            long step = written.get(i).step();
            int from = i;
            while (i < written.size() && written.get(i).step() == step) {
                i++;
            }
            live.spikes(step, written.subList(from, i).stream().mapToInt(Spike::neuron).toArray(), i - from);
        }
        live.completed(STEPS);
        summary("{\"dtMs\": 0.25, \"warmupMs\": 0, \"simulatedMs\": 5000,"
                + " \"populations\": {\"E, \\\"fast\\\"\": 70, \"I\": 30}}");
        try (RecordedRun run = open("run.json")) {
            run.spikes().orElseThrow().replay(later, (done, all) -> true);
            assertEquals(live.statistics().network().cvIsi(), later.statistics().network().cvIsi());
            assertEquals(live.statistics().populations().getLast().fano3ms(),
                    later.statistics().populations().getLast().fano3ms());
            assertArrayEquals(live.figures().intervals().getFirst().counts(),
                    later.figures().intervals().getFirst().counts());
            assertThrows(CancellationException.class,
                    () -> run.spikes().orElseThrow().replay(later, (done, all) -> false));
        }
    }

    @Test
    void samplesAreThereInAnyStretch() throws Exception {
        record(network(), 400_000, true);
        try (RecordedRun run = open("samples-potentials.csv")) {
            RecordedSeries series = run.series().getFirst();
            assertEquals("samples-potentials", series.name());
            assertEquals(List.of("V_m", "I_syn"), series.states());
            assertEquals(List.of("E, \"fast\"[3]", "E, \"fast\"[60]"),
                    List.of(series.column(0), series.column(1)));
            assertEquals(100_000, series.times());
            RecordedSeries.Slice some = series.slice(0, new int[] {1, 0}, 5000, 5010);
            assertFalse(some.reduced());
            assertEquals(4999, some.times()[0], "one value more on either side");
            assertEquals(5011, some.times()[some.times().length - 1]);
            assertEquals(13, some.times().length);
            assertEquals(5002 * 4f, some.values()[1][3]);
            assertEquals(5002 * 2f, some.values()[0][3]);
            RecordedSeries.Slice all = series.slice(1, new int[] {0}, 0, 100_000);
            assertTrue(all.reduced());
            float[] values = all.values()[0];
            float low = Float.MAX_VALUE;
            float high = -Float.MAX_VALUE;
            for (float value : values) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            assertEquals(-400_000, low);
            assertEquals(-4, high);
            assertTrue(values.length <= 1 << 16, values.length + " points");
            float[] rising = series.slice(0, new int[] {0}, 0, 100_000).values()[0];
            for (int i = 1; i + 1 < rising.length; i += 2) {
                assertEquals(rising[i] + 4, rising[i + 1], "the highest of a stretch comes right before the next");
            }
        }
    }

    @Test
    void sizesAreInferredWhereNothingSaysThem() throws Exception {
        Files.writeString(folder.resolve("spikes.csv"),
                "time_ms,population,neuron\n0.1,I,4\n0.1,E,2\n0.3,E,0\n1.0,\"a,b\",9\n");
        try (RecordedRun run = open("spikes.csv")) {
            RecordedSpikes spikes = run.spikes().orElseThrow();
            assertEquals(List.of("I 5", "E 3", "a,b 10"), spikes.network().populations().stream()
                    .map(p -> p.name() + ' ' + p.size()).toList());
            assertEquals(0.1, spikes.network().dt());
            assertEquals(10, spikes.lastStep());
            assertEquals(List.of(new Spike(1, 4), new Spike(1, 7), new Spike(3, 5), new Spike(10, 17)),
                    visited(spikes, 0, 10));
        }
    }

    private String damage(String name, String content) throws Exception {
        Files.writeString(folder.resolve(name), content);
        try (RecordedRun run = open(name)) {
            return run.damage().getFirst().toString().replace(folder + "/", "")
                    + " after " + run.spikes().map(RecordedSpikes::count).orElse(0L);
        }
    }

    @Test
    void whatIsWholeUpToATearIsShownAndTheTearIsSaid() throws Exception {
        String head = "time_ms,population,neuron\n0.1,E,1\n0.2,E,2\n";
        assertEquals("spikes.csv:4:1: the file ends in the middle of this line after 2",
                damage("spikes.csv", head + "0.3,E"));
        assertEquals("spikes.csv:4:7: expected a whole number, got \"x\" after 2",
                damage("spikes.csv", head + "0.3,E,x\n"));
        assertEquals("spikes.csv:4:1: expected a time that is not before those above after 2",
                damage("spikes.csv", head + "0.1,E,1\n"));
        assertEquals("spikes.csv:4:1: expected a time with 1 decimals, as those before, got 2 after 2",
                damage("spikes.csv", head + "0.31,E,1\n"));
        assertEquals("spikes.csv:4:1: expected a time in ms with decimals, such as 12.5, got \"-1.5,E,1\" after 2",
                damage("spikes.csv", head + "-1.5,E,1\n"));
        assertEquals("spikes.csv:4:1: expected a time in ms with decimals, such as 12.5, got \"NaN,E,1\" after 2",
                damage("spikes.csv", head + "NaN,E,1\n"));
        assertEquals("spikes.csv:4:7: expected a neuron below 4194304, got 2147483647 after 2",
                damage("spikes.csv", head + "0.3,E,2147483647\n"));
        assertEquals("spikes.csv:4:1: expected at most 4194304 neurons after 2",
                damage("spikes.csv", head + "0.3,I,4194303\n"));
        assertEquals("spikes.csv:4:8: expected the end of the line, got \",7\" after 2",
                damage("spikes.csv", head + "0.3,E,1,7\n"));
        assertEquals("spikes.csv:4:5: expected the end of what is quoted, got \"\"E,1\" after 2",
                damage("spikes.csv", head + "0.3,\"E,1\n"));
        assertEquals("spikes.csv:4:1: expected a line of at most 131072 bytes after 2",
                damage("spikes.csv", head + "0.3," + "E".repeat(200_000) + ",1\n"));
        StringBuilder many = new StringBuilder("time_ms,population,neuron\n");
        for (int i = 0; i < 300; i++) {
            many.append("0.1,P").append(i).append(",0\n");
        }
        assertEquals("spikes.csv:258:1: expected at most 256 populations after 256",
                damage("spikes.csv", many.toString()));
        summary("{\"populations\": {\"E\": 3}}");
        assertEquals("spikes.csv:4:7: expected a neuron below 3, got 3 after 2",
                damage("spikes.csv", head + "0.3,E,3\n"));
        assertEquals("spikes.csv:4:5: expected a population that is known, got \"I\" after 2",
                damage("spikes.csv", head + "0.3,I,0\n"));
    }

    @Test
    void whatIsNoRecordingIsRefusedInOneLine() throws Exception {
        for (String content : List.of("", "\n", "{}", "time_ms,neuron\n0.1,3\n", "\0\0\0\0")) {
            Files.writeString(folder.resolve("spikes.csv"), content);
            assertEquals(folder + "/spikes.csv:1:1: expected the line \"time_ms,population,neuron\" at the beginning"
                    + " of recorded spikes", assertThrows(InvalidRecordException.class, () -> open("spikes.csv"))
                            .getMessage());
        }
        Files.delete(folder.resolve("spikes.csv"));
        Files.writeString(folder.resolve("samples-x.csv"), "time,population,neuron,V_m\n");
        assertEquals(folder + "/samples-x.csv:1:1: expected a line that begins with \"time_ms,\" and names what was"
                + " sampled", assertThrows(InvalidRecordException.class, () -> open("samples-x.csv")).getMessage());
        Files.delete(folder.resolve("samples-x.csv"));
        summary("{\"network\": \"x\", \"populations\": {\"E\": -1}}");
        assertEquals(folder + "/run.json:1:39: populations.E: expected a whole number of neurons, got -1",
                assertThrows(InvalidRecordException.class, () -> open("run.json")).getMessage());
        summary("[");
        assertTrue(assertThrows(InvalidRecordException.class, () -> open("run.json")).getMessage()
                .startsWith(folder + "/run.json:1:"));
        Files.writeString(folder.resolve("x.events"), "no events");
        assertEquals(folder + "/x.events: byte 0: expected a recording of events, got something else",
                assertThrows(InvalidRecordException.class, () -> open("x.events")).getMessage());
        assertThrows(IOException.class, () -> open("spikes.csv"));
    }

    @Test
    void aFileThatIsBeingWrittenIsShownAsItIs() throws Exception {
        Network network = network();
        try (Recording recording = Services.get(Recordings.class).begin(folder, network, RecordingOptions.DEFAULT)) {
            int[] ids = {1, 5, 80};
            for (long step = 1; step <= 100_000; step++) {
                recording.spikes(step, ids, 3);
                recording.completed(step);
            }
            Path part;
            try (var files = Files.list(folder)) {
                part = files.filter(file -> file.getFileName().toString().startsWith("spikes")).findFirst()
                        .orElseThrow();
            }
            assertTrue(runs.suits(part));
            // as it is when a process is in the middle of writing
            Files.writeString(folder.resolve("spikes.csv.7-7.part"), "time_ms,population,neuron\n0.25,E,1\n0.2");
            Files.createFile(folder.resolve("samples-potentials.csv.7-7.part"));
            try (RecordedRun run = open(part.getFileName().toString());
                    RecordedRun torn = open("spikes.csv.7-7.part")) {
                assertEquals(List.of(), torn.damage(), "the last line is not whole yet");
                assertEquals(1, torn.spikes().orElseThrow().count());
                assertTrue(run.growing());
                assertEquals(List.of(), run.damage());
                assertTrue(run.spikes().orElseThrow().count() > 0);
            }
        }
    }

    /** Records until a file is longer than it was, which takes about a second. */
    private static long recordUntilGrown(Recording recording, Path file, long from) throws IOException {
        long before = Files.size(file);
        long deadline = System.nanoTime() + 60_000_000_000L;
        long step = from;
        while (Files.size(file) == before) {
            assertTrue(System.nanoTime() < deadline, "nothing has come to " + file);
            recording.spikes(++step, new int[] {1, 5, 80}, 3);
            recording.completed(step);
            // a simulation at the pace of a slow network
            LockSupport.parkNanos(2_000_000);
        }
        assertTrue(Files.size(file) - before < 1 << 16, "not only when a buffer is full");
        return step;
    }

    private Path part(String stem) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(stem)).findFirst().orElseThrow();
        }
    }

    @Test
    void whatARunWritesIsSeenToGrowAndToGetItsName() throws Exception {
        Recordings recordings = Services.get(Recordings.class);
        try (Recording recording = recordings.begin(folder, network(), RecordingOptions.DEFAULT)) {
            Path part = part("spikes");
            long step = recordUntilGrown(recording, part, 0);
            try (RecordedRun early = runs.open(part, (done, all) -> true)) {
                assertTrue(early.spikes().orElseThrow().count() > 0);
                assertEquals(List.of(), early.damage(), "lines are whole");
                assertEquals(Optional.empty(), early.changed());
                recordUntilGrown(recording, part, step);
                assertEquals(Optional.of(part), early.changed());
                recording.complete();
                assertEquals(Optional.of(folder.resolve("spikes.csv")), early.changed());
            }
            try (RecordedRun run = open("spikes.csv")) {
                assertFalse(run.growing());
                assertEquals(Optional.empty(), run.changed());
                summary("{}");
                assertEquals(Optional.of(folder.resolve("spikes.csv")), run.changed());
            }
        }
        Files.delete(folder.resolve("spikes.csv"));
        try (Recording recording = recordings.begin(folder, network(), RecordingOptions.DEFAULT)) {
            Path part = part("spikes");
            recordUntilGrown(recording, part, 0);
            try (RecordedRun run = runs.open(part, (done, all) -> true)) {
                recording.keepPartial();
                // of an older run
                Files.writeString(folder.resolve("spikes.csv"), "time_ms,population,neuron\n");
                assertEquals(Optional.of(folder.resolve("spikes.partial.csv")), run.changed());
                Files.delete(folder.resolve("spikes.partial.csv"));
                assertEquals(part + ": the file is gone",
                        assertThrows(NoSuchFileException.class, run::changed).getMessage());
            }
        }
    }

    @Test
    void aFileThatIsTornUnderneathIsSaid() throws Exception {
        record(network(), STEPS, true);
        try (RecordedRun run = open("spikes.csv")) {
            RecordedSpikes spikes = run.spikes().orElseThrow();
            try (RandomAccessFile file = new RandomAccessFile(folder.resolve("spikes.csv").toFile(), "rw")) {
                file.setLength(1000);
            }
            assertEquals(folder + "/spikes.csv: has become shorter", assertThrows(IOException.class,
                    () -> visited(spikes, STEPS - 100, STEPS)).getMessage());
        }
    }

    @Test
    void openingCanBeCancelled() throws Exception {
        record(network(), 20_000, true);
        assertThrows(CancellationException.class,
                () -> runs.open(folder.resolve("spikes.csv"), (done, all) -> done < all / 2));
    }

    /** Ten million spikes over three hours; figures are printed. */
    @Test
    void hoursAreOpenedAndDrawnInBoundedMemory() throws Exception {
        int neurons = 5000;
        long all = 10_000_000;
        Network network = TestNetwork.dt(0.1).population("E", 4000).population("I", 1000).build();
        long steps = 3L * 3600 * 10_000;
        Random random = new Random(9);
        try (Recording recording = Services.get(Recordings.class).begin(folder, network, RecordingOptions.DEFAULT)) {
            int[] ids = new int[neurons];
            for (long i = 0; i < all / 50; i++) {
                int at = random.nextInt(100);
                for (int k = 0; k < 50; k++) {
                    ids[k] = at;
                    at += 1 + random.nextInt(97);
                }
                recording.spikes(1 + i * steps / (all / 50), ids, 50);
            }
            recording.completed(steps);
            recording.complete();
        }
        long before = used();
        long start = System.nanoTime();
        try (RecordedRun run = open("spikes.csv")) {
            double opened = seconds(start);
            RecordedSpikes spikes = run.spikes().orElseThrow();
            assertEquals(all, spikes.count());
            long grown = used() - before;
            assertTrue(spikes.dense(0, steps));
            double dense = draw(spikes, 0, steps);
            double half = draw(spikes, steps / 4, steps / 4 * 3);
            long window = steps / 6;
            double first = draw(spikes, window, 2 * window);
            double again = draw(spikes, window, 2 * window);
            double small = draw(spikes, 3 * window, 3 * window + 10_000);
            System.out.printf("recording of %,d spikes, %,d bytes: opened in %.2f s (%.0f M spikes/s), heap %+d MB;"
                    + " a picture of all %.0f ms, of the half %.0f ms, of %,d spikes %.0f ms from the file and %.0f ms"
                    + " again, of a second %.1f ms%n", all, Files.size(folder.resolve("spikes.csv")), opened,
                    all / opened / 1e6, grown >> 20, dense, half, spikes.firstAt(2 * window)
                            - spikes.firstAt(window), first, again, small);
            assertTrue(grown < 200 << 20, grown + " bytes");
        }
    }

    private static double draw(RecordedSpikes spikes, long from, long to) throws IOException {
        long start = System.nanoTime();
        long[] sum = new long[1];
        if (spikes.dense(from, to)) {
            double column = (to - from) / 1500.0;
            spikes.cells(from, to, column, (fromStep, toStep, first, last, count) -> {
                sum[0] += count;
                assertTrue(toStep - fromStep + 1 <= column && toStep - fromStep + 1 > column / 8,
                        "about as long as a column: " + (toStep - fromStep + 1) + " of " + column);
            });
        } else {
            spikes.visit(spikes.firstAt(from), to, (step, neuron) -> sum[0]++);
        }
        double drawn = seconds(start) * 1000;
        long there = spikes.firstAt(to + 1) - spikes.firstAt(from);
        assertEquals(there, sum[0], there / 500.0, "pieces reach beyond the ends, by a column");
        return drawn;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

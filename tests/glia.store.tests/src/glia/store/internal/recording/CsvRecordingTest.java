package glia.store.internal.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.store.Recording;
import glia.api.store.RecordingOptions;
import glia.store.internal.TestNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordingTest {

    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    private final RecordingsComponent recordings = new RecordingsComponent();

    private Recording begin(Path where, Network network) throws IOException {
        return recordings.begin(where, network, RecordingOptions.DEFAULT);
    }

    private static Network network() {
        return TestNetwork.dt(0.1).population("E", 300).population("odd, \"name\"", 50).population("I", 700).build();
    }

    @Test
    void writesEverySpikeOnce() throws IOException {
        Network network = network();
        Random random = new Random(7);
        List<String> expected = new ArrayList<>(List.of("time_ms,population,neuron"));
        try (Recording recording = begin(folder.resolve("new/deep"), network)) {
            int[] ids = new int[1050];
            for (long step = 1; step <= 3000; step++) {
                int count = 0;
                for (int id = 0; id < 1050; id++) {
                    if (random.nextInt(10) == 0) {
                        ids[count++] = id;
                        String place = id < 300 ? "E," + id
                                : id < 350 ? "\"odd, \"\"name\"\"\"," + (id - 300) : "I," + (id - 350);
                        expected.add(step / 10 + "." + step % 10 + "," + place);
                    }
                }
                recording.spikes(step, ids, count);
                recording.completed(step);
            }
            Path spikes = folder.resolve("new/deep/spikes.csv");
            assertFalse(Files.exists(spikes), "has its name only when it is complete");
            assertEquals(Optional.empty(), recording.failure());
            assertEquals(List.of(spikes), recording.complete());
            assertEquals(expected, Files.readAllLines(spikes));
        }
        assertEquals(List.of("spikes.csv"), names(folder.resolve("new/deep")));
    }

    @Test
    void recordsWhatSpikeRecordersObserve() throws IOException {
        Network network = TestNetwork.dt(1).population("A", 4).population("B", 4)
                .device(new Device.SpikeRecorder("first", 0, new int[] {1, 3}))
                .device(new Device.SpikeRecorder("second", 0, new int[] {3}))
                .device(new Device.SpikeRecorder("second", 1, null)).build();
        try (Recording recording = begin(folder, network)) {
            recording.spikes(5, new int[] {0, 1, 2, 3, 4, 7}, 6);
            recording.spikes(6, new int[] {0, 2, 5, 7}, 3);
            recording.complete();
        }
        assertEquals(List.of("time_ms,population,neuron", "5.0,A,1", "5.0,A,3", "5.0,B,0", "5.0,B,3", "6.0,B,1"),
                Files.readAllLines(folder.resolve("spikes.csv")));
    }

    @Test
    void writesSamplesOfAllConnectionsOfAMultimeterIntoItsFile() throws IOException {
        Network network = TestNetwork.dt(0.5).population("A", 3).population("B", 100_000)
                .device(new Device.Multimeter("a/meter", 0, new int[] {0, 2}, new int[] {1, 0}, 2))
                .device(new Device.Multimeter("A_METER", 1, null, new int[] {0}, 2))
                .device(new Device.Multimeter("a/meter", 1, new int[] {7}, new int[] {1, 0}, 2)).build();
        float[] many = new float[100_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = -70 + i / 1000f;
        }
        List<Path> files;
        try (Recording recording = begin(folder, network)) {
            recording.samples(0, 2, new float[] {1.5f, -70, 0.1f, Float.MIN_VALUE}, 4);
            recording.samples(1, 2, many, many.length);
            recording.samples(2, 2, new float[] {3, 4e10f}, 2);
            recording.completed(2);
            files = recording.complete();
        }
        assertEquals(List.of("spikes.csv", "samples-a_meter.csv", "samples-A_METER-2.csv"),
                files.stream().map(f -> f.getFileName().toString()).toList());
        assertEquals(List.of("time_ms,population,neuron,I_syn,V_m", "1.0,A,0,1.5,-70.0", "1.0,A,2,0.1,1.4E-45",
                "1.0,B,7,3.0,4.0E10"), Files.readAllLines(files.get(1)));
        List<String> lines = Files.readAllLines(files.get(2));
        assertEquals(100_001, lines.size());
        for (int i = 0; i < many.length; i++) {
            String[] fields = lines.get(i + 1).split(",");
            assertEquals(i, Integer.parseInt(fields[2]));
            assertEquals(many[i], Float.parseFloat(fields[3]));
        }
    }

    @Test
    void keepsWholeLinesUnderAnotherNameAndEarlierFilesAsTheyAre() throws IOException {
        Files.writeString(folder.resolve("spikes.csv"), "of an earlier run");
        Files.writeString(folder.resolve("run.json"), "{}");
        try (Recording recording = begin(folder, TestNetwork.dt(0.1).population("A", 4)
                .device(new Device.Multimeter("m", 0, null, new int[] {0}, 2)).build())) {
            recording.spikes(1, new int[] {2}, 1);
            recording.completed(1);
            assertEquals(List.of(folder.resolve("spikes.partial.csv")), recording.keepPartial());
        }
        assertEquals(List.of("run.json", "spikes.csv", "spikes.partial.csv"), names(folder));
        assertEquals("time_ms,population,neuron\n0.1,A,2\n", Files.readString(folder.resolve("spikes.partial.csv")));
    }

    @Test
    void takesAwayWhatAnEarlierRunSaidOfFilesThatItReplaces() throws IOException {
        for (String name : List.of("spikes.csv", "spikes.partial.csv", "run.json", "report.html", "mine.txt")) {
            Files.writeString(folder.resolve(name), "earlier");
        }
        try (Recording recording = begin(folder, network())) {
            recording.complete();
        }
        assertEquals(List.of("mine.txt", "spikes.csv"), names(folder));
        assertEquals("time_ms,population,neuron\n", Files.readString(folder.resolve("spikes.csv")));
    }

    @Test
    void leavesNothingIfItIsOnlyClosed() throws IOException {
        try (Recording recording = begin(folder, network())) {
            recording.spikes(1, new int[] {2}, 1);
        }
        assertEquals(List.of(), names(folder));
    }

    @Test
    void doesNotBeginWhereItCannotWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThrows(IOException.class, () -> begin(file, network()));
        assertThrows(IOException.class, () -> begin(file.resolve("below"), network()));
    }

    @Test
    void tellsTheSimulationThatTheDiskIsFull() throws IOException {
        Assumptions.assumeTrue(Files.isWritable(FULL), "this system has a device that is always full");
        Network network = network();
        try (Recording recording = new FileRecording(folder, network, RecordingOptions.DEFAULT, 8,
                file -> FileChannel.open(FULL, StandardOpenOption.WRITE))) {
            int[] ids = new int[1050];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = i;
            }
            UncheckedIOException thrown = assertThrows(UncheckedIOException.class, () -> {
                // far more than all buffers hold: the failure comes before the end
                for (long step = 1; step <= 10_000; step++) {
                    recording.spikes(step, ids, ids.length);
                    recording.completed(step);
                }
            });
            assertEquals(folder.resolve("spikes.csv") + ": No space left on device", thrown.getMessage());
            assertEquals(thrown.getCause(), recording.failure().orElseThrow());
            IOException again = assertThrows(IOException.class, recording::complete);
            assertTrue(again.getMessage().contains("No space left on device"), again.getMessage());
            assertEquals(List.of(), recording.keepPartial());
        }
    }

    @Test
    void endsEvenIfTheDiskIsFullAtTheVeryEnd() throws IOException {
        Assumptions.assumeTrue(Files.isWritable(FULL), "this system has a device that is always full");
        try (Recording recording = new FileRecording(folder, network(), RecordingOptions.DEFAULT, 8,
                file -> FileChannel.open(FULL, StandardOpenOption.WRITE))) {
            recording.spikes(1, new int[] {1}, 1);
            IOException thrown = assertThrows(IOException.class, recording::complete);
            assertEquals(folder.resolve("spikes.csv") + ": No space left on device", thrown.getMessage());
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}

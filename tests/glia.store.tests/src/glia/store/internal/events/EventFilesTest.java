package glia.store.internal.events;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventBus;
import glia.api.event.EventFileException;
import glia.api.event.EventFiles;
import glia.api.event.EventHistory;
import glia.api.event.EventHistory.Entry;
import glia.api.event.EventHistory.Query;
import glia.api.event.Sourced;
import glia.api.event.Topic;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of the bus: what goes in comes out, and nothing else does harm. */
public class EventFilesTest {

    /** A word of a closed set. */
    public enum Word {
        YES, NO
    }

    /** Has itself as a part. */
    public record Node(String name, List<Node> children) {
    }

    /** One of two forms. */
    public sealed interface Shape {
    }

    /** With an array. */
    public record Dots(float[] x) implements Shape {
    }

    /** Without a part. */
    public record Nothing() implements Shape {
    }

    /** A part of every kind. */
    public record Everything(boolean truth, byte octet, int integer, long number, float single, double real,
            String text, Word word, Instant time, Duration duration, int[] integers, double[] reals,
            List<String> texts, Map<Word, Long> counts, Optional<Double> perhaps, OptionalDouble perhapsNumber,
            Node tree, List<Shape> shapes, String absent) {
    }

    /** Says who it comes from, and refuses to be negative. */
    public record Count(String source, int value) implements Sourced {
        public Count {
            if (value < 0) {
                throw new IllegalArgumentException("negative");
            }
        }
    }

    private static final Topic<Everything> ALL = Topic.block("test/all", Everything.class, 64, 60_000);
    private static final Topic<Count> COUNTS = Topic.block("test/counts", Count.class, 64, 60_000);

    @TempDir
    private Path folder;

    private final EventBus bus = Services.get(EventBus.class);
    private final EventFiles files = new EventFilesComponent(bus, List.of(() -> List.of(ALL, COUNTS)));

    private static Everything everything(int seed) {
        return new Everything(seed % 2 == 0, (byte) seed, seed, 1L << seed, -0.0f, Double.NaN,
                "text \u00e4\ud83e\udde0", Word.NO, Instant.ofEpochSecond(-5, 7), Duration.ofNanos(seed),
                new int[] {1, -2}, new double[0],
                List.of("a", ""), Map.of(Word.YES, 1L, Word.NO, 2L), Optional.of(1.5), OptionalDouble.empty(),
                new Node("root", List.of(new Node("leaf", List.of()))),
                List.of(new Dots(new float[] {1.5f}), new Nothing()), null);
    }

    private static byte[] bytes(Topic<?> topic, Object event) {
        Sink sink = new Sink();
        EventFormat.Coded.of(topic).codec().write(event, sink);
        ByteBuffer taken = sink.take();
        byte[] bytes = new byte[taken.remaining()];
        taken.get(bytes);
        return bytes;
    }

    private Path record(int events) throws IOException {
        Path file = folder.resolve("bus.events");
        EventFiles.Recording recording = files.record(file, List.of(ALL, COUNTS), EventFiles.USUAL_BYTES);
        try (recording) {
            for (int i = 0; i < events; i++) {
                bus.publish(ALL, everything(i));
                bus.publish(COUNTS, new Count(i % 2 == 0 ? "even" : "odd", i));
            }
            await(recording, 2 * events);
            assertEquals(2 * events, recording.recorded());
            assertFalse(Files.exists(file), "it has its name when it is complete");
        }
        return file;
    }

    private static void await(EventFiles.Recording recording, long events) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (recording.recorded() + recording.missed() < events) {
            assertTrue(System.nanoTime() < end, "waited in vain");
            Thread.yield();
        }
    }

    private List<Entry> read(Path file, Query query) throws IOException, EventFileException {
        List<Entry> entries = new ArrayList<>();
        assertEquals(0, files.read(file, query, entries::add));
        return entries;
    }

    @Test
    void whatGoesInComesOut() throws Exception {
        Path file = record(20);
        List<Entry> entries = read(file, Query.ALL);
        assertEquals(40, entries.size());
        for (Topic<?> topic : List.of(ALL, COUNTS)) {
            List<Entry> some = entries.stream().filter(e -> e.topic().equals(topic)).toList();
            for (int i = 0; i < 20; i++) {
                Object sent = topic == ALL ? everything(i) : new Count(i % 2 == 0 ? "even" : "odd", i);
                assertArrayEquals(bytes(topic, sent), bytes(topic, some.get(i).event()), topic.name() + " " + i);
            }
        }
        assertTrue(Duration.between(entries.getFirst().time(), Instant.now()).toHours() < 1);
        assertEquals(List.of(1, 3, 5), read(file, new Query(Instant.MIN, Instant.MAX, Set.of("test/counts"),
                Set.of("odd"))).stream().map(e -> ((Count) e.event()).value()).limit(3).toList());
        assertEquals(List.of("bus.events"), Files.list(folder).map(f -> f.getFileName().toString()).toList());
    }

    @Test
    void itIsReplayed() throws Exception {
        List<Entry> entries = read(record(5), new Query(Instant.MIN, Instant.MAX, Set.of("test/counts"), Set.of()));
        BlockingQueue<Count> heard = new LinkedBlockingQueue<>();
        EventHistory.Tape tape = Services.get(EventHistory.class).tape(entries);
        try (var subscription = bus.subscribe(COUNTS, "test", heard::add)) {
            assertEquals(5, tape.replay(Query.ALL, 0, bus));
            for (int i = 0; i < 5; i++) {
                assertEquals(i, heard.poll(60, TimeUnit.SECONDS).value());
            }
        }
        assertEquals(5, tape.recorded());
        assertEquals(0, tape.missed());
        assertThrows(IllegalArgumentException.class, () -> Services.get(EventHistory.class)
                .tape(Collections.nCopies(EventHistory.MOST_EVENTS + 1, entries.getFirst())));
    }

    @Test
    void whatIsBeyondTheBoundIsCountedAndNotWritten() throws Exception {
        Path file = folder.resolve("full.events");
        EventFiles.Recording recording = files.record(file, List.of(COUNTS), 1024);
        try (recording) {
            for (int i = 0; i < 100; i++) {
                bus.publish(COUNTS, new Count("somebody", i));
            }
            await(recording, 100);
        }
        assertTrue(Files.size(file) <= 1024, Files.size(file) + " bytes");
        assertTrue(recording.missed() > 50 && recording.recorded() > 5, recording.missed() + " missed");
        List<Entry> entries = new ArrayList<>();
        assertEquals(recording.missed(), files.read(file, Query.ALL, entries::add));
        assertEquals(recording.recorded(), entries.size());
        assertEquals(100, recording.recorded() + recording.missed());
    }

    @Test
    void everyCutAndEveryFlippedByteIsFoundWithItsPlace() throws Exception {
        byte[] good = Files.readAllBytes(record(2));
        Path bad = folder.resolve("bad.events");
        for (int length = 0; length < good.length; length++) {
            Files.write(bad, Arrays.copyOf(good, length));
            EventFileException e = assertThrows(EventFileException.class, () -> read(bad, Query.ALL));
            assertTrue(e.offset() <= length && e.getMessage().startsWith(bad + ": byte "), e.getMessage());
        }
        for (int i = 0; i < good.length; i++) {
            byte[] flipped = good.clone();
            flipped[i] ^= 0x10;
            Files.write(bad, flipped);
            int place = i;
            EventFileException e = assertThrows(EventFileException.class, () -> read(bad, Query.ALL), () -> "" + place);
            assertTrue(e.offset() <= i + 8, e.getMessage());
        }
        Files.write(bad, Arrays.copyOf(good, good.length + 1));
        assertThrows(EventFileException.class, () -> read(bad, Query.ALL));
    }

    /** Checksums do not protect against somebody who knows how to make them. */
    @Test
    void anyContentWithARightChecksumIsReadOrRefused() throws Exception {
        byte[] good = Files.readAllBytes(record(2));
        Path bad = folder.resolve("bad.events");
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] mutant = good.clone();
            ByteBuffer bytes = ByteBuffer.wrap(mutant).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = EventFormat.HEADER_BYTES; at < mutant.length;) {
                int length = bytes.getInt(at);
                if (random.nextInt(4) == 0) {
                    int where = at + EventFormat.FRAME_BYTES + random.nextInt(length);
                    mutant[where] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(2) * 255);
                }
                CRC32C checksum = new CRC32C();
                checksum.update(mutant, at + EventFormat.FRAME_BYTES, length);
                bytes.putInt(at + Integer.BYTES, (int) checksum.getValue());
                at += EventFormat.FRAME_BYTES + length;
            }
            Files.write(bad, mutant);
            try {
                files.read(bad, Query.ALL, entry -> entry.event().hashCode());
            } catch (EventFileException e) {
                refused++;
                assertTrue(e.getMessage().matches("[^\\p{Cntrl}]+: byte \\d+: [^\\p{Cntrl}]+"), e.getMessage());
            }
        }
        assertTrue(refused > 500, refused + " refused");
    }

    @Test
    void eventsOfAnotherVersionAreNotGuessedAt() throws Exception {
        Path file = record(1);
        EventFiles others = new EventFilesComponent(bus, List.of(() -> List.of(ALL,
                Topic.block("test/counts", Nothing.class, 64, 0))));
        EventFileException e = assertThrows(EventFileException.class, () -> others.read(file, Query.ALL, x -> {
        }));
        assertTrue(e.getMessage().contains("events of test/counts as another version of Glia has them: "),
                e.getMessage());
        EventFiles none = new EventFilesComponent(bus, List.of(() -> List.of(ALL)));
        assertThrows(EventFileException.class, () -> none.read(file, Query.ALL, x -> {
        }));
    }

    @Test
    void whatCannotBeRecordedIsRefused() {
        Path file = folder.resolve("x.events");
        Topic<Object> objects = Topic.latest("test/objects", Object.class);
        assertThrows(IllegalArgumentException.class, () -> files.record(file, List.of(), 2000));
        assertThrows(IllegalArgumentException.class, () -> files.record(file, List.of(objects), 2000));
        assertThrows(IllegalArgumentException.class, () -> files.record(file, List.of(COUNTS), 10));
        assertThrows(IllegalArgumentException.class, () -> new EventFilesComponent(bus,
                List.of(() -> List.of(objects))).record(file, List.of(objects), 2000));
        assertThrows(IOException.class, () -> files.record(folder.resolve("no").resolve("x"), List.of(COUNTS), 2000));
        assertEquals(0, folder.toFile().list().length, "nothing is left");
    }

    @Test
    void everyDeclaredTopicCanBeRecorded() {
        EventFiles real = Services.get(EventFiles.class);
        assertTrue(real.topics().size() >= 12, real.topics().toString());
        real.topics().forEach(topic -> assertFalse(EventFormat.Coded.of(topic).codec().signature().isEmpty()));
    }
}

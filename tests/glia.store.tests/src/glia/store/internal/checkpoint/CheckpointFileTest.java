package glia.store.internal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.simulation.Checkpoint;
import glia.api.store.CheckpointException;
import glia.store.internal.file.AtomicFilesComponent;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promises R6 and R8 for the file: what comes out is what went in, or the place where it was damaged. */
class CheckpointFileTest {

    private static final int FUZZED = 6000;

    @TempDir
    private Path folder;

    private final CheckpointsComponent checkpoints = new CheckpointsComponent(new AtomicFilesComponent());

    @Test
    void whatComesOutIsWhatWentIn() throws Exception {
        for (int neurons : new int[] {2, 63, 64, 65, 40_000}) {
            Path file = folder.resolve("run " + neurons);
            Checkpoint made = SomeCheckpoints.make(neurons, neurons);
            checkpoints.write(file, made);
            SomeCheckpoints.assertSame(made, checkpoints.read(file));
        }
    }

    @Test
    void sectionsAreAlignedAndLittleEndian() throws Exception {
        Path file = folder.resolve("run");
        Checkpoint made = SomeCheckpoints.make(1, 100);
        checkpoints.write(file, made);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0, bytes.capacity() % 64);
        Map<String, SectionReader.Found> sections = SectionReader.read(file);
        for (SectionReader.Found found : sections.values()) {
            assertEquals(0, found.offset() % 64, found.section().name());
        }
        long states = sections.get("populations[0].states[1]").offset();
        assertEquals(made.state().populations().get(0).states()[1][99], bytes.getFloat((int) states + 99 * 4));
        assertEquals(made.state().step(), bytes.getLong((int) sections.get("clock").offset()));
    }

    @Test
    void noByteCanBeChangedWithoutBeingNoticedWhereItIs() throws Exception {
        byte[] whole = SomeCheckpoints.bytes(SomeCheckpoints.make(2, 20));
        Path file = Files.write(folder.resolve("run"), whole);
        TreeMap<Long, String> begins = new TreeMap<>(Map.of(0L, "header", 64L, "table"));
        SectionReader.read(file).values().stream().filter(f -> f.section().count() > 0)
                .forEach(f -> begins.put(f.offset(), f.section().name()));
        TreeSet<String> named = new TreeSet<>();
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            CheckpointException thrown = assertThrows(CheckpointException.class, () -> decode(file, damaged));
            // the bytes between two sections belong to none
            String expected = begins.floorEntry((long) at).getValue();
            if (!thrown.section().equals("content")) {
                assertEquals(expected, thrown.section(), "byte " + at + ": " + thrown.getMessage());
                assertTrue(thrown.offset() <= at, thrown::getMessage);
            }
            assertTrue(thrown.getMessage().startsWith(file + ": byte " + thrown.offset() + " (" + thrown.section()
                    + "): "), thrown::getMessage);
            named.add(thrown.section());
        }
        TreeSet<String> all = new TreeSet<>(begins.values());
        all.add("content");
        assertEquals(all, named);
    }

    @Test
    void everyTruncationIsNoticed() throws Exception {
        byte[] whole = SomeCheckpoints.bytes(SomeCheckpoints.make(3, 20));
        Path file = folder.resolve("run");
        for (int length = 0; length < whole.length; length += length < 300 ? 1 : 37) {
            byte[] cut = Arrays.copyOf(whole, length);
            CheckpointException thrown = assertThrows(CheckpointException.class, () -> decode(file, cut));
            assertEquals(length < 64 ? "header" : "end of file", thrown.section());
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 64));
        assertEquals(file + ": byte " + whole.length + " (end of file): the file has " + (whole.length + 64)
                + " bytes, expected " + whole.length,
                assertThrows(CheckpointException.class, () -> checkpoints.read(file)).getMessage());
    }

    /** Damage that the checksums do not show, for they were made to fit: what a hostile file would be. */
    @Test
    void aHostileFileIsRefusedOrHarmless() throws Exception {
        Checkpoint made = SomeCheckpoints.make(4, 20);
        byte[] whole = SomeCheckpoints.bytes(made);
        Path file = folder.resolve("run");
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < FUZZED; i++) {
            byte[] mutant = mutate(whole, random);
            if (random.nextInt(4) > 0) {
                forge(mutant);
            }
            try {
                Checkpoint read = decode(file, mutant);
                // whatever it is, it is one: it can be written again, and is no larger than the file
                assertTrue(SomeCheckpoints.bytes(read).length <= mutant.length + 64 * 40, "grown");
            } catch (CheckpointException e) {
                assertTrue(e.offset() >= 0 && e.offset() <= mutant.length, e::getMessage);
                assertTrue(e.getMessage().indexOf('\n') < 0, e::getMessage);
                refused++;
            }
        }
        System.out.println("checkpoints: " + FUZZED + " mutants, " + refused + " refused, the others harmless");
        assertTrue(refused > FUZZED / 4 && refused < FUZZED, refused + " refused");
    }

    /** As if the file held these bytes. */
    private static Checkpoint decode(Path file, byte[] bytes) throws CheckpointException {
        return new SectionedCheckpoint(file, SectionReader.read(file, MemorySegment.ofArray(bytes))).checkpoint();
    }

    private static byte[] mutate(byte[] whole, Random random) {
        byte[] mutant = whole.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            // more often where the structure is than in the arrays
            int at = random.nextInt(random.nextBoolean() ? mutant.length : Math.min(mutant.length, 1500));
            switch (random.nextInt(5)) {
                case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutant[at] = (byte) random.nextInt();
                case 2 -> Arrays.fill(mutant, at, Math.min(mutant.length, at + 8), (byte) -random.nextInt(2));
                case 3 -> System.arraycopy(mutant, random.nextInt(mutant.length - 63), mutant, at,
                        Math.min(64, mutant.length - at));
                default -> mutant = Arrays.copyOf(mutant, Math.max(64, random.nextInt(mutant.length * 2)));
            }
        }
        return mutant;
    }

    /** Makes every checksum right that can be found. */
    private static void forge(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(16, file.length);
        long tableLength = bytes.getLong(24);
        if (tableLength < 0 || tableLength > file.length - 64) {
            tableLength = 0;
        }
        int end = 64 + (int) tableLength;
        for (int entry = 64, left = bytes.getInt(12); left > 0 && end - entry >= 32; left--) {
            long offset = bytes.getLong(entry + 16);
            long length = bytes.getLong(entry + 8) * new int[] {1, 4, 8, 4}[bytes.getInt(entry + 4) & 3];
            if (offset >= 0 && length >= 0 && offset <= file.length && length <= file.length - offset) {
                bytes.putInt(entry + 24, crc(file, (int) offset, (int) length));
            }
            int name = bytes.getInt(entry);
            entry += 32 + (name < 0 || name > 256 ? 0 : (name + 7) / 8 * 8);
        }
        bytes.putInt(32, crc(file, 64, (int) tableLength));
        bytes.putInt(36, crc(file, end, file.length - end));
        bytes.putInt(60, crc(file, 0, 60));
    }

    private static int crc(byte[] bytes, int offset, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, offset, length);
        return (int) checksum.getValue();
    }

    @Test
    void forgedLengthsAskForNoMemory() throws Exception {
        byte[] file = SomeCheckpoints.bytes(SomeCheckpoints.make(6, 20));
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(64 + 8, Integer.MAX_VALUE - 8);
        forge(file);
        CheckpointException thrown = assertThrows(CheckpointException.class,
                () -> checkpoints.read(Files.write(folder.resolve("run"), file)));
        assertTrue(thrown.getMessage().contains("section network of 2147483639 BYTES at ")
                && thrown.getMessage().endsWith(" is not within the file"), thrown::getMessage);
    }

    @Test
    void anotherVersionIsNamed() throws Exception {
        byte[] file = SomeCheckpoints.bytes(SomeCheckpoints.make(7, 20));
        file[8] = 9;
        forge(file);
        Path path = Files.write(folder.resolve("run"), file);
        assertEquals(path + ": byte 8 (header): is a checkpoint of version 9, expected version 4",
                assertThrows(CheckpointException.class, () -> checkpoints.read(path)).getMessage());
    }

    @Test
    void whatIsNoCheckpointIsSaidToBeNone() throws Exception {
        assertThrows(NoSuchFileException.class, () -> checkpoints.read(folder.resolve("absent")));
        for (String text : List.of("", "time_ms,population,neuron\n", "x".repeat(5000))) {
            Path file = Files.writeString(folder.resolve("text"), text, StandardCharsets.UTF_8);
            assertEquals(file + ": byte 0 (header): is no checkpoint",
                    assertThrows(CheckpointException.class, () -> checkpoints.read(file)).getMessage());
        }
        assertEquals(folder + ": byte 0 (header): is not a file, expected a checkpoint",
                assertThrows(CheckpointException.class, () -> checkpoints.read(folder)).getMessage());
    }

    @Test
    void aFullDiskLeavesTheOldFile() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()) == 0,
                "a small disk can be mounted only as root");
        try {
            Path file = disk.resolve("run");
            checkpoints.write(file, SomeCheckpoints.make(8, 1000));
            byte[] old = Files.readAllBytes(file);
            IOException thrown = assertThrows(IOException.class,
                    () -> checkpoints.write(file, SomeCheckpoints.make(9, 100_000)));
            assertEquals("No space left on device", thrown.getMessage());
            assertArrayEquals(old, Files.readAllBytes(file));
            try (var names = Files.list(disk)) {
                assertEquals(List.of(file), names.toList(), "nothing else is left behind");
            }
            SomeCheckpoints.assertSame(SomeCheckpoints.make(8, 1000), checkpoints.read(file));
        } finally {
            assertEquals(0, run("umount", disk.toString()));
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException notThere) {
            return -1;
        }
    }
}

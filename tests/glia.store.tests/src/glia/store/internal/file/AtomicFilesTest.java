package glia.store.internal.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    private static final int KILLS = 12;

    @TempDir
    private Path folder;

    private final AtomicFilesComponent files = new AtomicFilesComponent();

    private void write(Path file, String text) throws IOException {
        files.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void createsAndReplaces() throws IOException {
        Path file = folder.resolve("a.txt");
        write(file, "one");
        assertEquals("one", Files.readString(file));
        write(file, "two and more");
        assertEquals("two and more", Files.readString(file));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void keepsTheOldFileIfTheContentFails() throws IOException {
        Path file = folder.resolve("a.txt");
        write(file, "old");
        IOException thrown = assertThrows(IOException.class, () -> files.write(file, out -> {
            out.write(new byte[1 << 20]);
            throw new IOException("No space left on device");
        }));
        assertEquals("No space left on device", thrown.getMessage());
        assertThrows(IllegalStateException.class, () -> files.write(file, out -> {
            throw new IllegalStateException("a fault");
        }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void refusesAFolder() {
        assertThrows(IOException.class, () -> write(folder, "x"));
    }

    @Test
    void keepsLinksAndPermissions() throws IOException {
        Assumptions.assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path real = folder.resolve("real.txt");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), real.getFileName());
        write(real, "old");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        write(link, "new");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(real));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
        assertEquals(List.of("link.txt", "real.txt"), names());
    }

    /** A process saves without end and is killed at a random moment: what it left is one of its versions, whole. */
    @Test
    void isWholeAfterAKill() throws IOException, InterruptedException {
        Path file = folder.resolve("saved.bin");
        Random random = new Random(1);
        int found = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", SavingProcess.classPath(),
                    SavingProcess.class.getName(), file.toString()).redirectErrorStream(true).start();
            try (InputStream said = process.getInputStream()) {
                assertEquals('.', said.read(), "the process has begun to save");
                for (int saves = random.nextInt(40); saves > 0; saves--) {
                    assertEquals('.', said.read());
                }
                for (int spin = random.nextInt(2_000_000); spin > 0; spin--) {
                    Thread.onSpinWait();
                }
                process.destroyForcibly();
                assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            }
            byte[] saved = Files.readAllBytes(file);
            byte[] whole = new byte[SavingProcess.SIZE];
            Arrays.fill(whole, saved[0]);
            assertTrue(Arrays.equals(whole, saved), "torn after kill " + kill + ": " + saved.length + " bytes");
            found += saved[0];
        }
        System.out.println("AtomicFiles: " + KILLS + " kills, always whole; versions in sum " + found);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}

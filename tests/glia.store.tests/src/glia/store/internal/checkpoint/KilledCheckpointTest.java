package glia.store.internal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.simulation.Checkpoint;
import glia.store.internal.ClassPath;
import glia.store.internal.file.AtomicFilesComponent;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise R6: a process writes checkpoints without end and is killed at a random moment. What it left is one of them,
 * byte for byte, and none older than the last that it was done with.
 */
class KilledCheckpointTest {

    /** The promise says 500: {@code GLIA_TEST_KILLS=500 releng/test glia.store.tests} keeps it to the letter. */
    private static final int KILLS = Integer.parseInt(System.getenv().getOrDefault("GLIA_TEST_KILLS", "30"));

    private static final long SEEDS_A_KILL = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void leavesTheOldFileOrTheNewOne() throws Exception {
        Path file = folder.resolve("run");
        CheckpointsComponent checkpoints = new CheckpointsComponent(new AtomicFilesComponent());
        Random random = new Random(KILLS);
        int unfinished = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long first = kill * SEEDS_A_KILL;
            long done = first + killAfter(file, first, random);
            Checkpoint left = checkpoints.read(file);
            long seed = left.timed().steps();
            assertTrue(seed >= done && seed < first + SEEDS_A_KILL, "kill " + kill + ": left " + seed
                    + ", but was done with " + done);
            assertArrayEquals(SomeCheckpoints.bytes(SomeCheckpoints.make(seed, CheckpointingProcess.NEURONS)),
                    Files.readAllBytes(file), "kill " + kill);
            unfinished += deleteUnfinished(file);
        }
        System.out.println("R6: " + KILLS + " kills, always a whole checkpoint; " + unfinished
                + " of them in the midst of the next one");
        assertTrue(unfinished > 0, "no kill came while a file was being written");
    }

    /** @return the number of checkpoints that the process said it was done with, less one */
    private static long killAfter(Path file, long first, Random random) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp",
                ClassPath.of(CheckpointingProcess.class, CheckpointsComponent.class, Checkpoint.class),
                CheckpointingProcess.class.getName(), file.toString(), Long.toString(first))
                .redirectErrorStream(true).start();
        try (InputStream said = process.getInputStream()) {
            assertEquals('.', said.read(), "the process has begun to save");
            int dots = random.nextInt(8);
            for (int dot = 0; dot < dots; dot++) {
                assertEquals('.', said.read());
            }
            for (int spin = random.nextInt(1_000_000); spin > 0; spin--) {
                Thread.onSpinWait();
            }
            process.destroyForcibly();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            return dots;
        }
    }

    /** @return how many files there are that did not get their name */
    private int deleteUnfinished(Path file) throws Exception {
        int count = 0;
        try (var names = Files.list(folder)) {
            for (Path other : names.filter(f -> !f.equals(file)).toList()) {
                Files.delete(other);
                count++;
            }
        }
        return count;
    }
}

package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code glia run} with {@code --checkpoint} and {@code --restore}. */
class CheckpointRunTest {

    @TempDir
    private Path folder;

    private final Console console = new Console(false);
    private Cli cli;
    private String file;

    @BeforeEach
    void findService() {
        cli = Services.get(Cli.class);
        file = folder.resolve("run.checkpoint").toString();
    }

    private Map<String, Object> json(String... arguments) throws IOException {
        Console fresh = new Console(false);
        assertEquals(0, fresh.run(cli, Stream.concat(Stream.of(arguments), Stream.of("--json"))
                .toArray(String[]::new)), fresh::err);
        return Json.object(fresh.out());
    }

    private String error(int exitCode, String... arguments) {
        Console fresh = new Console(false);
        assertEquals(exitCode, fresh.run(cli, arguments), fresh::err);
        assertEquals("", fresh.out());
        return fresh.error();
    }

    @Test
    void whatIsRestoredComesToTheSameEnd() throws IOException {
        Map<String, Object> whole = json("run", "vogels-abbott", "--time", "300", "--warmup", "50", "--threads", "1");
        json("run", "vogels-abbott", "--time", "120", "--warmup", "50", "--threads", "3", "--checkpoint", file);
        json("run", "vogels-abbott", "--time", "200", "--threads", "1", "--restore", file, "--checkpoint", file);
        Map<String, Object> restored = json("run", "W1", "--time", "300", "--threads", "2", "--restore", file);
        for (String key : List.of("spikeSha256", "spikes", "rateHz", "energy", "synapticEvents", "deviceEvents",
                "warmupMs", "simulatedMs")) {
            assertEquals(whole.get(key), restored.get(key), key);
        }
        assertEquals(50.0, json("run", "W1", "--time", "210", "--restore", file, "--warmup", "50").get("warmupMs"),
                "the warm-up of the checkpoint's run may be said again");
        Map<String, Object> later = json("run", "W1", "--time", "300", "--restore", file, "--warmup", "250");
        assertEquals(50.0, later.get("simulatedMs"));
        assertEquals(whole.get("spikeSha256"), later.get("spikeSha256"));
    }

    @Test
    void filesAndStatisticsAreOfThePartThatWasRun() throws IOException {
        Path whole = folder.resolve("whole");
        Path rest = folder.resolve("rest");
        json("run", "two-neurons", "--out", whole.toString());
        json("run", "two-neurons", "--time", "200", "--checkpoint", file);
        Map<String, Object> json = json("run", "two-neurons", "--restore", file, "--stats", "--out", rest.toString());
        assertEquals(List.of(200.0, 500.0), json.get("statisticsMs"));
        assertEquals(20L, json.get("spikes"));
        List<String> expected = new ArrayList<>(Files.readAllLines(whole.resolve("spikes.csv")));
        expected.removeIf(line -> !line.startsWith("time") && Double.parseDouble(line.split(",")[0]) <= 200);
        assertEquals(expected, Files.readAllLines(rest.resolve("spikes.csv")));
    }

    @Test
    void checkpointsAreLeftWhileItRunsAndWhenItIsInterrupted() throws Exception {
        Interruption interruption = new Interruption();
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> cli.execute(
                List.of("run", "two-neurons", "--time", "1e9", "--checkpoint", file, "--checkpoint-every", "50"),
                console.streams(), interruption));
        byte[] first = awaitFile(exitCode, new byte[0]);
        awaitFile(exitCode, first);
        interruption.request();
        assertEquals(130, exitCode.get(10, TimeUnit.SECONDS), console::err);
        String said = console.err().lines().filter(line -> line.startsWith("interrupted")).findFirst().orElseThrow();
        assertTrue(said.matches("interrupted at [0-9.]+ ms of 1000000000\\.0 ms; checkpoint .*run\\.checkpoint"), said);
        double reached = Double.parseDouble(said.split(" ")[2]);
        String end = Double.toString(reached + 300);
        assertEquals(json("run", "two-neurons", "--time", end).get("spikeSha256"),
                json("run", "two-neurons", "--time", end, "--restore", file).get("spikeSha256"));
        assertEquals(String.format(Locale.ROOT, "glia: --time: the checkpoint is at %.1f ms already, expected"
                + " at least that, got 10.0", reached),
                error(2, "run", "two-neurons", "--time", "10", "--restore", file));
    }

    private byte[] awaitFile(CompletableFuture<Integer> running, byte[] before) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            if (Files.exists(Path.of(file))) {
                byte[] now = Files.readAllBytes(Path.of(file));
                if (!Arrays.equals(before, now)) {
                    return now;
                }
            }
            try {
                throw new AssertionError("ended too soon with " + running.get(5, TimeUnit.MILLISECONDS)
                        + console.err());
            } catch (TimeoutException e) {
                continue;
            }
        }
        throw new AssertionError("no checkpoint within a minute");
    }

    @Test
    void badInputIsSaidInOneLine() throws IOException {
        assertEquals("glia: --restore " + file + ": no such file: " + file,
                error(2, "run", "two-neurons", "--restore", file));
        Files.writeString(Path.of(file), "no checkpoint");
        assertEquals(file + ": byte 0 (header): is no checkpoint", error(2, "run", "two-neurons", "--restore", file));
        json("run", "two-neurons", "--time", "100", "--checkpoint", file);
        byte[] good = Files.readAllBytes(Path.of(file));
        byte[] damaged = good.clone();
        damaged[damaged.length - 64] ^= 1;
        Files.write(Path.of(file), damaged);
        assertTrue(error(2, "run", "two-neurons", "--restore", file).startsWith(file + ": byte "
                + (damaged.length - 64) + " (activity.spikes): damaged within these 16 bytes: "));
        Files.write(Path.of(file), good);
        assertEquals("glia: --restore " + file + ": the checkpoint was made of another network: seed is 1 there and 2"
                + " here", error(2, "run", "two-neurons", "--restore", file, "--seed", "2"));
        assertEquals("glia: --time: the checkpoint is at 100.0 ms already, expected at least that, got 50.0",
                error(2, "run", "two-neurons", "--restore", file, "--time", "50"));
        assertEquals("glia: --time: the checkpoint is at 100.0 ms already, expected more, got 100.0",
                error(2, "run", "two-neurons", "--restore", file, "--time", "100", "--stats"));
        assertEquals("glia: --warmup: expected 0.0 ms as the run of the checkpoint had, or at least the 100.0 ms it is"
                + " at, got 20.0", error(2, "run", "two-neurons", "--restore", file, "--warmup", "20"));
        assertEquals("glia: --checkpoint " + folder + ": is a folder",
                error(2, "run", "two-neurons", "--checkpoint", folder.toString()));
        assertEquals("glia: --checkpoint " + file + "/x: " + file + " is not a folder",
                error(2, "run", "two-neurons", "--checkpoint", file + "/x"));
        assertEquals("glia: --checkpoint-every: expected --checkpoint FILE with it",
                error(2, "run", "two-neurons", "--checkpoint-every", "10"));
        assertEquals("glia: --checkpoint-every: expected at least one step of 0.1 ms, got 0.01",
                error(2, "run", "two-neurons", "--checkpoint-every", "0.01", "--checkpoint", file));
        assertArrayEquals(good, Files.readAllBytes(Path.of(file)));
        assertFalse(Files.exists(folder.resolve("out")));
    }
}

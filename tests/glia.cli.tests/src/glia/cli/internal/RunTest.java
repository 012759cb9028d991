package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of real networks with the real engine. */
class RunTest {

    private static final List<String> KEYS = List.of("neurons", "synapses", "buildSeconds", "simulatedMs",
            "wallSeconds", "cpuSeconds", "realTimeFactor", "spikes", "rateHz", "synapticEvents",
            "synapticEventsPerSecond", "bytesPerSynapse", "backend", "threads", "seed", "energy", "spikeSha256");

    @TempDir
    private Path folder;

    private final Console console = new Console(false);
    private Cli cli;

    @BeforeEach
    void findService() {
        cli = Services.get(Cli.class);
    }

    private Map<String, Object> json(String... arguments) throws IOException {
        Console fresh = new Console(false);
        assertEquals(0, fresh.run(cli, Stream.concat(Stream.of(arguments), Stream.of("--json"))
                .toArray(String[]::new)), fresh::err);
        return Json.object(fresh.out());
    }

    @Test
    void printsOneJsonObject() throws IOException {
        Map<String, Object> json = json("run", "two-neurons", "--threads", "1");
        assertTrue(json.keySet().containsAll(KEYS), () -> json.keySet().toString());
        assertEquals(2L, json.get("neurons"));
        assertEquals(1L, json.get("synapses"));
        assertEquals(500.0, json.get("simulatedMs"));
        assertEquals(20L, json.get("spikes"));
        assertEquals(Map.of("driver", 36.0, "follower", 4.0), json.get("rateHz"));
        assertEquals("cpu", json.get("backend"));
        assertEquals(1L, json.get("threads"));
        assertEquals(1L, json.get("seed"));
        assertEquals(0L, ((Map<?, ?>) json.get("energy")).get("residual"));
        assertEquals(Files.exists(Path.of("/proc/self/status")), json.containsKey("peakMemoryBytes"));
        assertTrue(json.containsKey("hostJoules") != json.containsKey("hostJoulesAbsent"));
        assertFalse(json.containsKey("cvIsi"));
        assertEquals(7L, json("run", "two-neurons", "--seed", "7").get("seed"));
    }

    @Test
    void saysTheSameInWords() {
        assertEquals(0, console.run(cli, "run", "two-neurons", "--stats"), console::err);
        for (String fact : List.of("2 neurons, 1 synapse, seed 1", "simulated         500.0 ms in",
                "machine           ", "real-time factor",
                "spikes            20\n", "driver: 36.0 Hz, CV of intervals", "synaptic events   18,", "residual 0",
                "SHA-256")) {
            assertTrue(console.out().contains(fact), () -> fact + " in " + console.out());
        }
    }

    @Test
    void recordsWhatTheEngineCounts() throws IOException, NoSuchAlgorithmException {
        Files.writeString(folder.resolve("mine.txt"), "stays");
        Map<String, Object> json = json("run", "two-neurons", "--out", folder.toString());
        List<String> spikes = Files.readAllLines(folder.resolve("spikes.csv"));
        assertEquals("time_ms,population,neuron", spikes.getFirst());
        assertEquals((long) json.get("spikes"), spikes.size() - 1);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String line : spikes.subList(1, spikes.size())) {
            String[] fields = line.split(",");
            long step = Math.round(Double.parseDouble(fields[0]) / 0.1);
            int id = fields[1].equals("driver") ? 0 : 1;
            digest.update(ByteBuffer.allocate(12).putLong(step).putInt(id).array());
        }
        assertEquals(HexFormat.of().formatHex(digest.digest()), json.get("spikeSha256"),
                "from the file comes the hash that the engine took of its spikes");
        assertEquals(2 * 5000 + 1, Files.readAllLines(folder.resolve("samples-potentials.csv")).size());
        Map<String, Object> written = Json.object(Files.readString(folder.resolve("run.json")));
        assertEquals(json, written);
        assertEquals(List.of("spikes.csv", "samples-potentials.csv"), json.get("files"));
        assertEquals(List.of("mine.txt", "report.html", "run.json", "samples-potentials.csv", "spikes.csv"), names());
    }

    @Test
    void recordsSignalsBesideThoseOfTheNetwork() throws IOException {
        Map<String, Object> json = json("run", "two-neurons", "--out", folder.toString(), "--record",
                "driver.V_m@0.5,driver.refractory@0.5,follower.rate@100", "--record", "driver[0:1].V_m");
        assertEquals(List.of("spikes.csv", "samples-potentials.csv", "samples-driver_0.5.csv", "samples-driver.csv",
                "rates-follower.csv"), json.get("files"));
        List<String> samples = Files.readAllLines(folder.resolve("samples-driver_0.5.csv"));
        assertEquals("time_ms,population,neuron,V_m,refractory", samples.getFirst());
        assertEquals(1000, samples.size() - 1, "500 ms in steps of 0.5 ms");
        assertTrue(samples.get(1).startsWith("0.5,driver,0,"), samples.get(1));
        assertEquals(500, Files.readAllLines(folder.resolve("samples-driver.csv")).size() - 1);
        List<String> rates = Files.readAllLines(folder.resolve("rates-follower.csv"));
        assertEquals(5, rates.size() - 1);
        assertEquals(2, rates.stream().skip(1).mapToInt(line -> Integer.parseInt(line.split(",")[1])).sum());
        assertEquals(json("run", "two-neurons").get("spikeSha256"), json.get("spikeSha256"),
                "what is recorded changes nothing");
    }

    @Test
    void recordsWeightsAcrossACheckpoint() throws IOException {
        Path network = folder.resolve("learning.network.json");
        Files.writeString(network, """
                { "glia": 1, "name": "learning",
                  "populations": [{ "name": "N", "size": 20, "model": "iaf_psc_exp", "parameters": { "I_e": 500 } }],
                  "projections": [{ "source": "N", "target": "N", "rule": { "type": "fixed_indegree", "indegree": 5 },
                                    "weight": { "distribution": "uniform", "low": 10, "high": 50 }, "delay": 1.5,
                                    "synapse": { "model": "stdp_synapse" } }],
                  "devices": [{ "name": "w", "model": "weight_recorder", "projection": "N->N", "targets": [7] }] }
                """);
        String[] run = {"run", network.toString(), "--record", "N->N[0:10].weight@20", "--time"};
        Path whole = folder.resolve("whole");
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        String checkpoint = folder.resolve("checkpoint").toString();
        Map<String, Object> json = json(with(run, "300", "--out", whole.toString()));
        json(with(run, "130", "--threads", "1", "--out", first.toString(), "--checkpoint", checkpoint));
        json(with(run, "300", "--threads", "3", "--out", second.toString(), "--restore", checkpoint));
        assertEquals(List.of("spikes.csv", "weights-w.csv", "weights-N-_N_0_10_.weight_20.csv"), json.get("files"));
        for (String name : List.of("weights-w.csv", "weights-N-_N_0_10_.weight_20.csv")) {
            List<String> parts = new ArrayList<>(Files.readAllLines(first.resolve(name)));
            List<String> rest = Files.readAllLines(second.resolve(name));
            parts.addAll(rest.subList(1, rest.size()));
            assertEquals(1 + (name.contains("20") ? 15 * 50 : 3 * 5), parts.size());
            assertEquals(Files.readAllLines(whole.resolve(name)), parts);
        }
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void recordsAsSonata() throws IOException {
        Map<String, Object> json = json("run", "two-neurons", "--out", folder.toString(), "--format", "sonata,csv",
                "--record", "spikes");
        assertEquals(List.of("spikes.csv", "samples-potentials.csv", "spikes.h5", "samples-potentials.V_m.h5",
                "samples-potentials.I_syn_ex.h5"), json.get("files"));
        byte[] signature = {(byte) 0x89, 'H', 'D', 'F'};
        for (String name : List.of("spikes.h5", "samples-potentials.V_m.h5")) {
            assertArrayEquals(signature, Arrays.copyOf(Files.readAllBytes(folder.resolve(name)), 4), name);
        }
        assertEquals(json("run", "two-neurons").get("spikeSha256"), json.get("spikeSha256"));
    }

    @Test
    void warmupCountsInNothingButTheRecording() throws IOException {
        Map<String, Object> json = json("run", "two-neurons", "--warmup", "200", "--stats", "--out",
                folder.toString());
        long after = Files.readAllLines(folder.resolve("spikes.csv")).stream().skip(1)
                .filter(line -> Double.parseDouble(line.split(",")[0]) > 200).count();
        assertEquals(300.0, json.get("simulatedMs"));
        assertEquals(200.0, json.get("warmupMs"));
        assertEquals(after, json.get("spikes"));
        assertEquals(12 / 0.3, (double) ((Map<?, ?>) json.get("rateHz")).get("driver"), 1e-9);
        assertEquals(List.of(200.0, 500.0), json.get("statisticsMs"));
        assertEquals(0.0, (double) ((Map<?, ?>) json.get("cvIsi")).get("driver"), 1e-9, "a clock");
    }

    @Test
    void statisticsAgreeWithTheEngine() throws IOException {
        Map<String, Object> json = json("run", "vogels-abbott", "--warmup", "100", "--time", "400", "--stats",
                "--seed", "3", "--threads", "2");
        Map<?, ?> all = (Map<?, ?>) json.get("allNeurons");
        double rate = (long) json.get("spikes") / (4000 * 0.3);
        assertEquals(rate, (double) all.get("rateHz"), 1e-9);
        assertTrue((double) all.get("cvIsi") > 0.2, json::toString);
        assertTrue((double) all.get("fano3ms") > 1, json::toString);
        assertEquals(json.get("spikeSha256"), json("run", "W1", "--time", "400", "--seed", "3", "--threads", "1")
                .get("spikeSha256"), "neither threads nor warm-up nor statistics change a spike");
        assertNotEquals(json.get("spikeSha256"), json("run", "W1", "--time", "400", "--seed", "4")
                .get("spikeSha256"));
    }

    @Test
    void paceHoldsItBack() throws IOException {
        long begin = System.nanoTime();
        json("run", "two-neurons", "--time", "400", "--pace", "1");
        double seconds = (System.nanoTime() - begin) / 1e9;
        assertTrue(seconds > 0.38, () -> seconds + " s for 0.4 s of simulated time");
    }

    @Test
    void anInterruptionIsPromptAndKeepsWholeLines() throws Exception {
        Interruption interruption = new Interruption();
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> cli.execute(
                List.of("run", "two-neurons", "--time", "1e9", "--out", folder.resolve("new").toString()),
                console.streams(), interruption));
        Path written = await(() -> recorded(folder.resolve("new")), exitCode);
        assertTrue(written.toString().endsWith(".part"), written.toString());
        long begin = System.nanoTime();
        interruption.request();
        assertEquals(130, exitCode.get(10, TimeUnit.SECONDS), console::err);
        long millis = (System.nanoTime() - begin) / 1_000_000;
        System.out.println("glia run: ended " + millis + " ms after the interruption");
        assertTrue(millis < 2000, () -> millis + " ms");
        assertTrue(console.err().lines().anyMatch(line -> line.matches("interrupted at [0-9.]+ ms of 1000000000\\.0 ms;"
                + " kept .*spikes\\.partial\\.csv, .*samples-potentials\\.partial\\.csv")), console::err);
        assertEquals("", console.out());
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertEquals(List.of("samples-potentials.partial.csv", "spikes.partial.csv"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
        String spikes = Files.readString(folder.resolve("new/spikes.partial.csv"));
        assertTrue(spikes.endsWith("\n"));
        assertTrue(spikes.lines().skip(1).allMatch(line -> line.matches("\\d+\\.\\d,(driver|follower),0")));
    }

    @Test
    void activityThatRunsAwayIsSaidAndEndsTheRunWhereThatIsWanted() throws IOException {
        Path file = Files.writeString(folder.resolve("loop.network.json"), """
                {"glia": 1, "name": "loop", "duration": 200,
                 "populations": [{"name": "E", "size": 200, "model": "iaf_psc_delta", "parameters": {"t_ref": 1}}],
                 "projections": [{"source": "E", "target": "E", "rule": {"type": "fixed_indegree", "indegree": 10},
                                  "weight": 5, "delay": 1.5}],
                 "devices": [{"name": "start", "model": "spike_generator", "times": [1],
                              "targets": [{"population": "E", "weight": 20}]}]}
                """);
        assertEquals(0, console.run(cli, "run", file.toString()), console::err);
        assertTrue(console.error().matches("warning: activity ran away: population E fired at 6[0-9.]+ Hz from"
                + " 0\\.0 to 50\\.0 ms"), console::err);
        Console ended = new Console(false);
        Path out = folder.resolve("new");
        assertEquals(1, ended.run(cli, "run", file.toString(), "--max-rate", "400", "--out", out.toString()));
        assertTrue(ended.error().matches("glia: the run failed at 50\\.0 ms: activity ran away: population E fired at"
                + " 6[0-9.]+ Hz from 0\\.0 to 50\\.0 ms, more than the limit of 400\\.0 Hz; kept .*spikes\\.partial"
                + "\\.csv"), ended::err);
        assertEquals(1, ended.err().lines().count(), ended::err);
        assertEquals("", ended.out());
        List<String> kept = Files.readAllLines(out.resolve("spikes.partial.csv"));
        double last = Double.parseDouble(kept.getLast().split(",")[0]);
        assertTrue(last > 48.4 && last <= 50, () -> last + " ms: to the end of the window");
    }

    /** A file of the run that something was written to. */
    private static Path recorded(Path out) throws IOException {
        if (!Files.isDirectory(out)) {
            return null;
        }
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(f -> f.toFile().length() > 0).findFirst().orElse(null);
        }
    }

    private interface Condition {
        Path met() throws IOException;
    }

    private static Path await(Condition condition, CompletableFuture<Integer> running)
            throws IOException, InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            Path found = condition.met();
            if (found != null) {
                return found;
            }
            try {
                throw new AssertionError("ended too soon with " + running.get(5, TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                continue;
            }
        }
        throw new AssertionError("nothing was recorded within a minute");
    }

    @Test
    void anInterruptionBeforeTheRunLeavesNothing() throws IOException {
        Interruption interruption = new Interruption();
        interruption.request();
        assertEquals(130, cli.execute(List.of("run", "vogels-abbott", "--out", folder.resolve("new").toString()),
                console.streams(), interruption), console::err);
        assertEquals("", console.out());
        assertEquals(List.of(), names());
    }

    @Test
    void aNetworkThatCannotFitNamesItsFileAndWhatItWouldTake() throws IOException {
        Path file = Files.writeString(folder.resolve("huge.network.json"), """
                {"glia": 1, "name": "huge", "dt": 0.1, "duration": 10,
                 "populations": [{"name": "A", "size": 1000000000, "model": "iaf_psc_delta"}]}
                """);
        assertEquals(2, console.run(cli, "run", file.toString(), "--out", folder.resolve("new").toString()));
        assertTrue(console.error().startsWith(file + ": the network takes at least "), console::err);
        assertTrue(console.error().contains(" GiB of memory (1000000000 neurons: "), console::err);
        assertEquals(List.of("huge.network.json"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}

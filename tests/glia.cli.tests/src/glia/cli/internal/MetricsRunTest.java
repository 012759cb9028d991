package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.headless.Services;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics of a run: what it leaves, and what can be fetched meanwhile. */
class MetricsRunTest {

    @TempDir
    private Path folder;

    private final Console console = new Console(false);
    private Cli cli;

    @BeforeEach
    void findService() {
        cli = Services.get(Cli.class);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aRunLeavesWhatItCost() throws IOException {
        Path file = folder.resolve("metrics.csv");
        assertEquals(0, console.run(cli, "run", "vogels-abbott", "--time", "10000", "--metrics", file.toString(),
                "--metrics-every", "100", "--json"), console::err);
        assertEquals(List.of("metrics.csv"), names());
        List<String> lines = Files.readAllLines(file);
        assertEquals("time,metric,labels,unit,value,absence", lines.getFirst());
        double most = lines.stream().filter(l -> l.contains(",simulation.spikes,"))
                .mapToDouble(l -> Double.parseDouble(l.split(",")[4])).max().orElseThrow();
        assertTrue(most > 0, "the network fired");
        assertTrue(lines.stream().anyMatch(l -> l.contains(",memory.resident,,bytes,")), lines.toString());
    }

    @Test
    void anInterruptedRunLeavesThemTooAndServesThemUntilThen() throws Exception {
        Path file = folder.resolve("metrics.csv");
        Interruption interruption = new Interruption();
        CompletableFuture<Integer> run = CompletableFuture.supplyAsync(() -> cli.execute(List.of("run",
                "vogels-abbott", "--time", "1e9", "--metrics", file.toString(), "--metrics-every", "100",
                "--metrics-port", "0"), console.streams(), interruption), action ->
                Thread.ofPlatform().daemon().start(action));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        String text = "";
        while (!text.contains("glia_simulation_steps_per_second{")) {
            assertTrue(System.nanoTime() < deadline && !run.isDone(), () -> console.err());
            String first = console.error();
            if (first.startsWith("metrics: http://127.0.0.1:")) {
                text = fetched(first.substring("metrics: ".length()));
            }
        }
        assertTrue(text.endsWith("# EOF\n"), text);
        interruption.request();
        assertEquals(130, run.get(60, TimeUnit.SECONDS), console::err);
        assertEquals(List.of("metrics.csv"), names());
        assertTrue(Files.readString(file).contains(",simulation.steps,simulation="));
    }

    private static String fetched(String address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        if (connection.getResponseCode() != 200) {
            return "";
        }
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aTakenPortIsSaidBeforeTheRun() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(3, console.run(cli, "run", "two-neurons", "--metrics-port",
                    Integer.toString(taken.getLocalPort())));
            assertTrue(console.error().startsWith("glia: --metrics-port " + taken.getLocalPort() + ": "),
                    console.err());
        }
        assertEquals("", console.out());
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidBeforeTheRun() throws IOException {
        Path file = folder.resolve("none/metrics.csv");
        assertEquals(2, console.run(cli, "run", "two-neurons", "--metrics", file.toString()));
        assertEquals("glia: --metrics " + file + ": " + folder.resolve("none") + " is not a folder",
                console.error());
        assertFalse(Files.exists(file));
        Console bad = new Console(false);
        assertEquals(2, bad.run(cli, "run", "nothing", "--metrics", folder.resolve("m.csv").toString()));
        assertEquals(List.of(), names(), "bad input leaves nothing");
    }
}

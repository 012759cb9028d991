package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.FrameworkUtil;

/** What is understood, and what a user is told who was not. */
class CommandLineTest {

    @TempDir
    private Path folder;

    private final Console console = new Console(false);
    private Cli cli;

    @BeforeEach
    void findService() {
        cli = Services.get(Cli.class);
    }

    @Test
    void helpNamesEveryCommandAndOption() {
        assertEquals(0, console.run(cli, "--help"));
        for (String command : List.of("run", "check", "list", "doctor", "bench")) {
            assertTrue(console.out().contains("  " + command + " "), command);
        }
        assertEquals("", console.err());
        Console run = new Console(false);
        assertEquals(0, run.run(cli, "run", "--help"));
        for (String option : List.of("--time", "--warmup", "--seed", "--threads", "--backend", "--pace",
                "--max-rate", "--max-growth", "--stats", "--out", "--format", "--record", "--json",
                "--checkpoint", "--checkpoint-every", "--restore")) {
            assertTrue(run.out().contains(option), option);
        }
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 100), run.out());
    }

    @Test
    void versionIsThatOfTheBundle() {
        assertEquals(0, console.run(cli, "--version"));
        assertEquals("glia " + FrameworkUtil.getBundle(Cli.class).getVersion(), console.out().strip());
    }

    @Test
    void listsWhatIsShipped() {
        assertEquals(0, console.run(cli, "list"));
        for (String name : List.of("Published networks", "  brunel (W2)", "  vogels-abbott (W1)", "Workloads",
                "  vogels-abbott-wide (W4b)", "  two-neurons")) {
            assertTrue(console.out().contains(name), console.out());
        }
    }

    @Test
    void doctorSaysWhatThereIs() {
        assertEquals(0, console.run(cli, "doctor"), console::err);
        for (String subject : List.of("Java", "processors", "memory", "display", "backend cpu")) {
            assertTrue(console.out().lines().anyMatch(line -> line.startsWith(subject + " ")), console.out());
        }
        assertTrue(console.out().contains(Runtime.version().toString()), console.out());
        for (String check : List.of("activity", "components", "disk", "energy books", "event bus", "graph",
                "performance", "simulations", "state")) {
            assertTrue(console.out().lines().anyMatch(line -> line.startsWith("  " + check + " ")), console.out());
        }
        assertTrue(console.out().lines().anyMatch(line -> line.matches("health +(?:healthy|degraded|critical)")),
                console.out());
        assertTrue(console.out().contains("  components    well\n"), console.out());
        assertTrue(console.out().lines().anyMatch(line -> line.matches(
                "start-up +\\d+\\.\\d\\d ms for \\d+ of \\d+ components")), console.out());
        assertTrue(console.out().lines().anyMatch(line -> line.matches(
                "  glia\\.network +(?:\\d+\\.\\d\\d ms|unknown \\(.+\\)); .*; NetworkFileReader .*")), console.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            | glia: expected a command: run, check, list, doctor, bench, validate, profile or events
            rum two-neurons | glia: unexpected argument "rum"; did you mean run?
            run | glia: Missing required parameter: 'NETWORK'
            run two-neurons --tiem 5 --out OUT | glia: unknown option --tiem; did you mean --time?
            run two-neurons more --out OUT | glia: unexpected argument "more"
            run two-neurons --recrod V_m --out OUT | glia: unknown option --recrod; did you mean --record?
            run two-neurons --record spikes | glia: --record: expected --out DIR as well, got none
            run two-neurons --format sonata | glia: --format: expected --out DIR as well, got none
            run two-neurons --format hdf5 --out OUT | glia: --format: expected csv, sonata or csv,sonata, got hdf5
            run two-neurons --record driver[0:2].V_m --out OUT | \
            glia: --record driver[0:2].V_m: expected neurons within [0:1] (the second number is not included)
            run two-neurons --record driver.V --out OUT | \
            example two-neurons: device "driver": unknown state variable "V" of iaf_psc_exp; \
            it has: V_m, I_syn_ex, I_syn_in, refractory
            run two-neurons --time 0 --out OUT | glia: --time: expected a time in ms > 0 and <= 1e12, got 0.0
            run two-neurons --time -5 --out OUT | glia: --time: expected a time in ms > 0 and <= 1e12, got -5.0
            run two-neurons --time NaN --out OUT | glia: --time: expected a time in ms > 0 and <= 1e12, got NaN
            run two-neurons --time soon --out OUT | glia: --time: expected a number, got soon
            run two-neurons --time 0.01 --out OUT | glia: --time: expected at least one step of 0.1 ms, got 0.01
            run two-neurons --warmup -1 --out OUT | glia: --warmup: expected a time in ms >= 0 and <= 1e12, got -1.0
            run two-neurons --warmup 500 --out OUT | \
            glia: --warmup: expected less than the simulated time of 500.0 ms, got 500.0
            run two-neurons --seed x --out OUT | glia: --seed: expected a whole number, got x
            run two-neurons --seed -1 --out OUT | glia: --seed: expected a whole number >= 0, got -1
            run two-neurons --threads 0 --out OUT | glia: --threads: expected a whole number from 1 to 1024, got 0
            run two-neurons --threads 2.5 --out OUT | glia: --threads: expected a whole number, got 2.5
            run two-neurons --pace 0 --out OUT | glia: --pace: expected a finite number > 0, got 0.0
            run two-neurons --max-rate 0 --out OUT | glia: --max-rate: expected a finite number > 0, got 0.0
            run two-neurons --max-growth 0.5 --out OUT | glia: --max-growth: expected a finite number >= 1, got 0.5
            run two-neurons --backend gpu --out OUT | glia: --backend: expected auto, cpu, cuda, got gpu
            run brunell --out OUT | brunell: no such file, and no shipped example of that name; did you mean brunel?
            run nothing --out OUT | nothing: no such file, and no shipped example of that name; \
            shipped are: vogels-abbott, W1, brunel, W2, microcircuit-0.1, W5, microcircuit-0.2, W5-0.2, two-neurons, \
            ed-stdp, starvation, growing, brunel-stdp, W3, brunel-wide, W4, vogels-abbott-wide, W4b, \
            vogels-abbott-energy, W4e, vogels-abbott-growing, W4g, vogels-abbott-plastic, W6, \
            vogels-abbott-adapting, W6e
            validate --seeds 1 --out OUT | glia: --seeds: expected a whole number from 2 to 1000, got 1
            validate --seeds 2 --seed -1 --out OUT | glia: --seed: expected a whole number >= 0, got -1
            bench fast --out OUT | glia: SUITE: expected books, build, monitors, quick, standard, got fast
            bench quick --repeats 0 --out OUT | glia: --repeats: expected a whole number from 1 to 1000, got 0
            bench quick --peer nest --out OUT | glia: --peer: expected brian2, got nest
            check w9 | w9: no such file, and no shipped example of that name; did you mean W1?
            """)
    void badUsageIsSaidInOneLineAndLeavesNothing(String line, String expected) throws IOException {
        Path out = folder.resolve("out");
        String[] arguments = line == null ? new String[0]
                : line.replace("OUT", out.toString()).strip().split(" +");
        assertEquals(2, console.run(cli, arguments));
        assertEquals(expected, console.error());
        assertEquals("", console.out());
        assertFalse(Files.exists(out));
    }

    @Test
    void aBadNetworkFileIsNamedWithItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.network.json"), """
                {
                  "glia": 1,
                  "name": "bad",
                  "populations": [{ "name": "A", "size": 2, "model": "iaf_psc_delta", "colour": 3 }]
                }
                """);
        for (String command : List.of("run", "check")) {
            Console fresh = new Console(false);
            assertEquals(2, fresh.run(cli, command, file.toString()), fresh::err);
            assertTrue(fresh.error().startsWith(file + ":4:"), fresh.err());
            assertTrue(fresh.error().contains("colour"), fresh.err());
        }
        Path text = Files.writeString(folder.resolve("text"), "no network");
        assertEquals(2, console.run(cli, "run", text.toString(), "--out", folder.resolve("out").toString()));
        assertTrue(console.error().startsWith(text + ":1:1: "), console.err());
        assertEquals(List.of("bad.network.json", "text"), names());
    }

    @Test
    void aFolderIsNoNetwork() {
        assertEquals(2, console.run(cli, "run", folder.toString()));
        assertEquals(folder + ": is a folder, expected a network file", console.error());
    }

    @Test
    void aBackendThatIsNotThereIsTheEnvironmentsFault() throws IOException {
        assertEquals(3, console.run(cli, "run", "two-neurons", "--backend", "cuda", "--out",
                folder.resolve("out").toString()));
        assertTrue(console.error().startsWith("glia: backend cuda "), console.err());
        assertEquals(List.of(), names());
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidBeforeTheRun() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(2, console.run(cli, "run", "two-neurons", "--out", file.toString()));
        assertEquals("glia: --out " + file + ": " + file + " is not a folder", console.error());
        Console below = new Console(false);
        assertEquals(2, below.run(cli, "run", "two-neurons", "--out", file.resolve("a/b").toString()));
        assertEquals("glia: --out " + file.resolve("a/b") + ": " + file + " is not a folder", below.error());
        assertEquals("", below.out());
    }

    @Test
    void checkSaysWhatANetworkIs() {
        assertEquals(0, console.run(cli, "check", "two-neurons"), console::err);
        List<String> lines = console.out().lines().toList();
        assertEquals("two-neurons: good; 2 neurons in 2 populations, 1 synapse in 1 projection", lines.getFirst());
        assertTrue(lines.get(1).matches("to run it: (nothing, .*|about [0-9.,]+ s \\([0-9.,]+ s of CPU time\\)"
                + " a simulated second and [0-9.]+ KiB, if it goes on firing at [0-9.]+ Hz as in its first"
                + " [0-9.,]+ ms); on \\d+ threads?"),
                console.out());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}

package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.simulation.Checkpoint;
import glia.api.store.Checkpoints;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What looks after a run: health that becomes worse is said, and under load observers get less. */
class NervesTest {

    /** No machine keeps this pace, so there is load from the beginning. */
    private static final String PACE = "1e6";

    @TempDir
    private Path folder;

    private final Console console = new Console(false);
    private Cli cli;

    @BeforeEach
    void find() {
        cli = Services.get(Cli.class);
    }

    private final List<Interruption> begun = new ArrayList<>();

    /** One that a test has left running would go on for hours. */
    @AfterEach
    void interrupt() {
        begun.forEach(Interruption::request);
    }

    private CompletableFuture<Integer> start(Interruption interruption, String... more) {
        begun.add(interruption);
        List<String> arguments = new ArrayList<>(List.of("run", "vogels-abbott", "--time", "1e9"));
        arguments.addAll(List.of(more));
        return CompletableFuture.supplyAsync(() -> cli.execute(arguments, console.streams(), interruption), action ->
                Thread.ofPlatform().daemon().start(action));
    }

    @Test
    void healthThatBecomesWorseIsSaidOnce() throws Exception {
        Interruption interruption = new Interruption();
        CompletableFuture<Integer> run = start(interruption, "--pace", PACE);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (console.err().lines().noneMatch(l -> l.contains("simulation.pace_kept"))) {
            assertTrue(System.nanoTime() < deadline && !run.isDone(), console::err);
            Thread.onSpinWait();
        }
        interruption.request();
        assertEquals(130, run.get(60, TimeUnit.SECONDS), console::err);
        List<String> said = console.err().lines().filter(l -> l.contains("simulation.pace_kept")).toList();
        assertTrue(said.getFirst().startsWith("warning: performance: the simulation does not keep its pace: "),
                console::err);
        assertTrue(said.getFirst().contains("; cause: ") && said.getFirst().contains("; to do: "), console::err);
        assertTrue(said.size() <= 2, "once as a warning, once as critical: " + said);
    }

    @Test
    void nobodyLooksWhereThatIsNotWanted() throws Exception {
        Interruption interruption = new Interruption();
        CompletableFuture<Integer> run = start(interruption, "--health", "off");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (console.err().lines().noneMatch(l -> l.contains(" of 1000000000 ms"))) {
            assertTrue(System.nanoTime() < deadline && !run.isDone(), console::err);
            Thread.onSpinWait();
        }
        // that of a run before may still be about to end
        while (Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().equals("glia health"))) {
            assertTrue(System.nanoTime() < deadline, "somebody looks");
            Thread.onSpinWait();
        }
        interruption.request();
        assertEquals(130, run.get(60, TimeUnit.SECONDS), console::err);
        Console bad = new Console(false);
        assertEquals(2, bad.run(cli, "run", "two-neurons", "--health", "perhaps"));
        assertTrue(bad.error().startsWith("glia: --health: expected on or off, got perhaps"), bad::err);
    }

    /** From a checkpoint one of whose neurons has a potential that is no number. */
    @Test
    void whatCanBePutRightIsWhereThatIsWanted() throws Exception {
        Path checkpoint = folder.resolve("faulty");
        assertEquals(0, console.run(cli, "run", "vogels-abbott", "--time", "100", "--checkpoint",
                checkpoint.toString()), console::err);
        Checkpoints files = Services.get(Checkpoints.class);
        Checkpoint state = files.read(checkpoint);
        state.state().populations().getFirst().states()[0][5] = Float.NaN;
        files.write(checkpoint, state);
        Interruption interruption = new Interruption();
        CompletableFuture<Integer> run = start(interruption, "--restore", checkpoint.toString(), "--repair");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!console.err().contains("warning: repaired after step ")) {
            assertTrue(System.nanoTime() < deadline && !run.isDone(), console::err);
            Thread.onSpinWait();
        }
        interruption.request();
        assertEquals(130, run.get(60, TimeUnit.SECONDS), console::err);
        assertTrue(console.err().matches("(?s).*warning: repaired after step \\d+: V_m of 1 of \\d+ neurons of \\w+ is"
                + " no number; sets V_m of these neurons \\(5\\) to the values with which they began\\R.*"),
                console::err);
        Console bad = new Console(false);
        assertEquals(2, bad.run(cli, "run", "two-neurons", "--repair", "--health", "off"));
        assertTrue(bad.error().startsWith("glia: --repair: expected --health on, got off"), bad::err);
    }

    @Test
    void decisionsUnderLoadAreInTheReportAndChangeNoSpike() {
        assertEquals(0, console.run(cli, "run", "vogels-abbott", "--time", "300000", "--threads", "1", "--pace", PACE,
                "--adaptive", "on", "--json"), console::err);
        String on = console.out();
        assertTrue(on.contains("\"adaptive\":[{"), on);
        assertTrue(on.contains("\"rung\":\"metrics\",\"shed\":true,\"signal\":\""), on);
        Console off = new Console(false);
        assertEquals(0, off.run(cli, "run", "vogels-abbott", "--time", "300000", "--threads", "1", "--json"), off::err);
        assertFalse(off.out().contains("\"adaptive\""), off::out);
        assertEquals(sha256(off.out()), sha256(on));
    }

    private static String sha256(String json) {
        return json.replaceAll("(?s).*\"spikeSha256\":\"([0-9a-f]{64})\".*", "$1").strip();
    }
}

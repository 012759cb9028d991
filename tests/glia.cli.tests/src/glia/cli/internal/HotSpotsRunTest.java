package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the time of a run goes. */
class HotSpotsRunTest {

    @TempDir
    private Path folder;

    private final Console console = new Console(false);
    private Cli cli;

    @BeforeEach
    void findService() {
        cli = Services.get(Cli.class);
    }

    @Test
    void itIsSaidAndLeftForOtherTools() throws IOException {
        Path file = folder.resolve("run.jfr");
        assertEquals(0, console.run(cli, "run", "vogels-abbott", "--time", "4000", "--hot-spots", file.toString()),
                console::err);
        List<String> lines = console.out().lines().dropWhile(l -> !l.startsWith("hot spots, by ")).toList();
        assertTrue(lines.stream().anyMatch(l -> l.matches(" +[0-9.]+ %  dynamics")), console.out());
        assertTrue(lines.stream().anyMatch(l -> l.contains("glia.engine.cpu.internal.")), console.out());
        assertEquals("FLR\0", new String(Files.readAllBytes(file), 0, 4, StandardCharsets.ISO_8859_1));
    }

    @Test
    void stacksCanBeFolded() throws IOException {
        Path file = folder.resolve("run.folded");
        assertEquals(0, console.run(cli, "run", "vogels-abbott", "--time", "4000", "--json", "--hot-spots",
                file.toString()), console::err);
        assertFalse(console.out().contains("hot spots"), console.out());
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.stream().allMatch(l -> l.matches("[^ ]+(;[^ ]+)* [1-9][0-9]*")), lines.toString());
        assertTrue(lines.stream().anyMatch(l -> l.contains(";glia.engine.cpu.internal.Tile.advance")),
                lines.toString());
    }

    @Test
    void anotherNameIsRefusedBeforeAnythingRuns() {
        assertEquals(2, console.run(cli, "run", "vogels-abbott", "--hot-spots", folder.resolve("x.txt").toString()));
        assertEquals("glia: --hot-spots " + folder.resolve("x.txt")
                + ": expected a name that ends with .jfr or .folded", console.err().strip());
    }
}

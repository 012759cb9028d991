package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles on the command line. */
class ProfileRunTest {

    @TempDir
    private Path folder;

    private final Console console = new Console(false);
    private Cli cli;

    @BeforeEach
    void findService() {
        cli = Services.get(Cli.class);
    }

    private Path profile(String text) throws IOException {
        return Files.writeString(folder.resolve("my.profile.json"), text);
    }

    private static Map<String, Object> run(Cli cli, String... more) throws IOException {
        Console console = new Console(false);
        List<String> arguments = new ArrayList<>(List.of("run", "vogels-abbott", "--time", "300", "--json"));
        arguments.addAll(List.of(more));
        assertEquals(0, console.run(cli, arguments.toArray(String[]::new)), console::err);
        return Json.object(console.out());
    }

    /** It holds for this run and not for the next one, and changes no spike. */
    @Test
    void aRunGoesByItsProfile() throws IOException {
        Map<String, Object> plain = run(cli);
        long wanted = ((Number) plain.get("threads")).longValue() == 1 ? 2 : 1;
        Path file = profile("{\"glia.engine\": {\"threads\": " + wanted
                + "}, \"glia.cpu\": {\"kernels\": \"scalar\"}}");
        Map<String, Object> profiled = run(cli, "--profile", file.toString());
        assertEquals(wanted, ((Number) profiled.get("threads")).longValue());
        assertEquals(plain.get("spikeSha256"), profiled.get("spikeSha256"));
        assertEquals(1, ((Number) run(cli, "--profile", "battery").get("threads")).longValue());
        assertEquals(plain.get("threads"), run(cli).get("threads"));
        assertEquals(3, ((Number) run(cli, "--profile", file.toString(), "--threads", "3").get("threads")).longValue(),
                "who says how many threads gets them");
    }

    @Test
    void whatIsWrongWithAProfileIsSaidBeforeAnythingRuns() throws IOException {
        Path bad = profile("{\"glia.engine\": {\n  \"thread\": 2}}");
        assertEquals(2, console.run(cli, "run", "vogels-abbott", "--profile", bad.toString()));
        assertEquals(bad + ":2:3: glia.engine: unknown switch \"thread\" (did you mean \"threads\"?)",
                console.error());
        Console other = new Console(false);
        Path large = profile("{\"glia.engine\": {\"threads\": 1024}}");
        assertEquals(3, other.run(cli, "run", "vogels-abbott", "--profile", large.toString()));
        assertTrue(other.error().startsWith("glia: the profile cannot be applied here: glia.engine/threads: 1024"),
                other.error());
        Console name = new Console(false);
        assertEquals(2, name.run(cli, "run", "vogels-abbott", "--profile", "exakt"));
        assertEquals("exakt: no such file, and no shipped profile of that name; did you mean exact?", name.error());
        assertEquals("", console.out() + other.out() + name.out());
    }

    @Test
    void profilesAreListedShownAndChecked() throws IOException {
        assertEquals(0, console.run(cli, "profile", "list"), console::err);
        assertEquals(List.of("exact", "interactive", "throughput", "low-memory", "battery", "standard"),
                console.out().lines().map(l -> l.split(" ")[0]).toList());
        Console show = new Console(false);
        assertEquals(0, show.run(cli, "profile", "show", "battery"), show::err);
        assertTrue(show.out().contains("glia.engine/threads = 1 instead of 0. "), show.out());
        Console good = new Console(false);
        assertEquals(0, good.run(cli, "profile", "validate", "exact"), good::err);
        assertTrue(good.out().startsWith("exact: good; "), good.out());
        Console bad = new Console(false);
        assertEquals(3, bad.run(cli, "profile", "validate", profile("{\"glia.engine\": {\"backend\": \"cuda\"}}")
                .toString()));
        assertTrue(bad.error().startsWith("glia: profile my cannot be applied here: glia.engine/backend: "),
                bad.error());
        Console schema = new Console(false);
        assertEquals(0, schema.run(cli, "profile", "schema"), schema::err);
        assertTrue(((Map<?, ?>) Json.object(schema.out()).get("properties")).containsKey("glia.engine"));
    }

    @Test
    void aComparisonHasToBeAskedForProperly() {
        assertEquals(2, console.run(cli, "profile"));
        assertEquals("glia: expected a command: list, show, validate, schema or compare", console.error());
        Console rounds = new Console(false);
        assertEquals(2, rounds.run(cli, "profile", "compare", "exact", "battery", "W1", "--rounds", "1"));
        assertEquals("glia: --rounds: expected a whole number from 2 to 1000, got 1", rounds.error());
        Console none = new Console(false);
        assertEquals(2, none.run(cli, "profile", "compare", "exact", "none", "W1"));
        Console same = new Console(false);
        assertEquals(0, same.run(cli, "profile", "compare", "exact", "exact", "W1"), same::err);
        assertEquals("The two profiles say the same.", same.out().strip());
        Console json = new Console(false);
        assertEquals(0, json.run(cli, "profile", "compare", "exact", "exact", "W1", "--json"), json::err);
        assertTrue(json.out().contains("\"switches\" : [ ]"), json.out());
        Console table = new Console(false);
        assertEquals(0, table.run(cli, "profile", "compare", "exact", "exact", "W1", "--markdown"), table::err);
        assertTrue(table.out().startsWith("| Switch | exact | exact | Metric |"), table.out());
        Console both = new Console(false);
        assertEquals(2, both.run(cli, "profile", "compare", "exact", "exact", "W1", "--markdown", "--json"));
        assertEquals("glia: --markdown: expected to be given without --json, got both", both.error());
        Console absent = new Console(false);
        assertEquals(1, absent.run(cli, "profile", "compare", "exact", "battery", "W1"));
        assertTrue(absent.error().contains("cannot be told how this process was started"), absent.error());
    }
}

package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.headless.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code glia run} with {@code --compare-exact}. */
class ExactRunTest {

    private static final String NETWORK = """
            { "glia": 1, "name": "waiting", "duration": 430, COORDINATION
              "populations": [
                { "name": "E", "size": 64, "model": "iaf_psc_exp",
                  "parameters": { "I_e": { "distribution": "uniform", "low": 300, "high": 500 } } },
                { "name": "none", "size": 5, "model": "iaf_psc_exp" } ] }
            """;
    private static final String COORDINATION = "\"energy\": { \"coordination\": { \"share\": 0.5 } },";

    @TempDir
    private Path folder;

    private Cli cli;
    private String waiting;
    private String exact;

    @BeforeEach
    void writeFiles() throws Exception {
        cli = Services.get(Cli.class);
        waiting = Files.writeString(folder.resolve("waiting.network.json"),
                NETWORK.replace("COORDINATION", COORDINATION)).toString();
        exact = Files.writeString(folder.resolve("exact.network.json"), NETWORK.replace("COORDINATION", ""))
                .toString();
    }

    private Map<String, Object> json(String... arguments) throws Exception {
        Console console = new Console(false);
        assertEquals(0, console.run(cli, Stream.concat(Stream.of("run", "--json"), Stream.of(arguments))
                .toArray(String[]::new)), console::err);
        return Json.object(console.out());
    }

    private String error(String... arguments) {
        Console console = new Console(false);
        assertEquals(2, console.run(cli, Stream.concat(Stream.of("run"), Stream.of(arguments))
                .toArray(String[]::new)), console::err);
        return console.error();
    }

    @Test
    void saysWhatAnExactRunDoesAndHowFarThisOneIsFromIt() throws Exception {
        Map<String, Object> compared = json(waiting, "--warmup", "30", "--compare-exact");
        Map<?, ?> rates = (Map<?, ?>) json(exact, "--warmup", "30").get("rateHz");
        Map<?, ?> comparison = (Map<?, ?>) compared.get("comparedWithExact");
        Map<?, ?> ofE = (Map<?, ?>) comparison.get("E");
        assertEquals((double) rates.get("E"), (double) ofE.get("exactRateHz"), 1e-9);
        assertNotEquals(rates.get("E"), ((Map<?, ?>) compared.get("rateHz")).get("E"));
        double error = (double) ofE.get("error50ms");
        assertTrue(error > 0.05 && error < 1, "error " + error);
        assertEquals(Map.of("exactRateHz", 0.0), comparison.get("none"));
        assertFalse(json(waiting, "--warmup", "30").containsKey("comparedWithExact"));
        Console text = new Console(false);
        assertEquals(0, text.run(cli, "run", waiting, "--compare-exact"));
        assertTrue(text.out().contains(" Hz in an exact run; spikes in 50 ms off by "), text::out);
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        assertEquals("glia: --compare-exact: expected a network with energy.coordination; all updates are made in"
                + " waiting", error(exact, "--compare-exact"));
        for (String option : List.of("--restore", "--changes")) {
            assertEquals("glia: --compare-exact: expected neither --restore nor --changes with it, got one",
                    error(waiting, "--compare-exact", option, folder.resolve("some").toString()));
        }
    }
}

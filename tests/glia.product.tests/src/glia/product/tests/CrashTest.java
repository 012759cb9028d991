package glia.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import glia.product.tests.Product.Result;

/** A run survives the crash of its workbench: the process is killed while it runs, and the next start goes on. */
@Own
@ExtendWith(ProductExtension.class)
class CrashTest {
    private static final String TITLE = "Runs That Were Not Ended";
    private static final String COMMAND = "command glia.ui.workbench.command.";

    @BeforeEach
    void installProbe(Product product) throws Exception {
        Workbench.installProbe(product);
    }

    @Test
    void runGoesOnWhereItWasSavedBeforeTheKill(Product product) throws Exception {
        Path folder = product.folder("crash");
        Path settings = Files.createDirectories(Workbench.workspace(folder)
                .resolve(".metadata/.plugins/org.eclipse.core.runtime/.settings"));
        Files.writeString(settings.resolve("glia.ui.workbench.prefs"), "eclipse.preferences.version=1\n"
                + "autosaveSeconds=1\npace=1\n");
        try (Workbench workbench = Workbench.start(product, folder)) {
            Until.holds("the network to run", () -> workbench.ask(COMMAND + "run").equals("true"));
            Until.holds("the run to be saved", () -> !saved(folder).isEmpty());
            Properties first = saved(folder);
            Until.holds("the run to be saved again", () -> !saved(folder).equals(first));
            workbench.kill();
        }
        Properties left = saved(folder);
        Path checkpoint = folder(folder).resolve(left.getProperty("checkpoint"));
        Path copy = Files.copy(checkpoint, folder.resolve("left.checkpoint"));

        String time;
        try (Workbench workbench = Workbench.start(product, folder)) {
            Until.holds("the run to be offered", () -> workbench.ask("dialog").equals(TITLE));
            assertEquals("true", workbench.ask("press Later"));
            Until.holds("a network to be open", () -> workbench.ask(label("state")).equals("Ready"));
            assertTrue(Files.exists(checkpoint), "nothing is lost by an answer that was put off");
            workbench.kill();
        }
        try (Workbench workbench = Workbench.start(product, folder)) {
            Until.holds("the run to be offered again", () -> workbench.ask("dialog").equals(TITLE));
            assertEquals("true", workbench.ask("press Restore"));
            Until.holds("the run to be open", () -> workbench.ask(label("state")).equals("Paused"));
            time = workbench.ask(label("time"));
            assertEquals("true", workbench.ask(COMMAND + "run"));
            Until.holds("it to go on", () -> !workbench.ask(label("time")).equals(time));
            workbench.end();
        }
        assertTrue(!time.equals("0.0 ms"), time);
        assertEquals(List.of(), files(folder, ".checkpoint"), "a run that a person has ended is not offered");
        try (Workbench workbench = Workbench.start(product, folder)) {
            Until.holds("a network to be open", () -> workbench.ask(label("state")).equals("Ready"));
            assertEquals("", workbench.ask("dialog"));
            workbench.end();
        }

        double end = Double.parseDouble(left.getProperty("simulatedMs")) + 50;
        String network = left.getProperty("network");
        JsonObject whole = run(product, folder, network, "--time", Double.toString(end));
        JsonObject restored = run(product, folder, network, "--time", Double.toString(end), "--restore",
                copy.toString());
        for (String key : List.of("spikeSha256", "spikes", "energy")) {
            assertEquals(whole.get(key), restored.get(key), key + " of the run that was killed at " + time);
        }
        System.out.printf("killed after %s; restored and gone on to %.1f ms with the same spikes (%s)%n", time, end,
                whole.get("spikes"));
    }

    private static JsonObject run(Product product, Path folder, String network, String... options) throws Exception {
        Result result = product.run(folder, Stream.concat(Stream.of("run", network, "--json"), Stream.of(options))
                .toArray(String[]::new));
        assertEquals(0, result.code(), result.err());
        return JsonParser.parseString(result.out()).getAsJsonObject();
    }

    private static String label(String field) {
        return "label glia.ui.workbench.status." + field;
    }

    private static Path folder(Path folder) {
        return Workbench.workspace(folder).resolve(".metadata/.plugins/glia.ui.workbench/autosave");
    }

    /** What is saved of the one run; empty before that. */
    private static Properties saved(Path folder) throws IOException {
        Properties saved = new Properties();
        for (Path file : files(folder, ".properties")) {
            try (InputStream in = Files.newInputStream(file)) {
                saved.load(in);
            }
        }
        return saved;
    }

    private static List<Path> files(Path folder, String extension) throws IOException {
        if (!Files.isDirectory(folder(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder(folder))) {
            return files.filter(file -> file.toString().endsWith(extension)).toList();
        }
    }
}

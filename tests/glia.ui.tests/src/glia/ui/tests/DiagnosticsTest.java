package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(UiWatchdog.class)
class DiagnosticsTest {
    private static final long MAX_BYTES = 10 << 20;
    private static final String NAME = "Collecting diagnostics";

    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    @Test
    void archiveHoldsWhatAReportOfAnErrorNeedsAndNoSecrets(@TempDir Path folder) throws IOException {
        session.runFor(20);
        String mark = "mark " + System.nanoTime() + " in " + System.getProperty("user.home") + "/secret";
        ILog.of(Platform.getBundle("glia.ui.workbench")).info(mark);
        Path file = folder.resolve("diagnostics.zip");
        collect(file);
        Ui.waitFor("the archive", () -> Files.isRegularFile(file));
        assertTrue(Files.size(file) < MAX_BYTES, Files.size(file) + " bytes");
        Map<String, String> parts = read(file);
        Map<String, String> expected = Map.of("versions.txt", "java.version " + System.getProperty("java.version"),
                "bundles.txt", "glia.ui.workbench 0.1.0", "components.txt", "NetworkOpener active", "settings.txt",
                "threads", "health.txt", "health ", "metrics.csv", "cpu.", "threads.txt", "\"main\"", "workspace.log",
                mark.substring(0, mark.indexOf(" in ")), "errors.log", "");
        assertEquals(new TreeMap<>(expected).keySet(), parts.keySet());
        expected.forEach((name, text) -> assertTrue(parts.get(name).contains(text), name + ": " + parts.get(name)));
        assertTrue(parts.get("versions.txt").contains("open: vogels-abbott, 4000 neurons"), parts.get("versions.txt"));
        assertTrue(parts.get("workspace.log").contains("~/secret"), "the folder of the user is left out");
        System.getenv().forEach((variable, value) -> {
            if (value.length() > 20 && !variable.equals("PATH")) {
                parts.forEach((name, text) -> assertFalse(text.contains(variable + "=" + value), name));
            }
        });
        parts.forEach((name, text) -> assertFalse(text.contains(System.getProperty("user.home")), name));
    }

    @Test
    void cancelledCollectingLeavesNothing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("diagnostics.zip");
        collect(file);
        Job job = job();
        assertTrue(job != null, "collecting is a job");
        job.cancel();
        Ui.waitFor("the job to end", () -> job.getState() == Job.NONE);
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count(), "neither the archive nor a part of it");
        }
    }

    private void collect(Path file) {
        session.command("collectDiagnostics", Session.COMMAND + "collectDiagnostics.file", file.toString());
    }

    private static Job job() {
        for (Job job : Job.getJobManager().find(null)) {
            if (job.getName().equals(NAME)) {
                return job;
            }
        }
        return null;
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                parts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(),
                        StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}

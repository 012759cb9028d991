package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus.State;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints by hand and by themselves; the product's tests kill the program between saving and restoring. */
@ExtendWith(UiWatchdog.class)
class RecoveryTest {
    private static final String SECONDS = "autosaveSeconds";
    private static final Path FOLDER = Path.of(Platform.getStateLocation(Platform.getBundle("glia.ui.workbench"))
            .append("autosave").toOSString());

    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
        ErrorDialog.AUTOMATED_MODE = false;
        settings().putInt(SECONDS, 1);
    }

    @AfterEach
    void restoreSettings() {
        settings().remove(SECONDS);
        ErrorDialog.AUTOMATED_MODE = true;
    }

    private static org.osgi.service.prefs.Preferences settings() {
        return InstanceScope.INSTANCE.getNode("glia.ui.workbench");
    }

    @Test
    void runIsSavedByItselfAndOfferedAgain() throws IOException {
        session.runFor(50);
        long step = session.status().step();
        Ui.waitFor("the end of the run to be saved", () -> properties().size() == 1 && checkpoints().size() == 1
                && checkpoints().getFirst().toString().endsWith("-" + step + ".checkpoint"));
        Path first = checkpoints().getFirst();
        Path left = FOLDER.resolve("run-1.properties");
        Files.writeString(left, Files.readString(properties().getFirst())
                .replace(first.getFileName().toString(), "run-1-" + step + ".checkpoint"));
        Files.copy(first, FOLDER.resolve("run-1-" + step + ".checkpoint"));

        session.runFor(50);
        Ui.waitFor("the next checkpoint in place of the first", () -> checkpoints().size() == 2
                && !Files.exists(first) && checkpoints().stream()
                        .anyMatch(file -> file.toString().endsWith("-" + session.status().step() + ".checkpoint")));
        String name = session.simulation().network().description().name();
        Ui.withDialog(this::restoreRun, dialog -> {
            Table table = Widgets.find(Table.class, "glia.ui.workbench.restore.table");
            assertEquals(1, table.getItemCount(), "the run that is open is not offered");
            assertEquals(name, table.getItem(0).getText(0));
            assertEquals("50.0 ms", table.getItem(0).getText(1));
            assertEquals("less than a minute ago", table.getItem(0).getText(2));
            Screenshot.take("restore-run");
            Ui.waitFor("screenshot", () -> Screenshot.exists("restore-run"));
            Widgets.click(Widgets.button(dialog, "Restore"));
        });
        Ui.waitFor("the run to be open", () -> session.active().simulation().isPresent()
                && session.status().step() == step);
        session.waitForState(State.PAUSED);
        Ui.waitFor("what was restored to go", () -> !Files.exists(left));
        Ui.waitFor("the restored run to be saved as its own", () -> properties().size() == 1);

        session.command("closeNetwork");
        Ui.waitFor("nothing to be kept of a run that a person has closed", () -> properties().isEmpty()
                && checkpoints().isEmpty());
        session.openExample("two-neurons");
    }

    @Test
    void checkpointIsSavedAndOpenedByCommands(@TempDir Path folder) {
        Path file = folder.resolve("run.checkpoint");
        session.runFor(100);
        long step = session.status().step();
        session.command("saveCheckpoint", Session.COMMAND + "saveCheckpoint.file", file.toString());
        Ui.waitFor("the checkpoint", () -> Files.isRegularFile(file));
        session.runFor(100);
        String whole = session.simulation().report().spikeSha256();
        Simulation before = session.simulation();
        session.command("openCheckpoint", Session.COMMAND + "openCheckpoint.file", file.toString());
        Ui.waitFor("the checkpoint to be open", () -> session.active().simulation().isPresent()
                && session.simulation() != before);
        session.waitForState(State.PAUSED);
        assertEquals(step, session.status().step());
        session.runFor(100);
        assertEquals(whole, session.simulation().report().spikeSha256(), "it goes on spike for spike");

        session.openExample("two-neurons");
        Simulation other = session.simulation();
        Ui.withDialog(() -> session.command("openCheckpoint", Session.COMMAND + "openCheckpoint.file",
                file.toString()), dialog -> {
                    String message = Widgets.text(dialog);
                    assertTrue(message.contains("does not fit the network two-neurons"), message);
                    Widgets.click(Widgets.button(dialog, "OK"));
                });
        assertEquals(other, session.simulation(), "what was open stays");
    }

    private void restoreRun() {
        session.command("restoreRun");
    }

    private static List<Path> properties() {
        return files(".properties");
    }

    private static List<Path> checkpoints() {
        return files(".checkpoint");
    }

    private static List<Path> files(String extension) {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(extension)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

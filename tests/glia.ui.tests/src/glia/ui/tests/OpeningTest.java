package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus.State;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(UiWatchdog.class)
class OpeningTest {

    private static final long CANCEL_MILLIS = 250;

    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
        // the harness of the tests silences the dialogs that are looked at here
        ErrorDialog.AUTOMATED_MODE = false;
    }

    @AfterEach
    void silence() {
        ErrorDialog.AUTOMATED_MODE = true;
    }

    @Test
    void simulatePerspectiveShowsTheFirstExample() {
        assertEquals("glia.ui.workbench.simulate", session.page().getPerspective().getId());
        for (String view : Session.SIMULATE_VIEWS) {
            assertNotNull(session.page().findViewReference(view), view);
        }
        String name = session.simulation().network().description().name();
        Ui.waitFor("title", () -> session.shell().getText().equals(name + " \u2013 Glia"));
        assertEquals(name, session.statusLine("name"));
        assertEquals("0.0 ms", session.statusLine("time"));
        assertEquals(0, session.status().step());
        assertTrue(Files.isRegularFile(session.active().file().orElseThrow()), "the example lies in the workspace");
        assertEquals(session.simulation().network().neurons(), session.table(Session.GRAPH).size());
    }

    @Test
    void networksViewOpensWhatIsDoubleClicked() {
        session.show(Session.NETWORKS);
        Tree tree = Widgets.find(Tree.class, Session.NETWORKS + ".tree");
        Ui.waitFor("the examples in the tree", () -> item(tree, "two-neurons") != null);
        Widgets.open(tree, item(tree, "two-neurons"));
        Ui.waitFor("two-neurons to be open", () -> session.active().file().orElseThrow()
                .endsWith("two-neurons.network.json"));
        session.waitForState(State.READY);
        assertEquals(2, session.simulation().network().neurons());
    }

    @Test
    void badFileIsExplainedAndChangesNothing(@TempDir Path folder) throws IOException {
        Path good = session.active().file().orElseThrow();
        Path bad = folder.resolve("bad.network.json");
        String text = Files.readString(good);
        int line = 1 + (int) text.substring(0, text.indexOf("\"delay\"")).lines().count() - 1;
        Files.writeString(bad, text.replaceFirst("\"delay\": *[^,} ]+", "\"delay\": -1"));
        Simulation before = session.simulation();

        Ui.withDialog(() -> session.command("openNetwork", Session.COMMAND + "openNetwork.file", bad.toString()),
                dialog -> {
                    String message = Widgets.text(dialog);
                    assertTrue(message.contains("bad.network.json:" + line + ":"), message);
                    assertTrue(message.contains("delay"), message);
                    assertFalse(message.contains("Exception"), message);
                    Screenshot.take("open-bad-network");
                    Widgets.click(Widgets.button(dialog, "OK"));
                });

        assertEquals(before, session.simulation(), "the network that was open stays");
        assertEquals(good, session.active().file().orElseThrow());
        session.runFor(10);
        Ui.waitFor("screenshot", () -> Screenshot.exists("open-bad-network"));
    }

    @Test
    void missingFileIsExplained(@TempDir Path folder) {
        String missing = folder.resolve("missing.network.json").toString();
        Ui.withDialog(() -> session.command("openNetwork", Session.COMMAND + "openNetwork.file", missing), dialog -> {
            String message = Widgets.text(dialog);
            assertTrue(message.contains("missing.network.json"), message);
            Widgets.click(Widgets.button(dialog, "OK"));
        });
        assertEquals(State.READY, session.status().state());
    }

    /** Whatever a person chooses in the dialog: one line says what is wrong with it, and what was open stays. */
    @Test
    void whatIsNoNetworkIsExplained(@TempDir Path folder) throws IOException {
        Simulation before = session.simulation();
        Path binary = Files.write(folder.resolve("binary.network.json"), new byte[] {'{', (byte) 0xFF});
        Path huge = folder.resolve("huge.network.json");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(8L << 30);
        }
        Map<Path, String> chosen = new LinkedHashMap<>();
        chosen.put(folder, "is a folder; expected a network file");
        chosen.put(folder.getRoot(), "is a folder; expected a network file");
        chosen.put(binary, "not UTF-8");
        chosen.put(huge, "is larger than");
        chosen.put(Files.createSymbolicLink(folder.resolve("dangling.network.json"), folder.resolve("nowhere")),
                "no such file");
        chosen.put(Files.createDirectory(folder.resolve("run.json")), "is not there");
        chosen.forEach((file, why) -> Ui.withDialog(() -> session.command("openNetwork", Session.COMMAND
                + "openNetwork.file", file.toString()), dialog -> {
                    String message = Widgets.text(dialog);
                    assertTrue(message.contains(why), file + ": " + message);
                    assertFalse(message.contains("Exception"), message);
                    Widgets.click(Widgets.button(dialog, "OK"));
                }));
        assertEquals(before, session.simulation(), "the network that was open stays");
        session.runFor(10);
    }

    @Test
    void openingIsCancelledPromptlyAndLeavesWhatWasOpen() {
        List<Long> millis = new ArrayList<>();
        List<StackTraceElement> busy = new ArrayList<>();
        for (int delay = 0; delay < 100; delay += 10) {
            Simulation before = session.simulation();
            session.command("openExample", Session.COMMAND + "openExample.name", "brunel");
            Ui.waitFor("the job", () -> opening() != null && opening().getState() == Job.RUNNING);
            Job job = opening();
            long cancelAt = System.nanoTime() + delay * 1_000_000L;
            Ui.waitFor("moment of cancelling", () -> System.nanoTime() >= cancelAt);
            Thread worker = job.getThread();
            long start = System.nanoTime();
            job.cancel();
            Ui.waitFor("the job to end", () -> {
                if (busy.isEmpty() && worker != null && System.nanoTime() - start > CANCEL_MILLIS * 1_000_000) {
                    busy.addAll(List.of(worker.getStackTrace()));
                }
                return job.getState() == Job.NONE;
            });
            if (job.getResult().matches(IStatus.CANCEL)) {
                millis.add((System.nanoTime() - start) / 1_000_000);
                assertEquals(before, session.simulation());
                assertEquals(State.READY, session.status().state());
            }
        }
        double limit = CANCEL_MILLIS * UiWatchdog.measured().dilation();
        System.out.println("cancelling while a network is opened took, in ms: " + millis + ", limit " + limit);
        assertTrue(millis.size() > 2, "the network was open before it could be cancelled: " + millis);
        assertTrue(millis.stream().allMatch(ms -> ms <= limit), () -> "ms: " + millis + ", busy in " + busy);
    }

    @Test
    void closingLeavesNothingOpen() {
        Simulation before = session.simulation();
        session.command("closeNetwork");
        Ui.waitFor("nothing to be open", () -> session.active().simulation().isEmpty());
        Ui.waitFor("status line", () -> session.statusLine("state").equals("No network"));
        Ui.waitFor("the simulation to end", () -> before.status().state() == State.CLOSED);
        Ui.waitFor("commands to follow", () -> !Ui.enabled(Session.COMMAND + "run")
                && !Ui.enabled(Session.COMMAND + "closeNetwork"));
        assertEquals("Glia", session.shell().getText());
        session.openExample("two-neurons");
    }

    private static Job opening() {
        for (Job job : Job.getJobManager().find(null)) {
            if (job.getName().startsWith("Opening ") && job.getState() != Job.NONE) {
                return job;
            }
        }
        return null;
    }

    private static TreeItem item(Tree tree, String name) {
        return Widgets.items(tree).stream().filter(item -> item.getText().startsWith(name)).findFirst().orElse(null);
    }
}

package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus.State;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.testkit.headless.OverflowingNetwork;
import glia.ui.kit.LiveTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What has become no number in a run is put right in the Health Board, and made wrong again. */
@ExtendWith(UiWatchdog.class)
class RepairTest {
    private static final String REPAIR = "Put right states and learned weights";
    private static final String UNDO = "Set what a repair has changed";
    private static final String WRONG = "weight of 12 synapses of P->T is no number";

    @TempDir
    private Path folder;
    private Session session;

    @BeforeEach
    void runUntilWeightsAreNoNumbers() throws IOException {
        Path file = OverflowingNetwork.write(folder);
        session = Session.fresh();
        session.perspective(Session.HEALTH);
        session.show(Session.HEALTH_BOARD);
        session.command("openNetwork", Session.COMMAND + "openNetwork.file", file.toString());
        Ui.waitFor("the network", () -> session.active().file().orElseThrow().equals(file));
        session.waitForState(State.READY);
        session.runFor(60);
        awaitFinding();
    }

    @AfterEach
    void openWhatOtherTestsBeginWith() {
        session.openExample("two-neurons");
    }

    private List<String[]> state() {
        return Session.table(session.picture(LiveTable.class, "Health")).stream()
                .filter(row -> row[0].startsWith("state")).toList();
    }

    private void awaitFinding() {
        Ui.waitFor("the finding", () -> state().stream().anyMatch(row -> row[2].equals(WRONG)
                && row[4].startsWith("repair it, or reset it")));
    }

    private void press(String button) {
        ToolItem item = Widgets.first(session.shell(), ToolItem.class, i -> i.getToolTipText() != null
                && i.getToolTipText().startsWith(button) && i.getParent().isVisible());
        assertTrue(item != null, "no button " + button);
        Widgets.click(item);
    }

    /** What is ticked, and what the first of it changes. */
    private static String offered(Shell dialog) {
        Table table = Widgets.first(dialog, Table.class, t -> true);
        assertTrue(Arrays.stream(table.getItems()).allMatch(TableItem::getChecked));
        return String.join("\n", Stream.of(table.getItems()).map(TableItem::getText).toList()) + "; "
                + Widgets.first(dialog, Text.class, t -> true).getText();
    }

    private static String answer(Shell dialog, String button) {
        String text = offered(dialog);
        Widgets.click(Widgets.button(dialog, button));
        return text;
    }

    private void awaitLine(String start, String end) {
        Ui.waitFor("a line " + start + "..." + end, () -> Widgets.first(session.shell(), CLabel.class, label ->
                label.isVisible() && label.getText().startsWith(start) && label.getText().endsWith(end)) != null);
    }

    private float[] weights() {
        return session.simulation().exportState().join().projections().getFirst().floats().get("weight");
    }

    private void repair() {
        Ui.withDialog(() -> press(REPAIR), dialog -> answer(dialog, "OK"));
        awaitLine("Repaired after step 600: weight of 12 of 18 synapses of P->T is no number; sets these synapses (",
                "since what they had learned is lost");
    }

    @Test
    void aRepairIsAskedForMadeSaidAndTakenBack() {
        float[] wrong = weights();
        Ui.withDialog(() -> press(REPAIR), dialog -> {
            Screenshot.take("repair");
            assertEquals("Simulation " + session.simulation().id() + ": weight of 12 of 18 synapses of P->T is no"
                    + " number; sets these synapses (2 to 0, 2 to 0, 1 to 0, 3 to 0, 2 to 0 and so on) to the weights"
                    + " from which they began to learn, 804.72687 to 896.686 pA, since what they had learned is lost",
                    answer(dialog, "Cancel"));
        });
        assertArrayEquals(wrong, weights(), "nothing is changed that nobody wanted");
        repair();
        for (float weight : weights()) {
            assertTrue(weight >= 800 && weight <= 900, weight + " pA");
        }
        Ui.waitFor("the end of the finding", () -> state().size() == 1 && state().getFirst()[1].equals("OK"));
        Ui.waitFor("the repair among the changes", () -> Session.table(session.picture(LiveTable.class,
                "Changes of health")).stream().anyMatch(row -> row[1].equals("repair") && row[3].equals("Made")
                        && row[5].startsWith("simulation " + session.simulation().id() + ", after step 600: weight")));
        Ui.withDialog(() -> press(UNDO), dialog -> answer(dialog, "OK"));
        awaitLine("Taken back after step 600: weight of 12 of 18 synapses", "lost");
        assertArrayEquals(wrong, weights());
        awaitFinding();
        Ui.run("glia.ui.views.undoRepair");
        awaitLine("There is no repair", "taken back.");
    }

    @Test
    void aRepairOfWhatWasResetOrReplacedIsRefusedInOneLine() {
        repair();
        Ui.withDialog(() -> press(UNDO), dialog -> {
            session.simulation().reset().join();
            answer(dialog, "OK");
        });
        session.waitForState(State.READY);
        float[] built = weights();
        awaitLine("Not changed: weight of 12 of 18 synapses of P->T is no number; repair",
                "its simulation was reset since it was made");
        assertArrayEquals(built, weights());
        session.runFor(60);
        awaitFinding();
        Simulation before = session.simulation();
        Ui.withDialog(() -> Ui.run("glia.ui.views.repair"), dialog -> {
            // as another window of the program may do
            before.close();
            answer(dialog, "OK");
        });
        awaitLine("Not changed: weight of 12 of 18 synapses", "its simulation is closed");
    }
}

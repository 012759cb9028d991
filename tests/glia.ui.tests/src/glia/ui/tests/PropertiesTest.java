package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.change.ChangeReader;
import glia.api.change.ChangeTimetable;
import glia.api.change.NetworkChange.SetParameter;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Population;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus.State;
import glia.api.simulation.Simulations;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Parameters that are changed while a network runs, undone, saved and run again. */
@ExtendWith(UiWatchdog.class)
class PropertiesTest {

    private static final String UNDO = "org.eclipse.ui.edit.undo";
    private static final String REDO = "org.eclipse.ui.edit.redo";
    private static final String SAVE = "glia.ui.views.saveChanges";

    @TempDir
    private Path folder;

    private final IWorkbench workbench = PlatformUI.getWorkbench();
    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
        // the harness of the tests silences the dialogs that are looked at here
        ErrorDialog.AUTOMATED_MODE = false;
        // what it shows of the simulation before this one goes with it
        session.page().hideView(session.show(IPageLayout.ID_PROP_SHEET));
        session.show(IPageLayout.ID_PROP_SHEET);
        session.show(Session.GRAPH);
        session.show(IPageLayout.ID_PROP_SHEET);
        Ui.waitFor("the parameters", () -> tree() != null && item("C_m") != null);
    }

    @AfterEach
    void silence() {
        ErrorDialog.AUTOMATED_MODE = true;
    }

    private Tree tree() {
        return Widgets.first(session.shell(), Tree.class, tree -> tree.isVisible() && tree.getColumnCount() == 2
                && tree.getColumn(0).getText().equals("Property"));
    }

    /** The first row of that name. */
    private TreeItem item(String name) {
        return Widgets.items(tree()).stream().filter(item -> item.getText().split(" ")[0].equals(name)).findFirst()
                .orElse(null);
    }

    /** Nothing is selected in it, and Properties says all the same what there is, or that there is nothing. */
    @Test
    void whatHasNoPropertiesShowsThoseOfTheNetwork() {
        session.show(Session.METRICS);
        session.show(Session.NETWORKS);
        Ui.waitFor("the parameters", () -> tree() != null && item("C_m") != null);
        session.command("closeNetwork");
        Ui.waitFor("the reason", () -> item("Network") != null && shown("Network").equals("No network is open."));
        // other tests begin with the network that the workbench has open
        session.openExample("two-neurons");
    }

    /** The page is open for longer than the bus that it hears of changes by. */
    @Test
    void itGoesOnWhenTheBusHasComeBack() throws BundleException {
        Bundle bus = Platform.getBundle("glia.bus");
        bus.stop(Bundle.STOP_TRANSIENT);
        Ui.waitFor("the reason", () -> item("Network") != null && shown("Network").equals("No network is open."));
        bus.start(Bundle.START_TRANSIENT);
        session.openExample("two-neurons");
        Ui.waitFor("the parameters", () -> item("C_m") != null);
        double built = threshold();
        type("V_th", Double.toString(built + 1.5));
        awaitThreshold(built + 1.5);
        Ui.waitFor("the new value", () -> Double.parseDouble(shown("V_th")) == built + 1.5);
        undo();
        awaitThreshold(built);
    }

    private Text edit(String name) {
        Tree tree = tree();
        Event event = new Event();
        event.item = item(name);
        tree.setSelection(item(name));
        tree.notifyListeners(SWT.DefaultSelection, event);
        Text text = Widgets.first(tree, Text.class, Text::isVisible);
        if (text == null) {
            throw Ui.failure(name + " cannot be edited");
        }
        return text;
    }

    private void type(String name, String value) {
        Text text = edit(name);
        text.setText(value);
        text.notifyListeners(SWT.DefaultSelection, new Event());
    }

    private Population first() {
        return session.simulation().presentNetwork().populations().getFirst();
    }

    private double threshold() {
        return first().constants().get("V_th").get(0);
    }

    private void awaitThreshold(double value) {
        Ui.waitFor("V_th " + value, () -> threshold() == value);
    }

    private String shown(String name) {
        return item(name).getText(1);
    }

    @Test
    void whatIsChangedCanBeUndoneSavedAndRunAgain() throws Exception {
        double built = threshold();
        session.command("run");
        session.waitForState(State.RUNNING);
        type("V_th", Double.toString(built + 1.5));
        awaitThreshold(built + 1.5);
        Ui.waitFor("the new value", () -> Double.parseDouble(shown("V_th")) == built + 1.5);
        long step = session.status().step();
        Ui.waitFor("some steps", () -> session.status().step() > step + 100);
        type("V_th", Double.toString(built + 3));
        awaitThreshold(built + 3);
        undo();
        awaitThreshold(built + 1.5);
        Ui.run(UNDO);
        awaitThreshold(built);
        Ui.waitFor("the old value", () -> Double.parseDouble(shown("V_th")) == built);
        assertFalse(Ui.enabled(UNDO), "there is nothing more to be undone");
        Ui.run(REDO);
        awaitThreshold(built + 1.5);
        // the views that show the simulation undo the same
        session.show(Session.GRAPH);
        Ui.waitFor("redo", () -> Ui.enabled(REDO));
        Ui.run(REDO);
        awaitThreshold(built + 3);
        Screenshot.take("properties");
        session.pause();
        session.runFor(50);
        RunReport live = session.simulation().report();
        assertEquals(List.of(built + 1.5, built + 3, built + 1.5, built, built + 1.5, built + 3), session.simulation()
                .changes().stream().map(made -> ((SetParameter) made.changes().getFirst()).values()[0]).toList());

        Path file = folder.resolve("live");
        Ui.run(SAVE, Map.of(SAVE + ".file", file.toString()));
        Path written = folder.resolve("live.changes.json");
        Ui.waitFor("the file", () -> Files.exists(written));
        assertEquals(live.spikeSha256(), replay(written, live.steps()));
        assertNotEquals(live.spikeSha256(), replay(null, live.steps()));
        session.reset();
        awaitThreshold(built);
        Ui.waitFor("a history that ends with the run", () -> !Ui.enabled(UNDO) && !Ui.enabled(REDO));
        Ui.withDialog(() -> Ui.run(SAVE, Map.of(SAVE + ".file", file.toString())), shell -> {
            assertTrue(Widgets.text(shell).contains("Nothing was changed"), Widgets.text(shell));
            Widgets.click(Widgets.button(shell, "OK"));
        });
    }

    /** As the command line does it. */
    private String replay(Path changes, long steps) throws Exception {
        var description = workbench.getService(NetworkReader.class).read(session.active().file().orElseThrow());
        List<ChangeTimetable.Entry> entries = changes == null ? List.of()
                : workbench.getService(ChangeReader.class).read(changes, description).entries();
        try (Simulation again = workbench.getService(Simulations.class).open(workbench.getService(NetworkBuilder.class)
                .build(description, Progress.NONE), new RunOptions(RunOptions.AUTO, 1, 0), Progress.NONE)) {
            for (ChangeTimetable.Entry entry : entries) {
                Ui.await("the next change", again.run(entry.step()));
                Ui.await("the change", again.apply(List.of(entry.change())));
            }
            Ui.await("the end", again.run(steps));
            return again.report().spikeSha256();
        }
    }

    @Test
    void whatCannotBeIsRefusedBeforeAnythingChanges() {
        session.openExample("brunel");
        Ui.waitFor("the rate of its device", () -> item("rate") != null);
        double built = threshold();
        type("V_th", "high");
        type("C_m", "-3");
        Ui.waitFor("a reason in the status line", () -> Widgets.first(session.shell(), CLabel.class,
                label -> label.getText().contains("C_m: expected a finite number > 0, got -3")) != null);
        // what only the network knows is told by the network
        Ui.withDialog(() -> type("rate", "1e15"), shell -> {
            assertTrue(Widgets.text(shell).contains("rate"), Widgets.text(shell));
            Screenshot.take("properties-refused");
            Widgets.click(Widgets.button(shell, "OK"));
        });
        assertEquals(built, threshold());
        assertEquals(List.of(), session.simulation().changes());
        assertFalse(Ui.enabled(UNDO));
    }

    private void undo() {
        Ui.waitFor("undo", () -> Ui.enabled(UNDO));
        Ui.run(UNDO);
    }

    /** Whatever was changed: each neuron's own, and what a network does by energy. */
    @Test
    void undoBringsBackWhatWasThereBefore() {
        double built = threshold();
        Ui.await("a neuron of its own kind", session.simulation().apply(List.of(new SetParameter(first().name(),
                "V_th", new int[] {7}, new double[] {built + 2}))));
        Ui.waitFor("neurons that differ", () -> shown("V_th").contains(" to "));
        type("V_th", Double.toString(built + 1));
        Ui.waitFor("all the same", () -> first().constants().get("V_th").get(7) == built + 1);
        undo();
        Ui.waitFor("its own again", () -> first().constants().get("V_th").get(7) == built + 2);
        assertEquals(built, threshold());

        session.openExample("vogels-abbott-adapting");
        Ui.waitFor("its set point", () -> item("set_point") != null);
        type("set_point", "77");
        Ui.waitFor("another one", () -> shown("set_point").equals("77"));
        type("set_point", "66");
        Ui.waitFor("yet another one", () -> shown("set_point").equals("66"));
        undo();
        Ui.waitFor("the one before", () -> shown("set_point").equals("77"));
    }

    @Test
    void aSelectedNeuronHasItsOwn() {
        session.show(Session.GRAPH);
        Ui.withDialog(() -> Ui.run("glia.ui.views.findNeuron"), shell -> {
            Widgets.type(Widgets.first(shell, Text.class, Text::isEnabled), "7");
            Widgets.click(Widgets.button(shell, "OK"));
        });
        String name = first().name() + "[7]";
        Ui.waitFor("the neuron's parameters", () -> Widgets.items(tree()).stream()
                .anyMatch(item -> item.getText().contains(name)));
        double built = threshold();
        type("V_th", Double.toString(built + 2));
        Ui.waitFor("its threshold", () -> first().constants().get("V_th").get(7) == built + 2);
        assertEquals(built, threshold(), "that of others stays");
        Ui.waitFor("a population of many", () -> Widgets.items(tree()).stream()
                .anyMatch(item -> item.getText(1).contains(" to ")));
        Screenshot.take("properties-neuron");
        session.show(Session.GRAPH);
        undo();
        Ui.waitFor("as built", () -> first().constants().get("V_th").get(7) == built);
    }
}

package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.api.network.Projection;
import glia.api.profile.Profile;
import glia.api.profile.ProfileComparison;
import glia.api.profile.ProfileManager;
import glia.api.profile.UnusableProfileException;
import glia.api.simulation.SimulationStatus.State;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.LiveTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.forms.widgets.Form;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.forms.widgets.Section;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Follows the cheat sheet of the first ten minutes, step by step, and leaves a picture of each. */
@ExtendWith(UiWatchdog.class)
class TenMinutesTest {
    private static final String SHEET = "glia.ui.help.sheet";
    private static final String PROFILE = "glia.ui.editors.";
    private static final String SHIPPED = "interactive";
    private static final String PERIOD = "glia.engine/batchPeriod";
    private static final long TEN_MINUTES = 600;
    /** For pictures, not for what is asserted. */
    private static final Duration PAINTED = Duration.ofMillis(500);
    private static final int ENERGY = 7;
    /** Column of the measured effect in percent; its interval and the verdict follow. */
    private static final int EFFECT = 3;
    /** Each run is a process of its own. */
    private static final Duration MEASURED = Duration.ofMinutes(5);

    private Session session;
    private int pictures;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    @AfterEach
    void closeSheet() throws UnusableProfileException {
        session.pause();
        ProfileManager manager = PlatformUI.getWorkbench().getService(ProfileManager.class);
        if (!manager.present().values().isEmpty()) {
            manager.apply(Profile.STANDARD);
        }
        session.page().hideView(session.page().findView(SHEET));
        session.openExample("two-neurons");
    }

    @Test
    void cheatSheetLeadsThroughTheProgram(@TempDir Path folder) throws IOException {
        long began = System.nanoTime();
        Ui.run("glia.ui.help.firstTenMinutes");
        Ui.waitFor("the cheat sheet", () -> session.page().findView(SHEET) != null);
        picture("sheet");

        step("open");
        Ui.waitFor("the network", () -> session.active().file().orElseThrow().endsWith("ed-stdp.network.json"));
        session.waitForState(State.READY);
        picture("open");

        step("slow");
        assertEquals(0.01, session.status().pace());

        step("run");
        session.waitForState(State.RUNNING);
        Ui.waitFor("spikes", () -> session.status().spikes() > 0);
        picture("run");

        step("hub");
        int hub = hub(session.simulation().presentNetwork());
        Ui.waitFor("the hub to be selected", () -> selected().contains("neuron=" + hub + "]"));
        picture("hub");

        step("energy");
        Ui.waitFor("the energy of the hub", () -> !Double.isNaN(energy(hub)));
        double first = energy(hub);
        picture("energy");
        Ui.waitFor("its energy to fall", () -> energy(hub) < 0.99 * first);
        session.speed(0);
        System.out.printf("energy of neuron %d fell from %s to %s%n", hub, first, energy(hub));
        picture("energy-fallen");

        profile();

        Path png = folder.resolve("graph.png");
        session.show(Session.GRAPH);
        Ui.run("glia.ui.views.savePicture", Map.of("glia.ui.views.savePicture.file", png.toString()));
        Ui.waitFor("the picture", () -> Files.isRegularFile(png));
        ImageData image = new ImageData(png.toString());
        assertTrue(image.width > 100 && image.height > 100, image.width + " x " + image.height);

        Path checkpoint = folder.resolve("run.checkpoint");
        session.command("saveCheckpoint", Session.COMMAND + "saveCheckpoint.file", checkpoint.toString());
        Ui.waitFor("the checkpoint", () -> Files.isRegularFile(checkpoint));
        picture("end");
        for (String done : List.of("open", "slow", "run", "hub", "energy", "profile")) {
            assertTrue(Widgets.find(Section.class, SHEET + ".section." + done).getText().endsWith("\u2713"), done);
        }
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        System.out.printf("the cheat sheet of the first ten minutes took %d s%n", seconds);
        assertTrue(seconds < TEN_MINUTES, seconds + " s");
    }

    @Test
    void hubIsTheNeuronWithTheMostSynapses() {
        Ui.run("glia.ui.views.findHub");
        int hub = hub(session.simulation().presentNetwork());
        Ui.waitFor("neuron " + hub + " to be selected", () -> selected().contains("neuron=" + hub + "]"));
    }

    @Test
    void stepThatIsNotPossibleYetSaysSo() {
        session.command("closeNetwork");
        Ui.waitFor("nothing to be open", () -> session.active().simulation().isEmpty());
        Ui.run("glia.ui.help.firstTenMinutes");
        Ui.waitFor("running to be disabled", () -> !Ui.enabled(Session.COMMAND + "run"));
        Section section = Widgets.find(Section.class, SHEET + ".section.run");
        section.setExpanded(true);
        step("run");
        assertEquals("3. Run it", section.getText(), "nothing is ticked that was not done");
        Label answer = Widgets.find(Label.class, SHEET + ".answer.run");
        assertTrue(answer.getText().startsWith("That is not possible now"), "the sheet says why");
        int line = answer.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        assertTrue(answer.getSize().y > line, "in as many lines as the sheet is narrow: " + answer.getSize());
        Form form = Widgets.first(session.shell(), Form.class, f -> "The first ten minutes".equals(f.getText()));
        assertTrue(section.getSize().x <= form.getSize().x, "no step is wider than the sheet");
        session.openExample("two-neurons");
    }

    /** Copies a shipped profile, changes a switch in the form of the copy and applies it to the network that runs. */
    private void profile() {
        Session.opensEditor("profile", () -> {
            Ui.withDialog(() -> step("profile"), shell -> {
                Widgets.first(shell, Text.class, Text::isEnabled).setText(SHIPPED);
                Widgets.click(Widgets.button(shell, "OK"));
            });
            Ui.waitFor("the shipped profile", () -> Ui.enabled(PROFILE + "copyProfile"));
        });
        String name = "mine-" + System.nanoTime();
        Ui.withDialog(() -> Ui.run(PROFILE + "copyProfile"), shell -> {
            Widgets.first(shell, Text.class, Text::isEnabled).setText(name);
            Widgets.click(Widgets.button(shell, "OK"));
        });
        Ui.waitFor("the form of the copy", () -> period() != null);
        Text period = period();
        period.setText("50");
        period.notifyListeners(SWT.DefaultSelection, new Event());
        Ui.waitFor("the profile to be applicable", () -> Ui.enabled(PROFILE + "applyProfile"));
        Ui.run(PROFILE + "applyProfile");
        ProfileManager manager = PlatformUI.getWorkbench().getService(ProfileManager.class);
        Ui.waitFor("the switch of what runs", () -> "50".equals(String.valueOf(
                manager.present().of("glia.engine").get("batchPeriod"))));
        picture("profile");
        compare();
        session.page().closeAllEditors(false);
        Ui.waitFor("the views to have their room back", () -> !session.page().isEditorAreaVisible());
        Ui.drain();
    }

    private Text period() {
        return Widgets.first(session.shell(), Text.class, text -> PERIOD.equals(text.getData(Widgets.ID))
                && text.isVisible() && text.isEnabled());
    }

    /** Measures what the change brings by runs of this program, and sees the effect with its interval in the editor. */
    private void compare() {
        // runs are measured, and not what else the machine does
        session.pause();
        ((FormEditor) session.page().getActiveEditor()).setActivePage(PROFILE + "profile.effects");
        Widgets.select(Widgets.find(Combo.class, "glia.profile.against"), SHIPPED);
        Widgets.find(Spinner.class, "glia.profile.rounds").setSelection(2);
        Widgets.find(Spinner.class, "glia.profile.time").setSelection(200);
        Ui.run(PROFILE + "compareProfile");
        LiveTable measured = session.picture(LiveTable.class, "Measured effects by switch");
        Ui.waitFor("the measured effect", MEASURED, () -> !Session.table(measured).isEmpty());
        List<String[]> effects = Session.table(measured);
        Object shipped = PlatformUI.getWorkbench().getService(ProfileManager.class).find(SHIPPED).orElseThrow()
                .of("glia.engine").get("batchPeriod");
        assertEquals(ProfileComparison.METRICS, effects.stream().map(row -> row[0].split(" ")[0]).toList());
        assertTrue(measured.content().footer().startsWith("Network " + session.active().file().orElseThrow()
                + ", 2 pairs of runs"), measured.content().footer());
        for (String[] row : effects) {
            System.out.println("measured effect: " + String.join(" | ", row));
            assertTrue(row[0].endsWith(PERIOD), row[0]);
            assertEquals(shipped + " to 50", row[1] + " to " + row[2], "from what is shipped to what was changed");
            double effect = Double.parseDouble(row[EFFECT]);
            double low = Double.parseDouble(row[EFFECT + 1]);
            double high = Double.parseDouble(row[EFFECT + 2]);
            assertTrue(low <= effect && effect <= high && low < high, String.join(" | ", row));
            boolean noise = row[EFFECT + 3].equals("not distinguishable from noise");
            assertEquals(low <= 0 && high >= 0, noise, String.join(" | ", row));
        }
        picture("effect");
        Table rows = Widgets.first(measured, Table.class, table -> true);
        int seen = heightOnScreen(rows);
        assertTrue(seen >= rows.getHeaderHeight() + rows.getItemHeight(), seen + " pixels are on the screen");
    }

    private static int heightOnScreen(Control control) {
        Rectangle part = control.getDisplay().map(control.getParent(), null, control.getBounds());
        for (Composite parent = control.getParent(); parent != null; parent = parent.getParent()) {
            part.intersect(control.getDisplay().map(parent, null, parent.getClientArea()));
        }
        return part.height;
    }

    private void step(String id) {
        Hyperlink link = Widgets.find(Hyperlink.class, SHEET + "." + id);
        Event enter = new Event();
        enter.character = SWT.CR;
        enter.keyCode = SWT.CR;
        link.notifyListeners(SWT.KeyDown, enter);
        Ui.drain();
    }

    private void picture(String name) {
        Ui.spinFor(PAINTED);
        String file = String.format("ten-minutes-%d-%s", ++pictures, name);
        Screenshot.take(file);
        Ui.waitFor("screenshot", () -> Screenshot.exists(file));
    }

    private String selected() {
        return session.page().getSelection(Session.GRAPH) instanceof IStructuredSelection selection
                ? String.valueOf(selection.getFirstElement()) : "";
    }

    /** What the table of the graph says that a neuron holds; NaN if it does not say so. */
    private double energy(int neuron) {
        return session.table(Session.GRAPH).stream().filter(row -> row[0].equals(Integer.toString(neuron))
                && row.length > ENERGY && !row[ENERGY].isEmpty()).findFirst()
                .map(row -> Double.parseDouble(row[ENERGY])).orElse(Double.NaN);
    }

    /** The neuron with the most synapses at both ends, counted one by one. */
    private static int hub(Network network) {
        int[] degree = new int[network.neurons()];
        for (Projection projection : network.projections()) {
            int source = network.populations().get(projection.source()).firstId();
            int target = network.populations().get(projection.target()).firstId();
            int size = network.populations().get(projection.target()).size();
            projection.connectivity().rows(0, size, (row, from, count) -> {
                degree[target + row] += count;
                for (int i = 0; i < count; i++) {
                    degree[source + from[i]]++;
                }
            });
        }
        int hub = 0;
        for (int id = 1; id < degree.length; id++) {
            hub = degree[id] > degree[hub] ? id : hub;
        }
        return hub;
    }
}

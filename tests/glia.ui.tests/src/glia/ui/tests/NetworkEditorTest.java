package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.Exportable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IFileEditorInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(UiWatchdog.class)
class NetworkEditorTest {
    private static final String EDIT = "glia.ui.editors.editNetwork";
    private static final String MARKER = "glia.ui.editors.networkProblem";

    private Session session;
    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    @AfterEach
    void closeEditors() {
        session.page().closeAllEditors(false);
        Ui.drain();
    }

    private IEditorPart edit(Path file) {
        Session.opensEditor("network", () -> open(file));
        // what opening took is measured apart from what is done next
        Ui.drain();
        return session.page().getActiveEditor();
    }

    private void open(Path file) {
        Ui.run(EDIT, Map.of(EDIT + ".file", file.toString()));
        Ui.waitFor("the editor of " + file, () -> session.page().getActiveEditor() != null
                && session.page().getActiveEditor().getEditorInput() instanceof IFileEditorInput);
    }

    private Path copyOfExample() throws IOException {
        Path copy = folder.resolve("mine.network.json");
        Files.copy(session.active().file().orElseThrow(), copy);
        return copy;
    }

    /** What is on the screen when everything that was asked to be drawn has been. */
    private static void shoot(String name) {
        Ui.spinFor(Duration.ofMillis(300));
        Screenshot.take(name);
    }

    /** Menus and keys follow the history of edits a moment later. */
    private static void run(String command) {
        Ui.waitFor(command, () -> Ui.enabled(command));
        Ui.run(command);
    }

    private static StyledText source() {
        return Widgets.find(StyledText.class, "glia.ui.editors.source");
    }

    private static List<IMarker> problems(IEditorPart editor) {
        try {
            return Stream.of(((IFileEditorInput) editor.getEditorInput()).getFile().findMarkers(MARKER, false,
                    IResource.DEPTH_ZERO)).toList();
        } catch (CoreException e) {
            throw Ui.failure(e.toString());
        }
    }

    @Test
    void undoToTheSavedTextClearsTheMark() throws IOException {
        Path file = copyOfExample();
        String before = Files.readString(file);
        IEditorPart editor = edit(file);
        session.editorPage("Source");
        StyledText text = source();
        assertEquals(before, text.getText());
        text.setSelection(0);
        text.insert(" ");
        assertTrue(editor.isDirty());
        run("org.eclipse.ui.edit.undo");
        assertEquals(before, text.getText());
        assertFalse(editor.isDirty(), "undone to what is saved");
        run("org.eclipse.ui.edit.redo");
        assertTrue(editor.isDirty());
        run("org.eclipse.ui.file.save");
        assertFalse(editor.isDirty());
        assertEquals(" " + before, Files.readString(file));
        run("org.eclipse.ui.edit.undo");
        assertTrue(editor.isDirty(), "what is saved is the other text now");
    }

    @Test
    void problemsHaveThePlaceThatTheReaderSays() throws IOException, CoreException {
        Path file = copyOfExample();
        IEditorPart editor = edit(file);
        session.editorPage("Source");
        StyledText text = source();
        int at = text.getText().indexOf("\"delay\"");
        text.replaceTextRange(at + 1, 5, "delai");
        Ui.waitFor("a problem", () -> !problems(editor).isEmpty());
        IMarker marker = problems(editor).stream().filter(each -> each.getAttribute(IMarker.MESSAGE, "")
                .contains("delai")).findFirst().orElseThrow();
        assertEquals(text.getLineAtOffset(at) + 1, marker.getAttribute(IMarker.LINE_NUMBER));
        assertEquals(at, marker.getAttribute(IMarker.CHAR_START));
        session.page().showView("org.eclipse.ui.views.ProblemView");
        Ui.waitFor("the Problems view", () -> Widgets.first(session.shell(), Tree.class,
                tree -> tree.isVisible() && tree.getItemCount() > 0 && tree.getItem(0).getText().startsWith("Errors"))
                != null);
        shoot("network-editor-source");
        session.page().activate(editor);
        run("org.eclipse.ui.edit.undo");
        Ui.waitFor("no problem", () -> problems(editor).isEmpty());
    }

    private static Text field(String name) {
        return Widgets.find(Text.class, "glia.ui.editors.field." + name);
    }

    private static void enter(Text field, String value) {
        field.setText(value);
        field.notifyListeners(SWT.DefaultSelection, new Event());
        Ui.drain();
    }

    @Test
    void formsEditTheTextAndShareItsUndo() throws IOException {
        Path file = copyOfExample();
        String before = Files.readString(file);
        IEditorPart editor = edit(file);
        StyledText text = source();
        session.editorPage("Populations");
        Table table = Widgets.find(Table.class, "glia.ui.editors.populations");
        Ui.waitFor("the populations", () -> table.getItemCount() == 2 && table.getItem(0).getText().equals("E"));
        String size = field("size").getText();
        shoot("network-editor-populations");
        enter(field("size"), "123");
        assertEquals(before.replaceFirst("(\"size\": *)" + size, "$1123"), text.getText(),
                "nothing but the number is different");
        enter(field("parameters.tau_m"), "17.5");
        assertTrue(text.getText().contains("17.5"), text.getText());
        enter(field("parameters.tau_m"), "17.5 ms");
        assertTrue(text.getText().contains("17.5") && !text.getText().contains("17.5 ms"), "refused, and said why");
        shoot("network-editor-refused");
        run("org.eclipse.ui.edit.undo");
        run("org.eclipse.ui.edit.undo");
        assertEquals(before, text.getText());
        assertFalse(editor.isDirty(), "undone to what is saved");
        Ui.waitFor("the field to follow the text", () -> field("size").getText().equals(size));

        session.editorPage("Projections");
        Widgets.click(Widgets.find(Button.class, "glia.ui.editors.projections.add"));
        Ui.drain();
        assertTrue(text.getText().contains("pairwise_bernoulli"), text.getText());
        shoot("network-editor-projections");
        session.editorPage("Populations");
        Widgets.click(Widgets.find(Button.class, "glia.ui.editors.populations.remove"));
        Ui.drain();
        assertFalse(text.getText().contains("\"E\""), "gone with all that named it: " + text.getText());
        Ui.waitFor("a network without problems", () -> problems(editor).isEmpty());
        run("org.eclipse.ui.edit.undo");
        run("org.eclipse.ui.edit.undo");
        assertEquals(before, text.getText());
        session.editorPage("Devices");
        shoot("network-editor-devices");
        session.editorPage("Network");
        shoot("network-editor-network");
        enter(field("dt"), "0.05");
        session.editorPage("Source");
        assertTrue(text.getText().contains("0.05"));
        run("org.eclipse.ui.edit.undo");
        assertEquals(before, text.getText(), "the source page undoes what a form did");
    }

    @Test
    void outlineSelectsInSourceAndForms() throws IOException, CoreException {
        IEditorPart editor = edit(copyOfExample());
        session.page().showView("org.eclipse.ui.views.ContentOutline");
        session.page().activate(editor);
        session.editorPage("Source");
        Tree tree = Widgets.find(Tree.class, "glia.ui.editors.outline");
        Ui.waitFor("the outline", () -> Widgets.items(tree).stream().anyMatch(item -> item.getText().equals("I")));
        TreeItem item = Widgets.items(tree).stream().filter(each -> each.getText().equals("I")).findFirst()
                .orElseThrow();
        Widgets.select(tree, item);
        Ui.waitFor("the source to follow", () -> {
            int line = source().getLineAtOffset(source().getSelection().x);
            return source().getLine(line).contains("\"I\"");
        });
        session.editorPage("Populations");
        Table table = Widgets.find(Table.class, "glia.ui.editors.populations");
        assertEquals(1, table.getSelectionIndex(), "the page remembers what was chosen before it was shown");
        session.editorPage("Source");
        StyledText text = source();
        text.setFocus();
        text.setSelection(text.getText().indexOf("\"E\"") + 1);
        text.notifyListeners(SWT.KeyDown, new Event());
        text.notifyListeners(SWT.Selection, new Event());
        Ui.waitFor("the outline to follow the caret", () -> tree.getSelection()[0].getText().equals("E"));
        session.editorPage("Populations");
        assertEquals(0, table.getSelectionIndex(), "and what the caret was in");
    }

    private static final List<String> PAGES = List.of("Network", "Populations", "Projections", "Devices", "Energy",
            "Diagram", "Source");
    private static final String SMALL = """
            {
              "glia": 1,
              "name": "small",
              "populations": [
                { "name": "E", "size": 10, "model": "iaf_psc_exp", "parameters": { } },
                { "name": "I", "size": 5, "model": "iaf_psc_exp" }
              ],
              "projections": [
                { "source": "E", "target": "I", "rule": { "type": "all_to_all" }, "weight": 2, "delay": 1 },
                { "source": "I", "target": "E", "rule": { "type": "all_to_all" }, "weight": -2, "delay": 1 }
              ],
              "devices": [
                { "name": "noise", "model": "poisson_generator", "rate": 100,
                  "targets": [{ "population": "E", "weight": 1 }, { "population": "I", "weight": 1 }] }
              ]
            }
            """;

    private Path small() throws IOException {
        Path file = folder.resolve("small.network.json");
        Files.writeString(file, SMALL);
        return file;
    }

    /** Chooses from the menu of the button that adds to the page about energy. */
    private static void addEnergy(String what) {
        Button add = Widgets.find(Button.class, "glia.ui.editors.energy.add");
        Widgets.click(add);
        MenuItem item = Stream.of(add.getMenu().getItems()).filter(each -> ("glia.ui.editors.energy.add." + what)
                .equals(each.getData(Widgets.ID))).findFirst().orElseThrow();
        assertTrue(item.isEnabled(), what);
        Widgets.click(item);
        add.getMenu().setVisible(false);
        Ui.drain();
    }

    @Test
    void whatActsByEnergyHasAForm() throws IOException {
        IEditorPart editor = edit(small());
        StyledText text = source();
        session.editorPage("Energy");
        Table table = Widgets.find(Table.class, "glia.ui.editors.energy");
        addEnergy("pool");
        assertEquals("pool", table.getItem(0).getText());
        enter(field("level"), "42");
        assertTrue(text.getText().contains("\"level\": 42"), text.getText());
        addEnergy("setPoint");
        enter(field("gain"), "-2.5");
        addEnergy("neurons");
        addEnergy("synapses");
        addEnergy("coordination");
        enter(field("share"), "0.25");
        Widgets.click(Widgets.find(Button.class, "glia.ui.editors.energy.add"));
        MenuItem[] items = Widgets.find(Button.class, "glia.ui.editors.energy.add").getMenu().getItems();
        assertFalse(items[items.length - 1].isEnabled(), "there is one order of updates");
        items[0].getParent().setVisible(false);
        String names = Stream.of(table.getItems()).map(TableItem::getText).collect(Collectors.joining(" "));
        assertEquals("pool homeostasis E structure E E->I coordination", names);
        assertEquals(List.of("pool", "set points of populations", "set point of a population", "structure that grows",
                "neurons that come and go", "synapses that come and go", "order of updates"),
                Stream.of(table.getItems()).map(item -> item.getText(1)).toList());
        shoot("network-editor-energy");
        for (String written : List.of("\"gain\": -2.5", "\"reserve\"", "\"share\": 0.25")) {
            assertTrue(text.getText().contains(written), written + " in " + text.getText());
        }
        for (int edits = 0; edits < 8; edits++) {
            run("org.eclipse.ui.edit.undo");
        }
        assertEquals(SMALL, text.getText());
        assertFalse(editor.isDirty());
        addEnergy("pool");
        Widgets.click(Widgets.find(Button.class, "glia.ui.editors.energy.remove"));
        Ui.drain();
        assertEquals(SMALL, text.getText(), "nothing empty stays behind");
    }

    private void assist(String mark, String typed) {
        StyledText text = source();
        int at = text.getText().indexOf(mark) + mark.length();
        text.setFocus();
        text.setSelection(at);
        text.insert(typed);
        text.setSelection(at + typed.length());
        Ui.run("org.eclipse.ui.edit.text.contentAssist.proposals");
    }

    @Test
    void assistKnowsParametersAndNames() throws IOException {
        edit(small());
        session.editorPage("Source");
        StyledText text = source();
        assist("\"parameters\": { ", "\"tau_syn_i");
        Ui.waitFor("the parameter with its default", () -> text.getText().contains(
                "\"parameters\": { \"tau_syn_in\": 2}"));
        run("org.eclipse.ui.edit.undo");
        text.setText(SMALL);
        assist("\"rule\": { \"type\": ", "\"fixed_i");
        Ui.waitFor("a word of the schema", () -> text.getText().contains("\"type\": \"fixed_indegree\""));
        text.setText(SMALL.replace("\"delay\": 1", ""));
        assist("\"weight\": 2, ", "\"receptor\": \"inh");
        Ui.waitFor("a receptor of the target", () -> text.getText().contains("\"receptor\": \"inhibitory\""));
    }

    @Test
    void diagramIsLaidOutAndEdits() throws IOException {
        IEditorPart editor = edit(small());
        session.editorPage("Diagram");
        DrawingCanvas<?> canvas = Widgets.find(DrawingCanvas.class, "glia.ui.editors.diagram");
        Ui.waitFor("two populations and two projections", () -> canvas.drawing().marks().size() == 4);
        session.page().activate(editor);
        canvas.setFocus();
        press(canvas, SWT.ARROW_RIGHT);
        assertTrue(canvas.selectedText().startsWith("E: 10"), canvas.selectedText());
        press(canvas, SWT.ARROW_RIGHT);
        assertTrue(canvas.selectedText().startsWith("E->I"), canvas.selectedText());
        shoot("network-editor-diagram");
        zoomsByKeysAndWheel(canvas);
        Exportable picture = Adapters.adapt(editor, Exportable.class);
        assertEquals(2, Session.table(picture).size());

        press(canvas, SWT.HOME);
        press(canvas, 'c');
        press(canvas, SWT.END);
        press(canvas, SWT.HOME);
        press(canvas, SWT.CR);
        Ui.waitFor("a projection from E to itself", () -> canvas.drawing().marks().size() == 5);
        assertTrue(source().getText().contains("\"source\": \"E\", \"target\": \"E\""));
        press(canvas, SWT.INSERT);
        Ui.waitFor("a third population", () -> canvas.drawing().marks().size() == 6);
        press(canvas, SWT.HOME);
        press(canvas, SWT.DEL);
        Ui.waitFor("E to be gone, with its projections", () -> canvas.drawing().marks().size() == 2);
        Ui.waitFor("no problem", () -> problems(editor).isEmpty());
        for (int i = 0; i < 3; i++) {
            run("org.eclipse.ui.edit.undo");
        }
        assertEquals(SMALL, source().getText());
        assertFalse(editor.isDirty());
    }

    private static void zoomsByKeysAndWheel(DrawingCanvas<?> canvas) {
        double width = canvas.drawing().width();
        double box = canvas.drawing().marks().getFirst().width();
        for (int times = 0; times < 3; times++) {
            press(canvas, '+');
        }
        Event wheel = new Event();
        wheel.count = 3;
        canvas.notifyListeners(SWT.MouseVerticalWheel, wheel);
        Ui.waitFor("a larger diagram", () -> canvas.drawing().width() > 2.4 * width);
        assertTrue(canvas.drawing().marks().getFirst().width() > 1.2 * box, "and not only more room");
        shoot("network-editor-diagram-zoomed");
        press(canvas, '-');
        Ui.waitFor("a smaller one", () -> canvas.drawing().width() < 2.4 * width);
        press(canvas, '0');
        Ui.waitFor("all of it", () -> canvas.drawing().width() == width);
    }

    private static void press(Control control, int key) {
        Event event = new Event();
        event.keyCode = key;
        event.character = (char) (key & 0xFFFF);
        control.notifyListeners(SWT.KeyDown, event);
        Ui.drain();
    }

    @Test
    void runTakesWhatIsInTheEditor() throws IOException {
        Path file = small();
        IEditorPart editor = edit(file);
        session.editorPage("Populations");
        enter(field("size"), "33");
        Ui.withDialog(() -> session.command("run"), dialog -> Widgets.click(Widgets.button(dialog, "Save")));
        assertFalse(editor.isDirty());
        Ui.waitFor("the network of the editor to run", () -> session.active().file().orElseThrow().equals(file)
                && session.status().step() > 0);
        assertEquals(38, session.simulation().network().neurons());
        session.pause();
        long id = session.simulation().id();
        long step = session.status().step();
        session.page().activate(editor);
        session.command("run");
        Ui.waitFor("it to go on", () -> session.status().step() > step);
        assertEquals(id, session.simulation().id(), "the file is as it was: nothing to open again");
        session.pause();
    }

    @Test
    void unsavedTextIsOfferedAfterACrash() throws IOException {
        Path file = small();
        edit(file);
        session.editorPage("Source");
        source().setSelection(0);
        source().insert("\n");
        Path kept = Platform.getStateLocation(Platform.getBundle("glia.ui.editors")).toPath().resolve("unsaved");
        Ui.waitFor("the text to be kept", () -> files(kept).size() == 1);
        Path backup = files(kept).getFirst();
        Path aside = folder.resolve("aside");
        Files.copy(backup, aside);
        session.page().closeAllEditors(false);
        Ui.waitFor("it to be given up with the editor", () -> files(kept).isEmpty());
        Files.copy(aside, backup);
        IEditorPart[] editor = new IEditorPart[1];
        Ui.withDialog(() -> editor[0] = edit(file), dialog -> {
            assertTrue(Widgets.text(dialog).contains("small.network.json"), Widgets.text(dialog));
            shoot("network-editor-unsaved");
            Widgets.click(Widgets.button(dialog, "Restore"));
        });
        session.editorPage("Source");
        assertEquals("\n" + SMALL, source().getText());
        session.shell().forceActive();
        session.page().activate(editor[0]);
        assertTrue(editor[0].isDirty());
        run("org.eclipse.ui.edit.undo");
        assertEquals(SMALL, source().getText());
        assertFalse(editor[0].isDirty());
        Ui.waitFor("nothing to be kept of what is saved", () -> files(kept).isEmpty());
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".unsaved")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{ \"glia\": 1, \"populations\": [{ \"name\": ", "[1, 2",
        "{ \"populations\": 3, \"projections\": { }, \"devices\": \"x\" }",
        "{ \"glia\": 1, \"name\": \"x\", \"dt\": NaN, \"populations\": [{ \"name\": \"E\", \"size\": 1,"
                + " \"model\": \"no_such_model\" }] }"})
    void badTextIsExplainedAndHarmsNothing(String text) throws IOException {
        Path file = folder.resolve("bad.network.json");
        Files.writeString(file, text);
        IEditorPart editor = edit(file);
        Ui.waitFor("a problem", () -> !problems(editor).isEmpty());
        for (String page : PAGES) {
            session.editorPage(page);
        }
        assertEquals(text, source().getText());
        assertFalse(editor.isDirty());
    }

    @Test
    void deepTextIsExplained() throws IOException {
        Path deep = folder.resolve("deep.network.json");
        Files.writeString(deep, "[".repeat(10_000));
        IEditorPart editor = edit(deep);
        Ui.waitFor("a problem", () -> !problems(editor).isEmpty());
        session.editorPage("Source");
        assertEquals(10_000, source().getCharCount());
    }

    @Test
    void fileThatIsTooLargeIsRefused() throws IOException {
        Path large = folder.resolve("large.network.json");
        Files.writeString(large, "[" + "1,".repeat(25 << 20) + "1]");
        Ui.run(EDIT, Map.of(EDIT + ".file", large.toString()));
        Ui.waitFor("the refusal", () -> session.page().getEditorReferences().length == 1
                && Widgets.text(session.shell()).contains("8 MiB"));
        shoot("network-editor-too-large");
    }
}

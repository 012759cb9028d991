package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.Ui;
import glia.testkit.Widgets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.Test;

/** Networks are edited as text and in forms, which are views of it. */
class NetworkEditorTest extends NetworkEditorFixture {

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
        text.insert("\n");
        assertTrue(editor.isDirty());
        run("org.eclipse.ui.edit.undo");
        assertEquals(" " + before, text.getText());
        assertFalse(editor.isDirty(), "undone to what is saved now");
        run("org.eclipse.ui.edit.undo");
        assertTrue(editor.isDirty(), "what is saved is the other text now");
    }

    /** Another program may have written the file meanwhile: a person is asked before that is lost. */
    @Test
    void whatOthersHaveWrittenIsNotOverwrittenUnasked() throws IOException {
        Path file = copyOfExample();
        IEditorPart editor = edit(file);
        session.editorPage("Source");
        StyledText text = source();
        text.setSelection(0);
        text.insert(" ");
        String other = "\n" + Files.readString(file);
        Files.writeString(file, other);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
        Ui.withDialog(() -> run("org.eclipse.ui.file.save"), dialog -> Widgets.click(Widgets.button(dialog, "No")));
        assertEquals(other, Files.readString(file));
        assertTrue(editor.isDirty());
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
        assertEquals(at + "\"delai\"".length(), marker.getAttribute(IMarker.CHAR_END));
        session.page().showView("org.eclipse.ui.views.ProblemView");
        Ui.waitFor("the Problems view", () -> Widgets.first(session.shell(), Tree.class,
                tree -> tree.isVisible() && tree.getItemCount() > 0 && tree.getItem(0).getText().startsWith("Errors"))
                != null);
        shoot("network-editor-source");
        session.page().activate(editor);
        run("org.eclipse.ui.edit.undo");
        Ui.waitFor("no problem", () -> problems(editor).isEmpty());
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
        Ui.waitFor("it to be undone to what is saved", () -> !editor.isDirty());
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

    /** A key leaves the focus in the field in which something was typed. */
    @Test
    void whatIsTypedAndNotYetLeftCounts() throws IOException {
        Path file = small();
        IEditorPart editor = edit(file);
        session.editorPage("Populations");
        assertFalse(editor.isDirty());
        field("size").setText("33");
        assertTrue(editor.isDirty());
        run("org.eclipse.ui.file.save");
        Ui.waitFor("what is saved", () -> !editor.isDirty());
        assertEquals(SMALL.replaceFirst("10", "33"), Files.readString(file));
        field("size").setText("3 3");
        run("org.eclipse.ui.file.save");
        Ui.drain();
        assertTrue(editor.isDirty(), "it cannot be taken");
        assertEquals("3 3", field("size").getText());
        assertEquals(SMALL.replaceFirst("10", "33"), Files.readString(file));
        Ui.withDialog(() -> session.page().closeEditor(editor, true), dialog ->
                Widgets.click(Widgets.button(dialog, "Save")));
        assertSame(editor, session.page().getActiveEditor(), "it cannot be saved, and stays");
        field("size").setText("34");
        Ui.withDialog(() -> session.page().closeEditor(editor, true), dialog ->
                Widgets.click(Widgets.button(dialog, "Save")));
        assertEquals(SMALL.replaceFirst("10", "34"), Files.readString(file));
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
}

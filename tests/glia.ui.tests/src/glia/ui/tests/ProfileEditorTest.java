package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.profile.Profile;
import glia.api.profile.ProfileManager;
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
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.editor.FormEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Optimization profiles: read, copied, edited as a form and as text, applied to a network that is open, taken back. */
@ExtendWith(UiWatchdog.class)
class ProfileEditorTest {
    private static final String OPEN = "glia.ui.editors.openProfile";
    private static final String APPLY = "glia.ui.editors.applyProfile";
    private static final String UNDO_APPLY = "glia.ui.editors.undoProfile";
    private static final String COMPARE = "glia.ui.editors.compareProfile";
    private static final String SAVE = "org.eclipse.ui.file.save";
    private static final String FORM = "glia.ui.editors.profile.form";
    private static final String EFFECTS = "glia.ui.editors.profile.effects";
    private static final String MINE = """
            {
              ":configurator:resource-version": 1,
              "glia.profile": { "title": "Mine", "description": "Batches of a second." },
              "glia.engine": { "batchPeriod:Integer": 1000,
                "threads": 1 }
            }
            """;

    private final IWorkbench workbench = PlatformUI.getWorkbench();
    private final ProfileManager manager = workbench.getService(ProfileManager.class);
    @TempDir
    Path folder;
    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
        // the harness of the tests silences the dialogs that are looked at here
        ErrorDialog.AUTOMATED_MODE = false;
    }

    @AfterEach
    void takeBack() throws Exception {
        ErrorDialog.AUTOMATED_MODE = true;
        session.page().closeAllEditors(false);
        if (!manager.present().values().isEmpty()) {
            manager.apply(Profile.STANDARD);
        }
        Ui.drain();
    }

    private FormEditor edit(String profile) {
        Session.opensEditor("profile", () -> {
            Ui.run(OPEN, Map.of(OPEN + ".profile", profile));
            Ui.waitFor("the editor of " + profile, () -> session.page().getActiveEditor() instanceof FormEditor);
        });
        FormEditor editor = (FormEditor) session.page().getActiveEditor();
        Ui.waitFor("its switches", () -> Widgets.first(session.shell(), Text.class, text -> "glia.engine/batchPeriod"
                .equals(text.getData(Widgets.ID))) != null);
        return editor;
    }

    private FormEditor mine() throws IOException {
        return edit(Files.writeString(folder.resolve("mine.profile.json"), MINE).toString());
    }

    private static Text text(String id) {
        return Widgets.find(Text.class, id);
    }

    private static void type(Text text, String value) {
        text.setText(value);
        text.notifyListeners(SWT.DefaultSelection, new Event());
    }

    private String source() {
        return Widgets.find(StyledText.class, "glia.ui.editors.source").getText();
    }

    private static void run(String command) {
        Ui.waitFor(command, () -> Ui.enabled(command));
        Ui.run(command);
    }

    /** Once everything that is asynchronous has been drawn. */
    private static void shot(String name) {
        Ui.spinFor(Duration.ofMillis(700));
        Screenshot.take(name);
    }

    private LiveTable table(String title) {
        return Widgets.first(session.shell(), LiveTable.class, table -> table.exportName().equals(title));
    }

    private Object runs(String pid, String name) {
        return manager.present().of(pid).get(name);
    }

    @Test
    void aFormIsAnotherViewOfTheText() throws Exception {
        FormEditor editor = mine();
        assertEquals("1000", text("glia.engine/batchPeriod").getText());
        assertEquals("Mine", text("glia.profile/title").getText());
        type(text("glia.engine/batchPeriod"), "250");
        Widgets.select(Widgets.find(Combo.class, "glia.cpu/kernels"), "scalar");
        type(text("glia.profile/title"), "Mine \"too\"");
        Widgets.click(Widgets.find(Button.class, "glia.engine/threads.standard"));
        assertTrue(editor.isDirty());
        editor.setActiveEditor(editor.findEditors(editor.getEditorInput())[0]);
        Ui.drain();
        String expected = MINE.replace("1000", "250").replace("\"Mine\"", "\"Mine \\\"too\\\"\"")
                .replace(",\n    \"threads\": 1", "").replace("250 }\n", "250 },\n  \"glia.cpu\": { \"kernels\": "
                        + "\"scalar\" }\n");
        assertEquals(expected, source());
        shot("profile-editor-source");
        for (int i = 0; i < 4; i++) {
            run("org.eclipse.ui.edit.undo");
        }
        assertEquals(MINE, source());
        assertFalse(editor.isDirty(), "undone to what is saved");
        editor.setActivePage(FORM);
        Ui.waitFor("the form to follow", () -> text("glia.engine/batchPeriod").getText().equals("1000"));
    }

    @Test
    void whatIsWrongIsSaidAndNotWritten() throws Exception {
        FormEditor editor = mine();
        type(text("glia.engine/batchPeriod"), "3");
        type(text("glia.engine/threads"), "many");
        shot("profile-editor-wrong");
        assertTrue(editor.isDirty(), "what is typed would be lost");
        run(APPLY);
        Ui.drain();
        assertEquals(FORM, editor.getActivePageInstance().getId());
        assertEquals(Map.of(), manager.present().values());
        type(text("glia.engine/batchPeriod"), "1000");
        type(text("glia.engine/threads"), "1");
        assertFalse(editor.isDirty(), "nothing of it has got into the text");
        editor.setActiveEditor(editor.findEditors(editor.getEditorInput())[0]);
        StyledText text = Widgets.find(StyledText.class, "glia.ui.editors.source");
        int at = text.getText().indexOf("batchPeriod");
        text.replaceTextRange(at, 11, "batchPerio");
        // a marker is there before it says what it marks
        Ui.waitFor("a marker", () -> problems(editor).stream().anyMatch(each -> each.getAttribute(IMarker.LINE_NUMBER,
                0) > 0));
        IMarker marker = problems(editor).getFirst();
        assertEquals(text.getLineAtOffset(at) + 1, marker.getAttribute(IMarker.LINE_NUMBER));
        assertTrue(marker.getAttribute(IMarker.MESSAGE, "").contains("did you mean \"batchPeriod\""),
                marker.getAttribute(IMarker.MESSAGE, ""));
        Object before = runs("glia.engine", "threads");
        Ui.withDialog(() -> run(APPLY), shell -> {
            assertTrue(Widgets.text(shell).contains("unknown switch"), Widgets.text(shell));
            Widgets.click(Widgets.button(shell, "OK"));
        });
        assertEquals(before, runs("glia.engine", "threads"));
        editor.setActivePage(FORM);
        Ui.waitFor("a form that is not to be used", () -> !text("glia.engine/threads").isEnabled());
    }

    /** A button of a form's head leaves the focus in the field in which something was typed, and so does a key. */
    @Test
    void whatIsTypedAndNotYetLeftCounts() throws Exception {
        FormEditor editor = mine();
        Path file = ((IFileEditorInput) editor.getEditorInput()).getFile().getLocation().toPath();
        Text field = text("glia.engine/batchPeriod");
        assertFalse(editor.isDirty());
        field.setText("250");
        assertTrue(editor.isDirty());
        run(APPLY);
        Ui.waitFor("what is applied", () -> Long.valueOf(250).equals(runs("glia.engine", "batchPeriod")));
        Ui.waitFor("what runs", () -> Widgets.text(session.shell()).contains(manager.present().name()));
        assertEquals("250", field.getText());
        field.setText("300");
        text("glia.profile/title").setText("Typed");
        run(SAVE);
        Ui.waitFor("what is saved", () -> !editor.isDirty());
        assertEquals(MINE.replace("1000", "300").replace("Mine", "Typed"), Files.readString(file));
        field.setText("400");
        Ui.withDialog(() -> session.page().closeEditor(editor, true), shell ->
                Widgets.click(Widgets.button(shell, "Save")));
        assertEquals(MINE.replace("1000", "400").replace("Mine", "Typed"), Files.readString(file));
    }

    private static List<IMarker> problems(IEditorPart editor) {
        try {
            return List.of(((IFileEditorInput) editor.getEditorInput()).getFile().findMarkers(
                    "glia.ui.editors.profileProblem", false, IResource.DEPTH_ZERO));
        } catch (CoreException e) {
            throw Ui.failure(e.toString());
        }
    }

    @Test
    void applyingTakesEffectAndCanBeTakenBack() throws Exception {
        FormEditor editor = mine();
        editor.setActivePage(EFFECTS);
        Ui.waitFor("the difference", () -> table("Difference to what runs").content().rows().size() == 2);
        shot("profile-editor-difference");
        session.runFor(20);
        session.page().activate(editor);
        run(APPLY);
        Ui.waitFor("what is applied", () -> Long.valueOf(1000).equals(runs("glia.engine", "batchPeriod")));
        Ui.waitFor("no difference", () -> table("Difference to what runs").content().rows().isEmpty());
        assertEquals("mine", manager.present().name());
        run(UNDO_APPLY);
        Ui.waitFor("what was", () -> runs("glia.engine", "batchPeriod") == null);
        Ui.waitFor("the difference again", () -> table("Difference to what runs").content().rows().size() == 2);
        // what cannot be had here is said before anything changes
        editor.setActivePage(FORM);
        type(text("glia.engine/threads"), "1024");
        Ui.withDialog(() -> run(APPLY), shell -> {
            assertTrue(Widgets.text(shell).contains("threads"), Widgets.text(shell));
            shot("profile-editor-refused");
            Widgets.click(Widgets.button(shell, "OK"));
        });
        assertEquals(Map.of(), manager.present().values());
    }

    @Test
    void shippedProfilesAreReadAndCopied() throws Exception {
        FormEditor editor = edit("throughput");
        assertFalse(text("glia.engine/batchPeriod").isEnabled());
        shot("profile-editor-shipped");
        String name = "copy-" + System.nanoTime();
        Ui.withDialog(() -> run("glia.ui.editors.copyProfile"), shell -> {
            Text field = Widgets.first(shell, Text.class, Text::isEnabled);
            field.setText("../x");
            assertFalse(Widgets.button(shell, "OK").isEnabled(), "no name");
            field.setText(name);
            Widgets.click(Widgets.button(shell, "OK"));
        });
        Ui.waitFor("the copy", () -> session.page().getActiveEditor() != editor
                && session.page().getActiveEditor() instanceof FormEditor);
        FormEditor copy = (FormEditor) session.page().getActiveEditor();
        Path file = ((IFileEditorInput) copy.getEditorInput()).getFile().getLocation().toPath();
        assertEquals(manager.find("throughput").orElseThrow().values(), manager.read(file).values());
        Ui.waitFor("a form that can be used", () -> {
            Text field = Widgets.first(session.shell(), Text.class, each -> each.isVisible()
                    && "glia.engine/batchPeriod".equals(each.getData(Widgets.ID)));
            return field != null && field.isEnabled();
        });
    }

    @Test
    void theConfigurationIsThatOfTheRunningProgram() throws Exception {
        Ui.run("glia.ui.editors.openConfiguration");
        Ui.waitFor("its switches", () -> Widgets.first(session.shell(), Text.class, text -> text.isVisible()
                && "glia.engine/batchPeriod".equals(text.getData(Widgets.ID))) != null);
        IEditorPart editor = session.page().getActiveEditor();
        assertFalse(editor.isDirty());
        assertEquals("16", text("glia.engine/batchPeriod").getText());
        type(text("glia.engine/batchPeriod"), "15");
        assertTrue(editor.isDirty(), "what is typed would be lost");
        run(SAVE);
        Ui.drain();
        assertEquals("15", text("glia.engine/batchPeriod").getText());
        assertEquals(Map.of(), manager.present().values(), "out of its range");
        text("glia.engine/batchPeriod").setText("500");
        assertTrue(editor.isDirty());
        assertEquals(null, runs("glia.engine", "batchPeriod"), "not before it is saved");
        shot("configuration-editor");
        run(SAVE);
        Ui.waitFor("what is set", () -> Long.valueOf(500).equals(runs("glia.engine", "batchPeriod")));
        Ui.waitFor("nothing to be saved", () -> !editor.isDirty());
        // what another way of applying changes is shown
        manager.apply(manager.find("low-memory").orElseThrow());
        Ui.waitFor("the other values", () -> text("glia.engine/threads").getText().equals("1"));
        Widgets.click(Widgets.find(Button.class, "glia.configuration.restore"));
        run(SAVE);
        Ui.waitFor("every default", () -> manager.present().values().isEmpty());
    }

    /** What comparing measures is seen in {@link TenMinutesTest}. */
    @Test
    void comparingSaysWhyItCannotMeasure() throws Exception {
        FormEditor editor = mine();
        type(text("glia.engine/threads"), "1024");
        Ui.withDialog(() -> run(COMPARE), shell -> {
            assertTrue(Widgets.text(shell).contains("threads"), Widgets.text(shell));
            Widgets.click(Widgets.button(shell, "OK"));
        });
        assertEquals(EFFECTS, editor.getActivePageInstance().getId());
        Ui.waitFor("no figures", () -> table("Measured effects by switch").content().rows().isEmpty());
    }
}

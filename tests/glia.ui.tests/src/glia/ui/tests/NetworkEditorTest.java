package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IFileEditorInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

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
        Ui.run(EDIT, Map.of(EDIT + ".file", file.toString()));
        Ui.waitFor("the editor of " + file, () -> session.page().getActiveEditor() != null
                && session.page().getActiveEditor().getEditorInput() instanceof IFileEditorInput);
        return session.page().getActiveEditor();
    }

    private Path copyOfExample() throws IOException {
        Path copy = folder.resolve("mine.network.json");
        Files.copy(session.active().file().orElseThrow(), copy);
        return copy;
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
        StyledText text = source();
        int at = text.getText().indexOf("\"delay\"");
        text.replaceTextRange(at + 1, 5, "delai");
        Ui.waitFor("a problem", () -> !problems(editor).isEmpty());
        IMarker marker = problems(editor).stream().filter(each -> each.getAttribute(IMarker.MESSAGE, "")
                .contains("delai")).findFirst().orElseThrow();
        assertEquals(text.getLineAtOffset(at) + 1, marker.getAttribute(IMarker.LINE_NUMBER));
        assertEquals(at, marker.getAttribute(IMarker.CHAR_START));
        session.page().showView("org.eclipse.ui.views.ProblemView");
        Ui.drain();
        Screenshot.take("network-editor-source");
        session.page().activate(editor);
        run("org.eclipse.ui.edit.undo");
        Ui.waitFor("no problem", () -> problems(editor).isEmpty());
    }
}

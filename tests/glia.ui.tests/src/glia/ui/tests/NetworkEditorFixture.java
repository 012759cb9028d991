package glia.ui.tests;

import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IFileEditorInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The editor of networks, on files of a folder that is there for one test. */
@ExtendWith(UiWatchdog.class)
abstract class NetworkEditorFixture {
    static final String EDIT = "glia.ui.editors.editNetwork";
    private static final String MARKER = "glia.ui.editors.networkProblem";

    static final String SMALL = """
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

    Session session;
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

    /** Opens the editor of a file. */
    IEditorPart edit(Path file) {
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

    Path copyOfExample() throws IOException {
        Path copy = folder.resolve("mine.network.json");
        Files.copy(session.active().file().orElseThrow(), copy);
        return copy;
    }

    /** What is on the screen when everything that was asked to be drawn has been. */
    static void shoot(String name) {
        Ui.spinFor(Duration.ofMillis(300));
        Screenshot.take(name);
    }

    /** Menus and keys follow the history of edits a moment later. */
    static void run(String command) {
        Ui.waitFor(command, () -> Ui.enabled(command));
        Ui.run(command);
    }

    static StyledText source() {
        return Widgets.find(StyledText.class, "glia.ui.editors.source");
    }

    static List<IMarker> problems(IEditorPart editor) {
        try {
            return Stream.of(((IFileEditorInput) editor.getEditorInput()).getFile().findMarkers(MARKER, false,
                    IResource.DEPTH_ZERO)).toList();
        } catch (CoreException e) {
            throw Ui.failure(e.toString());
        }
    }

    Path small() throws IOException {
        Path file = folder.resolve("small.network.json");
        Files.writeString(file, SMALL);
        return file;
    }

    static Text field(String name) {
        return Widgets.find(Text.class, "glia.ui.editors.field." + name);
    }

    static void enter(Text field, String value) {
        field.setText(value);
        field.notifyListeners(SWT.DefaultSelection, new Event());
        Ui.drain();
    }
}

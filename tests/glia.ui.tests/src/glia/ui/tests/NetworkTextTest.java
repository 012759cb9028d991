package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.Ui;
import glia.testkit.Widgets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text is lost in the editor of networks, and none harms it. */
class NetworkTextTest extends NetworkEditorFixture {
    private static final List<String> PAGES = List.of("Network", "Populations", "Projections", "Devices", "Energy",
            "Diagram", "Source");
    private static final Path KEPT = Platform.getStateLocation(Platform.getBundle("glia.ui.editors")).toPath()
            .resolve("unsaved");

    /** What a crash leaves: a small network, and a text of it with an empty line before it that was not saved. */
    private Path crashed() throws IOException {
        Path file = small();
        edit(file);
        session.editorPage("Source");
        source().setSelection(0);
        source().insert("\n");
        Ui.waitFor("the text to be kept", () -> kept().size() == 1);
        Path backup = kept().getFirst();
        Path aside = folder.resolve("aside");
        Files.copy(backup, aside);
        session.page().closeAllEditors(false);
        Ui.waitFor("it to be given up with the editor", () -> kept().isEmpty());
        Files.copy(aside, backup);
        return file;
    }

    /** Opens the editor of a file and answers the question that comes. */
    private IEditorPart edit(Path file, String answer) {
        IEditorPart[] editor = new IEditorPart[1];
        Ui.withDialog(() -> editor[0] = edit(file), dialog -> {
            assertTrue(Widgets.text(dialog).contains("small.network.json"), Widgets.text(dialog));
            shoot("network-editor-unsaved");
            Widgets.click(Widgets.button(dialog, answer));
        });
        session.editorPage("Source");
        return editor[0];
    }

    @Test
    void unsavedTextIsOfferedAfterACrash() throws IOException {
        IEditorPart editor = edit(crashed(), "Restore");
        assertEquals("\n" + SMALL, source().getText());
        session.shell().forceActive();
        session.page().activate(editor);
        assertTrue(editor.isDirty());
        run("org.eclipse.ui.edit.undo");
        assertEquals(SMALL, source().getText());
        assertFalse(editor.isDirty());
        Ui.waitFor("nothing to be kept of what is saved", () -> kept().isEmpty());
    }

    @Test
    void unsavedTextThatNobodyWantsIsGivenUp() throws IOException {
        IEditorPart editor = edit(crashed(), "Discard");
        assertEquals(SMALL, source().getText());
        assertFalse(editor.isDirty());
        assertEquals(List.of(), kept());
    }

    /** What a crash has left is in the file already, written by somebody else. */
    @Test
    void nobodyIsAskedAboutWhatIsInTheFile() throws IOException {
        Path file = crashed();
        Files.writeString(file, "\n" + SMALL);
        Ui.withoutDialog(() -> edit(file));
        Ui.waitFor("nothing to be kept", () -> kept().isEmpty());
    }

    private static List<Path> kept() {
        if (!Files.isDirectory(KEPT)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(KEPT)) {
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
        session.page().closeAllEditors(false);
        Ui.waitFor("no problem of what nobody edits", () -> problems(editor).isEmpty());
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

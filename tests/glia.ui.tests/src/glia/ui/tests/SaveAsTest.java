package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.profile.InvalidProfileException;
import glia.api.profile.ProfileManager;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** File &gt; Save As of the editors of files. */
@ExtendWith(UiWatchdog.class)
class SaveAsTest {
    private static final String EDIT = "glia.ui.editors.editNetwork";
    private static final String PROFILE = "glia.ui.editors.openProfile";

    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    @AfterEach
    void closeEditors() {
        session.page().closeAllEditors(false);
    }

    private IEditorPart active() {
        return session.page().getActiveEditor();
    }

    /** Saves under another name what is proposed under one. */
    private void saveAs(String proposed, String name) {
        saveAs(proposed, name, () -> { });
    }

    /** @param then done in the same event, so that what is written has not been opened yet */
    private void saveAs(String proposed, String name, Runnable then) {
        Ui.waitFor("Save As", () -> Ui.enabled("org.eclipse.ui.file.saveAs"));
        Ui.withDialog(() -> UiWatchdog.declared("the platform's dialog, which asks for all projects", () -> {
            Ui.run("org.eclipse.ui.file.saveAs");
            then.run();
        }), dialog -> {
                    Widgets.type(Widgets.first(dialog, Text.class, text -> text.getText().equals(proposed)), name);
                    assertTrue(Widgets.button(dialog, "OK").isEnabled(), () -> Widgets.text(dialog));
                    Widgets.click(Widgets.button(dialog, "OK"));
                });
    }

    /** Does what a message is for, which is in the log, too; under a test the platform opens no dialog for it. */
    private static String refused(String why, Runnable asking) {
        List<String> said = new CopyOnWriteArrayList<>();
        ILogListener listener = (status, plugin) -> said.add(status.getMessage());
        Platform.addLogListener(listener);
        try {
            asking.run();
            Ui.waitFor(why, () -> said.stream().anyMatch(each -> each.startsWith(why)));
            return said.stream().filter(each -> each.startsWith(why)).findFirst().orElseThrow();
        } finally {
            Platform.removeLogListener(listener);
        }
    }

    private void network(Path file) {
        session.edit("network", EDIT, Map.of(EDIT + ".file", file.toString()));
        edited(file.getFileName().toString());
    }

    private Path edited(String name) {
        Ui.waitFor("the editor of " + name, () -> active() != null && active().getTitle().equals(name));
        IFile file = ((IFileEditorInput) active().getEditorInput()).getFile();
        return file.getLocation().toPath();
    }

    /** What was edited goes into the other file, which is edited from then on; the first one stays as it was saved. */
    @Test
    void aNetworkGoesOnInTheOtherFile() throws IOException {
        Path first = session.active().file().orElseThrow();
        String before = Files.readString(first);
        String name = first.getFileName().toString();
        network(first);
        session.editorPage("Source");
        StyledText text = Widgets.find(StyledText.class, "glia.ui.editors.source");
        text.setSelection(0);
        text.insert(" ");
        assertTrue(active().isDirty());
        // of which kind a file is need not be said
        saveAs(name, "saved-as");
        Path other = edited("saved-as.network.json");
        try {
            Ui.waitFor("the first editor to go", () -> session.page().getEditorReferences().length == 1);
            assertFalse(active().isDirty());
            assertEquals(" " + before, Files.readString(other));
            assertEquals(before, Files.readString(first));
            assertEquals(first.getParent(), other.getParent());
            // whether it may be replaced was asked of the name that was typed
            refused("There is a file " + name + " already. Choose another name.",
                    () -> saveAs("saved-as.network.json", name.replace(".network.json", "")));
            assertEquals(before, Files.readString(first));
        } finally {
            session.page().closeAllEditors(false);
            Files.delete(other);
        }
    }

    /** The other file has what there was to be saved; what was typed since is not lost with its editor. */
    @Test
    void whatIsTypedMeanwhileStays() throws IOException {
        Path first = session.active().file().orElseThrow();
        String before = Files.readString(first);
        network(first);
        session.editorPage("Source");
        StyledText text = Widgets.find(StyledText.class, "glia.ui.editors.source");
        IEditorPart editor = active();
        text.setSelection(0);
        saveAs(first.getFileName().toString(), "meanwhile", () -> text.insert(" "));
        Path other = edited("meanwhile.network.json");
        try {
            assertEquals(before, Files.readString(other));
            Ui.drain();
            assertEquals(2, session.page().getEditorReferences().length);
            assertTrue(editor.isDirty());
            assertEquals(" " + before, text.getText());
            assertEquals(before, Files.readString(first));
        } finally {
            session.page().closeAllEditors(false);
            Files.delete(other);
        }
    }

    /** A shipped profile can only be read, but saved as one's own. */
    @Test
    void aShippedProfileBecomesOnesOwn() throws IOException {
        session.edit("profile", PROFILE, Map.of(PROFILE + ".profile", "throughput"));
        saveAs("throughput.profile.json", "mine");
        Path own = edited("mine.profile.json");
        try {
            Ui.waitFor("the first editor to go", () -> session.page().getEditorReferences().length == 1);
            assertFalse(active().isDirty());
            assertTrue(Files.readString(own).contains("glia.profile"), "the text of a profile");
        } finally {
            session.page().closeAllEditors(false);
            Files.delete(own);
        }
    }

    private Text batchPeriod() {
        return Widgets.first(session.shell(), Text.class, text -> text.isVisible()
                && "glia.engine/batchPeriod".equals(text.getData(Widgets.ID)));
    }

    /** What is set becomes a profile; the configuration, which is of the program that runs, stays open. */
    @Test
    void aConfigurationBecomesAProfile() throws IOException, InvalidProfileException {
        IEditorPart configuration = session.edit("configuration", "glia.ui.editors.openConfiguration", Map.of());
        Ui.waitFor("the switches", () -> batchPeriod() != null);
        Text period = batchPeriod();
        period.setText("250");
        period.notifyListeners(SWT.DefaultSelection, new Event());
        saveAs("configured.profile.json", "as-it-is-set");
        Path own = edited("as-it-is-set.profile.json");
        try {
            assertEquals(2, session.page().getEditorReferences().length);
            ProfileManager manager = PlatformUI.getWorkbench().getService(ProfileManager.class);
            assertEquals(List.of("glia.engine/batchPeriod: 16 to 250"), manager.differences(manager.present(),
                    manager.read(own)).stream().map(each -> each.name() + ": " + each.first() + " to "
                            + each.second()).toList());
            assertTrue(configuration.isDirty(), "what is configured was not applied by that");
        } finally {
            session.page().closeAllEditors(false);
            Files.delete(own);
        }
    }

    /** What was typed into a form is in the other file, too, whichever page is shown. */
    @Test
    void whatIsTypedInAFormGoesWithIt() throws IOException {
        Path first = session.active().file().orElseThrow();
        String name = first.getFileName().toString();
        network(first);
        Text title = Widgets.first(session.shell(), Text.class, text -> text.isVisible() && text.isEnabled()
                && text.getText().equals(session.simulation().network().description().name()));
        title.setText("renamed");
        saveAs(name, "typed");
        Path other = edited("typed.network.json");
        try {
            Ui.waitFor("the first editor to go", () -> session.page().getEditorReferences().length == 1);
            assertTrue(Files.readString(other).contains("\"renamed\""), "what was typed");
            assertFalse(Files.readString(first).contains("\"renamed\""), "the first file as it was saved");
        } finally {
            session.page().closeAllEditors(false);
            Files.delete(other);
        }
    }

    /** What cannot be written is said in one line, and what was edited stays where it is. */
    @Test
    void whatCannotBeWrittenStays() throws IOException {
        Path first = session.active().file().orElseThrow();
        String before = Files.readString(first);
        String name = first.getFileName().toString();
        network(first);
        session.editorPage("Source");
        StyledText text = Widgets.find(StyledText.class, "glia.ui.editors.source");
        text.setSelection(0);
        text.insert(" ");
        Path folder = Files.createDirectory(first.resolveSibling("taken.network.json"));
        try {
            String said = refused("The file taken.network.json could not be saved: ", () -> saveAs(name, "taken"));
            assertEquals(1, said.lines().count(), said);
            assertFalse(said.contains("Exception"), said);
            assertEquals(1, session.page().getEditorReferences().length);
            assertTrue(active().isDirty());
            assertEquals(" " + before, text.getText());
            try (Stream<Path> left = Files.list(folder)) {
                assertEquals(0, left.count());
            }
            try (Stream<Path> beside = Files.list(first.getParent())) {
                assertEquals(List.of("taken.network.json"), beside.map(file -> file.getFileName().toString())
                        .filter(file -> file.contains("taken")).toList(), "nothing half-written");
            }
            assertEquals(before, Files.readString(first));
        } finally {
            Files.delete(folder);
        }
    }

    /** A file from elsewhere becomes one of the workspace, and stays where and as it is. */
    @Test
    void aFileFromElsewhereStaysThere(@TempDir Path elsewhere) throws IOException {
        Path file = Files.copy(session.active().file().orElseThrow(), elsewhere.resolve("elsewhere.network.json"));
        String before = Files.readString(file);
        network(file);
        saveAs("elsewhere.network.json", "here");
        Path other = edited("here.network.json");
        try {
            Ui.waitFor("the first editor to go", () -> session.page().getEditorReferences().length == 1);
            assertTrue(other.startsWith(ResourcesPlugin.getWorkspace().getRoot().getLocation().toPath()),
                    other.toString());
            assertEquals(before, Files.readString(other));
            assertEquals(before, Files.readString(file));
            try (Stream<Path> left = Files.list(elsewhere)) {
                assertEquals(List.of(file), left.toList());
            }
        } finally {
            session.page().closeAllEditors(false);
            Files.delete(other);
        }
    }

    /** There may be no project to save in; that is said before anything is asked. */
    @Test
    void withoutAProjectItIsSaidWhatToDo() throws CoreException {
        session.edit("profile", PROFILE, Map.of(PROFILE + ".profile", "throughput"));
        List<IProject> open = Stream.of(ResourcesPlugin.getWorkspace().getRoot().getProjects())
                .filter(IProject::isOpen).toList();
        try {
            for (IProject project : open) {
                project.close(null);
            }
            refused("There is no project to save in. Make one by File > New Glia Project.",
                    () -> Ui.withoutDialog(() -> Ui.run("org.eclipse.ui.file.saveAs")));
        } finally {
            for (IProject project : open) {
                project.open(null);
            }
        }
        assertEquals("throughput", active().getTitle());
    }
}

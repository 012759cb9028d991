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
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
        Ui.waitFor("Save As", () -> Ui.enabled("org.eclipse.ui.file.saveAs"));
        Ui.withDialog(() -> UiWatchdog.declared("the platform's dialog, which asks for all projects",
                () -> Ui.run("org.eclipse.ui.file.saveAs")), dialog -> {
                    Widgets.type(Widgets.first(dialog, Text.class, text -> text.getText().equals(proposed)), name);
                    assertTrue(Widgets.button(dialog, "OK").isEnabled(), () -> Widgets.text(dialog));
                    Widgets.click(Widgets.button(dialog, "OK"));
                });
    }

    /** Does what a message is for, which is in the log, too; under a test the platform opens no dialog for it. */
    private static void refused(String why, Runnable asking) {
        List<String> said = new CopyOnWriteArrayList<>();
        ILogListener listener = (status, plugin) -> said.add(status.getMessage());
        Platform.addLogListener(listener);
        try {
            asking.run();
            Ui.waitFor(why, () -> said.contains(why));
        } finally {
            Platform.removeLogListener(listener);
        }
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
        Session.opensEditor("network", () -> {
            Ui.run(EDIT, Map.of(EDIT + ".file", first.toString()));
            Ui.waitFor("the editor", () -> active() != null);
        });
        String name = first.getFileName().toString();
        edited(name);
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

    /** A shipped profile can only be read, but saved as one's own. */
    @Test
    void aShippedProfileBecomesOnesOwn() throws IOException {
        Session.opensEditor("profile", () -> {
            Ui.run(PROFILE, Map.of(PROFILE + ".profile", "throughput"));
            Ui.waitFor("the editor", () -> active() != null);
        });
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

    /** What is configured becomes a profile; the configuration, which is of the program that runs, stays open. */
    @Test
    void aConfigurationBecomesAProfile() throws IOException, InvalidProfileException {
        Session.opensEditor("configuration", () -> {
            Ui.run("glia.ui.editors.openConfiguration");
            Ui.waitFor("the editor", () -> active() != null);
        });
        saveAs("configured.profile.json", "as-it-runs");
        Path own = edited("as-it-runs.profile.json");
        try {
            assertEquals(2, session.page().getEditorReferences().length);
            ProfileManager manager = PlatformUI.getWorkbench().getService(ProfileManager.class);
            assertEquals(List.of(), manager.differences(manager.present(), manager.read(own)));
        } finally {
            session.page().closeAllEditors(false);
            Files.delete(own);
        }
    }
}

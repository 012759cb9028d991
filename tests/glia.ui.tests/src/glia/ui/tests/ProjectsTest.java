package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.ExampleCatalogue;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Projects: a new one from examples, files in and out of it, and the Project Explorer. */
@ExtendWith(UiWatchdog.class)
class ProjectsTest {
    private static final String COMMAND = "glia.ui.editors.";
    private static final String EXPLORER = "glia.ui.editors.explorer";
    private static final String NAME = "Mine";

    private final IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    @AfterEach
    void delete() throws CoreException {
        session.page().closeAllEditors(false);
        IProject project = root.getProject(NAME);
        if (project.exists()) {
            project.delete(true, true, new NullProgressMonitor());
        }
        session.page().hideView(session.page().findView(EXPLORER));
    }

    @Test
    void newProjectBeginsWithTheChosenExamplesAndOpensTheFirst() throws IOException {
        newProject("two-neurons", "ed-stdp");
        Session.opensEditor("network", () -> Ui.waitFor("the editor of the first",
                () -> session.page().getActiveEditor() != null && session.page().getActiveEditor().getEditorInput()
                        .getName().equals("two-neurons.network.json")));
        Path folder = root.getLocation().toPath().resolve(NAME);
        try (var files = Files.list(folder)) {
            assertEquals(List.of("README.md", "ed-stdp.network.json", "two-neurons.network.json"),
                    files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith("."))
                            .sorted().toList());
        }
        ExampleCatalogue catalogue = session.catalogue();
        assertEquals(Files.readString(catalogue.open(catalogue.find("ed-stdp").orElseThrow())),
                Files.readString(folder.resolve("ed-stdp.network.json")));
        assertTrue(root.getProject(NAME).isOpen());
    }

    @Test
    void nameThatIsTakenOrNoneIsRefused() throws IOException {
        Path folder = Files.createDirectory(root.getLocation().toPath().resolve(NAME));
        Ui.withDialog(() -> Ui.run(COMMAND + "newProject"), dialog -> {
            Widgets.type(Widgets.find(Text.class, "glia.project.name"), "Glia Examples");
            assertFalse(Widgets.button(dialog, "Finish").isEnabled());
            String text = Widgets.text(dialog);
            assertTrue(text.contains("There is a project or a folder Glia Examples."), text);
            Widgets.type(Widgets.find(Text.class, "glia.project.name"), "a/b");
            assertFalse(Widgets.button(dialog, "Finish").isEnabled());
            Screenshot.take("new-project");
            Ui.waitFor("screenshot", () -> Screenshot.exists("new-project"));
            Widgets.type(Widgets.find(Text.class, "glia.project.name"), NAME);
            assertFalse(Widgets.button(dialog, "Finish").isEnabled(), "a folder that is no project");
            Widgets.type(Widgets.find(Text.class, "glia.project.name"), NAME + " own");
            assertTrue(Widgets.button(dialog, "Finish").isEnabled());
            Widgets.click(Widgets.button(dialog, "Cancel"));
        });
        Files.delete(folder);
        assertFalse(root.getProject("a").exists());
    }

    @Test
    void filesAreImportedAndExported(@TempDir Path from, @TempDir Path to) throws IOException, CoreException {
        newProject("two-neurons");
        Path project = root.getLocation().toPath().resolve(NAME);
        String profile = "{ \"glia.engine\": { \"threads\": 1 } }\n";
        Files.writeString(from.resolve("fast.profile.json"), profile);
        transfer("importFiles", from, dialog -> allInto(dialog, 1), Widgets::click);
        Ui.waitFor("the imported file", () -> root.getProject(NAME).getFile("fast.profile.json").exists());
        assertEquals(profile, Files.readString(project.resolve("fast.profile.json")));
        assertEquals(profile, Files.readString(from.resolve("fast.profile.json")), "it is still where it was");

        transfer("exportFiles", to, dialog -> {
            Tree tree = Widgets.first(dialog, Tree.class, candidate -> candidate.isVisible());
            for (TreeItem item : tree.getItems()) {
                if (item.getText().equals(NAME)) {
                    check(tree, item);
                }
            }
        }, Widgets::click);
        for (String name : List.of("fast.profile.json", "two-neurons.network.json", "README.md")) {
            Path exported = to.resolve(NAME).resolve(name);
            Ui.waitFor("the exported " + name, () -> Files.isRegularFile(exported));
            assertEquals(Files.readString(project.resolve(name)), Files.readString(exported));
        }
    }

    /** A file that is there is replaced if a person says so, and its editor shows it then as it is. */
    @Test
    void anImportedFileReplacesAnotherIfThatIsWanted(@TempDir Path from) throws IOException {
        newProject("two-neurons");
        String name = "two-neurons.network.json";
        Path file = root.getLocation().toPath().resolve(NAME).resolve(name);
        String before = Files.readString(file);
        String other = before.replaceFirst("\"name\": *\"[^\"]*\"", "\"name\": \"another\"");
        Files.writeString(from.resolve(name), other);
        Session.opensEditor("network", () -> Ui.waitFor("the editor", () -> session.page().getActiveEditor() != null));
        session.editorPage("Source");
        StyledText text = Widgets.find(StyledText.class, "glia.ui.editors.source");
        importAgain(from, "No");
        assertEquals(before, Files.readString(file));
        importAgain(from, "Yes");
        Ui.waitFor("the other file", () -> text.getText().equals(other));
        assertEquals(other, Files.readString(file));
        IEditorPart editor = session.page().getActiveEditor();
        assertFalse(editor.isDirty());
        // nothing gives the window the focus back where there is no window manager
        session.settle();
        session.shell().forceActive();
        session.page().activate(editor);
        text.setFocus();
        text.insert(" ");
        assertTrue(editor.isDirty());
        Ui.waitFor("something to undo", () -> Ui.enabled("org.eclipse.ui.edit.undo"));
        Ui.run("org.eclipse.ui.edit.undo");
        Ui.waitFor("what is in the file", () -> text.getText().equals(other) && !editor.isDirty());
    }

    /**
     * Of what cannot be read to its end, nothing comes. The platform empties a file before it writes what replaces it,
     * so that what it held is in its history and in its editor only.
     */
    @Test
    void whatCannotBeReadIsNotImportedInPart(@TempDir Path from) throws Exception {
        newProject("two-neurons");
        IProject project = root.getProject(NAME);
        IFile replaced = project.getFile("two-neurons.network.json");
        String before = replaced.readString();
        Session.opensEditor("network", () -> Ui.waitFor("the editor", () -> session.page().getActiveEditor() != null));
        Files.writeString(from.resolve("fast.profile.json"), "{ }\n");
        // it can be opened, and reading it fails, whoever reads
        Path torn = Path.of("/proc/self/mem");
        Files.createSymbolicLink(from.resolve("torn.profile.json"), torn);
        Files.createSymbolicLink(from.resolve(replaced.getName()), torn);
        // the harness of the tests silences the dialog that is looked at here
        ErrorDialog.AUTOMATED_MODE = false;
        try {
            transfer("importFiles", from, dialog -> {
                allInto(dialog, 3);
                Widgets.click(Widgets.button(dialog, "Overwrite existing resources without warning"));
            }, finish -> {
                Shell wizard = finish.getShell();
                Ui.withDialog(() -> Widgets.click(finish), problems -> {
                    Widgets.click(Widgets.button(problems, "Details >>"));
                    var list = Widgets.first(problems, org.eclipse.swt.widgets.List.class, each -> each.isVisible());
                    String said = String.join("\n", list.getItems());
                    assertTrue(said.contains("torn.profile.json") && said.contains(replaced.getName()), said);
                    assertFalse(said.contains("fast.profile.json"), said);
                    Screenshot.take("import-torn");
                    Ui.waitFor("screenshot", () -> Screenshot.exists("import-torn"));
                    Widgets.click(Widgets.button(problems, "OK"));
                });
                Widgets.click(Widgets.button(wizard, "Cancel"));
            });
        } finally {
            ErrorDialog.AUTOMATED_MODE = true;
        }
        assertEquals("{ }\n", project.getFile("fast.profile.json").readString());
        assertFalse(Files.exists(project.getFile("torn.profile.json").getLocation().toPath()));
        assertEquals(before, new String(replaced.getHistory(null)[0].getContents().readAllBytes(),
                StandardCharsets.UTF_8));
    }

    private static void importAgain(Path from, String answer) {
        transfer("importFiles", from, dialog -> allInto(dialog, 1), finish -> Ui.withDialog(() -> Widgets.click(finish),
                question -> Widgets.click(Widgets.button(question, answer))));
    }

    /** Checks all files of the folder that is imported from, when its name was taken, and names the project. */
    private static void allInto(Shell dialog, int many) {
        Table files = Widgets.first(dialog, Table.class, table -> table.isVisible());
        Ui.waitFor("the files in the list", () -> files.getItemCount() == many);
        checkAll(files);
        Widgets.type(Widgets.first(dialog, Text.class, text -> text.isVisible() && text.isEnabled()
                && (text.getStyle() & SWT.READ_ONLY) == 0), NAME);
    }

    /**
     * The shipped networks, of which one is copied.
     *
     * @param full whether the disk is full then; otherwise another program writes what says that it is a project
     */
    private record Midway(ExampleCatalogue shipped, boolean full) implements ExampleCatalogue {
        @Override
        public List<Example> examples() {
            return shipped.examples();
        }

        @Override
        public Optional<Example> find(String name) {
            return shipped.find(name);
        }

        @Override
        public void copyTo(Path folder) throws IOException {
            copyTo(folder, examples());
        }

        @Override
        public void copyTo(Path folder, Collection<Example> chosen) throws IOException {
            shipped.copyTo(folder, List.of(chosen.iterator().next()));
            if (full) {
                throw new IOException("No space left on device");
            }
            Files.writeString(folder.resolve(".project"), "no project");
        }

        @Override
        public Path open(Example example) throws IOException {
            return shipped.open(example);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, No space left on device", "false, Errors occurred while refreshing resources"})
    void aProjectThatCannotBeFilledIsNotLeftInPart(boolean full, String reason) {
        ServiceRegistration<ExampleCatalogue> midway = FrameworkUtil.getBundle(ProjectsTest.class).getBundleContext()
                .registerService(ExampleCatalogue.class, new Midway(session.catalogue(), full),
                        FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE)));
        try {
            Ui.withDialog(() -> UiWatchdog.declared("the first opening of a wizard",
                    () -> Ui.run(COMMAND + "newProject")), dialog -> {
                        Widgets.type(Widgets.find(Text.class, "glia.project.name"), NAME);
                        Widgets.click(Widgets.button(dialog, "Finish"));
                        Ui.waitFor("the reason", () -> Widgets.text(dialog).contains(reason));
                        assertFalse(root.getProject(NAME).exists());
                        assertFalse(Files.exists(root.getLocation().toPath().resolve(NAME)));
                        Widgets.click(Widgets.button(dialog, "Cancel"));
                    });
        } finally {
            midway.unregister();
        }
        newProject("two-neurons");
    }

    @Test
    void explorerListsProjectsAndOpensFilesInTheirEditors() throws CoreException {
        newProject("two-neurons");
        session.page().closeAllEditors(false);
        UiWatchdog.declared("the first showing of the Project Explorer", () -> session.show(EXPLORER));
        Tree tree = Widgets.find(Tree.class, EXPLORER + ".tree");
        Ui.waitFor("the projects", () -> item(tree.getItems(), NAME) != null
                && item(tree.getItems(), "Glia Examples") != null);
        TreeItem project = item(tree.getItems(), NAME);
        assertNotNull(project.getImage(), "the picture of a project, which the application has to bring");
        Widgets.expand(tree, project);
        Ui.waitFor("its files", () -> item(project.getItems(), "two-neurons.network.json") != null);
        assertEquals(List.of("README.md", "two-neurons.network.json"),
                Arrays.stream(project.getItems()).map(TreeItem::getText).toList());
        Screenshot.take("project-explorer");
        Ui.waitFor("screenshot", () -> Screenshot.exists("project-explorer"));
        Session.opensEditor("network", () -> {
            Widgets.open(tree, item(project.getItems(), "two-neurons.network.json"));
            Ui.waitFor("the network editor", () -> session.page().getActiveEditor() != null
                    && session.page().getActiveEditor().getSite().getId().equals("glia.ui.editors.network"));
        });
        root.getProject(NAME).getFile("spikes.csv").create(
                "time_ms,population,neuron\n0.1,E,1\n".getBytes(StandardCharsets.UTF_8), true, false, null);
        Ui.waitFor("the recording in the tree", () -> item(project.getItems(), "spikes.csv") != null);
        Session.opensEditor("recording", () -> {
            Widgets.open(tree, item(project.getItems(), "spikes.csv"));
            Ui.waitFor("the recording editor", () -> session.page().getActiveEditor().getSite().getId()
                    .equals("glia.ui.editors.recording"));
        });
        root.getProject(NAME).getFile("README.md").delete(true, new NullProgressMonitor());
        Ui.waitFor("the explorer to follow", () -> project.getItemCount() == 2);
    }

    private static TreeItem item(TreeItem[] items, String text) {
        return Arrays.stream(items).filter(item -> item.getText().equals(text)).findFirst().orElse(null);
    }

    private void newProject(String... examples) {
        Ui.withDialog(() -> UiWatchdog.declared("the first opening of a wizard",
                () -> Ui.run(COMMAND + "newProject")), dialog -> {
                    assertFalse(Widgets.button(dialog, "Finish").isEnabled(), "a project without a name");
                    Widgets.type(Widgets.find(Text.class, "glia.project.name"), NAME);
                    for (TableItem item : Widgets.find(Table.class, "glia.project.examples").getItems()) {
                        item.setChecked(List.of(examples).contains(item.getText().split(" - ")[0]));
                    }
                    Widgets.click(Widgets.button(dialog, "Finish"));
                });
        assertTrue(root.getProject(NAME).exists());
    }

    /**
     * Goes through the platform's wizard, which has the folder of the disk in its first combo that can be typed in.
     *
     * @param finish given the button that ends it
     */
    private static void transfer(String command, Path folder, Consumer<Shell> rest, Consumer<Button> finish) {
        Ui.withDialog(() -> UiWatchdog.declared("the first opening of a wizard", () -> Ui.run(COMMAND + command)),
                dialog -> {
                    Combo disk = Widgets.first(dialog, Combo.class, combo -> (combo.getStyle() & SWT.READ_ONLY) == 0);
                    disk.setFocus();
                    disk.setText(folder.toString());
                    disk.notifyListeners(SWT.KeyUp, new Event());
                    disk.notifyListeners(SWT.DefaultSelection, new Event());
                    disk.notifyListeners(SWT.FocusOut, new Event());
                    Ui.drain();
                    rest.accept(dialog);
                    Ui.waitFor("Finish to be possible", () -> Widgets.button(dialog, "Finish").isEnabled());
                    Screenshot.take(command);
                    Ui.waitFor("screenshot", () -> Screenshot.exists(command));
                    finish.accept(Widgets.button(dialog, "Finish"));
                });
    }

    private static void checkAll(Table table) {
        for (TableItem item : table.getItems()) {
            item.setChecked(true);
            Event event = new Event();
            event.item = item;
            event.detail = SWT.CHECK;
            table.notifyListeners(SWT.Selection, event);
        }
    }

    private static void check(Tree tree, TreeItem item) {
        item.setChecked(true);
        Event event = new Event();
        event.item = item;
        event.detail = SWT.CHECK;
        tree.notifyListeners(SWT.Selection, event);
    }
}

package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.store.RecordingOptions;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.DrawingCanvas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every perspective, and every page of every editor, in every theme: a picture each, and what nobody could read. */
@ExtendWith(UiWatchdog.class)
class PicturesTest {
    /** How long canvases and charts may take to draw themselves anew: for the pictures, not for what is asserted. */
    private static final Duration PAINTED = Duration.ofMillis(400);
    private static final int LOOKS = 5;
    private static final String EDITORS = "glia.ui.editors.";
    private static final double RUN_MS = 300;
    /** Perspectives, and those of their views that are waited for: they show what is sampled or read in a job. */
    private static final List<Map.Entry<String, List<String>>> PERSPECTIVES = List.of(
            Map.entry(Session.SIMULATE, List.of(Session.GRAPH, Session.RASTER, Session.RATES)),
            Map.entry(Session.PERFORMANCE, List.of(Session.METRICS, Session.PHASES)),
            Map.entry(Session.HEALTH, List.of(Session.HEALTH_BOARD, Session.EVENTS)),
            Map.entry(Session.EXTENSIONS, List.of(Session.BUNDLES, Session.COMPONENTS)));

    /** The themes that a person may choose, by their ids. */
    private enum Look {
        LIGHT("org.eclipse.e4.ui.css.theme.e4_default"), DARK("org.eclipse.e4.ui.css.theme.e4_dark"),
        CONTRAST("glia.ui.workbench.theme.dark.contrast");

        private final String id;

        Look(String id) {
            this.id = id;
        }
    }

    private final List<String> faults = new ArrayList<>();
    @TempDir
    Path folder;
    private Session session;

    @BeforeEach
    void open() throws IOException {
        session = Session.fresh();
        session.record("ed-stdp", RUN_MS, folder, RecordingOptions.DEFAULT);
        // as fast as a person would look at it, with half of the processors left to what is drawn
        session.speed(1);
    }

    @AfterEach
    void light() {
        session.page().closeAllEditors(false);
        set(Look.LIGHT);
        session.openExample("two-neurons");
    }

    private static void set(Look look) {
        UiWatchdog.declared("styling every widget of the window", () -> PlatformUI.getWorkbench()
                .getService(IThemeEngine.class).setTheme(look.id, false));
    }

    @Test
    void everythingCanBeReadInEveryTheme() throws IOException {
        for (Look look : Look.values()) {
            set(look);
            turned(look);
            session.command("run");
            perspectives(look);
            session.pause();
            editors(look);
        }
        set(Look.LIGHT);
        turned(Look.LIGHT);
        System.out.println(String.join("\n", faults));
        assertEquals(List.of(), faults);
    }

    /** Editors that were made in another theme. */
    private void turned(Look look) {
        if (session.page().getEditorReferences().length == 0) {
            return;
        }
        // widgets turn from theme to theme by degrees
        Ui.spinFor(Duration.ofSeconds(1));
        for (IEditorReference reference : session.page().getEditorReferences()) {
            session.page().activate(reference.getEditor(true));
            for (String page : pages()) {
                session.editorPage(page);
                check(reference.getTitle() + ", " + page + ", opened in another theme than " + look, look);
            }
        }
        session.page().closeAllEditors(false);
    }

    private void perspectives(Look look) {
        for (Map.Entry<String, List<String>> each : PERSPECTIVES) {
            String perspective = each.getKey();
            session.perspective(perspective);
            UiWatchdog.declared("styling a perspective that is new", Ui::drain);
            for (String view : each.getValue()) {
                Ui.waitFor("something in " + view, () -> !session.table(view).isEmpty());
            }
            picture(perspective.substring(perspective.lastIndexOf('.') + 1), look);
        }
    }

    private void editors(Look look) throws IOException {
        Path network = Files.copy(session.active().file().orElseThrow(), folder.resolve(look + ".network.json"));
        editor("network", look, "editNetwork", Map.of(EDITORS + "editNetwork.file", network.toString()));
        editor("profile", look, "openProfile", Map.of(EDITORS + "openProfile.profile", "throughput"));
        editor("configuration", look, "openConfiguration", Map.of());
        editor("recording", look, "openRecording", Map.of(EDITORS + "openRecording.file",
                folder.resolve("run.json").toString()));
        Ui.run("org.eclipse.ui.window.maximizePart");
    }

    private void editor(String kind, Look look, String command, Map<String, String> parameters) {
        IEditorPart before = session.page().getActiveEditor();
        Session.opensEditor(kind, () -> {
            Ui.run(EDITORS + command, parameters);
            Ui.waitFor("the " + kind + " editor", () -> session.page().getActiveEditor() != before);
        });
        if (before == null) {
            Ui.run("org.eclipse.ui.window.maximizePart");
        }
        Ui.waitFor("its pages", () -> !pages().isEmpty());
        for (String page : pages()) {
            session.editorPage(page);
            if (page.equals("Diagram")) {
                DrawingCanvas<?> diagram = Widgets.find(DrawingCanvas.class, EDITORS + "diagram");
                Ui.waitFor("the diagram", () -> diagram.drawing() != null && !diagram.drawing().marks().isEmpty());
            }
            picture(kind + '-' + page.toLowerCase(Locale.ROOT).replace(' ', '-'), look);
        }
    }

    /** The titles of the pages of the editor that is active. */
    private List<String> pages() {
        CTabFolder tabs = Widgets.first(session.shell(), CTabFolder.class, each -> each.isVisible()
                && (each.getStyle() & SWT.BOTTOM) != 0);
        return tabs == null ? List.of() : Stream.of(tabs.getItems()).map(CTabItem::getText).toList();
    }

    private void picture(String name, Look look) {
        Ui.spinFor(PAINTED);
        String picture = name + '-' + look.name().toLowerCase(Locale.ROOT);
        Screenshot.take(picture);
        check(picture, look);
    }

    /** Soon, but not at once: what has no colours of ours gets them from GTK when it is next drawn. */
    private void check(String what, Look look) {
        List<String> found = faults(look);
        for (int again = 0; again < LOOKS && !found.isEmpty(); again++) {
            Ui.spinFor(PAINTED);
            found = faults(look);
        }
        found.forEach(fault -> faults.add(what + ": " + fault));
    }

    /** Editors are named by their files, however long these names are. */
    private List<String> faults(Look look) {
        return Legibility.faults(session.shell(), look != Look.LIGHT, look == Look.CONTRAST).stream()
                .filter(fault -> Stream.of(session.page().getEditorReferences())
                        .noneMatch(editor -> fault.startsWith("tab cut off: \"" + editor.getTitle()))).toList();
    }

    @Test
    void whatNobodyCouldReadIsFound() {
        Shell shell = new Shell(session.shell(), SWT.NONE);
        try {
            label(shell, "cut off", new Rectangle(0, 0, 20, 30));
            label(shell, "below the end", new Rectangle(0, 290, 200, 30));
            Label faint = label(shell, "hard to read", new Rectangle(0, 40, 200, 30));
            Label dark = label(shell, "dark", new Rectangle(0, 80, 200, 30));
            label(shell, "over", new Rectangle(0, 120, 200, 30));
            label(shell, "each other", new Rectangle(100, 130, 200, 30));
            Table table = new Table(shell, SWT.NONE);
            table.setBounds(0, 170, 200, 80);
            TableColumn column = new TableColumn(table, SWT.NONE);
            column.setText("a head of some length");
            column.setWidth(30);
            shell.setBounds(0, 0, 300, 300);
            shell.open();
            // after the theme has given them its own
            Ui.drain();
            faint.setForeground(shell.getDisplay().getSystemColor(SWT.COLOR_YELLOW));
            dark.setBackground(shell.getDisplay().getSystemColor(SWT.COLOR_BLACK));
            List<String> found = Legibility.faults(shell, false, false);
            for (String expected : List.of("cut off: \"cut off\"", "reaches out of its parent: \"below the end\"",
                    "hard to read: \"hard to read\"", "dark in the light: \"dark\"",
                    "lie over each other: \"each other", "head cut off: \"a head of some length\"")) {
                assertTrue(found.stream().anyMatch(fault -> fault.startsWith(expected)), expected + " in " + found);
            }
            assertTrue(found.stream().noneMatch(fault -> fault.contains("\"over\"")), found::toString);
        } finally {
            shell.close();
        }
    }

    private static Label label(Shell shell, String text, Rectangle bounds) {
        Label label = new Label(shell, SWT.NONE);
        label.setText(text);
        label.setBounds(bounds);
        return label;
    }
}

package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.simulation.SimulationStatus.State;
import glia.api.store.RecordingOptions;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.Exportable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every perspective, view and page of an editor in every theme: a picture each, and what nobody could read. */
@ExtendWith(UiWatchdog.class)
class PicturesTest {
    /** How long GTK may take to give new colours to what has none of ours: a guard, which is not waited for. */
    private static final Duration TURNED = Duration.ofSeconds(10);
    private static final String EDITORS = "glia.ui.editors.";
    private static final double RUN_MS = 300;
    private static final List<String> PERSPECTIVES = List.of(Session.SIMULATE, Session.PERFORMANCE, Session.HEALTH,
            Session.EXTENSIONS);

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
    /** Whether a view is open that the perspective does not have when it opens. */
    private boolean more;
    @TempDir
    Path folder;
    private Session session;

    @BeforeEach
    void open() throws IOException {
        session = Session.fresh();
        session.record("ed-stdp", RUN_MS, folder, RecordingOptions.DEFAULT);
        ValidationRecordTest.leave(folder);
        ILog.get().warn("A message, so that the view Error Log has one.");
        // no tool tip lies over what is looked at
        Rectangle screen = session.shell().getDisplay().getBounds();
        session.shell().getDisplay().setCursorLocation(screen.width - 1, screen.height - 1);
        // as fast as a person would look at it, with half of the processors left to what is drawn
        session.speed(1);
    }

    @AfterEach
    void light() {
        session.page().closeAllEditors(false);
        set(Look.LIGHT);
        // without the views that are not part of it
        session.perspective(Session.SIMULATE);
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
            views(look);
            session.perspective(Session.SIMULATE);
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
        for (IEditorReference reference : session.page().getEditorReferences()) {
            session.page().activate(reference.getEditor(true));
            for (String page : pages()) {
                session.editorPage(page);
                check(reference.getTitle() + ", " + page + ", opened in another theme than " + look, look);
            }
        }
        session.page().closeAllEditors(false);
    }

    /** Each perspective as it opens, then each view that it has or offers, once, and every other view of Glia. */
    private void views(Look look) {
        Set<String> seen = new HashSet<>();
        for (String perspective : PERSPECTIVES) {
            session.perspective(perspective);
            if (perspective.equals(Session.SIMULATE)) {
                // whose traces are shown
                Ui.run("glia.ui.views.findHub");
            }
            running(last(perspective), look);
            for (String view : offered()) {
                IViewPart part = session.page().findView(view);
                if (seen.add(view) && (part == null || !session.page().isPartVisible(part))) {
                    more = session.page().findViewReference(view) == null;
                    front(view);
                    running(last(perspective) + '-' + last(view), look);
                    hideMore(view);
                }
            }
        }
        Ui.run("glia.ui.views.stopProfile");
        session.perspective(Session.SIMULATE);
        for (String view : HelpTest.ids("org.eclipse.ui.views", "view")) {
            if (seen.add(view)) {
                more = true;
                session.show(view);
                running(last(Session.SIMULATE) + '-' + last(view), look);
                hideMore(view);
            }
        }
    }

    private void hideMore(String view) {
        if (more) {
            session.page().hideView(session.page().findView(view));
            more = false;
        }
    }

    private static String last(String id) {
        return id.substring(id.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private List<String> offered() {
        return Stream.concat(Stream.of(session.page().getViewReferences()).map(IViewReference::getId),
                Stream.of(session.page().getShowViewShortcuts())).distinct().toList();
    }

    /** Brings a view to the front; those that show what one has to ask for are asked. */
    private void front(String view) {
        switch (view) {
            case Session.HOT_SPOTS -> Ui.run("glia.ui.views.startProfile");
            case Session.ROLES -> ValidationRecordTest.open(folder.resolve("validation.json"));
            default -> session.show(view);
        }
    }

    /** Pictures what a run has brought into everything that can be seen. */
    private void running(String name, Look look) {
        session.command("run");
        session.waitForState(State.RUNNING);
        while (true) {
            Composite empty = Widgets.first(session.shell(), Composite.class, each -> each.isVisible()
                    && each instanceof Exportable picture && empty(picture) && !saysWhy(each));
            if (empty == null) {
                break;
            }
            Ui.waitFor("something in " + empty + " of " + name, () -> empty.isDisposed()
                    || !empty((Exportable) empty) || saysWhy(empty));
        }
        session.pause();
        picture(name, look);
    }

    /** Whether there is no line but the head in what a picture would save; no more than that is written. */
    private static boolean empty(Exportable picture) {
        try {
            picture.table().writeCsv(new Writer() {
                private int lines;

                @Override
                public void write(char[] text, int offset, int length) throws IOException {
                    for (int i = offset; i < offset + length; i++) {
                        lines += text[i] == '\n' ? 1 : 0;
                    }
                    if (lines > 1) {
                        throw new EOFException();
                    }
                }

                @Override
                public void flush() {
                    // nothing is kept
                }

                @Override
                public void close() {
                    // nothing is held
                }
            });
            return true;
        } catch (EOFException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By its message, or by a sentence below a table, such as that no point of the score was lost. */
    private static boolean saysWhy(Composite picture) {
        return Widgets.first(picture, Label.class, label -> label.isVisible() && !label.getText().isBlank()
                && ((label.getStyle() & SWT.WRAP) != 0 || label.getText().endsWith("."))) != null;
    }

    private void editors(Look look) throws IOException {
        Path network = Files.copy(session.active().file().orElseThrow(), folder.resolve(look + ".network.json"));
        open("network", "editNetwork", Map.of(EDITORS + "editNetwork.file", network.toString()));
        IEditorPart editor = session.page().getActiveEditor();
        session.show(IPageLayout.ID_OUTLINE);
        picture("network-outline", look);
        session.page().activate(editor);
        Ui.run("org.eclipse.ui.window.maximizePart");
        pictures("network", look);
        open("profile", "openProfile", Map.of(EDITORS + "openProfile.profile", "throughput"));
        pictures("profile", look);
        open("configuration", "openConfiguration", Map.of());
        pictures("configuration", look);
        open("recording", "openRecording", Map.of(EDITORS + "openRecording.file",
                folder.resolve("run.json").toString()));
        pictures("recording", look);
        Ui.run("org.eclipse.ui.window.maximizePart");
    }

    private void open(String kind, String command, Map<String, String> parameters) {
        session.edit(kind, EDITORS + command, parameters);
        Ui.waitFor("its pages", () -> !pages().isEmpty());
    }

    private void pictures(String kind, Look look) {
        for (String page : pages()) {
            session.editorPage(page);
            Ui.waitFor("the diagram, where there is one", () -> Widgets.first(session.shell(), DrawingCanvas.class,
                    canvas -> canvas.isVisible() && (EDITORS + "diagram").equals(canvas.getData(Widgets.ID))
                    && canvas.drawing().marks().isEmpty()) == null);
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
        // a canvas finds that the theme is another one when it is painted
        Screenshot.awaitPaint();
        session.settle();
        String picture = name + '-' + look.name().toLowerCase(Locale.ROOT);
        check(picture, look);
        Screenshot.take(picture);
    }

    /** Soon, but not at once: GTK turns what has no colours of ours by degrees, whenever it is drawn. */
    private void check(String what, Look look) {
        long end = System.nanoTime() + TURNED.toNanos();
        List<String> found = faults(look);
        while (!found.isEmpty() && System.nanoTime() < end) {
            Screenshot.awaitPaint();
            found = faults(look);
        }
        found.forEach(fault -> faults.add(what + ": " + fault));
    }

    /**
     * Editors are named by their files, however long these names are; and the platform shortens tabs where somebody
     * opens more views than there is room for.
     */
    private List<String> faults(Look look) {
        return Legibility.faults(session.shell(), look != Look.LIGHT, look == Look.CONTRAST).stream()
                .filter(fault -> Stream.of(session.page().getEditorReferences())
                        .noneMatch(editor -> fault.startsWith("tab cut off: \"" + editor.getTitle())))
                .filter(fault -> !more || !fault.startsWith("tab cut off")).toList();
    }

    @Test
    void whatNobodyCouldReadIsFound() {
        Shell shell = new Shell(session.shell(), SWT.NONE);
        Image missing = ImageDescriptor.getMissingImageDescriptor().createImage(shell.getDisplay());
        try {
            label(shell, "cut off", new Rectangle(0, 0, 20, 30));
            label(shell, "below the end", new Rectangle(0, 290, 200, 30));
            Label faint = label(shell, "hard to read", new Rectangle(0, 40, 200, 30));
            Label dark = label(shell, "dark", new Rectangle(0, 80, 200, 30));
            label(shell, "over", new Rectangle(0, 120, 200, 30));
            label(shell, "each other", new Rectangle(100, 130, 200, 30));
            Label painted = label(shell, "painted", new Rectangle(0, 255, 200, 25));
            painted.addListener(SWT.Paint, event -> {
                event.gc.setBackground(event.display.getSystemColor(SWT.COLOR_BLACK));
                event.gc.fillRectangle(0, 0, 190, 25);
            });
            Table table = new Table(shell, SWT.NONE);
            table.setBounds(0, 170, 200, 80);
            table.setHeaderVisible(true);
            TableColumn column = new TableColumn(table, SWT.NONE);
            column.setText("a head of some length");
            column.setWidth(30);
            // the last one gets the room that is left
            new TableColumn(table, SWT.NONE).setWidth(30);
            new TableItem(table, SWT.NONE).setText("a cell of some length");
            Tree tree = new Tree(shell, SWT.NONE);
            tree.setBounds(205, 0, 90, 110);
            new TreeColumn(tree, SWT.NONE).setWidth(40);
            TreeItem item = new TreeItem(tree, SWT.NONE);
            item.setText("faint and long");
            item.setData(Legibility.STYLES, new StyleRange[] {new StyleRange(0, 5,
                    shell.getDisplay().getSystemColor(SWT.COLOR_YELLOW), null)});
            Text field = new Text(shell, SWT.BORDER);
            field.setBounds(310, 10, 80, 36);
            Text hint = new Text(shell, SWT.BORDER);
            hint.setMessage("a message");
            hint.setBounds(310, 170, 80, 36);
            StyledText page = new StyledText(shell, SWT.NONE);
            page.setText("some selected words");
            page.setSelection(5, 13);
            page.setBounds(205, 220, 190, 30);
            item.setImage(missing);
            CTabFolder tabs = new CTabFolder(shell, SWT.NONE);
            tabs.setBounds(205, 255, 190, 40);
            new CTabItem(tabs, SWT.NONE).setText("one");
            new CTabItem(tabs, SWT.NONE).setText("second");
            tabs.setSelection(0);
            Button box = button(shell, "box", SWT.CHECK, new Rectangle(310, 50, 80, 36));
            button(shell, "press", SWT.PUSH, new Rectangle(310, 90, 80, 36));
            Button off = button(shell, "off", SWT.PUSH, new Rectangle(310, 130, 80, 36));
            off.setEnabled(false);
            shell.setBounds(0, 0, 400, 300);
            shell.open();
            // after the theme has given them its own
            Ui.drain();
            faint.setForeground(shell.getDisplay().getSystemColor(SWT.COLOR_YELLOW));
            // the toolkit gives a field's frame the colour of its words
            field.setForeground(shell.getDisplay().getSystemColor(SWT.COLOR_YELLOW));
            box.setForeground(shell.getDisplay().getSystemColor(SWT.COLOR_YELLOW));
            off.setForeground(shell.getDisplay().getSystemColor(SWT.COLOR_YELLOW));
            hint.setForeground(shell.getDisplay().getSystemColor(SWT.COLOR_YELLOW));
            page.setSelectionForeground(shell.getDisplay().getSystemColor(SWT.COLOR_YELLOW));
            page.setSelectionBackground(shell.getDisplay().getSystemColor(SWT.COLOR_WHITE));
            tabs.getItem(1).setForeground(shell.getDisplay().getSystemColor(SWT.COLOR_YELLOW));
            dark.setBackground(shell.getDisplay().getSystemColor(SWT.COLOR_BLACK));
            Screenshot.awaitPaint();
            // GTK gives a frame its new colour by degrees
            Ui.waitFor("a frame that is hard to see", () -> Legibility.faults(shell, false, false).stream()
                    .anyMatch(fault -> fault.startsWith("frame hard to see: \"\"")));
            List<String> found = Legibility.faults(shell, false, false);
            for (String expected : List.of("cut off: \"cut off\"", "reaches out of its parent: \"below the end\"",
                    "hard to read: \"hard to read\"", "dark in the light: \"dark\"",
                    "hard to read on the screen: \"hard to read\"", "dark on the screen: \"painted\"",
                    "lie over each other: \"each other", "head cut off: \"a head of some length\"",
                    "cell cut off: \"a cell of some length\"", "cell cut off: \"faint and long\"",
                    "hard to read: \"faint\"", "box hard to see: \"box\"", "picture missing: \"faint and long\"",
                    "hard to read on the screen: \"a message\"", "hard to read on the screen: \"selected\"",
                    "hard to read on the screen: \"second\"")) {
                assertTrue(found.stream().anyMatch(fault -> fault.startsWith(expected)), expected + " in " + found);
            }
            for (String well : List.of("\"over\"", "\"press\"", "\"off\"")) {
                assertTrue(found.stream().noneMatch(fault -> fault.contains(well)), found::toString);
            }
            List<String> high = Legibility.faults(shell, false, true);
            assertTrue(high.stream().anyMatch(fault -> fault.startsWith("hard to read: \"off\"")), high::toString);
        } finally {
            missing.dispose();
            shell.close();
        }
    }

    private static Button button(Shell shell, String text, int style, Rectangle bounds) {
        Button button = new Button(shell, style);
        button.setText(text);
        button.setBounds(bounds);
        return button;
    }

    private static Label label(Shell shell, String text, Rectangle bounds) {
        Label label = new Label(shell, SWT.NONE);
        label.setText(text);
        label.setBounds(bounds);
        return label;
    }
}

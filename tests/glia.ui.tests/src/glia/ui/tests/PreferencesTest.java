package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.RefreshRate;
import glia.ui.kit.UiQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.RadioState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The preferences: which pages there are, and that each of ours takes effect and goes back to its defaults. */
@ExtendWith(UiWatchdog.class)
class PreferencesTest {
    private static final List<String> KEYS = List.of("theme", "refreshRate", "threads", "autosave", "autosaveSeconds");

    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    @Test
    void preferencesHaveThePagesOfTheWorkbenchOnce() {
        inPreferences(dialog -> {
            Tree tree = tree(dialog);
            List<String> top = Arrays.stream(tree.getItems()).map(TreeItem::getText).toList();
            assertEquals("Glia", top.getFirst(), top.toString());
            assertTrue(top.containsAll(List.of("General", "Install/Update")), top.toString());
            List<String> all = new ArrayList<>();
            for (TreeItem item : tree.getItems()) {
                names(tree, item, all);
            }
            System.out.println("pages of the preferences: " + all);
            for (String once : List.of("Glia", "General", "Keys", "Colors and Fonts", "Text Editors")) {
                assertEquals(1, all.stream().filter(once::equals).count(), once + " in " + all);
            }
            for (String unused : List.of("Appearance", "Workspace", "Build Order", "Linked Resources", "Spelling",
                    "File Associations", "Content Types", "Label Decorations", "Globalization")) {
                assertFalse(all.contains(unused), unused);
            }
            String keys = page(dialog, "Keys");
            assertTrue(keys.contains("Scheme:"), "no page of the keys: " + keys);
            String text = page(dialog, "Glia").replace("&", "");
            for (String wanted : List.of("Light", "Dark", "Redraw live views", "threads", "Restore Defaults")) {
                assertTrue(text.contains(wanted), wanted + " in " + text);
            }
            Screenshot.take("preferences");
            Ui.waitFor("screenshot", () -> Screenshot.exists("preferences"));
            Widgets.click(Widgets.button(dialog, "Cancel"));
        });
    }

    @Test
    void pageTakesEffectAndGoesBackToItsDefaults() {
        TreeMap<String, String> before = stored();
        inPreferences(dialog -> {
            page(dialog, "Glia");
            Widgets.click(Widgets.button(dialog, "Dark"));
            Widgets.select(Widgets.first(dialog, Combo.class, combo -> combo.getItemCount() == 4),
                    "never (fastest simulation)");
            number(dialog, 0, "2");
            Widgets.click(Widgets.button(dialog, "Save runs by themselves, to survive a crash"));
            number(dialog, 1, "77");
            UiWatchdog.declared("styling every widget of the window",
                    () -> Widgets.click(Widgets.button(dialog, "Apply")));
            assertEquals(RefreshRate.OFF, queue().rate());
            assertEquals("off", shownRate());
            assertTrue(dark(), "the theme is that of before");
            assertEquals("{autosave=false, autosaveSeconds=77, refreshRate=off, theme=DARK, threads=2}",
                    stored().toString());

            Widgets.click(Widgets.button(dialog, "Restore Defaults"));
            assertTrue(dark(), "defaults take effect before they are applied");
            UiWatchdog.declared("styling every widget of the window",
                    () -> Widgets.click(Widgets.button(dialog, "Apply and Close")));
        });
        // under load they are drawn more rarely than they should
        assertNotEquals(RefreshRate.OFF, queue().rate());
        assertEquals("normal", shownRate());
        assertFalse(dark(), "the theme stays dark");
        assertEquals("{}", stored().toString(), "stored, and before: " + before);
    }

    @Test
    void highContrastIsWhiteOnBlack() {
        inPreferences(dialog -> {
            page(dialog, "Glia");
            Widgets.click(Widgets.button(dialog, "High contrast"));
            UiWatchdog.declared("styling every widget of the window",
                    () -> Widgets.click(Widgets.button(dialog, "Apply and Close")));
        });
        try {
            Tree tree = Widgets.find(Tree.class, Session.NETWORKS + ".tree");
            assertEquals(List.of(new RGB(0, 0, 0), new RGB(255, 255, 255)),
                    List.of(tree.getBackground().getRGB(), tree.getForeground().getRGB()));
        } finally {
            inPreferences(dialog -> {
                page(dialog, "Glia");
                Widgets.click(Widgets.button(dialog, "Restore Defaults"));
                UiWatchdog.declared("styling every widget of the window",
                        () -> Widgets.click(Widgets.button(dialog, "Apply and Close")));
            });
        }
        assertFalse(dark(), "the theme stays dark");
    }

    @Test
    void numberThatIsNoneIsRefused() {
        inPreferences(dialog -> {
            page(dialog, "Glia");
            number(dialog, 0, "-1");
            assertFalse(Widgets.button(dialog, "Apply").isEnabled(), "-1 threads can be applied");
            number(dialog, 0, "2");
            assertTrue(Widgets.button(dialog, "Apply").isEnabled());
            Widgets.click(Widgets.button(dialog, "Cancel"));
        });
    }

    private void inPreferences(Consumer<Shell> steps) {
        Ui.withDialog(() -> UiWatchdog.declared("the first opening of the preferences",
                () -> Ui.run("org.eclipse.ui.window.preferences")), steps);
    }

    private static Tree tree(Shell dialog) {
        return Widgets.first(dialog, Tree.class, tree -> true);
    }

    private static void names(Tree tree, TreeItem item, List<String> names) {
        names.add(item.getText());
        Widgets.expand(tree, item);
        for (TreeItem child : item.getItems()) {
            names(tree, child, names);
        }
    }

    /** Goes to a page and gives what can be read there. */
    private static String page(Shell dialog, String name) {
        Tree tree = tree(dialog);
        for (TreeItem item : tree.getItems()) {
            Widgets.expand(tree, item);
        }
        TreeItem found = Widgets.items(tree).stream().filter(item -> item.getText().equals(name)).findFirst()
                .orElseThrow(() -> Ui.failure("no page " + name));
        UiWatchdog.declared("the first showing of a page", () -> Widgets.select(tree, found));
        Ui.drain();
        return Widgets.text(dialog);
    }

    private static void number(Shell dialog, int index, String value) {
        int[] left = {index};
        Text field = Widgets.first(dialog, Text.class,
                text -> text.isVisible() && text.getText().matches("-?\\d+") && left[0]-- == 0);
        Widgets.type(field, value);
        field.notifyListeners(SWT.KeyUp, new Event());
    }

    private static UiQueue queue() {
        return PlatformUI.getWorkbench().getService(UiQueue.class);
    }

    private static Object shownRate() {
        return PlatformUI.getWorkbench().getService(ICommandService.class)
                .getCommand(Session.COMMAND + "refreshRate").getState(RadioState.STATE_ID).getValue();
    }

    private static boolean dark() {
        return Widgets.find(Tree.class, Session.NETWORKS + ".tree").getBackground().getRGB().getHSB()[2] < 0.5;
    }

    /** What the workspace keeps of the page, where that is not the default. */
    private static TreeMap<String, String> stored() {
        IEclipsePreferences node = InstanceScope.INSTANCE.getNode("glia.ui.workbench");
        TreeMap<String, String> stored = new TreeMap<>();
        for (String key : KEYS) {
            String value = node.get(key, null);
            if (value != null) {
                stored.put(key, value);
            }
        }
        return stored;
    }
}

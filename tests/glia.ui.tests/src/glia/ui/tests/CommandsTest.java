package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(UiWatchdog.class)
class CommandsTest {
    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    @Test
    void everyCommandHasNameDescriptionAndHandler() throws NotDefinedException {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (String view : List.of(Session.GRAPH, Session.NETWORKS)) {
            // some handlers belong to the view that is active
            session.show(view);
            for (Command command : commands()) {
                count++;
                if (command.getName().isBlank() || command.getDescription() == null
                        || command.getDescription().isBlank()) {
                    wrong.add(command.getId() + " lacks a name or a description");
                }
                boolean here = command.getId().endsWith(".openSelected") == view.equals(Session.NETWORKS);
                if (here && !command.isHandled()) {
                    wrong.add(command.getId() + " lacks a handler");
                }
            }
        }
        assertTrue(count > 20, "only " + count + " commands");
        assertEquals(List.of(), wrong);
    }

    @Test
    void keysAreAsTheManualSays() {
        Map<String, String> expected = new HashMap<>(Map.of("openNetwork", "CTRL+O", "run", "F8",
                "pause", "F9", "step", "F6", "runFor", "SHIFT+F6", "reset", "SHIFT+F8",
                "toggleDarkTheme", "CTRL+ALT+T", "emergencyStop", "F11", "refreshRate off", "CTRL+ALT+0"));
        expected.putAll(Map.of("saveCheckpoint", "CTRL+ALT+A", "openCheckpoint", "CTRL+ALT+O"));
        IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
        Map<String, String> actual = new HashMap<>();
        for (Binding binding : bindings.getBindings()) {
            if (binding.getParameterizedCommand() != null
                    && binding.getParameterizedCommand().getId().startsWith(Session.COMMAND)) {
                String value = (String) binding.getParameterizedCommand().getParameterMap()
                        .getOrDefault("org.eclipse.ui.commands.radioStateParameter", "");
                actual.put((binding.getParameterizedCommand().getId().substring(Session.COMMAND.length()) + ' '
                        + value).strip(), binding.getTriggerSequence().format().toUpperCase());
            }
        }
        actual.keySet().removeAll(List.of("refreshRate slow", "refreshRate normal", "refreshRate smooth"));
        assertEquals(expected, actual);
        for (Binding binding : bindings.getBindings()) {
            String command = binding.getParameterizedCommand() == null ? "" : binding.getParameterizedCommand().getId();
            boolean same = actual.containsValue(binding.getTriggerSequence().format().toUpperCase());
            boolean scheme = binding.getSchemeId().equals(bindings.getActiveScheme().getId());
            assertTrue(!same || !scheme || command.startsWith(Session.COMMAND), binding + " is also a key of Glia");
        }
        Binding quickAccess = Arrays.stream(bindings.getBindings())
                .filter(b -> b.getParameterizedCommand() != null
                        && b.getParameterizedCommand().getId().equals("org.eclipse.ui.window.quickAccess"))
                .findFirst().orElseThrow();
        assertEquals("CTRL+3", quickAccess.getTriggerSequence().format().toUpperCase());
    }

    @Test
    void preferencesHaveThePagesOfTheWorkbench() {
        Ui.withDialog(() -> UiWatchdog.declared("the first opening of the preferences",
                () -> Ui.run("org.eclipse.ui.window.preferences")), dialog -> {
                    Tree tree = Widgets.first(dialog, Tree.class, t -> true);
                    List<String> pages = Arrays.stream(tree.getItems()).map(TreeItem::getText).toList();
                    assertTrue(pages.containsAll(List.of("General", "Install/Update")), pages.toString());
                    // the platform of the tests has a page of the same name, which the product has not
                    for (TreeItem item : tree.getItems()) {
                        if (item.getText().equals("General") && !Widgets.text(dialog).contains("Redraw live")) {
                            Widgets.select(tree, item);
                            Ui.drain();
                        }
                    }
                    String text = Widgets.text(dialog);
                    for (String wanted : List.of("Light", "Dark", "Redraw live views", "threads", "Restore Defaults")) {
                        assertTrue(text.replace("&", "").contains(wanted), wanted + " in " + text);
                    }
                    assertTrue(keysPage(dialog, tree).contains("Scheme:"), "no page of the keys");
                    Screenshot.take("preferences");
                    Ui.waitFor("screenshot", () -> Screenshot.exists("preferences"));
                    Widgets.click(Widgets.button(dialog, "Cancel"));
                });
    }

    private static String keysPage(Composite dialog, Tree tree) {
        for (TreeItem item : tree.getItems()) {
            Widgets.expand(tree, item);
            for (TreeItem child : item.getItems()) {
                if (child.getText().equals("Keys")) {
                    UiWatchdog.declared("the first listing of all keys", () -> Widgets.select(tree, child));
                    return Widgets.text(dialog);
                }
            }
        }
        return "";
    }

    @Test
    void aboutTellsWhatThisIs() {
        Ui.withDialog(() -> UiWatchdog.declared("the first opening of the about dialog",
                () -> Ui.run("org.eclipse.ui.help.aboutAction")), dialog -> {
                    assertEquals("About Glia", dialog.getText());
                    Screenshot.take("about");
                    Ui.waitFor("screenshot", () -> Screenshot.exists("about"));
                    dialog.close();
                });
    }

    private static List<Command> commands() {
        ICommandService service = PlatformUI.getWorkbench().getService(ICommandService.class);
        return Arrays.stream(service.getDefinedCommands())
                .filter(command -> command.getId().startsWith("glia.")).toList();
    }
}

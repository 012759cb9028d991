package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.TriggerSequence;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(UiWatchdog.class)
class CommandsTest {
    private static final String SHOW_VIEW = "org.eclipse.ui.views.showView";
    private static final String VIEW = SHOW_VIEW + ".viewId";
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

    /** By the platform's keys for views, Alt+Shift+Q and a letter, which the manual lists with their names. */
    @Test
    void everyViewOfGliaHasAKey() throws Exception {
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
        String manual;
        try (InputStream in = Platform.getBundle("glia.ui.help").getEntry("docs/workbench.md").openStream()) {
            manual = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> line.startsWith("| Alt+Shift+Q")).findFirst().orElseThrow();
        }
        List<String> views = new ArrayList<>(Session.OWN_VIEWS);
        views.add("glia.ui.editors.explorer");
        for (String view : views) {
            TriggerSequence[] keys = bindings.getActiveBindingsFor(ParameterizedCommand.generateCommand(
                    commands.getCommand(SHOW_VIEW), Map.of(VIEW, view)));
            assertEquals(1, keys.length, view + ": " + Arrays.toString(keys));
            String key = keys[0].format().toUpperCase();
            assertTrue(key.startsWith("SHIFT+ALT+Q ") || key.startsWith("ALT+SHIFT+Q "), view + ": " + key);
            String label = PlatformUI.getWorkbench().getViewRegistry().find(view).getLabel();
            assertTrue(manual.contains(" " + key.substring(key.length() - 1) + " " + label), key + " " + label + " in "
                    + manual);
        }
        Ui.run(SHOW_VIEW, Map.of(VIEW, Session.NEURONS));
        assertTrue(session.page().isPartVisible(session.page().findView(Session.NEURONS)));
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

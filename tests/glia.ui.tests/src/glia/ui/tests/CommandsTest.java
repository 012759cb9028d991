package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.bindings.Binding;
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

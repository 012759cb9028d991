package glia.product.probe.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/**
 * Tells the product test over a local connection when the workbench has painted its window, does there what the test
 * says, one line for one line, and closes the workbench when the test says so or goes away. The test installs this
 * bundle into its own copy of the product.
 *
 * <ul>
 * <li>{@code command ID} or {@code command ID(PARAMETER=VALUE)}: runs a command of the workbench; {@code true}, or
 * {@code false} if it is not enabled</li>
 * <li>{@code dialog}: the title of the dialog that is open, an empty line if none is</li>
 * <li>{@code press TEXT}: presses the button with that text of the dialog; whether there is one</li>
 * <li>{@code label ID}: the text of the label that carries that id</li>
 * <li>{@code text ID}: the text of the editor that carries that id, which has one line</li>
 * <li>{@code type ID TEXT}: makes that the whole text of the editor, as typing would; whether there is one</li>
 * <li>{@code views}: the ids of the views that are open, in order</li>
 * <li>{@code leave}: closes the welcome page; whether it was open</li>
 * <li>{@code close}: closes the workbench, which is the answer</li>
 * </ul>
 */
public final class Probe implements IStartup {
    @Override
    public void earlyStartup() {
        int port = Integer.getInteger("glia.probe.port", 0);
        if (port == 0) {
            return;
        }
        Thread.ofPlatform().daemon().name("glia product probe").start(() -> serve(port));
    }

    private static void serve(int port) {
        IWorkbench workbench = PlatformUI.getWorkbench();
        Display display = workbench.getDisplay();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.println(display.syncCall(() -> paint(workbench)));
            String line = in.readLine();
            while (line != null && !line.equals("close")) {
                String[] words = line.split(" ", 2);
                out.println(display.syncCall(() -> answer(workbench, words[0], words[words.length - 1])));
                line = in.readLine();
            }
            display.asyncExec(workbench::close);
        } catch (IOException e) {
            ILog.of(Probe.class).error("The product test cannot be reached", e);
        }
    }

    /** Finishes all pending paint work of the window and returns the time when it was on the screen. */
    private static String paint(IWorkbench workbench) {
        IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
        if (window == null) {
            window = workbench.getWorkbenchWindows()[0];
        }
        Shell shell = window.getShell();
        shell.update();
        shell.getDisplay().update();
        return System.currentTimeMillis() + "\t" + shell.isVisible() + "\t" + shell.getBounds().width + "\t"
                + shell.getText();
    }

    private static String answer(IWorkbench workbench, String verb, String what) {
        return switch (verb) {
            case "command" -> Boolean.toString(execute(workbench, what));
            case "dialog" -> dialog(workbench).map(Shell::getText).orElse("");
            case "press" -> Boolean.toString(dialog(workbench)
                    .flatMap(shell -> find(shell, Button.class, b -> b.getText().replace("&", "").equals(what)))
                    .map(Probe::press).orElse(false));
            case "label" -> find(workbench.getWorkbenchWindows()[0].getShell(), Label.class,
                    label -> what.equals(label.getData("glia.id"))).map(Label::getText).orElse("");
            case "text" -> editor(workbench, what).map(StyledText::getText).orElse("");
            case "type" -> {
                String[] words = what.split(" ", 2);
                Optional<StyledText> editor = editor(workbench, words[0]);
                editor.ifPresent(each -> each.setText(words[1]));
                yield Boolean.toString(editor.isPresent());
            }
            case "leave" -> Boolean.toString(workbench.getIntroManager()
                    .closeIntro(workbench.getIntroManager().getIntro()));
            case "views" -> Arrays.stream(workbench.getWorkbenchWindows()[0].getActivePage().getViewReferences())
                    .map(IViewReference::getId).sorted().collect(Collectors.joining(" "));
            default -> "unknown: " + verb;
        };
    }

    private static Optional<StyledText> editor(IWorkbench workbench, String id) {
        return find(workbench.getWorkbenchWindows()[0].getShell(), StyledText.class,
                text -> id.equals(text.getData("glia.id")));
    }

    private static boolean execute(IWorkbench workbench, String written) {
        try {
            ParameterizedCommand command = workbench.getService(ICommandService.class).deserialize(written);
            if (!command.getCommand().isEnabled()) {
                return false;
            }
            workbench.getService(IHandlerService.class).executeCommand(command, null);
            return true;
        } catch (CommandException e) {
            throw new IllegalStateException(written, e);
        }
    }

    private static Optional<Shell> dialog(IWorkbench workbench) {
        Shell window = workbench.getWorkbenchWindows()[0].getShell();
        return Arrays.stream(window.getDisplay().getShells())
                .filter(shell -> shell != window && shell.isVisible() && (shell.getStyle() & SWT.TITLE) != 0)
                .findFirst();
    }

    private static boolean press(Button button) {
        // a dialog that the button opens must not keep the answer back
        button.getDisplay().asyncExec(() -> button.notifyListeners(SWT.Selection, new Event()));
        return true;
    }

    private static <T extends Control> Optional<T> find(Composite parent, Class<T> type, Predicate<T> condition) {
        for (Control child : parent.getChildren()) {
            Optional<T> found = type.isInstance(child) && condition.test(type.cast(child))
                    ? Optional.of(type.cast(child))
                    : child instanceof Composite composite ? find(composite, type, condition) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}

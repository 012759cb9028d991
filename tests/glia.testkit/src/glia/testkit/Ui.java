package glia.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.opentest4j.AssertionFailedError;

/** Steps of a workbench test, which runs in the UI thread. */
public final class Ui {

    /** How long a condition may take to come true: a guard against waiting for ever, not a measure of speed. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int WAKE_MILLIS = 10;
    private static final int SIGHT_MILLIS = 200;

    private Ui() {
    }

    /** Spins the event loop until the condition holds; fails with a screenshot if it does not in time. */
    public static void waitFor(String what, BooleanSupplier condition) {
        waitFor(what, PATIENCE, condition);
    }

    /** As {@link #waitFor(String, BooleanSupplier)}, with its own patience. */
    public static void waitFor(String what, Duration patience, BooleanSupplier condition) {
        if (!spin(patience, condition)) {
            throw failure("waited " + patience.toMillis() + " ms for: " + what);
        }
    }

    /** Spins the event loop for a time; for watching what happens, never for hoping that it has happened. */
    public static void spinFor(Duration time) {
        spin(time, () -> false);
    }

    /** Spins the event loop until everything that waits in it now has been worked off. */
    public static void drain() {
        boolean[] reached = new boolean[1];
        Display.getCurrent().asyncExec(() -> reached[0] = true);
        waitFor("the events that wait", () -> reached[0]);
    }

    /** Spins the event loop until the future is completed, and gives its result. */
    public static <T> T await(String what, CompletableFuture<T> future) {
        waitFor(what, future::isDone);
        return future.join();
    }

    /** Spins the event loop until no job of the family is left. */
    public static void waitForJobs(Object family) {
        waitFor("jobs of " + family, () -> Job.getJobManager().find(family).length == 0);
    }

    private static boolean spin(Duration patience, BooleanSupplier condition) {
        Display display = Display.getCurrent();
        long end = System.nanoTime() + patience.toNanos();
        boolean[] pending = new boolean[1];
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            if (!pending[0]) {
                pending[0] = true;
                display.timerExec(WAKE_MILLIS, () -> pending[0] = false);
            }
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
        return true;
    }

    /** A failure with a picture of the screen at that moment. */
    public static AssertionFailedError failure(String message) {
        String name = "failure-" + System.currentTimeMillis();
        Screenshot.takeNow(name);
        return new AssertionFailedError(message + " (screenshot " + name + ".png; open: " + shellTitles() + ")");
    }

    /** Runs a command as a menu or key would, and returns when its handler has. */
    public static void run(String commandId, Map<String, String> parameters) {
        var workbench = PlatformUI.getWorkbench();
        var command = workbench.getService(ICommandService.class).getCommand(commandId);
        try {
            workbench.getService(IHandlerService.class)
                    .executeCommand(ParameterizedCommand.generateCommand(command, parameters), null);
        } catch (CommandException e) {
            throw new AssertionFailedError(commandId + ": " + e, e);
        }
    }

    public static void run(String commandId) {
        run(commandId, Map.of());
    }

    /** Whether a command could be run now. */
    public static boolean enabled(String commandId) {
        return PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(commandId).isEnabled();
    }

    /**
     * Does something that opens a dialog, and does something else with the dialog. Returns when both have returned; a
     * dialog that does not come, or stays open afterwards, is a failure.
     *
     * @param opener may block until the dialog is closed
     * @param inDialog gets the dialog's shell, and ends by closing it
     */
    public static void withDialog(Runnable opener, Consumer<Shell> inDialog) {
        Display display = Display.getCurrent();
        List<Shell> before = List.of(display.getShells());
        Throwable[] failed = new Throwable[1];
        boolean[] done = new boolean[1];
        long end = System.nanoTime() + PATIENCE.toNanos();
        Runnable look = new Runnable() {
            private Shell seen;

            @Override
            public void run() {
                Shell shell = newDialog(display, before);
                if (System.nanoTime() < end && (shell == null || shell != seen)) {
                    // the code that opens it may still be at work on it, and nobody presses a button that soon
                    display.timerExec(shell == null ? WAKE_MILLIS : SIGHT_MILLIS, this);
                    seen = shell;
                    return;
                }
                try {
                    if (shell == null) {
                        throw failure("no dialog came");
                    }
                    inDialog.accept(shell);
                } catch (RuntimeException | Error e) {
                    // the dialog's event loop would print it and go on for ever
                    failed[0] = e;
                } finally {
                    // a dialog that a failed test leaves open would hang every test that follows
                    if (failed[0] != null && shell != null && !shell.isDisposed()) {
                        shell.close();
                    }
                    done[0] = true;
                }
            }
        };
        display.timerExec(WAKE_MILLIS, look);
        opener.run();
        waitFor("the dialog's steps", () -> done[0]);
        if (failed[0] != null) {
            throw new AssertionFailedError(failed[0].getMessage(), failed[0]);
        }
        waitFor("the dialog to close", () -> newDialog(display, before) == null);
    }

    /** Does something that opens no dialog: one that comes is closed, or it would be waited for for ever, and fails. */
    public static void withoutDialog(Runnable work) {
        Display display = Display.getCurrent();
        List<Shell> before = List.of(display.getShells());
        String[] came = new String[1];
        Runnable look = new Runnable() {
            @Override
            public void run() {
                Shell shell = newDialog(display, before);
                if (shell == null) {
                    display.timerExec(SIGHT_MILLIS, this);
                } else {
                    came[0] = Widgets.text(shell);
                    shell.close();
                }
            }
        };
        display.timerExec(SIGHT_MILLIS, look);
        try {
            work.run();
        } finally {
            display.timerExec(-1, look);
        }
        if (came[0] != null) {
            throw failure("a dialog came: " + came[0]);
        }
    }

    private static Shell newDialog(Display display, List<Shell> before) {
        for (Shell shell : display.getShells()) {
            if (!before.contains(shell) && shell.isVisible() && (shell.getStyle() & SWT.TITLE) != 0) {
                return shell;
            }
        }
        return null;
    }

    /** The dialogs that lie over the workbench window now. */
    public static List<Shell> modalShells() {
        List<Shell> modal = new ArrayList<>();
        for (Shell shell : Display.getCurrent().getShells()) {
            int modality = SWT.PRIMARY_MODAL | SWT.APPLICATION_MODAL | SWT.SYSTEM_MODAL;
            if (shell.isVisible() && (shell.getStyle() & modality) != 0) {
                modal.add(shell);
            }
        }
        return modal;
    }

    private static String shellTitles() {
        List<String> titles = new ArrayList<>();
        for (Shell shell : Display.getCurrent().getShells()) {
            if (shell.isVisible()) {
                titles.add('"' + shell.getText() + '"');
            }
        }
        return String.join(", ", titles);
    }
}

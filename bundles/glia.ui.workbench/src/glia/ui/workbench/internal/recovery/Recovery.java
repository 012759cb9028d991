package glia.ui.workbench.internal.recovery;

import glia.ui.workbench.internal.Messages;
import glia.ui.workbench.internal.NetworkOpener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the workbench begins with: a run that a crash has left, if a person wants it, else a network. */
@Component(service = Recovery.class)
public final class Recovery {
    private final Display display;
    private final Autosaves autosaves;
    private final Autosaver autosaver;
    private final NetworkOpener opener;

    @Activate
    public Recovery(@Reference Display display, @Reference Autosaves autosaves, @Reference Autosaver autosaver,
            @Reference NetworkOpener opener) {
        this.display = display;
        this.autosaves = autosaves;
        this.autosaver = autosaver;
        this.opener = opener;
    }

    /**
     * Looks for runs that were left and offers them. Returns at once.
     *
     * @param wanted the network to open where nothing is restored
     */
    public void begin(Optional<Path> wanted) {
        Job.createSystem(Messages.AutosaveLooking, monitor -> {
            List<Autosave> left = read(autosaves::clean);
            if (left.isEmpty()) {
                opener.openInitial(wanted);
            } else {
                display.asyncExec(() -> ask(left, () -> opener.openInitial(wanted)));
            }
            return Status.OK_STATUS;
        }).schedule();
    }

    /** Offers what is left now; without an answer the network that is open stays. Returns at once. */
    public void offer() {
        Job.createSystem(Messages.AutosaveLooking, monitor -> {
            List<Autosave> left = new ArrayList<>(read(autosaves::list));
            autosaver.own().ifPresent(own -> left.removeIf(run -> run.properties().equals(own.properties())));
            display.asyncExec(() -> {
                if (left.isEmpty()) {
                    MessageDialog.openInformation(shell(), Messages.RestoreTitle, Messages.RestoreNone);
                } else {
                    ask(left, () -> {
                        // what is open stays
                    });
                }
            });
            return Status.OK_STATUS;
        }).schedule();
    }

    private static List<Autosave> read(Reading reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            ILog.of(Recovery.class).error(Messages.bind(Messages.AutosaveUnreadable, e.getMessage()), e);
            return List.of();
        }
    }

    private static Shell shell() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return window == null ? null : window.getShell();
    }

    private void ask(List<Autosave> left, Runnable otherwise) {
        RestoreDialog dialog = new RestoreDialog(shell(), left);
        dialog.open();
        Job.createSystem(Messages.AutosaveDiscarding, monitor -> {
            IStatus status = discard(dialog.discarded());
            dialog.restored().ifPresentOrElse(
                    run -> opener.restore(run.network(), run.checkpoint(), () -> autosaver.takeOver(run)),
                    otherwise);
            return status;
        }).schedule();
    }

    /** Reads the folder of what was saved. */
    @FunctionalInterface
    private interface Reading {
        List<Autosave> read() throws IOException;
    }

    private IStatus discard(List<Autosave> runs) {
        IStatus status = Status.OK_STATUS;
        for (Autosave run : runs) {
            try {
                autosaves.discard(run);
            } catch (IOException e) {
                status = Status.warning(Messages.bind(Messages.AutosaveStays, run.checkpoint(), e.getMessage()), e);
            }
        }
        return status;
    }
}

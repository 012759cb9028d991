package glia.ui.views.internal.command;

import glia.api.change.ChangeTimetable;
import glia.api.change.ChangeWriter;
import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.NetworkChanged;
import glia.api.simulation.Simulation;
import glia.api.store.AtomicFiles;
import glia.ui.views.internal.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.statushandlers.StatusManager;

/** Saves what was changed while the simulation ran, for {@code glia run --changes}. */
public final class SaveChangesHandler extends AbstractHandler {

    private static final String FILE = "glia.ui.views.saveChanges.file";
    private static final String EXTENSION = ".changes.json";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        Simulation simulation = window.getService(ActiveSimulation.class).simulation().orElse(null);
        List<NetworkChanged> changes = simulation == null ? List.of() : simulation.changes();
        if (changes.isEmpty()) {
            MessageDialog.openInformation(window.getShell(), Messages.changes_title, Messages.changes_none);
            return null;
        }
        String chosen = event.getParameter(FILE);
        String file = chosen == null ? ask(window.getShell(), simulation.network().description().name()) : chosen;
        if (file != null) {
            ChangeWriter writer = window.getService(ChangeWriter.class);
            AtomicFiles files = window.getService(AtomicFiles.class);
            Path path = Path.of(file.toLowerCase(Locale.ROOT).endsWith(EXTENSION) ? file : file + EXTENSION);
            double dt = simulation.network().dt();
            IJobFunction save = monitor -> save(path, writer, changes, dt, files);
            Job.create(NLS.bind(Messages.job_save, path.getFileName()), save).schedule();
        }
        return null;
    }

    private static String ask(Shell shell, String name) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(Messages.changes_title);
        dialog.setFileName(name.replaceAll("[^\\p{L}\\p{N}._-]+", "-") + EXTENSION);
        dialog.setFilterExtensions("*" + EXTENSION);
        dialog.setOverwrite(true);
        return dialog.open();
    }

    private static IStatus save(Path file, ChangeWriter writer, List<NetworkChanged> changes, double dt,
            AtomicFiles files) {
        try {
            byte[] text = writer.text(changes.stream().flatMap(made -> made.changes().stream()
                    .map(change -> new ChangeTimetable.Entry(made.step(), change, 0, 0))).toList(), dt)
                    .getBytes(StandardCharsets.UTF_8);
            files.write(file, out -> out.write(text));
            return Status.OK_STATUS;
        } catch (IOException | IllegalArgumentException e) {
            StatusManager.getManager().handle(Status.error(NLS.bind(Messages.save_failed, file, e.getMessage()), e),
                    StatusManager.LOG | StatusManager.SHOW);
            return Status.OK_STATUS;
        }
    }
}

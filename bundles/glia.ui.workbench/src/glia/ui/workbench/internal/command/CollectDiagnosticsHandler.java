package glia.ui.workbench.internal.command;

import glia.ui.workbench.internal.Messages;
import glia.ui.workbench.internal.Problems;
import glia.ui.workbench.internal.diagnostics.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Writes an archive for a report of an error, to the file that was given with the command or that a person chooses. */
public final class CollectDiagnosticsHandler extends AbstractHandler {
    static final String PARAMETER = "glia.ui.workbench.command.collectDiagnostics.file";

    private final Diagnostics diagnostics;

    public CollectDiagnosticsHandler(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    @Override
    public Object execute(ExecutionEvent event) {
        String chosen = event.getParameter(PARAMETER);
        if (chosen == null) {
            FileDialog dialog = new FileDialog(HandlerUtil.getActiveShell(event), SWT.SAVE);
            dialog.setText(Messages.DiagnosticsTitle);
            dialog.setOverwrite(true);
            dialog.setFilterExtensions(new String[] { "*.zip" });
            dialog.setFileName("glia-diagnostics-" + LocalDate.now() + ".zip");
            chosen = dialog.open();
        }
        if (chosen != null) {
            Path file = Path.of(chosen);
            Job job = Job.create(Messages.DiagnosticsCollecting, monitor -> {
                try {
                    diagnostics.collect(file, monitor);
                } catch (IOException e) {
                    Problems.show(Messages.bind(Messages.DiagnosticsFailed, e.getMessage()), e);
                }
                return Status.OK_STATUS;
            });
            job.setUser(true);
            job.schedule();
        }
        return null;
    }
}

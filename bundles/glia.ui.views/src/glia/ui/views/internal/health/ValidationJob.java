package glia.ui.views.internal.health;

import glia.api.energy.Validation;
import glia.api.energy.ValidationReport;
import glia.api.network.NetworkException;
import glia.api.network.Progress;
import glia.api.store.RunReports;
import glia.ui.views.internal.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

/** Finds out which roles energy plays, and leaves a record in the workspace; the same as {@code glia validate}. */
final class ValidationJob extends Job {
    static final Object FAMILY = new Object();

    private static final int WORK = 1000;

    private final Validation validation;
    private final RunReports reports;
    private final Path folder;
    private final int seeds;
    private final Consumer<String> progress;
    private final Consumer<ValidationReport> found;

    /**
     * @param folder where the record goes
     * @param seeds samples of each experiment and of its control
     * @param progress told in words what is done; in the job
     * @param found told what was found; in the job
     */
    ValidationJob(Validation validation, RunReports reports, Path folder, int seeds, Consumer<String> progress,
            Consumer<ValidationReport> found) {
        super(Messages.roles_job);
        this.validation = validation;
        this.reports = reports;
        this.folder = folder;
        this.seeds = seeds;
        this.progress = progress;
        this.found = found;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(Messages.roles_job, WORK);
        try {
            ValidationReport report = validation.run(seeds, 1, List.of(), new JobProgress(monitor));
            found.accept(report);
            Files.createDirectories(folder);
            reports.write(folder, report);
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            return Status.CANCEL_STATUS;
        } catch (NetworkException | IOException e) {
            return Status.error(NLS.bind(Messages.roles_failed, e.getMessage()), e);
        } finally {
            monitor.done();
        }
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == FAMILY;
    }

    private final class JobProgress implements Progress {
        private final IProgressMonitor monitor;
        private int worked;

        JobProgress(IProgressMonitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public synchronized void report(String task, double fraction) {
            monitor.subTask(task);
            int now = (int) (WORK * Math.clamp(fraction, 0, 1));
            if (now > worked) {
                monitor.worked(now - worked);
                worked = now;
            }
            progress.accept(NLS.bind(Messages.roles_progress, (int) (100 * Math.clamp(fraction, 0, 1)), task));
        }

        @Override
        public boolean cancelled() {
            return monitor.isCanceled();
        }
    }
}

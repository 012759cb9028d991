package glia.ui.editors.internal.profile;

import glia.api.network.Progress;
import glia.api.profile.ComparisonReport;
import glia.api.profile.Difference;
import glia.api.profile.InvalidProfileException;
import glia.api.profile.Profile;
import glia.api.profile.ProfileComparison.Runs;
import glia.api.profile.UnusableProfileException;
import glia.api.simulation.ActiveSimulation;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.FileOpening;
import glia.ui.kit.UiQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** What can be done with a profile, in jobs; all of it by the services that the command line uses. */
final class ProfileActions {
    private static final int PERCENT = 100;

    private final Profiles profiles;
    private final ActiveSimulation active;
    private final UiQueue queue;
    private final Object reports = new Object();

    ProfileActions(Profiles profiles, ActiveSimulation active, UiQueue queue) {
        this.profiles = profiles;
        this.active = active;
        this.queue = queue;
    }

    /** Something that may be refused. */
    private interface Work {
        String run(IProgressMonitor monitor) throws InvalidProfileException, UnusableProfileException, IOException,
                InterruptedException;
    }

    void apply(ProfileEditor editor) {
        schedule(Messages.bind(Messages.profile_applying, editor.getEditorInput().getName()), editor, monitor ->
                changed(profiles.manager().apply(editor.parse())));
    }

    void undo(ProfileEditor editor) {
        schedule(Messages.profile_undoing, editor, monitor ->
                profiles.manager().undo().map(ProfileActions::changed).orElse(Messages.profile_nothing_before));
    }

    private static String changed(List<Difference> differences) {
        return differences.isEmpty() ? Messages.profile_nothing_changed
                : Messages.bind(Messages.profile_changed, differences.size());
    }

    /** The network that profiles are compared on: the one that is open. */
    Optional<Path> network() {
        return active.file();
    }

    /**
     * @param done receives what was measured, in the UI thread
     * @param failed called where nothing was, in the UI thread
     */
    void compare(ProfileEditor editor, Profile first, Runs runs, Consumer<ComparisonReport> done, Runnable failed) {
        schedule(Messages.bind(Messages.profile_comparing, editor.getEditorInput().getName()), editor, monitor -> {
            ComparisonReport report = null;
            try {
                report = profiles.comparison().compare(first, editor.parse(), runs, progress(monitor));
            } finally {
                tell(editor, report, done, failed);
            }
            return Messages.bind(Messages.profile_compared, new Object[] {first.name(), report.second(),
                report.rounds()});
        });
    }

    private void tell(ProfileEditor editor, ComparisonReport report, Consumer<ComparisonReport> done,
            Runnable failed) {
        queue.postNow(reports, () -> {
            if (editor.closed()) {
                return;
            }
            if (report == null) {
                failed.run();
            } else {
                done.accept(report);
            }
        });
    }

    private static Progress progress(IProgressMonitor monitor) {
        monitor.beginTask("", PERCENT);
        return new Progress() {
            private int worked;

            @Override
            public void report(String task, double fraction) {
                monitor.subTask(task);
                int now = (int) (PERCENT * fraction);
                monitor.worked(now - worked);
                worked = now;
            }

            @Override
            public boolean cancelled() {
                return monitor.isCanceled();
            }
        };
    }

    private void schedule(String name, ProfileEditor editor, Work work) {
        Job job = new Job(name) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                return carryOut(name, editor, work, monitor);
            }

            /** A run that is under way is a process of its own: waiting for it ends by an interrupt. */
            @Override
            protected void canceling() {
                Thread thread = getThread();
                if (thread != null) {
                    thread.interrupt();
                }
            }

            @Override
            public boolean belongsTo(Object family) {
                return family == ProfileActions.class;
            }
        };
        job.setUser(false);
        job.schedule();
    }

    private IStatus carryOut(String name, ProfileEditor editor, Work work, IProgressMonitor monitor) {
        try {
            say(editor, work.run(monitor));
            return Status.OK_STATUS;
        } catch (CancellationException | InterruptedException e) {
            say(editor, Messages.profile_cancelled);
            return Status.CANCEL_STATUS;
        } catch (InvalidProfileException e) {
            return refused(name, editor, e.problems().getFirst().toString());
        } catch (UnusableProfileException e) {
            return refused(name, editor, e.getMessage());
        } catch (IOException e) {
            return refused(name, editor, e.getMessage());
        }
    }

    private IStatus refused(String name, ProfileEditor editor, String why) {
        say(editor, "");
        FileOpening.show(Messages.bind(Messages.profile_refused, name, why));
        return Status.OK_STATUS;
    }

    private void say(ProfileEditor editor, String message) {
        queue.postNow(this, () -> {
            if (!editor.closed()) {
                editor.say(message);
            }
        });
    }
}

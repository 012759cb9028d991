package glia.ui.workbench.internal;

import glia.api.backend.BackendUnavailableException;
import glia.api.network.ExampleCatalogue;
import glia.api.network.ExampleCatalogue.Example;
import glia.api.network.NetworkException;
import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.CheckpointMismatchException;
import glia.api.simulation.Simulation;
import glia.api.store.CheckpointException;
import glia.api.store.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Opens and closes networks in jobs, one after the other, and keeps the example project in the workspace. Menus and
 * views hold it for as long as they are there, so that it stays while what it uses is stopped and started.
 */
@Component(service = NetworkOpener.class)
public final class NetworkOpener {

    /** The family of the jobs, for waiting and cancelling. */
    public static final Object FAMILY = new Object();

    private static final ISchedulingRule ONE_AT_A_TIME = new ISchedulingRule() {
        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return rule == this;
        }

        @Override
        public boolean contains(ISchedulingRule rule) {
            return rule == this;
        }
    };

    /** The file that was opened last, and how old it was then. */
    private record Opened(Path file, long modified) {
    }

    private final ActiveSimulation active;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile ExampleCatalogue catalogue;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Checkpoints checkpoints;
    private volatile Opened opened;

    @Activate
    public NetworkOpener(@Reference ActiveSimulation active) {
        this.active = active;
    }

    /** Those that are shipped; empty while nobody offers them. */
    public List<Example> examples() {
        ExampleCatalogue present = catalogue;
        return present == null ? List.of() : present.examples();
    }

    /** The file of an example in the example project. */
    public Path fileOf(Example example) {
        return ExampleProject.folder().resolve(example.file());
    }

    /** Opens a network; a network that is still being opened gives way to it. */
    public void open(Path file) {
        schedule(Messages.bind(Messages.Opening, file.getFileName()), monitor -> openNow(file, monitor));
    }

    /**
     * Opens a network, unless it is open as its file is now, and does something with its simulation.
     *
     * @param then called in the job, once it is open
     */
    public void open(Path file, Consumer<Simulation> then) {
        schedule(Messages.bind(Messages.Opening, file.getFileName()), monitor -> {
            if (isOpen(file) || openNow(file, monitor)) {
                active.simulation().ifPresent(then);
            }
        });
    }

    private boolean isOpen(Path file) {
        return active.file().filter(file::equals).isPresent() && new Opened(file, lastModified(file)).equals(opened);
    }

    /** When a file was changed last, 0 where that cannot be told. */
    private static long lastModified(Path file) {
        return file.toFile().lastModified();
    }

    /** Opens an example, with the example project put back where files of it are missing. */
    public void open(Example example) {
        schedule(Messages.bind(Messages.Opening, example.title()), monitor -> {
            copyExamples();
            openNow(fileOf(example), monitor);
        });
    }

    /**
     * Opens a network to go on from a checkpoint of it.
     *
     * @param then called in the job, once it is open
     */
    public void restore(Path file, Path checkpoint, Runnable then) {
        schedule(Messages.bind(Messages.Opening, checkpoint.getFileName()), monitor -> {
            if (restoreNow(file, checkpoint, monitor)) {
                then.run();
            }
        });
    }

    /** Opens what a person sees first: the file that was asked for, else the last one, else the first example. */
    public void openInitial(Optional<Path> wanted) {
        schedule(Messages.OpeningFirst, monitor -> {
            copyExamples();
            Optional<Path> last = Settings.recent().stream().findFirst().filter(Files::isRegularFile);
            Path file = wanted.or(() -> last).or(() -> examples().stream().findFirst().map(this::fileOf)).orElse(null);
            if (file == null) {
                Problems.show(Messages.bind(Messages.ServiceGone, ExampleCatalogue.class.getName()));
            } else if (!openNow(file, monitor)) {
                // or every start would begin with the same message
                Settings.removeRecent(file);
            }
        });
    }

    /** Closes the network that is open. */
    public void close() {
        schedule(Messages.Closing, monitor -> active.close());
    }

    private void copyExamples() {
        ExampleCatalogue present = catalogue;
        if (present == null) {
            return;
        }
        try {
            present.copyTo(ExampleProject.folder());
        } catch (IOException e) {
            Problems.show(Messages.bind(Messages.ExamplesNotCopied, ExampleProject.folder(), e.getMessage()), e);
        }
    }

    /** @return whether it is open; if not, a person was told why */
    private boolean openNow(Path file, IProgressMonitor monitor) {
        String name = Messages.bind(Messages.Opening, file.getFileName());
        try {
            Opened now = new Opened(file, lastModified(file));
            active.open(file, Settings.runOptions(), new JobProgress(monitor, name));
            opened = now;
            Settings.addRecent(file);
            return true;
        } catch (NetworkException e) {
            Problems.show(e);
        } catch (BackendUnavailableException e) {
            Problems.show(e.getMessage(), e);
        }
        return false;
    }

    /** @return whether it is open; if not, a person was told why */
    private boolean restoreNow(Path file, Path checkpoint, IProgressMonitor monitor) {
        String name = Messages.bind(Messages.Opening, checkpoint.getFileName());
        Checkpoints present = checkpoints;
        if (present == null) {
            Problems.show(Messages.bind(Messages.ServiceGone, Checkpoints.class.getName()));
            return false;
        }
        try {
            Checkpoint from = present.read(checkpoint);
            Opened now = new Opened(file, lastModified(file));
            active.open(file, from, Settings.runOptions(), new JobProgress(monitor, name));
            opened = now;
            Settings.addRecent(file);
            return true;
        } catch (NetworkException e) {
            Problems.show(e);
        } catch (BackendUnavailableException | CheckpointException e) {
            Problems.show(e.getMessage(), e);
        } catch (CheckpointMismatchException e) {
            Problems.show(Messages.bind(Messages.CheckpointOfAnother, file.getFileName(), e.getMessage()), e);
        } catch (IOException e) {
            Problems.show(Messages.bind(Messages.CheckpointUnreadable, checkpoint, e.getMessage()), e);
        }
        return false;
    }

    private void schedule(String name, Consumer<IProgressMonitor> work) {
        Job.getJobManager().cancel(FAMILY);
        Job job = new Job(name) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    work.accept(monitor);
                    return Status.OK_STATUS;
                } catch (CancellationException e) {
                    return Status.CANCEL_STATUS;
                } catch (RuntimeException | OutOfMemoryError e) {
                    Problems.show(Messages.bind(Messages.Unexpected, name, e), e);
                    return Status.OK_STATUS;
                }
            }

            @Override
            public boolean belongsTo(Object family) {
                return family == FAMILY;
            }
        };
        job.setRule(ONE_AT_A_TIME);
        job.schedule();
    }
}

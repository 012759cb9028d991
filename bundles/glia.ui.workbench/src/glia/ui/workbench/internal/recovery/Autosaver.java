package glia.ui.workbench.internal.recovery;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.SimulationStatus.State;
import glia.ui.workbench.internal.Messages;
import glia.ui.workbench.internal.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Saves the run that the workbench shows every now and then, so that it survives a crash. The simulation stops between
 * two intervals for as long as its state is copied; the file is written while it goes on. What takes long is done
 * rarely: the next time comes after at least {@value #REST} times as long as the last one took, but at most
 * {@value #LATEST} times what a person has chosen.
 */
@Component(service = Autosaver.class, immediate = true)
public final class Autosaver {
    private static final int REST = 50;
    /** The first save takes as long as loading its code does, and says little about the next one. */
    private static final int LATEST = 10;
    private static final long LOOK_MILLIS = 50;

    private final Autosaves autosaves;
    private final ActiveSimulation active;
    private final Subscription changes;
    private final Runnable settings;
    private final Job job;
    private Simulation simulation;
    private Autosave saved;
    private long savedStep;
    private boolean failing;

    /** @param display is there where there are windows: a command line says itself what it keeps */
    @Activate
    public Autosaver(@Reference Display display, @Reference EventBus bus, @Reference ActiveSimulation active,
            @Reference Autosaves autosaves) {
        this.autosaves = autosaves;
        this.active = active;
        job = new Job(Messages.Autosaving) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                long began = System.nanoTime();
                save(monitor);
                long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                if (Settings.autosave() && simulation != null) {
                    long chosen = TimeUnit.SECONDS.toMillis(Settings.autosaveSeconds());
                    schedule(Math.clamp(REST * took, chosen, LATEST * chosen));
                }
                return Status.OK_STATUS;
            }
        };
        job.setSystem(true);
        changes = bus.subscribe(ActiveSimulation.CHANGED, "autosave", change -> wake());
        settings = Settings.listen(Set.of(Settings.AUTOSAVE, Settings.AUTOSAVE_SECONDS), this::wake);
        wake();
    }

    @Deactivate
    void deactivate() {
        changes.close();
        settings.run();
        job.cancel();
    }

    private void wake() {
        // a job that waits for its time looks at once
        job.cancel();
        job.schedule();
    }

    /** The run has ended as a person wanted: nothing of it has to be offered at the next start. */
    public void end() {
        deactivate();
        forget();
    }

    /** What is saved of the run that is shown now, if anything is. */
    synchronized Optional<Autosave> own() {
        return Optional.ofNullable(saved);
    }

    /** Saves the run that was opened from what a crash has left, which then can go. */
    public void takeOver(Autosave left) {
        save(null);
        synchronized (this) {
            if (saved != null || !Settings.autosave()) {
                discard(left);
            }
        }
    }

    /** @param monitor asked whether to give up, or null */
    private synchronized void save(IProgressMonitor monitor) {
        Simulation present = active.simulation().orElse(null);
        if (present != simulation) {
            forget();
            simulation = present;
        }
        Path file = active.file().orElse(null);
        if (present == null || file == null || !Settings.autosave() || !worthSaving(present.status())) {
            return;
        }
        try {
            Checkpoint checkpoint = checkpoint(present, monitor);
            saved = autosaves.save(saved, file, present.network().description().name(), present.network().dt(),
                    checkpoint);
            savedStep = checkpoint.state().step();
            failing = false;
        } catch (OperationCanceledException e) {
            ILog.of(Autosaver.class).info(Messages.AutosaveCancelled);
        } catch (ExecutionException | IOException e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            if (!failing && present.status().state() != State.CLOSED) {
                ILog.of(Autosaver.class).error(Messages.bind(Messages.AutosaveFailed, cause.getMessage()), cause);
            }
            failing = true;
        }
    }

    private boolean worthSaving(SimulationStatus status) {
        return status.step() > 0 && status.step() != savedStep && status.state() != State.FAILED
                && status.state() != State.CLOSED;
    }

    private static Checkpoint checkpoint(Simulation simulation, IProgressMonitor monitor) throws ExecutionException {
        var future = simulation.checkpoint();
        while (monitor == null || !monitor.isCanceled()) {
            try {
                return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // a layout of a large network can take its time between two intervals
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new OperationCanceledException();
    }

    private synchronized void forget() {
        if (saved != null) {
            discard(saved);
        }
        saved = null;
        savedStep = 0;
        failing = false;
    }

    private void discard(Autosave run) {
        try {
            autosaves.discard(run);
        } catch (IOException e) {
            ILog.of(Autosaver.class).warn(Messages.bind(Messages.AutosaveStays, run.checkpoint(), e.getMessage()), e);
        }
    }
}

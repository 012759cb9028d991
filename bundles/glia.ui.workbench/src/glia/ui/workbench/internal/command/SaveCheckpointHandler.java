package glia.ui.workbench.internal.command;

import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.Simulation;
import glia.api.store.Checkpoints;
import glia.ui.workbench.internal.Messages;
import glia.ui.workbench.internal.Problems;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Keeps the state of the run in a file, the one that was given with the command or that a person chooses. */
public final class SaveCheckpointHandler extends SimulationHandler {
    static final String PARAMETER = "glia.ui.workbench.command.saveCheckpoint.file";

    private final Checkpoints checkpoints;

    public SaveCheckpointHandler(ActiveSimulation active, Checkpoints checkpoints) {
        super(active);
        this.checkpoints = checkpoints;
    }

    @Override
    void command(Simulation simulation, ExecutionEvent event) {
        String chosen = event.getParameter(PARAMETER);
        if (chosen == null) {
            FileDialog dialog = new FileDialog(HandlerUtil.getActiveShell(event), SWT.SAVE);
            dialog.setText(Messages.CheckpointSaveTitle);
            dialog.setOverwrite(true);
            OpenCheckpointHandler.filter(dialog);
            dialog.setFileName(simulation.network().description().name() + "-" + simulation.status().step()
                    + OpenCheckpointHandler.EXTENSION);
            chosen = dialog.open();
        }
        if (chosen != null) {
            Path file = Path.of(chosen);
            // between which two intervals it is made is decided now, not when a job gets its turn
            watch(simulation, simulation.checkpoint().thenAccept(checkpoint -> write(file, checkpoint)));
        }
    }

    private void write(Path file, Checkpoint checkpoint) {
        Job job = Job.create(Messages.bind(Messages.CheckpointSaving, file.getFileName()), monitor -> {
            try {
                checkpoints.write(file, checkpoint);
            } catch (IOException e) {
                Problems.show(Messages.bind(Messages.CheckpointNotSaved, e.getMessage()), e);
            }
            return Status.OK_STATUS;
        });
        job.setUser(true);
        job.schedule();
    }
}

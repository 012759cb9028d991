package glia.ui.workbench.internal.command;

import glia.api.simulation.Simulations;
import java.util.Arrays;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.jobs.Job;

/** Stops every simulation and cancels every job that a person could have started; always to be had, by one key. */
public final class EmergencyStopHandler extends AbstractHandler {
    private final Simulations simulations;

    public EmergencyStopHandler(Simulations simulations) {
        this.simulations = simulations;
    }

    @Override
    public Object execute(ExecutionEvent event) {
        simulations.open().forEach(simulation -> SimulationHandler.watch(simulation, simulation.pause()));
        Arrays.stream(Job.getJobManager().find(null)).filter(job -> !job.isSystem()).forEach(Job::cancel);
        return null;
    }
}

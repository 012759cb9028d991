package glia.ui.workbench.internal.command;

import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Simulation;
import org.eclipse.core.commands.ExecutionEvent;

/** Stops between two intervals. */
public final class PauseHandler extends SimulationHandler {

    public PauseHandler(ActiveSimulation active) {
        super(active);
    }

    @Override
    void command(Simulation simulation, ExecutionEvent event) {
        watch(simulation, simulation.pause());
    }
}

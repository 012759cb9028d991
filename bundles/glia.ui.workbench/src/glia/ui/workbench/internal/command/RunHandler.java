package glia.ui.workbench.internal.command;

import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Simulation;
import org.eclipse.core.commands.ExecutionEvent;

/** Runs until it is paused. */
public final class RunHandler extends SimulationHandler {

    public RunHandler(ActiveSimulation active) {
        super(active);
    }

    @Override
    void command(Simulation simulation, ExecutionEvent event) {
        watch(simulation, simulation.run(Long.MAX_VALUE));
    }
}

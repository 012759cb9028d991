package glia.ui.workbench.internal.command;

import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Simulation;
import org.eclipse.core.commands.ExecutionEvent;

/** Goes back to the initial state. */
public final class ResetHandler extends SimulationHandler {

    public ResetHandler(ActiveSimulation active) {
        super(active);
    }

    @Override
    void command(Simulation simulation, ExecutionEvent event) {
        watch(simulation, simulation.reset());
    }
}

package glia.ui.workbench.internal.command;

import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Simulation;
import org.eclipse.core.commands.ExecutionEvent;

/** Advances by one interval: the smallest delay of the network, the unit in which it is simulated. */
public final class StepHandler extends SimulationHandler {

    public StepHandler(ActiveSimulation active) {
        super(active);
    }

    @Override
    void command(Simulation simulation, ExecutionEvent event) {
        watch(simulation, simulation.run(simulation.status().step() + simulation.network().minDelay()));
    }
}

package glia.ui.workbench.internal.command;

import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Simulation;
import glia.ui.workbench.internal.Messages;
import glia.ui.workbench.internal.Problems;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;

/** A command to the active simulation. It is given and returned from at once; the simulation carries it out. */
abstract class SimulationHandler extends AbstractHandler {
    private final ActiveSimulation active;

    SimulationHandler(ActiveSimulation active) {
        this.active = active;
    }

    @Override
    public final Object execute(ExecutionEvent event) throws ExecutionException {
        Simulation simulation = active.simulation().orElse(null);
        if (simulation != null) {
            command(simulation, event);
        }
        return null;
    }

    abstract void command(Simulation simulation, ExecutionEvent event) throws ExecutionException;

    /** Shows what goes wrong, whenever that is. */
    static void watch(Simulation simulation, CompletableFuture<?> outcome) {
        outcome.whenComplete((result, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause != null && !(cause instanceof CancellationException)) {
                String name = simulation.network().description().name();
                Problems.show(Messages.bind(Messages.RunFailed, name, cause.getMessage()), cause);
            }
        });
    }
}

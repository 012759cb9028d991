package glia.ui.workbench.internal.command;

import glia.api.simulation.ActiveSimulation;
import glia.ui.workbench.internal.Settings;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.RadioState;

/** Sets the pace of the active simulation and of those that are opened later. */
public final class SpeedHandler extends AbstractHandler {

    static final String COMMAND = "glia.ui.workbench.command.speed";

    private final ActiveSimulation active;

    public SpeedHandler(ActiveSimulation active) {
        this.active = active;
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        String wanted = event.getParameter(RadioState.PARAMETER_ID);
        if (wanted == null) {
            throw new ExecutionException(COMMAND + " needs " + RadioState.PARAMETER_ID);
        }
        double pace = Double.parseDouble(wanted);
        Settings.setPace(pace);
        active.simulation().ifPresent(simulation -> simulation.setPace(pace));
        HandlerUtil.updateRadioState(event.getCommand(), wanted);
        return null;
    }
}

package glia.ui.workbench.internal.command;

import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Simulation;
import glia.ui.workbench.internal.Messages;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Runs for a stretch of simulated time, the one that was given with the command or that a person is asked for. */
public final class RunForHandler extends SimulationHandler {

    static final String PARAMETER = "glia.ui.workbench.command.runFor.ms";

    private static final double MAX_MS = 1e12;

    private double lastMs = Double.NaN;

    public RunForHandler(ActiveSimulation active) {
        super(active);
    }

    @Override
    void command(Simulation simulation, ExecutionEvent event) throws ExecutionException {
        String given = event.getParameter(PARAMETER);
        double dt = simulation.network().dt();
        if (given == null) {
            double offered = Double.isNaN(lastMs) ? simulation.network().description().duration() : lastMs;
            InputDialog dialog = new InputDialog(HandlerUtil.getActiveShell(event), Messages.RunForTitle,
                    Messages.bind(Messages.RunForMessage, plain(dt)), plain(offered), text -> check(text, dt));
            if (dialog.open() != InputDialog.OK) {
                return;
            }
            given = dialog.getValue();
        } else if (check(given, dt) != null) {
            throw new ExecutionException(check(given, dt));
        }
        lastMs = Double.parseDouble(given.trim());
        long steps = Math.max(1, simulation.network().steps(lastMs));
        watch(simulation, simulation.run(simulation.status().step() + steps));
    }

    /** What is wrong with a duration, null if nothing is. */
    static String check(String text, double dt) {
        return inRange(text, dt) ? null : Messages.bind(Messages.RunForInvalid, plain(dt));
    }

    private static boolean inRange(String text, double dt) {
        try {
            double ms = Double.parseDouble(text.trim());
            return ms >= dt && ms <= MAX_MS;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String plain(double ms) {
        return ms == Math.rint(ms) ? Long.toString((long) ms) : Double.toString(ms);
    }
}

package glia.ui.workbench.internal.command;

import glia.ui.kit.RefreshRate;
import glia.ui.workbench.internal.Settings;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.RadioState;

/** Sets how often live views are drawn; the simulation goes on as it does. */
public final class RefreshRateHandler extends AbstractHandler {
    public static final String COMMAND = "glia.ui.workbench.command.refreshRate";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        String wanted = event.getParameter(RadioState.PARAMETER_ID);
        if (wanted == null) {
            throw new ExecutionException(COMMAND + " needs " + RadioState.PARAMETER_ID);
        }
        Settings.setRefreshRate(RefreshRate.parse(wanted, RefreshRate.NORMAL));
        return null;
    }
}

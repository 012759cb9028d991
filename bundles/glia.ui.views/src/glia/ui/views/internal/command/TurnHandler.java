package glia.ui.views.internal.command;

import glia.ui.views.internal.NetworkGraphView;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the network from the next side. */
public final class TurnHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof NetworkGraphView view) {
            view.turn();
        }
        return null;
    }
}

package glia.ui.views.internal.command;

import glia.ui.views.internal.NetworkGraphView;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Lets the colours of the neurons say the next thing. */
public final class ColourHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof NetworkGraphView view) {
            view.nextColouring();
        }
        return null;
    }
}

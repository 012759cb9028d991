package glia.ui.views.internal.command;

import glia.ui.views.internal.NetworkGraphView;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Lets the colours of the neurons say what the command names, or the next thing if it names none. */
public final class ColourHandler extends AbstractHandler {

    private static final String BY = "glia.ui.views.chooseColour.by";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        if (HandlerUtil.getActivePart(event) instanceof NetworkGraphView view) {
            String wanted = event.getParameter(BY);
            if (wanted == null) {
                view.nextColouring();
            } else if (!view.colourBy(wanted)) {
                throw new ExecutionException(BY + ": neurons have no colours by " + wanted);
            }
        }
        return null;
    }
}

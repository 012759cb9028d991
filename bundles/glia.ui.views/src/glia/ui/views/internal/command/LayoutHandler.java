package glia.ui.views.internal.command;

import glia.ui.kit.graph.NeuronLayout;
import glia.ui.views.internal.NetworkGraphView;
import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.RadioState;
import org.eclipse.ui.menus.UIElement;

/** Places the neurons of the graph in the way that its parameter names. */
public final class LayoutHandler extends AbstractHandler implements IElementUpdater {
    public static final String COMMAND = "glia.ui.views.chooseLayout";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        String wanted = event.getParameter(RadioState.PARAMETER_ID);
        if (wanted == null) {
            throw new ExecutionException(COMMAND + " needs " + RadioState.PARAMETER_ID);
        }
        try {
            // the item of a menu that is chosen no longer tells of itself, too
            if (HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(NetworkGraphView.ID)
                    instanceof NetworkGraphView view && view.complete() && !view.layout().name().equals(wanted)) {
                view.layOut(NeuronLayout.valueOf(wanted));
            }
            return null;
        } catch (PartInitException | IllegalArgumentException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
    }

    /** The view knows what was chosen, and keeps it. */
    @Override
    public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
        if (element.getServiceLocator() instanceof IWorkbenchPartSite site
                && site.getPart() instanceof NetworkGraphView view) {
            element.setChecked(view.layout().name().equals(parameters.get(RadioState.PARAMETER_ID)));
        }
    }
}

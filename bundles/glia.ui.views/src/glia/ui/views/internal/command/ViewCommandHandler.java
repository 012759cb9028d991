package glia.ui.views.internal.command;

import glia.ui.views.internal.PictureView;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Gives a command to the one view that knows it, and shows that view: {@code class="...ViewCommandHandler:VIEW"}. */
public final class ViewCommandHandler extends AbstractHandler implements IExecutableExtension {
    private String view;

    @Override
    public void setInitializationData(IConfigurationElement config, String propertyName, Object data) {
        view = (String) data;
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        try {
            IViewPart part = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(view);
            if (part instanceof PictureView pictures && pictures.complete()) {
                pictures.act(event.getCommand().getId());
            }
            return null;
        } catch (PartInitException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
    }
}

package glia.ui.views.internal.command;

import glia.ui.kit.Navigable;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.ui.handlers.HandlerUtil;

/** Moves about in the picture of the active view: fit, zoom in, zoom out. */
public final class NavigateHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Navigable picture = Adapters.adapt(HandlerUtil.getActivePart(event), Navigable.class);
        if (picture != null) {
            switch (event.getCommand().getId()) {
                case "glia.ui.views.zoomIn" -> picture.zoomIn();
                case "glia.ui.views.zoomOut" -> picture.zoomOut();
                default -> picture.fit();
            }
        }
        return null;
    }
}

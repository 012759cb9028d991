package glia.ui.workbench.internal.view;

import glia.ui.workbench.internal.NetworkOpener;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the network that is selected in the tree of networks. */
public final class OpenSelectedHandler extends AbstractHandler {
    private final NetworkOpener opener;

    public OpenSelectedHandler(NetworkOpener opener) {
        this.opener = opener;
    }

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getCurrentStructuredSelection(event).getFirstElement() instanceof NetworkNode node
                && node.kind() == NetworkNode.Kind.NETWORK) {
            opener.open(node.path());
        }
        return null;
    }
}

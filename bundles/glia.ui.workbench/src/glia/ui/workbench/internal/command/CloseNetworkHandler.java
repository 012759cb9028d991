package glia.ui.workbench.internal.command;

import glia.ui.workbench.internal.NetworkOpener;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** Closes the network that is open. */
public final class CloseNetworkHandler extends AbstractHandler {
    private final NetworkOpener opener;

    public CloseNetworkHandler(NetworkOpener opener) {
        this.opener = opener;
    }

    @Override
    public Object execute(ExecutionEvent event) {
        opener.close();
        return null;
    }
}

package glia.ui.workbench.internal.command;

import glia.ui.workbench.internal.recovery.Recovery;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** Offers the runs that a crash has left and that nobody has restored or discarded at the start. */
public final class RestoreRunHandler extends AbstractHandler {
    private final Recovery recovery;

    public RestoreRunHandler(Recovery recovery) {
        this.recovery = recovery;
    }

    @Override
    public Object execute(ExecutionEvent event) {
        recovery.offer();
        return null;
    }
}

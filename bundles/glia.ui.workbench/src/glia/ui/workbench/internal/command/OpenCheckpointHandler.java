package glia.ui.workbench.internal.command;

import glia.api.simulation.ActiveSimulation;
import glia.ui.workbench.internal.Messages;
import glia.ui.workbench.internal.NetworkOpener;
import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Goes on with the network that is open from a checkpoint of it, the one given or that a person chooses. */
public final class OpenCheckpointHandler extends AbstractHandler {
    static final String PARAMETER = "glia.ui.workbench.command.openCheckpoint.file";
    static final String EXTENSION = ".checkpoint";

    private final ActiveSimulation active;
    private final NetworkOpener opener;

    public OpenCheckpointHandler(ActiveSimulation active, NetworkOpener opener) {
        this.active = active;
        this.opener = opener;
    }

    @Override
    public Object execute(ExecutionEvent event) {
        String chosen = event.getParameter(PARAMETER);
        if (chosen == null) {
            FileDialog dialog = new FileDialog(HandlerUtil.getActiveShell(event), SWT.OPEN);
            dialog.setText(Messages.CheckpointOpenTitle);
            filter(dialog);
            chosen = dialog.open();
        }
        if (chosen != null) {
            Path checkpoint = Path.of(chosen);
            active.file().ifPresent(network -> opener.restore(network, checkpoint, () -> {
                // an opened checkpoint stays where it is
            }));
        }
        return null;
    }

    static void filter(FileDialog dialog) {
        dialog.setFilterNames(new String[] { Messages.CheckpointFilter, Messages.OpenFilterAll });
        dialog.setFilterExtensions(new String[] { "*" + EXTENSION, "*" });
    }
}

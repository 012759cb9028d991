package glia.ui.workbench.internal.command;

import glia.api.store.RecordedRuns;
import glia.ui.workbench.internal.ExampleProject;
import glia.ui.workbench.internal.Messages;
import glia.ui.workbench.internal.NetworkOpener;
import glia.ui.workbench.internal.Settings;
import glia.ui.workbench.internal.view.Recordings;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens a network or a recording, the one that was given with the command or that a person chooses. */
public final class OpenNetworkHandler extends AbstractHandler {

    static final String PARAMETER = "glia.ui.workbench.command.openNetwork.file";

    /** Whether it runs at once; a network that is open as its file is now goes on where it is. */
    static final String RUN = "glia.ui.workbench.command.openNetwork.run";

    private final NetworkOpener opener;
    private final RecordedRuns recordings;

    public OpenNetworkHandler(NetworkOpener opener, RecordedRuns recordings) {
        this.opener = opener;
        this.recordings = recordings;
    }

    @Override
    public Object execute(ExecutionEvent event) {
        String file = event.getParameter(PARAMETER);
        if (file == null) {
            FileDialog dialog = new FileDialog(HandlerUtil.getActiveShell(event), SWT.OPEN);
            dialog.setText(Messages.OpenTitle);
            dialog.setFilterNames(new String[] { Messages.OpenFilterNetworks, Messages.OpenFilterAll });
            dialog.setFilterExtensions(new String[] { "*.network.json", "*" });
            List<Path> recent = Settings.recent();
            Path folder = recent.isEmpty() ? ExampleProject.folder() : recent.getFirst().getParent();
            dialog.setFilterPath(folder.toString());
            file = dialog.open();
        }
        if (file != null && recordings.suits(Path.of(file))) {
            Recordings.open(HandlerUtil.getActiveWorkbenchWindow(event), Path.of(file));
        } else if (file != null && Boolean.parseBoolean(event.getParameter(RUN))) {
            opener.open(Path.of(file), simulation -> SimulationHandler.watch(simulation,
                    simulation.run(Long.MAX_VALUE)));
        } else if (file != null) {
            opener.open(Path.of(file));
        }
        return null;
    }
}

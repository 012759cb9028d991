package glia.ui.editors.internal.network;

import glia.api.simulation.ActiveSimulation;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.FileOpening;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens a network in the editor: the file that the command names, the selected one, or the one that is open. */
public final class EditNetworkHandler extends AbstractHandler {
    private static final String FILE = "glia.ui.editors.editNetwork.file";

    private final ActiveSimulation active;

    public EditNetworkHandler(ActiveSimulation active) {
        this.active = active;
    }

    @Override
    public Object execute(ExecutionEvent event) {
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
        Optional<Path> wanted = Optional.ofNullable(event.getParameter(FILE)).map(Path::of)
                .or(() -> selected(HandlerUtil.getCurrentStructuredSelection(event))).or(active::file);
        if (wanted.isEmpty()) {
            FileOpening.show(Messages.edit_nothing);
            return null;
        }
        FileOpening.open(page, wanted.get(), NetworkEditor.ID);
        return null;
    }

    private static Optional<Path> selected(IStructuredSelection selection) {
        return Optional.ofNullable(Adapters.adapt(selection.getFirstElement(), Path.class))
                .filter(path -> path.toString().endsWith(".network.json"));
    }
}

package glia.ui.editors.internal.network;

import glia.api.simulation.ActiveSimulation;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.WorkspaceFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

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
            show(Messages.edit_nothing);
            return null;
        }
        open(page, wanted.get());
        return null;
    }

    private static Optional<Path> selected(IStructuredSelection selection) {
        return Optional.ofNullable(Adapters.adapt(selection.getFirstElement(), Path.class))
                .filter(path -> path.toString().endsWith(".network.json"));
    }

    /** The workspace is asked in a job, for it may have to be started first. */
    static void open(IWorkbenchPage page, Path path) {
        ICoreRunnable opening = monitor -> {
            try {
                IFile file = new WorkspaceFiles(ResourcesPlugin.getWorkspace().getRoot()).find(path, monitor);
                page.getWorkbenchWindow().getWorkbench().getDisplay().asyncExec(() -> open(page, file));
            } catch (CoreException e) {
                show(Messages.bind(Messages.edit_failed, path.getFileName(), e.getMessage()));
            }
        };
        Job.create(Messages.bind(Messages.edit_opening, path.getFileName()), opening).schedule();
    }

    private static void open(IWorkbenchPage page, IFile file) {
        try {
            IDE.openEditor(page, file, NetworkEditor.ID);
        } catch (PartInitException e) {
            show(Messages.bind(Messages.edit_failed, file.getName(), e.getMessage()));
        }
    }

    private static void show(String message) {
        StatusManager.getManager().handle(Status.error(message), StatusManager.LOG | StatusManager.SHOW);
    }
}

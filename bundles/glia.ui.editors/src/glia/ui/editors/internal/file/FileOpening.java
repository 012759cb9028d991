package glia.ui.editors.internal.file;

import glia.ui.editors.internal.Messages;
import java.nio.file.Path;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

/** Opens files in editors, and says why one cannot be opened. */
public final class FileOpening {
    private FileOpening() {
    }

    /**
     * Opens a file, in a job since the workspace may have to be started, or to look for it.
     *
     * @param editor id of an editor, null for the one of its kind
     */
    public static void open(IWorkbenchPage page, Path path, String editor) {
        ICoreRunnable opening = monitor -> {
            try {
                IFile file = new WorkspaceFiles(ResourcesPlugin.getWorkspace().getRoot()).find(path, monitor);
                page.getWorkbenchWindow().getWorkbench().getDisplay().asyncExec(() -> open(page, file, editor));
            } catch (CoreException e) {
                show(Messages.bind(Messages.edit_failed, path.getFileName(), e.getMessage()));
            }
        };
        Job.create(Messages.bind(Messages.edit_opening, path.getFileName()), opening).schedule();
    }

    /** Opens a file in the editor of its kind. */
    public static void open(IWorkbenchPage page, IFile file) {
        open(page, file, null);
    }

    /** Opens a file in an editor, null for the one of its kind; false if it could not be opened, which is said. */
    static boolean open(IWorkbenchPage page, IFile file, String editor) {
        try {
            if (editor == null) {
                IDE.openEditor(page, file);
            } else {
                IDE.openEditor(page, file, editor);
            }
            return true;
        } catch (PartInitException e) {
            show(Messages.bind(Messages.edit_failed, file.getName(), e.getMessage()));
            return false;
        }
    }

    /** Says an error to the person, and keeps it in the error log. */
    public static void show(String message) {
        StatusManager.getManager().handle(Status.error(message), StatusManager.LOG | StatusManager.SHOW);
    }
}

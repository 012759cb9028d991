package glia.ui.editors.internal.file;

import glia.ui.editors.internal.Messages;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;

/** Opens editors whose text was not saved when the last session ended, and saves the workspace when this one ends. */
public final class EditorsStartup implements IStartup {

    @Override
    public void earlyStartup() {
        IDE.registerAdapters();
        IWorkbench workbench = PlatformUI.getWorkbench();
        workbench.addWorkbenchListener(new IWorkbenchListener() {
            @Override
            public boolean preShutdown(IWorkbench closing, boolean forced) {
                return true;
            }

            @Override
            public void postShutdown(IWorkbench closed) {
                saveWorkspace();
            }
        });
        adoptFolders();
        List<Backup.Kept> left = Backup.all().stream().filter(kept -> Files.isRegularFile(kept.file())).toList();
        for (Backup.Kept kept : left) {
            try {
                IFile file = new WorkspaceFiles(ResourcesPlugin.getWorkspace().getRoot()).find(kept.file(),
                        new NullProgressMonitor());
                workbench.getDisplay().asyncExec(() -> open(workbench, file));
            } catch (CoreException e) {
                Platform.getLog(EditorsStartup.class).log(e.getStatus());
            }
        }
    }

    private static void adoptFolders() {
        try {
            new WorkspaceFiles(ResourcesPlugin.getWorkspace().getRoot()).adopt(new NullProgressMonitor());
        } catch (CoreException e) {
            Platform.getLog(EditorsStartup.class).log(e.getStatus());
        }
    }

    private static void open(IWorkbench workbench, IFile file) {
        IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
        try {
            if (window != null) {
                IDE.openEditor(window.getActivePage(), file);
            }
        } catch (PartInitException e) {
            Platform.getLog(EditorsStartup.class).log(e.getStatus());
        }
    }

    private static void saveWorkspace() {
        try {
            ResourcesPlugin.getWorkspace().save(true, new NullProgressMonitor());
        } catch (CoreException e) {
            Platform.getLog(EditorsStartup.class).error(Messages.bind(Messages.workspace_unsaved, e.getMessage()), e);
        }
    }
}

package glia.ui.editors.internal.project;

import glia.api.network.ExampleCatalogue;
import glia.api.network.ExampleCatalogue.Example;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.FileOpening;
import glia.ui.editors.internal.file.WorkspaceFiles;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;

/** Makes a project of the workspace that begins with copies of shipped networks, and opens the first of them. */
public final class NewProjectWizard extends Wizard implements INewWizard {
    private final ExampleCatalogue catalogue;
    private final IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
    private IWorkbench workbench;
    private NewProjectPage page;

    public NewProjectWizard(ExampleCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void init(IWorkbench opener, IStructuredSelection selection) {
        workbench = opener;
        setWindowTitle(Messages.project_window);
        setNeedsProgressMonitor(true);
    }

    @Override
    public void addPages() {
        page = new NewProjectPage(catalogue.examples(), root);
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        String name = page.name();
        List<Example> chosen = page.chosen();
        try {
            getContainer().run(true, false, monitor -> create(name, chosen, monitor));
        } catch (InvocationTargetException e) {
            page.setErrorMessage(Messages.bind(Messages.project_failed, name, e.getCause().getMessage()));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (!chosen.isEmpty()) {
            FileOpening.open(workbench.getActiveWorkbenchWindow().getActivePage(),
                    folder(name).resolve(chosen.getFirst().file()), null);
        }
        return true;
    }

    private Path folder(String name) {
        return root.getLocation().toPath().resolve(name);
    }

    private void create(String name, List<Example> chosen, IProgressMonitor monitor)
            throws InvocationTargetException {
        try {
            IProject project = new WorkspaceFiles(root).open(name, monitor);
            try {
                catalogue.copyTo(folder(name), chosen);
                project.refreshLocal(IResource.DEPTH_INFINITE, monitor);
            } catch (IOException | CoreException e) {
                project.delete(true, true, monitor);
                throw new InvocationTargetException(e);
            }
        } catch (CoreException e) {
            throw new InvocationTargetException(e);
        }
    }
}

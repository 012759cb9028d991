package glia.ui.editors.internal.project;

import org.eclipse.core.resources.IProject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.model.WorkbenchLabelProvider;

/** Names and icons of resources; those of files are those of their editors. */
public final class ExplorerLabels extends WorkbenchLabelProvider {
    private final ImageDescriptor project = ResourceLocator.imageDescriptorFromBundle(ExplorerLabels.class,
            "icons/project.svg").orElseThrow();

    @Override
    protected ImageDescriptor decorateImage(ImageDescriptor input, Object element) {
        // the platform's icon of a project is known only where its own application runs
        return element instanceof IProject ? project : input;
    }
}

package glia.ui.editors.internal.project;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.viewers.DoubleClickEvent;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.navigator.CommonNavigator;

/** The projects of the workspace with their files. */
public final class ProjectExplorer extends CommonNavigator {

    @Override
    protected Object getInitialInput() {
        return ResourcesPlugin.getWorkspace().getRoot();
    }

    @Override
    protected void handleDoubleClick(DoubleClickEvent event) {
        Object element = ((IStructuredSelection) event.getSelection()).getFirstElement();
        if (element instanceof IFile file) {
            ExplorerActions.open(getSite().getPage(), file);
        } else {
            getCommonViewer().setExpandedState(element, !getCommonViewer().getExpandedState(element));
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        super.createPartControl(parent);
        getCommonViewer().getTree().setData("glia.id", "glia.ui.editors.explorer.tree");
    }
}

package glia.ui.editors.internal.project;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.ViewerComparator;

/** Folders come before files, each by their names. */
public final class ExplorerOrder extends ViewerComparator {

    @Override
    public int category(Object element) {
        return element instanceof IFile ? 1 : 0;
    }
}

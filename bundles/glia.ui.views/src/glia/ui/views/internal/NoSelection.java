package glia.ui.views.internal;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.StructuredSelection;

/** What a context menu is asked for where nothing can be selected; nobody need be told of changes. */
final class NoSelection implements ISelectionProvider {

    @Override
    public void addSelectionChangedListener(ISelectionChangedListener listener) {
        // it never changes
    }

    @Override
    public ISelection getSelection() {
        return StructuredSelection.EMPTY;
    }

    @Override
    public void removeSelectionChangedListener(ISelectionChangedListener listener) {
        // see above
    }

    @Override
    public void setSelection(ISelection selection) {
        // see above
    }
}

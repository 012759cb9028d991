package glia.ui.views.internal;

import glia.api.network.Network;
import glia.ui.kit.graph.NeuronIds;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartSite;

/**
 * The neurons that were selected last in any other view of the same page, for one that follows them. What is selected
 * in a part that knows of no neurons makes no difference. In the UI thread.
 */
final class FollowedNeurons implements ISelectionListener, AutoCloseable {
    private final IWorkbenchPartSite site;
    private final Runnable changed;
    private ISelection newest = StructuredSelection.EMPTY;

    /** @param changed called when others are selected */
    FollowedNeurons(IWorkbenchPartSite site, Runnable changed) {
        this.site = site;
        this.changed = changed;
        for (IViewReference view : site.getPage().getViewReferences()) {
            ISelection there = selection(view.getPart(false));
            if (there != null && !there.isEmpty()) {
                newest = there;
            }
        }
        site.getPage().addSelectionListener(this);
    }

    /** What a part has selected; null if it is the follower itself, or knows of no neurons. */
    private ISelection selection(IWorkbenchPart part) {
        return part != null && part != site.getPart()
                && part.getSite().getSelectionProvider() instanceof NeuronSelection neurons ? neurons.getSelection()
                        : null;
    }

    /** Those of a network as it was built; none if others are selected. */
    NeuronIds of(Network network) {
        return NeuronSelection.in(newest, network);
    }

    @Override
    public void selectionChanged(IWorkbenchPart part, ISelection selection) {
        ISelection there = selection(part);
        if (there != null && !there.equals(newest)) {
            newest = there;
            changed.run();
        }
    }

    @Override
    public void close() {
        site.getPage().removeSelectionListener(this);
    }
}

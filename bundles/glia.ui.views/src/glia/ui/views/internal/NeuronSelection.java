package glia.ui.views.internal;

import glia.api.network.Network;
import glia.ui.kit.UiQueue;
import glia.ui.kit.graph.NeuronIds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartSite;

/**
 * The neurons that are selected, the leading one first: the same in all views that know of neurons, whichever of them a
 * person selects in. Each has one of these, and what one is told the others take over at once; what is selected
 * elsewhere makes no difference. Used in the UI thread.
 */
final class NeuronSelection implements ISelectionProvider, ISelectionListener, AutoCloseable {
    /** The views that have one. */
    private static final List<String> VIEWS = List.of(NetworkGraphView.ID, SpikeRasterView.ID, TracesView.ID,
            EnergyView.ID, NeuronsView.ID);

    private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
    private final IWorkbenchPartSite site;
    private final UiQueue queue;
    private final Runnable changed;
    private ISelection selection = StructuredSelection.EMPTY;

    private NeuronSelection(IWorkbenchPartSite site, UiQueue queue, Runnable changed) {
        this.site = site;
        this.queue = queue;
        this.changed = changed;
        site.setSelectionProvider(this);
    }

    /**
     * The one of a part, which begins with what is selected in the others. A part that makes its pictures anew gets the
     * one that it had: the platform goes on listening to the first provider of a part.
     *
     * @param changed called, once for many changes in a row, when another part has selected other neurons
     */
    static NeuronSelection open(IWorkbenchPartSite site, UiQueue queue, Runnable changed) {
        NeuronSelection own = site.getSelectionProvider() instanceof NeuronSelection before ? before
                : new NeuronSelection(site, queue, changed);
        own.begin();
        return own;
    }

    private void begin() {
        for (IViewReference view : site.getPage().getViewReferences()) {
            ISelection there = of(view.getPart(false));
            if (there != null && !there.isEmpty()) {
                selection = there;
            }
        }
        VIEWS.forEach(view -> site.getPage().addSelectionListener(view, this));
    }

    /** What another part has selected, null if it knows of no neurons. */
    private ISelection of(IWorkbenchPart part) {
        return part != null && part != site.getPart()
                && part.getSite().getSelectionProvider() instanceof NeuronSelection neurons ? neurons.selection : null;
    }

    @Override
    public void selectionChanged(IWorkbenchPart part, ISelection ignored) {
        ISelection there = of(part);
        if (there != null && !there.equals(selection)) {
            setSelection(there);
            queue.postNow(this, changed);
        }
    }

    /** Those of a network as it was built; none if others are selected. */
    NeuronIds of(Network network) {
        if (!(selection instanceof IStructuredSelection some) || !(some.getFirstElement() instanceof NeuronRef lead)
                || lead.network() != network) {
            return NeuronIds.NONE;
        }
        int[] ids = Arrays.stream(some.toArray()).mapToInt(neuron -> ((NeuronRef) neuron).neuron()).toArray();
        return NeuronIds.of(ids).with(lead.neuron());
    }

    /** Selects neurons of a network as it was built; everywhere. */
    void select(Network network, NeuronIds neurons) {
        Stream<NeuronRef> others = Arrays.stream(neurons.ids()).filter(id -> id != neurons.lead())
                .mapToObj(id -> new NeuronRef(network, id));
        setSelection(neurons.isEmpty() ? StructuredSelection.EMPTY : new StructuredSelection(
                Stream.concat(Stream.of(new NeuronRef(network, neurons.lead())), others).toList()));
    }

    @Override
    public void addSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.remove(listener);
    }

    @Override
    public ISelection getSelection() {
        return selection;
    }

    @Override
    public void setSelection(ISelection newSelection) {
        if (!newSelection.equals(selection)) {
            selection = newSelection;
            SelectionChangedEvent event = new SelectionChangedEvent(this, newSelection);
            listeners.forEach(listener -> listener.selectionChanged(event));
        }
    }

    @Override
    public void close() {
        queue.cancel(this);
        VIEWS.forEach(view -> site.getPage().removeSelectionListener(view, this));
    }
}

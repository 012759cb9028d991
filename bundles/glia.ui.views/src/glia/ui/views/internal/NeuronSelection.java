package glia.ui.views.internal;

import glia.api.network.Network;
import glia.ui.kit.graph.NeuronIds;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;

/** Tells the workbench which neurons are selected, the leading one first; used in the UI thread. */
final class NeuronSelection implements ISelectionProvider {
    private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
    private ISelection selection = StructuredSelection.EMPTY;

    /** The neurons of a selection that are of a network as it was built; none if it is of something else. */
    static NeuronIds in(ISelection selection, Network network) {
        if (!(selection instanceof IStructuredSelection some) || !(some.getFirstElement() instanceof NeuronRef lead)
                || lead.network() != network) {
            return NeuronIds.NONE;
        }
        int[] ids = Arrays.stream(some.toArray()).filter(NeuronRef.class::isInstance)
                .mapToInt(neuron -> ((NeuronRef) neuron).neuron()).toArray();
        return NeuronIds.of(ids).with(lead.neuron());
    }

    /** Selects neurons of a network as it was built. */
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
}

package glia.ui.views.internal.properties;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.ui.kit.UiQueue;
import glia.ui.views.internal.NeuronRef;
import java.util.List;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertySheetPage;

/**
 * What the Properties view shows: of what is selected where that says something of itself, else of the active
 * simulation, of the neuron that is selected or of the network. It is never empty without a reason.
 */
public final class SettingsPage extends PropertySheetPage {

    private final IWorkbenchPartSite site;
    private final EventBus bus;
    private final UiQueue queue;
    private final ActiveSimulation active;
    private final LiveChanges changes;
    /** Takes the page's undo and redo away again. */
    private Runnable undo = () -> { };
    private List<Subscription> subscriptions = List.of();
    private ISelection shown = StructuredSelection.EMPTY;
    private NeuronRef selected;

    /** @param site of the part whose selection it shows */
    public SettingsPage(IWorkbenchPartSite site, EventBus bus, UiQueue queue, ActiveSimulation active,
            LiveChanges changes) {
        this.site = site;
        this.bus = bus;
        this.queue = queue;
        this.active = active;
        this.changes = changes;
        setPropertySourceProvider(this::source);
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        Tree tree = (Tree) getControl();
        // names with their units need as much room as values, also when the view has become wider since
        tree.addListener(SWT.Resize, event -> tree.getColumn(0).setWidth(tree.getClientArea().width / 2));
        subscriptions = List.of(bus.subscribe(SimulationTopics.CHANGED, "SettingsPage", changed -> queue.post(this,
                this::refreshUnlessEdited)),
                bus.subscribe(ActiveSimulation.CHANGED, "SettingsPage", change -> queue.postNow(this, this::showAll)));
        showAll();
    }

    private void showAll() {
        if (!getControl().isDisposed()) {
            selectionChanged(null, shown);
        }
    }

    /** Somebody who types a number is not to lose it to a change that is not his. */
    private void refreshUnlessEdited() {
        if (!getControl().isDisposed() && !(getControl().getDisplay().getFocusControl() instanceof Text text
                && text.getParent() == getControl())) {
            refresh();
        }
    }

    @Override
    public void setActionBars(IActionBars bars) {
        super.setActionBars(bars);
        undo = changes.installUndo(site, bars);
    }

    @Override
    public void selectionChanged(IWorkbenchPart part, ISelection selection) {
        shown = selection;
        selected = selection instanceof IStructuredSelection some && some.getFirstElement() instanceof NeuronRef neuron
                ? neuron : null;
        boolean speaks = selection instanceof IStructuredSelection some && !some.isEmpty()
                && Adapters.adapt(some.getFirstElement(), IPropertySource.class) != null;
        super.selectionChanged(part, speaks ? selection
                : new StructuredSelection(active.simulation().<Object>map(one -> one).orElse(NothingOpen.INSTANCE)));
    }

    private IPropertySource source(Object object) {
        if (!(object instanceof Simulation simulation)) {
            return Adapters.adapt(object, IPropertySource.class);
        }
        boolean one = selected != null && selected.network() == simulation.network();
        return new SettingsSource(changes, simulation, one
                ? changes.settings().of(simulation.presentNetwork(), selected.neuron())
                : changes.settings().of(simulation.presentNetwork()));
    }

    @Override
    public void dispose() {
        subscriptions.forEach(Subscription::close);
        queue.cancel(this);
        undo.run();
        super.dispose();
    }
}

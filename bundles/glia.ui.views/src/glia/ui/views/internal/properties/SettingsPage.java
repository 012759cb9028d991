package glia.ui.views.internal.properties;

import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Simulation;
import glia.ui.kit.UiQueue;
import glia.ui.views.internal.NeuronRef;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
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
    /** What a cell has beside its words, in points. */
    private static final int MARGIN = 14;

    private final IWorkbenchPartSite site;
    private final UiQueue queue;
    private final ActiveSimulation active;
    private final LiveChanges changes;
    /** Takes the page's undo and redo away again. */
    private Runnable undo = () -> { };
    private Runnable listening = () -> { };
    private ISelection shown = StructuredSelection.EMPTY;
    private NeuronRef selected;

    /** @param site of the part whose selection it shows */
    public SettingsPage(IWorkbenchPartSite site, UiQueue queue, ActiveSimulation active, LiveChanges changes) {
        this.site = site;
        this.queue = queue;
        this.active = active;
        this.changes = changes;
        setPropertySourceProvider(this::source);
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        Tree tree = (Tree) getControl();
        tree.addListener(SWT.Resize, event -> share());
        listening = changes.listen(new LiveChanges.Listener() {
            @Override
            public void changed() {
                queue.post(SettingsPage.this, SettingsPage.this::refreshUnlessEdited);
            }

            @Override
            public void opened() {
                queue.postNow(SettingsPage.this, SettingsPage.this::showAll);
            }
        });
        showAll();
    }

    /** Names have half of the room or what they need, values the rest or what they need: then the tree scrolls. */
    private void share() {
        Tree tree = (Tree) getControl();
        int all = tree.getClientArea().width;
        int[] needed = new int[2];
        GC gc = new GC(tree);
        try {
            gc.setFont(tree.getFont());
            for (TreeItem item : tree.getItems()) {
                need(gc, item, needed);
            }
        } finally {
            gc.dispose();
        }
        tree.getColumn(0).setWidth(Math.max(Math.min(all / 2, all - needed[1]), needed[0]));
        tree.getColumn(1).setWidth(Math.max(all - tree.getColumn(0).getWidth(), needed[1]));
    }

    private static void need(GC gc, TreeItem item, int[] needed) {
        for (int i = 0; i < needed.length; i++) {
            int before = i == 0 ? item.getTextBounds(0).x : 0;
            needed[i] = Math.max(needed[i], before + gc.textExtent(item.getText(i)).x + MARGIN);
        }
        for (TreeItem inner : item.getItems()) {
            need(gc, inner, needed);
        }
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
        if (getControl() == null) {
            // not made yet; it is asked again when it is
            return;
        }
        shown = selection;
        selected = selection instanceof IStructuredSelection some && some.getFirstElement() instanceof NeuronRef neuron
                ? neuron : null;
        boolean speaks = selection instanceof IStructuredSelection some && !some.isEmpty()
                && Adapters.adapt(some.getFirstElement(), IPropertySource.class) != null;
        super.selectionChanged(part, speaks ? selection
                : new StructuredSelection(active.simulation().<Object>map(one -> one).orElse(NothingOpen.INSTANCE)));
        share();
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
        listening.run();
        queue.cancel(this);
        undo.run();
        super.dispose();
    }
}

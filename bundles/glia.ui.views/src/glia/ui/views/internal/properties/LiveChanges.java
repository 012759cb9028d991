package glia.ui.views.internal.properties;

import glia.api.change.NetworkChange;
import glia.api.change.NetworkChange.SetEnergy;
import glia.api.change.NetworkChanger;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.ui.views.internal.Messages;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.ObjectUndoContext;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.operations.RedoActionHandler;
import org.eclipse.ui.operations.UndoActionHandler;
import org.eclipse.ui.statushandlers.StatusManager;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Changes of the active simulation that a person makes and can take back. They are made in jobs, one after the other,
 * so that each knows what was there before it. What can be undone ends with the run: a reset, or another simulation,
 * takes all of it away. Pages of properties hold it for as long as they are open, so that it stays while the bus is
 * stopped and started.
 */
@Component(service = LiveChanges.class)
public final class LiveChanges {

    /** The family of the jobs. */
    public static final Object FAMILY = new Object();

    private final ISchedulingRule oneAtATime = new ISchedulingRule() {
        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return rule == this;
        }

        @Override
        public boolean contains(ISchedulingRule rule) {
            return rule == this;
        }
    };
    private final IOperationHistory history = OperationHistoryFactory.getOperationHistory();
    private final IUndoContext context = new ObjectUndoContext(this, Messages.properties_context);
    private final Settings settings = new Settings(this::energy);
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile NetworkChanger changer;
    private Hearing hearing;

    /** What is heard from a bus. */
    private record Hearing(EventBus bus, List<Subscription> subscriptions) {
    }

    /** Is told of changes, in any thread. */
    interface Listener {
        /** Numbers of the active simulation are others. */
        void changed();

        /** Another simulation is active, or none. */
        void opened();
    }

    private List<SetEnergy> energy(Network network) {
        NetworkChanger present = changer;
        return present == null ? List.of() : present.energy(network);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    synchronized void setBus(EventBus bus) {
        silence();
        hearing = new Hearing(bus, List.of(
                bus.subscribe(ActiveSimulation.CHANGED, "LiveChanges", change -> opened()),
                bus.subscribe(SimulationTopics.CHANGED, "LiveChanges", changed -> {
                    if (changed.changes().isEmpty()) {
                        forget();
                    }
                    listeners.forEach(Listener::changed);
                })));
    }

    synchronized void unsetBus(EventBus bus) {
        if (hearing != null && hearing.bus() == bus) {
            silence();
            opened();
        }
    }

    private void silence() {
        if (hearing != null) {
            hearing.subscriptions().forEach(Subscription::close);
            hearing = null;
        }
    }

    @Deactivate
    synchronized void deactivate() {
        silence();
        forget();
    }

    private void opened() {
        forget();
        listeners.forEach(Listener::opened);
    }

    private void forget() {
        history.dispose(context, true, true, false);
    }

    /** @return ends it */
    Runnable listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Lets undo and redo of a part mean these changes.
     *
     * @return ends that; the page of properties of a part is closed long before the view that shows it
     */
    public Runnable installUndo(IWorkbenchPartSite site, IActionBars bars) {
        UndoActionHandler undo = new UndoActionHandler(site, context);
        RedoActionHandler redo = new RedoActionHandler(site, context);
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), undo);
        bars.setGlobalActionHandler(ActionFactory.REDO.getId(), redo);
        return () -> {
            undo.dispose();
            redo.dispose();
        };
    }

    Settings settings() {
        return settings;
    }

    /** Makes a change, in a job; a person is told why the network refuses it. */
    void make(Simulation simulation, String label, NetworkChange change) {
        Job job = new Job(label) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                carryOut(label, simulation, change);
                return Status.OK_STATUS;
            }

            @Override
            public boolean belongsTo(Object family) {
                return family == FAMILY;
            }
        };
        job.setRule(oneAtATime);
        job.schedule();
    }

    private void carryOut(String label, Simulation simulation, NetworkChange change) {

        try {
            NetworkChange back = settings.inverse(simulation.presentNetwork(), change);
            simulation.apply(List.of(change)).join();
            LiveChange made = new LiveChange(label, simulation, change, back);
            made.addContext(context);
            history.add(made);
        } catch (CompletionException e) {
            StatusManager.getManager().handle(Status.error(NLS.bind(Messages.properties_refused, label,
                    e.getCause().getMessage()), e.getCause()), StatusManager.LOG | StatusManager.SHOW);
        }
    }
}

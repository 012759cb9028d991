package glia.ui.views.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.SimulationTopics;
import glia.ui.views.internal.properties.LiveChanges;
import glia.ui.views.internal.properties.SettingsPage;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.views.properties.IPropertySheetPage;

/**
 * A picture of the active simulation. Its data is gathered on the threads of the bus into a model of the one simulation
 * that it belongs to; only finished pictures and messages reach the UI thread.
 *
 * @param <M> what is gathered of one simulation, thread-safe
 */
abstract class SimulationView<M> extends PictureView {
    private static final String RUN = "glia.ui.workbench.command.run";
    private static final String OPEN = "glia.ui.workbench.command.openNetwork";

    /** A simulation and what was gathered of it. */
    private record Opened<M>(Simulation simulation, M model) {
    }

    private final List<Subscription> subscriptions = new ArrayList<>();
    private final Object turn = new Object();
    private final Object messages = new Object();
    private ActiveSimulation active;
    private boolean changeSeen;
    /** Takes the view's undo and redo away again. */
    private Runnable undo = () -> { };
    private volatile Opened<M> opened;
    private volatile SimulationStatus.State lastState;
    private volatile boolean ended;

    /** Makes an empty model; on a thread of the bus or in a job. */
    abstract M createModel(Simulation simulation);

    /** Shows what a model holds, from now on; null for nothing. In the UI thread. */
    abstract void show(M model);

    /** Forgets what a model has gathered: its simulation is at step 0 again. On a thread of the bus. */
    abstract void clear(M model);

    /** Says why there is nothing to see; empty for nothing. In the UI thread. */
    abstract void say(String message);

    /** Subscribes to what the model gathers. */
    abstract List<Subscription> subscribe(EventBus bus);

    @Override
    protected List<Class<?>> needs() {
        return List.of(EventBus.class, ActiveSimulation.class);
    }

    @Override
    protected final void begin() {
        ended = false;
        changeSeen = false;
        EventBus bus = service(EventBus.class);
        active = service(ActiveSimulation.class);
        say(message(null));
        subscriptions.add(bus.subscribe(ActiveSimulation.CHANGED, getClass().getSimpleName(), this::changed));
        subscriptions.add(bus.subscribe(SimulationTopics.STATUS, getClass().getSimpleName(), this::status));
        subscriptions.addAll(subscribe(bus));
        LiveChanges changes = service(LiveChanges.class);
        if (changes != null) {
            undo = changes.installUndo(getSite(), getViewSite().getActionBars());
        }
        ICoreRunnable present = monitor -> showPresent();
        Job.createSystem(NLS.bind(Messages.job_open, getPartName()), present).schedule();
    }

    private void showPresent() {
        synchronized (turn) {
            if (!changeSeen) {
                open(active.simulation().orElse(null));
            }
        }
    }

    private void changed(ActiveSimulation.Change change) {
        synchronized (turn) {
            changeSeen = true;
            open(change.simulation());
        }
    }

    private void open(Simulation simulation) {
        if (ended) {
            return;
        }
        Opened<M> next = simulation == null ? null : new Opened<>(simulation, createModel(simulation));
        opened = next;
        SimulationStatus status = simulation == null ? null : simulation.status();
        lastState = status == null ? null : status.state();
        queue().postNow(this, () -> {
            if (opened == next && !gone()) {
                show(next == null ? null : next.model());
                say(message(status));
            }
        });
    }

    private void status(SimulationStatus status) {
        Opened<M> now = opened;
        if (now == null || now.simulation().id() != status.simulation() || status.state() == lastState) {
            return;
        }
        lastState = status.state();
        // what is told late may be over: a run that began after the reset must not lose its first spikes
        if (status.state() == SimulationStatus.State.READY
                && now.simulation().status().state() == SimulationStatus.State.READY) {
            clear(now.model());
        }
        queue().postNow(messages, () -> {
            if (opened == now && !gone()) {
                say(message(status));
            }
        });
    }

    private String message(SimulationStatus status) {
        if (status == null) {
            String key = key(OPEN);
            return key == null ? Messages.no_network : NLS.bind(Messages.no_network_key, key);
        }
        return switch (status.state()) {
            case READY -> key(RUN) == null ? Messages.ready : NLS.bind(Messages.ready_key, key(RUN));
            case FAILED -> NLS.bind(Messages.failed, status.message());
            default -> "";
        };
    }

    /** What the Properties view shows while this one is active. */
    @Override
    public <T> T getAdapter(Class<T> type) {
        LiveChanges changes = type == IPropertySheetPage.class ? service(LiveChanges.class) : null;
        return changes == null || active == null ? super.getAdapter(type) : type.cast(new SettingsPage(getSite(),
                queue(), active, changes));
    }

    /** The model that a batch of a simulation belongs into, or null if that simulation is not shown. */
    final M model(long simulation) {
        Opened<M> now = opened;
        return now != null && now.simulation().id() == simulation ? now.model() : null;
    }

    /** The present model, or null. */
    final M model() {
        Opened<M> now = opened;
        return now == null ? null : now.model();
    }

    @Override
    protected void end() {
        ended = true;
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
        undo.run();
        opened = null;
        queue().cancel(messages);
    }
}

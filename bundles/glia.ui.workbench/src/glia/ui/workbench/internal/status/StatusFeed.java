package glia.ui.workbench.internal.status;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.ActiveSimulation.Change;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.SimulationTopics;
import glia.ui.kit.RefreshRate;
import glia.ui.kit.UiQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Display;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Brings the status of the active simulation to the UI thread: a change of state at once, everything else ten times a
 * second at most, whatever the drawing of the views is set to. Windows hold it for as long as they are open, so that it
 * stays while the bus is stopped and started, and shows nothing meanwhile.
 */
@Component(service = StatusFeed.class, immediate = true)
public final class StatusFeed {
    /** What is heard from a bus. */
    private record Hearing(EventBus bus, List<Subscription> subscriptions) {
        void close() {
            subscriptions.forEach(Subscription::close);
        }
    }

    private final ActiveSimulation active;
    private final UiQueue queue;
    private Hearing hearing;
    private final SpikeRate rate = new SpikeRate();
    private final List<Consumer<SimulationView>> listeners = new ArrayList<>();
    private final Object lock = new Object();
    private Path file;
    private Simulation simulation;
    private SimulationStatus newest;
    private SimulationView shown = SimulationView.NONE;

    @Activate
    public StatusFeed(@Reference ActiveSimulation active, @Reference Display display) {
        this.active = active;
        queue = new UiQueue(display, RefreshRate.NORMAL);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    synchronized void setBus(EventBus bus) {
        silence();
        hearing = new Hearing(bus, List.of(bus.subscribe(ActiveSimulation.CHANGED, "status line", this::changed),
                bus.subscribe(SimulationTopics.STATUS, "status line", this::arrived)));
        active.simulation().ifPresent(open -> changed(new Change(active.file().orElse(null), open)));
    }

    synchronized void unsetBus(EventBus bus) {
        if (hearing != null && hearing.bus() == bus) {
            silence();
            changed(new Change(null, null));
        }
    }

    private void silence() {
        if (hearing != null) {
            hearing.close();
            hearing = null;
        }
    }

    @Deactivate
    synchronized void close() {
        silence();
        queue.close();
    }

    /** What is shown now; in the UI thread. */
    public SimulationView view() {
        return shown;
    }

    /**
     * In the UI thread.
     *
     * @param listener called in the UI thread, now and after each change
     * @return ends it
     */
    public Runnable listen(Consumer<SimulationView> listener) {
        listeners.add(listener);
        listener.accept(shown);
        return () -> listeners.remove(listener);
    }

    private void changed(Change change) {
        synchronized (lock) {
            file = change.file();
            simulation = change.simulation();
            newest = simulation == null ? null : simulation.status();
        }
        queue.postNow(this, this::deliver);
    }

    private void arrived(SimulationStatus status) {
        boolean stateChanged;
        synchronized (lock) {
            if (simulation == null || status.simulation() != simulation.id()) {
                return;
            }
            stateChanged = newest == null || newest.state() != status.state();
            newest = status;
        }
        if (stateChanged) {
            queue.postNow(this, this::deliver);
        } else {
            queue.post(this, this::deliver);
        }
    }

    private void deliver() {
        SimulationView next;
        synchronized (lock) {
            next = simulation == null ? SimulationView.NONE
                    : new SimulationView(file, simulation, newest, rate.add(newest, System.nanoTime()));
        }
        shown = next;
        List.copyOf(listeners).forEach(listener -> listener.accept(next));
    }
}

package glia.ui.kit.graph;

import glia.ui.kit.UiQueue;
import glia.ui.kit.graph.ConnectionSearch.Wanted;
import glia.ui.kit.graph.SelectedConnections.Direction;
import glia.ui.kit.internal.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;

/** Which neurons are selected, and their connections, which a job looks up; in the UI thread. */
final class GraphSelection {
    private final UiQueue queue;
    private final Runnable changed;
    private final List<Consumer<NeuronIds>> listeners = new ArrayList<>();
    private NetworkGeometry geometry;
    private NeuronIds neurons = NeuronIds.NONE;
    private Direction direction = Direction.INCOMING;
    private SelectedConnections connections;
    private final ConnectionHabits habits = new ConnectionHabits();
    private ConnectionSearch source = ConnectionSearch.PLAIN;
    private Job search;

    /** @param changed called when something else is to be drawn */
    GraphSelection(UiQueue queue, Runnable changed) {
        this.queue = queue;
        this.changed = changed;
    }

    NeuronIds neurons() {
        return neurons;
    }

    /** Of the selected neurons; null as long as they are not known. */
    SelectedConnections connections() {
        return connections;
    }

    void setSource(ConnectionSearch wanted) {
        source = wanted;
    }

    Direction direction() {
        return direction;
    }

    void onSelect(Consumer<NeuronIds> listener) {
        listeners.add(listener);
    }

    /** Another network, or the same as it has become: who does not live in it is not selected any more. */
    void open(NetworkGeometry newGeometry) {
        geometry = newGeometry;
        NeuronIds living = geometry == null ? NeuronIds.NONE : neurons.keep(this::lives);
        if (!living.equals(neurons)) {
            select(living);
        } else {
            // what is drawn stays until what it has become is known
            search();
        }
    }

    private boolean lives(int id) {
        return id >= 0 && id < geometry.neurons() && geometry.lives(id);
    }

    /** Selects neurons, of which those that do not live are left out. */
    void select(NeuronIds wanted) {
        NeuronIds living = geometry == null ? NeuronIds.NONE : wanted.keep(this::lives);
        if (living.equals(neurons) || living.isEmpty() && !wanted.isEmpty()) {
            return;
        }
        neurons = living;
        connections = null;
        search();
        changed.run();
        List.copyOf(listeners).forEach(listener -> listener.accept(living));
    }

    void setDirection(Direction wanted) {
        if (wanted != direction) {
            direction = wanted;
            connections = null;
            search();
            changed.run();
        }
    }

    private void search() {
        if (search != null) {
            search.cancel();
            search = null;
        }
        if (geometry == null || neurons.isEmpty()) {
            return;
        }
        NetworkGeometry now = geometry;
        ConnectionSearch from = source;
        Wanted wanted = new Wanted(neurons, direction);
        // of its own: what a search finds that ended too late must not take the place of what the next one has found
        Object key = new Object();
        ICoreRunnable body = monitor -> {
            SelectedConnections found = from.find(now.network(), wanted, monitor::isCanceled);
            queue.postNow(key, () -> show(now, found));
            if (found != null) {
                from.expect(now.network(), habits.after(wanted, now, now::lives));
            }
        };
        search = Job.createSystem(Messages.job_connections, body);
        search.schedule();
    }

    private void show(NetworkGeometry of, SelectedConnections found) {
        if (found != null && of == geometry && found.neurons().equals(neurons) && found.direction() == direction) {
            connections = found;
            changed.run();
        }
    }

    void close() {
        // nothing is shown of a network that is not open any more
        geometry = null;
        search();
    }
}

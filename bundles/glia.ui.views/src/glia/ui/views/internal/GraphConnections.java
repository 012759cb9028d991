package glia.ui.views.internal;

import glia.api.network.Network;
import glia.ui.kit.graph.Degrees;
import glia.ui.kit.graph.GraphCanvas;
import glia.ui.kit.graph.NeuronFilter;
import glia.ui.kit.graph.NeuronIds;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.window.Window;

/**
 * What the graph does with the number of connections that each neuron has: hubs, filter, sizes. They are counted when
 * they are asked for, in a job. In the UI thread.
 */
final class GraphConnections {
    private static final int MOST_HUBS = 100;

    private final NetworkGraphView view;
    private final GraphCanvas canvas;
    private final KeptConnections kept;
    private Job job;
    private boolean sized;

    GraphConnections(NetworkGraphView view, GraphCanvas canvas, KeptConnections kept) {
        this.view = view;
        this.kept = kept;
        this.canvas = canvas;
    }

    /** Another network is shown. */
    void opened() {
        if (sized && view.network() != null) {
            setSized(true);
        }
    }

    boolean sized() {
        return sized;
    }

    /** Whether neurons are drawn the larger the more connections they have. */
    void setSized(boolean wanted) {
        sized = wanted;
        if (!wanted) {
            canvas.setSizes(null);
        } else if (view.network() != null) {
            withDegrees(counted -> canvas.setSizes(sized ? counted : null));
        }
    }

    /** Selects the neuron that has the most connections. */
    void revealHub() {
        withDegrees(counted -> canvas.reveal(counted.hub()));
    }

    /** Lets a person choose among the neurons that have the most connections. */
    void selectHubs() {
        Network network = view.network();
        withDegrees(counted -> {
            HubsDialog dialog = new HubsDialog(view.getSite().getShell(), network, counted, counted.hubs(MOST_HUBS));
            if (dialog.open() == Window.OK && !canvas.isDisposed() && view.network() == network) {
                int[] chosen = Arrays.stream(dialog.getResult()).mapToInt(id -> (Integer) id).toArray();
                if (chosen.length > 0) {
                    canvas.reveal(chosen[0]);
                    canvas.select(NeuronIds.of(chosen).with(chosen[0]));
                }
            }
        });
    }

    /** Asks what is to be shown. */
    void filter() {
        Network network = view.network();
        FilterDialog dialog = new FilterDialog(view.getSite().getShell(), network, canvas.filter(), canvas.quantity());
        if (dialog.open() == Window.OK && !canvas.isDisposed() && view.network() == network) {
            NeuronFilter wanted = dialog.filter();
            if (wanted.byDegree()) {
                withDegrees(counted -> canvas.setFilter(wanted.of(counted)));
            } else {
                canvas.setFilter(wanted);
            }
        }
    }

    private void withDegrees(Consumer<Degrees> use) {
        Network network = view.network();
        ICoreRunnable count = monitor -> {
            Degrees counted = count(network, monitor::isCanceled);
            view.queue().postNow(new Object(), () -> {
                if (!canvas.isDisposed() && view.network() == network) {
                    use.accept(counted);
                }
            });
        };
        job = Job.create(Messages.graph_hub, count);
        job.setUser(true);
        job.schedule();
    }

    private Degrees count(Network network, BooleanSupplier cancelled) {
        try {
            return kept.degrees(network, cancelled);
        } catch (CancellationException e) {
            throw new OperationCanceledException(e.getMessage());
        }
    }

    void close() {
        if (job != null) {
            job.cancel();
        }
    }
}

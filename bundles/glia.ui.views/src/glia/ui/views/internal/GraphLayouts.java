package glia.ui.views.internal;

import glia.api.network.Network;
import glia.ui.kit.graph.NeuronLayout;
import glia.ui.kit.graph.Placement;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IMemento;

/**
 * Places the neurons of the graph in the way that was chosen, in a job that a person can see and cancel. In the UI
 * thread.
 */
final class GraphLayouts {
    private static final int WORK = 1000;
    private static final String CHOSEN = "layout";

    private NeuronLayout layout = NeuronLayout.GIVEN;
    private Job job;

    /** Chooses what was chosen when a workbench ended. */
    void restore(IMemento memento) {
        String name = memento == null ? null : memento.getString(CHOSEN);
        layout = Arrays.stream(NeuronLayout.values()).filter(each -> each.name().equals(name)).findFirst()
                .orElse(NeuronLayout.GIVEN);
    }

    void save(IMemento memento) {
        memento.putString(CHOSEN, layout.name());
    }

    /**
     * Another network is shown, where it says that its neurons are.
     *
     * @param network it, null for none
     * @param use takes other places, in the job, if others were chosen
     */
    void opened(Network network, Consumer<Placement> use) {
        close();
        if (network != null && layout != NeuronLayout.GIVEN) {
            place(network, use, false);
        }
    }

    /** What was chosen. */
    NeuronLayout layout() {
        return layout;
    }

    /**
     * Places neurons in another way, now and those of networks that are opened next.
     *
     * @param network it, null for none
     * @param use takes the places, in the job; null for where they were given
     */
    void choose(NeuronLayout wanted, Network network, Consumer<Placement> use) {
        close();
        layout = wanted;
        if (network != null) {
            place(network, use, true);
        }
    }

    private void place(Network network, Consumer<Placement> use, boolean asked) {
        NeuronLayout wanted = layout;
        ICoreRunnable place = monitor -> {
            SubMonitor work = SubMonitor.convert(monitor, Messages.job_layout, WORK);
            DoubleConsumer progress = done -> work.setWorkRemaining((int) (WORK * (1 - done)) + 1).worked(1);
            try {
                Placement placed = wanted.place(network, progress, monitor::isCanceled);
                if (!monitor.isCanceled()) {
                    use.accept(placed);
                }
            } catch (CancellationException e) {
                throw new OperationCanceledException(e.getMessage());
            }
        };
        job = Job.create(Messages.job_layout, place);
        job.setUser(asked);
        job.schedule();
    }

    void close() {
        if (job != null) {
            job.cancel();
        }
    }
}

package glia.ui.views.internal;

import glia.api.network.Network;
import glia.ui.kit.graph.NeuronLayout;
import glia.ui.kit.graph.Placement;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;

/** Places the neurons of the graph in another way, in a job that a person can see and cancel. In the UI thread. */
final class GraphLayouts {
    private static final int WORK = 1000;

    private NeuronLayout layout = NeuronLayout.GIVEN;
    private Job job;

    /** Another network is shown, where it says that its neurons are. */
    void opened() {
        close();
        layout = NeuronLayout.GIVEN;
    }

    /**
     * Places neurons in the next way.
     *
     * @param use takes the places, in the job; null for where they were given
     */
    void next(Network network, Consumer<Placement> use) {
        close();
        layout = NeuronLayout.values()[(layout.ordinal() + 1) % NeuronLayout.values().length];
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
        job.setUser(true);
        job.schedule();
    }

    void close() {
        if (job != null) {
            job.cancel();
        }
    }
}

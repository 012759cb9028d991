package glia.ui.kit;

import glia.ui.kit.internal.TableOrder;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;

/** Finds which rows of a table are shown in which order: at once, or in a job where rows are many. In the UI thread. */
final class TableOrdering {

    private record Wanted(LiveTable.Content content, String filter, int column, boolean descending) {

        private boolean likewise(Wanted other) {
            return filter.equals(other.filter) && column == other.column && descending == other.descending
                    && content.columns().equals(other.content.columns());
        }

        private boolean many() {
            return content.rows() instanceof LiveTable.ManyRows;
        }

        private int[] order(BooleanSupplier cancelled) {
            return TableOrder.of(content, filter, column, descending, cancelled);
        }
    }

    private final UiQueue queue;
    private final BiConsumer<LiveTable.Content, int[]> show;
    private final Job job;
    private volatile Wanted wanted;

    /**
     * @param show takes what is ordered and the places of the rows that are shown
     * @param nothing what is wanted at first
     */
    TableOrdering(String name, UiQueue queue, LiveTable.Content nothing, BiConsumer<LiveTable.Content, int[]> show) {
        this.queue = queue;
        this.show = show;
        wanted = new Wanted(nothing, "", -1, false);
        job = Job.createSystem(name, (ICoreRunnable) this::order);
    }

    /** What is wanted, shown already or not. */
    LiveTable.Content wanted() {
        return wanted.content();
    }

    /** As {@link TableOrder#of}. */
    void order(LiveTable.Content content, String filter, int column, boolean descending) {
        wanted = new Wanted(content, filter, column, descending);
        if (wanted.many()) {
            job.schedule();
        } else {
            show.accept(content, wanted.order(() -> false));
        }
    }

    /** In a job, which never runs twice at a time; what is wanted meanwhile is ordered next. */
    private void order(IProgressMonitor monitor) {
        Wanted now = wanted;
        int[] found = now.order(() -> monitor.isCanceled() || !now.likewise(wanted));
        if (found != null) {
            queue.postNow(this, () -> {
                if (now.likewise(wanted) && wanted.many()) {
                    show.accept(now.content(), found);
                }
            });
        }
    }

    void close() {
        job.cancel();
        queue.cancel(this);
    }
}

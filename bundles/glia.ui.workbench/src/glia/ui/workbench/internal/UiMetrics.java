package glia.ui.workbench.internal;

import glia.api.metric.Metric;
import glia.api.metric.MetricSource;
import glia.api.metric.Unit;
import glia.ui.kit.RefreshRate;
import glia.ui.kit.UiQueue;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How long the UI thread lets events wait, and how often it draws live data. */
@Component
public final class UiMetrics implements MetricSource {
    static final String LATENCY = "ui.latency";
    static final String FRAMES = "ui.frames";

    private final UiQueue queue;
    private long redraws;

    @Activate
    public UiMetrics(@Reference UiQueue queue) {
        this.queue = queue;
    }

    @Override
    public void begin() {
        redraws = queue.timing().redraws();
        probe();
    }

    @Override
    public void read(long nanos, Consumer<Metric> sink) {
        UiQueue.Timing timing = queue.timing();
        sink.accept(Metric.of(LATENCY, Unit.SECONDS, timing.longestWait() / 1e9));
        sink.accept(queue.rate() == RefreshRate.OFF
                ? Metric.absent(FRAMES, Unit.PER_SECOND, "drawing of live views is off")
                : Metric.of(FRAMES, Unit.PER_SECOND, (timing.redraws() - redraws) * 1e9 / nanos));
        redraws = timing.redraws();
        probe();
    }

    /** One event at least between two readings, so that a UI thread that hangs is noticed whoever draws. */
    private void probe() {
        queue.postNow(this, () -> { });
    }
}

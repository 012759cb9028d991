package glia.perf.internal;

import glia.api.event.EventBus;
import glia.api.metric.MetricSample;
import glia.api.metric.MetricSource;
import glia.api.metric.PerformanceMonitor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The performance monitor as a service. */
@Component
public final class MonitorComponent implements PerformanceMonitor {

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private final List<MetricSource> sources;

    private final Monitor monitor;

    @Activate
    public MonitorComponent(@Reference EventBus bus) {
        sources = new CopyOnWriteArrayList<>();
        monitor = new Monitor(sources, new Watchdog(Watchdog.THRESHOLDS), bus);
    }

    @Deactivate
    void deactivate() {
        monitor.stop();
    }

    @Override
    public Watch watch(Duration period, Consumer<? super MetricSample> listener) {
        return monitor.watch(period, listener);
    }

    @Override
    public void stretch(int factor) {
        monitor.stretch(factor);
    }

    @Override
    public Optional<MetricSample> latest() {
        return monitor.latest();
    }
}

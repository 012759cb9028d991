package glia.perf.internal;

import glia.api.adaptive.Rung;
import glia.api.adaptive.Throttle;
import glia.api.metric.PerformanceMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Metrics, which are sampled more rarely under load. */
@Component
public final class MetricsThrottle implements Throttle {

    static final int FACTOR = 4;

    private final PerformanceMonitor monitor;

    @Activate
    public MetricsThrottle(@Reference PerformanceMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Rung rung() {
        return Rung.METRICS;
    }

    @Override
    public String cost() {
        return "metrics are sampled " + FACTOR + " times as rarely";
    }

    @Override
    public void shed(boolean less) {
        monitor.stretch(less ? FACTOR : 1);
    }
}

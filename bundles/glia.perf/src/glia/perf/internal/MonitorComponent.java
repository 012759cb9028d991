package glia.perf.internal;

import glia.api.event.EventBus;
import glia.api.metric.MetricSample;
import glia.api.metric.MetricSource;
import glia.api.metric.PerformanceMonitor;
import glia.api.profile.Configurable;
import glia.api.profile.Settings;
import glia.api.profile.Switch;
import glia.api.profile.Switch.Takes;
import glia.api.profile.Switch.Truth;
import glia.api.profile.Switch.Whole;
import glia.api.profile.Switches;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The performance monitor as a service. */
@Component(configurationPid = MonitorComponent.PID)
public final class MonitorComponent implements PerformanceMonitor, Configurable {

    static final String PID = "glia.perf";

    private static final String SAMPLING = "sampling";
    private static final String PERIOD = "period";
    private static final Switches SWITCHES = new Switches(PID, "performance monitor", List.of(
            new Switch(SAMPLING, new Truth(false), Takes.AT_ONCE,
                    "Whether metrics are sampled all the time, and not only while somebody watches."),
            new Switch(PERIOD, new Whole(SHORTEST_PERIOD.toMillis(), LONGEST_PERIOD.toMillis(), 1000, "ms"),
                    Takes.AT_ONCE, "Time between two samples that are taken all the time.")));

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private final List<MetricSource> sources;

    private final Monitor monitor;
    private Watch always;
    private volatile Settings settings = SWITCHES.standard();

    @Activate
    public MonitorComponent(@Reference EventBus bus) {
        sources = new CopyOnWriteArrayList<>();
        monitor = new Monitor(sources, new Watchdog(Watchdog.THRESHOLDS), bus);
    }

    @Activate
    @Modified
    void configure(Map<String, Object> properties) {
        Settings next = SWITCHES.settings(properties);
        if (always != null) {
            always.close();
            always = null;
        }
        if (next.truth(SAMPLING)) {
            always = monitor.watch(Duration.ofMillis(next.whole(PERIOD)), sample -> {
                // whoever wants it gets it from the bus
            });
        }
        settings = next;
    }

    @Override
    public Switches switches() {
        return SWITCHES;
    }

    @Override
    public Settings settings() {
        return settings;
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

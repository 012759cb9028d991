package glia.health.internal;

import glia.api.event.EventBus;
import glia.api.health.HealthChange;
import glia.api.health.HealthCheck;
import glia.api.health.HealthMonitor;
import glia.api.health.HealthReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The health monitor as a service. */
@Component
public final class MonitorComponent implements HealthMonitor {

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private final List<HealthCheck> checks;

    private final Monitor monitor;

    @Activate
    public MonitorComponent(@Reference EventBus bus) {
        checks = new CopyOnWriteArrayList<>();
        monitor = new Monitor(checks, bus, System::nanoTime, Monitor.PATIENCE);
    }

    @Deactivate
    void deactivate() {
        monitor.stop();
    }

    @Override
    public HealthReport check() {
        return monitor.check();
    }

    @Override
    public Watch watch(Duration period) {
        return monitor.watch(period);
    }

    @Override
    public Optional<HealthReport> latest() {
        return monitor.latest();
    }

    @Override
    public List<HealthChange> history() {
        return monitor.history();
    }
}

package glia.perf.internal;

import glia.api.adaptive.AdaptiveController;
import glia.api.adaptive.AdaptiveStatus;
import glia.api.adaptive.Decision;
import glia.api.adaptive.Throttle;
import glia.api.event.EventBus;
import glia.api.metric.PerformanceMonitor;
import glia.api.profile.Configurable;
import glia.api.profile.Settings;
import glia.api.profile.Switches;
import glia.api.simulation.Simulations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The adaptive controller as a service. */
@Component(configurationPid = AdaptiveController.PID)
public final class ControllerComponent implements AdaptiveController, Configurable {

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private final List<Throttle> throttles;

    private final Controller controller;
    private volatile Settings settings = AdaptiveSwitches.ALL.standard();

    @Activate
    public ControllerComponent(@Reference PerformanceMonitor monitor, @Reference EventBus bus,
            @Reference Simulations simulations) {
        throttles = new CopyOnWriteArrayList<>();
        controller = new Controller(throttles, monitor, bus, simulations, System::nanoTime,
                AdaptiveSwitches.of(settings));
    }

    @Activate
    @Modified
    void configure(Map<String, Object> properties) {
        settings = AdaptiveSwitches.ALL.settings(properties);
        controller.configure(AdaptiveSwitches.of(settings));
    }

    @Override
    public Switches switches() {
        return AdaptiveSwitches.ALL;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Deactivate
    void deactivate() {
        controller.stop();
    }

    @Override
    public Watch watch() {
        return controller.watch();
    }

    @Override
    public void settle() throws InterruptedException {
        controller.settle();
    }

    @Override
    public Optional<AdaptiveStatus> status() {
        return controller.status();
    }

    @Override
    public List<Decision> history() {
        return controller.history();
    }
}

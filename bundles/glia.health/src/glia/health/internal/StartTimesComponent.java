package glia.health.internal;

import glia.api.health.StartTimes;
import glia.api.profile.Configurable;
import glia.api.profile.Settings;
import glia.api.profile.Switch;
import glia.api.profile.Switch.Takes;
import glia.api.profile.Switch.Truth;
import glia.api.profile.Switches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Listens to bundles that start from early on, and activates components ahead where somebody wishes it. */
@Component(immediate = true, configurationPid = StartTimesComponent.PID,
        service = {StartTimes.class, Configurable.class})
public final class StartTimesComponent implements StartTimes, Configurable {

    static final String PID = "glia.start";
    private static final String AHEAD = "ahead";
    private static final Switches SWITCHES = new Switches(PID, "starting the program", List.of(
            new Switch(AHEAD, new Truth(false), Takes.AT_ONCE, "Whether components are activated in the background"
                    + " after the start, those that most others need first, and not only when they are needed.")));
    private static final String OURS = "glia.";
    private static final String WINDOWS = "glia.ui.";

    private final BundleContext context;
    private final ServiceComponentRuntime runtime;
    private final Map<Long, Long> began = new ConcurrentHashMap<>();
    private final Map<Long, Long> bundles = new ConcurrentHashMap<>();
    private final Map<String, Long> components = new ConcurrentHashMap<>();
    private final List<ServiceReference<?>> held = new ArrayList<>();
    /** Guarded by what is held: whoever still activates ahead in the background must not hold anything any more. */
    private boolean over;
    private final SynchronousBundleListener bundleListener = this::changed;
    private final FrameworkListener frameworkListener = this::started;
    private volatile Settings settings = SWITCHES.standard();

    @Activate
    public StartTimesComponent(BundleContext context, @Reference ServiceComponentRuntime runtime) {
        this.context = context;
        this.runtime = runtime;
        context.addBundleListener(bundleListener);
        context.addFrameworkListener(frameworkListener);
    }

    @Activate
    @Modified
    void configure(Map<String, Object> properties) {
        settings = SWITCHES.settings(properties);
        if (context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.ACTIVE) {
            aheadIfWanted();
        }
    }

    @Deactivate
    void deactivate() {
        context.removeBundleListener(bundleListener);
        context.removeFrameworkListener(frameworkListener);
        synchronized (held) {
            over = true;
            held.forEach(context::ungetService);
            held.clear();
        }
    }

    private void changed(BundleEvent event) {
        long id = event.getBundle().getBundleId();
        if (event.getType() == BundleEvent.STARTING) {
            began.put(id, System.nanoTime());
        } else if (event.getType() == BundleEvent.STARTED && began.containsKey(id)) {
            bundles.put(id, System.nanoTime() - began.get(id));
        }
    }

    private void started(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.STARTED) {
            aheadIfWanted();
        }
    }

    private void aheadIfWanted() {
        if (settings.truth(AHEAD)) {
            Thread thread = new Thread(this::ahead, "glia start");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
        }
    }

    @Override
    public Switches switches() {
        return SWITCHES;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public List<StartTime> bundles() {
        return Arrays.stream(context.getBundles()).filter(b -> !fragment(b)).map(this::time)
                .sorted(Comparator.comparing(StartTime::name)).toList();
    }

    private static boolean fragment(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    private StartTime time(Bundle bundle) {
        Long nanos = bundles.get(bundle.getBundleId());
        String name = bundle.getSymbolicName();
        return nanos != null ? new StartTime(name, name, nanos, "") : new StartTime(name, name, -1,
                switch (bundle.getState()) {
                    case Bundle.ACTIVE -> "it had been started before anybody measured";
                    case Bundle.STARTING -> "it is started when something of it is needed";
                    default -> "it was not started";
                });
    }

    @Override
    public List<StartTime> components() {
        return runtime.getComponentDescriptionDTOs().stream().filter(d -> d.bundle.symbolicName.startsWith(OURS))
                .map(this::time).sorted(Comparator.comparing(StartTime::name)).toList();
    }

    private StartTime time(ComponentDescriptionDTO component) {
        Long nanos = components.get(component.name);
        String bundle = component.bundle.symbolicName;
        return nanos != null ? new StartTime(component.name, bundle, nanos, "") : new StartTime(component.name, bundle,
                -1, absence(component));
    }

    private String absence(ComponentDescriptionDTO component) {
        return switch (runtime.getComponentConfigurationDTOs(component).stream().mapToInt(c -> c.state).max()
                .orElse(0)) {
            case ComponentConfigurationDTO.ACTIVE -> "it was activated when it was needed";
            case ComponentConfigurationDTO.SATISFIED -> "it is activated when it is needed";
            default -> "it is not active";
        };
    }

    private boolean is(ComponentDescriptionDTO component, int state) {
        return runtime.getComponentConfigurationDTOs(component).stream().anyMatch(c -> c.state == state);
    }

    @Override
    public void ahead() {
        List<ComponentDescriptionDTO> waiting = runtime.getComponentDescriptionDTOs().stream()
                .filter(d -> d.bundle.symbolicName.startsWith(OURS) && !d.bundle.symbolicName.startsWith(WINDOWS))
                .filter(d -> d.serviceInterfaces.length > 0 && is(d, ComponentConfigurationDTO.SATISFIED)).toList();
        for (ComponentDescriptionDTO component : ComponentOrder.of(waiting)) {
            // somebody may have needed it meanwhile
            if (is(component, ComponentConfigurationDTO.SATISFIED)) {
                activate(component);
            }
        }
    }

    /** Through the service that it has registered in its bundle, of which nothing else is wanted. */
    private void activate(ComponentDescriptionDTO component) {
        ServiceReference<?>[] registered = context.getBundle(component.bundle.id).getRegisteredServices();
        Optional<ServiceReference<?>> own = registered == null ? Optional.empty() : Arrays.stream(registered)
                .filter(r -> component.name.equals(r.getProperty("component.name"))).findFirst();
        if (own.isEmpty()) {
            return;
        }
        synchronized (held) {
            if (over) {
                return;
            }
            long begin = System.nanoTime();
            Object service = context.getService(own.get());
            long nanos = System.nanoTime() - begin;
            if (service != null) {
                held.add(own.get());
                components.put(component.name, nanos);
            }
        }
    }
}

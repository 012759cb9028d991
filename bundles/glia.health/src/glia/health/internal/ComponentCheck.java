package glia.health.internal;

import glia.api.health.Finding;
import glia.api.health.HealthCheck;
import glia.api.health.HealthStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * Bundles that are missing, were rolled back or cannot be resolved, and components of Glia whose services are not all
 * there.
 */
@Component
public final class ComponentCheck implements HealthCheck {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final String DISPLAY = "org.eclipse.swt.widgets.Display";
    private static final String OURS = "glia.";

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    /** Of each bundle of ours, the newest version that was here since this check began. */
    private final Map<String, Version> newest = new TreeMap<>();

    @Activate
    public ComponentCheck(BundleContext context, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
        present().forEach((name, version) -> newest.merge(name, version, ComponentCheck::newer));
    }

    private Map<String, Version> present() {
        Map<String, Version> present = new TreeMap<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getSymbolicName() != null && bundle.getSymbolicName().startsWith(OURS)) {
                present.merge(bundle.getSymbolicName(), bundle.getVersion(), ComponentCheck::newer);
            }
        }
        return present;
    }

    private static Version newer(Version a, Version b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Override
    public String name() {
        return "components";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        versions(findings);
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() == Bundle.INSTALLED) {
                findings.add(new Finding(HealthStatus.WARN, "bundle " + bundle.getSymbolicName() + " cannot be used",
                        "it is not resolved: something that it imports is missing", "install what it needs, or"
                                + " uninstall it"));
            }
        }
        Map<ComponentDescriptionDTO, Collection<ComponentConfigurationDTO>> ours = new LinkedHashMap<>();
        for (ComponentDescriptionDTO description : components.getComponentDescriptionDTOs()) {
            if (description.bundle.symbolicName.startsWith(OURS)) {
                ours.put(description, components.getComponentConfigurationDTOs(description));
            }
        }
        Set<String> windows = windows(ours);
        ours.forEach((description, all) -> all.forEach(one -> judge(description, one, windows, findings)));
        return findings;
    }

    /** Services that a process without windows lacks: a display, and what is offered by those who wait for it only. */
    private static Set<String> windows(
            Map<ComponentDescriptionDTO, Collection<ComponentConfigurationDTO>> ours) {
        Set<String> windows = new HashSet<>(Set.of(DISPLAY));
        boolean[] more = {true};
        while (more[0]) {
            more[0] = false;
            ours.forEach((description, all) -> all.stream()
                    .filter(one -> one.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE)
                    .filter(one -> windows.containsAll(missing(description, one)))
                    .forEach(one -> more[0] |= windows.addAll(List.of(description.serviceInterfaces))));
        }
        return windows;
    }

    private static List<String> missing(ComponentDescriptionDTO description, ComponentConfigurationDTO configuration) {
        return Arrays.stream(configuration.unsatisfiedReferences)
                .map(unsatisfied -> service(description, unsatisfied.name)).toList();
    }

    /** What was here when this check began, or came as a newer version since, and is not here any more. */
    private synchronized void versions(List<Finding> findings) {
        Map<String, Version> present = present();
        newest.forEach((name, best) -> {
            Version now = present.get(name);
            if (now == null) {
                findings.add(new Finding(HealthStatus.WARN, "bundle " + name + " is missing",
                        "it was here as version " + best + " and was uninstalled",
                        "install it again, or start Glia anew"));
            } else if (now.compareTo(best) < 0) {
                findings.add(new Finding(HealthStatus.WARN, "bundle " + name + " was rolled back to version " + now,
                        "version " + best + " was here and is not any more", "find out why it was, then update it or"
                                + " start Glia anew"));
            } else {
                newest.put(name, now);
            }
        });
    }

    private static void judge(ComponentDescriptionDTO description, ComponentConfigurationDTO configuration,
            Set<String> windows, List<Finding> findings) {
        if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
            List<String> missing = missing(description, configuration);
            if (windows.containsAll(missing)) {
                return;
            }
            findings.add(new Finding(HealthStatus.TEMPORARILY_UNAVAILABLE, "component " + description.name
                    + " waits", "nobody offers " + String.join(", ", missing),
                    "install or start the bundle that does"));
        } else if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
            findings.add(new Finding(HealthStatus.CRITICAL, "component " + description.name + " could not start",
                    configuration.failure.lines().findFirst().orElse("unknown"), "report it as a fault of Glia"));
        }
    }

    private static String service(ComponentDescriptionDTO description, String reference) {
        return Arrays.stream(description.references).filter(r -> r.name.equals(reference)).findFirst()
                .map(r -> r.interfaceName).orElse(reference);
    }
}

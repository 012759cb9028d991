package glia.health.internal;

import glia.api.backend.Availability;
import glia.api.backend.Backend;
import glia.api.health.Finding;
import glia.api.health.HealthCheck;
import glia.api.health.HealthStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Whether anything can be run: one backend has to be available. That others, for other hardware, are not is well. */
@Component
public final class BackendCheck implements HealthCheck {

    private static final Duration EVERY = Duration.ofSeconds(5);

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private final List<Backend> backends;

    @Activate
    public BackendCheck() {
        this(List.of());
    }

    /** With backends that are there from the start. */
    BackendCheck(List<Backend> backends) {
        this.backends = new CopyOnWriteArrayList<>(backends);
    }

    @Override
    public String name() {
        return "backends";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public List<Finding> check() {
        if (backends.stream().map(Backend::availability).anyMatch(Availability::available)) {
            return List.of();
        }
        String cause = backends.isEmpty() ? "none is installed" : backends.stream()
                .map(b -> b.name() + ": " + b.availability().reason()).collect(Collectors.joining("; "));
        return List.of(new Finding(HealthStatus.CRITICAL, "no backend can be used, so nothing can be run", cause,
                "install the bundle glia.engine.cpu, or start it"));
    }
}

package glia.health.internal;

import glia.api.health.ErrorLog;
import glia.api.health.Finding;
import glia.api.health.HealthCheck;
import glia.api.health.HealthStatus;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An error log that nothing can be written to. */
@Component
public final class ErrorLogCheck implements HealthCheck {

    private final ErrorLog log;

    @Activate
    public ErrorLogCheck(@Reference ErrorLog log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "error log";
    }

    @Override
    public List<Finding> check() {
        return log.trouble().stream().map(why -> new Finding(HealthStatus.WARN, "the error log cannot be written", why,
                "make room there, or give Glia the right to write to it")).toList();
    }
}

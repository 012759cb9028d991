package glia.api.health;

import glia.api.event.Sourced;
import java.time.Instant;
import java.util.List;

/**
 * The status of a check has changed.
 *
 * @param time when
 * @param check its name
 * @param before its status until then
 * @param status its status from then on
 * @param findings why
 * @param health of the whole from then on
 */
public record HealthChange(Instant time, String check, HealthStatus before, HealthStatus status,
        List<Finding> findings, Health health) implements Sourced {
    public HealthChange {
        findings = List.copyOf(findings);
    }

    @Override
    public String source() {
        return "health monitor";
    }
}

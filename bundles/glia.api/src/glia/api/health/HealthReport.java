package glia.api.health;

import glia.api.event.Sourced;
import java.time.Instant;
import java.util.List;

/**
 * What all checks said.
 *
 * @param time when
 * @param health of the whole
 * @param results by check, sorted by name
 */
public record HealthReport(Instant time, Health health, List<CheckResult> results) implements Sourced {
    public HealthReport {
        results = List.copyOf(results);
    }

    @Override
    public String source() {
        return "health monitor";
    }
}

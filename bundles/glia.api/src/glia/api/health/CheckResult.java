package glia.api.health;

import java.time.Instant;
import java.util.List;

/**
 * What a check said.
 *
 * @param check its name
 * @param status the worst of the findings
 * @param findings what is wrong; empty if all is well
 * @param time when it was said
 */
public record CheckResult(String check, HealthStatus status, List<Finding> findings, Instant time) {
    public CheckResult {
        findings = List.copyOf(findings);
    }
}

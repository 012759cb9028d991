package glia.api.health;

import java.util.Objects;

/**
 * Something that is wrong.
 *
 * @param status how bad it is; not {@link HealthStatus#OK}
 * @param what is wrong, a sentence without a full stop
 * @param cause why, as far as it is known
 * @param action what a person could do
 */
public record Finding(HealthStatus status, String what, String cause, String action) {
    public Finding {
        Objects.requireNonNull(what);
        Objects.requireNonNull(cause);
        Objects.requireNonNull(action);
        if (status == HealthStatus.OK) {
            throw new IllegalArgumentException("what is well needs no finding: " + what);
        }
    }
}

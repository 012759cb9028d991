package glia.api.backend;

import java.util.Objects;

/**
 * Whether a backend can be used here.
 *
 * @param available whether it can
 * @param reason why not; else what it would run on
 */
public record Availability(boolean available, String reason) {
    public Availability {
        Objects.requireNonNull(reason);
    }
}

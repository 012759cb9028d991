package glia.api.health;

import glia.api.event.Sourced;
import java.time.Instant;
import java.util.Objects;

/**
 * Something for the error log.
 *
 * @param time when
 * @param kind what it is
 * @param source who it comes from: a logger, a check, a monitor; not empty
 * @param message what happened, one line
 * @param trace of the exception, if there is one; else empty
 */
public record ErrorEntry(Instant time, Kind kind, String source, String message, String trace) implements Sourced {

    /** What an entry is. */
    public enum Kind {
        /** Health, or the level of a metric, has changed. */
        ALERT,
        /** Somebody has logged a warning. */
        WARNING,
        /** Somebody has logged an error. */
        ERROR
    }

    public ErrorEntry {
        Objects.requireNonNull(time);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(trace);
        message = message.lines().findFirst().orElse("");
        if (source.isEmpty()) {
            throw new IllegalArgumentException("expected who it comes from: " + message);
        }
    }
}

package glia.api.adaptive;

import glia.api.event.Sourced;
import java.time.Instant;
import java.util.Objects;

/**
 * A rung was shed or given back.
 *
 * @param time when
 * @param rung which
 * @param shed whether it was shed; else it was given back
 * @param signal key of the metric that was decisive, see {@link glia.api.metric.Metric#key()}
 * @param value of the metric; NaN if nothing was measured, as where the controller was switched off
 * @param limit that the value was held to, in the unit of the metric; NaN as the value
 * @param reason why, a sentence without a full stop
 * @param cost what it costs while it is shed, or what has ended, a sentence without a full stop
 * @param release when it is given back; empty if it was
 */
public record Decision(Instant time, Rung rung, boolean shed, String signal, double value, double limit, String reason,
        String cost, String release) implements Sourced {
    public Decision {
        Objects.requireNonNull(time);
        Objects.requireNonNull(rung);
        Objects.requireNonNull(signal);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(cost);
        if (shed == release.isEmpty()) {
            throw new IllegalArgumentException("expected to know when a rung that is shed is given back");
        }
    }

    @Override
    public String source() {
        return AdaptiveController.SOURCE;
    }
}

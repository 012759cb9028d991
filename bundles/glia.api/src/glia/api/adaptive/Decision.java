package glia.api.adaptive;

import glia.api.event.Sourced;
import java.time.Instant;
import java.util.List;
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
 * @param losses what has changed in simulations while it was shed, as measured; none until it was given back and has
 *            been measured, when the decision is told once more, and of rungs that are {@linkplain Rung#exact exact}
 */
public record Decision(Instant time, Rung rung, boolean shed, String signal, double value, double limit, String reason,
        String cost, String release, List<Loss> losses) implements Sourced {
    public Decision {
        losses = List.copyOf(losses);
        Objects.requireNonNull(time);
        Objects.requireNonNull(rung);
        Objects.requireNonNull(signal);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(cost);
        if (shed == release.isEmpty()) {
            throw new IllegalArgumentException("expected to know when a rung that is shed is given back");
        }
    }

    /** One of which no losses are known. */
    public Decision(Instant time, Rung rung, boolean shed, String signal, double value, double limit, String reason,
            String cost, String release) {
        this(time, rung, shed, signal, value, limit, reason, cost, release, List.of());
    }

    /** The same with what was lost. */
    public Decision with(List<Loss> measured) {
        return new Decision(time, rung, shed, signal, value, limit, reason, cost, release, measured);
    }

    @Override
    public String source() {
        return AdaptiveController.SOURCE;
    }
}

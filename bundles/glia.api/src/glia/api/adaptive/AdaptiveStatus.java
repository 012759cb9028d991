package glia.api.adaptive;

import glia.api.event.Sourced;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the controller stands after a sample.
 *
 * @param time of the sample
 * @param load what it makes of the signals
 * @param signals what it looks at
 * @param rungs all of them, in the order in which they are shed
 */
public record AdaptiveStatus(Instant time, Load load, List<Signal> signals, List<Step> rungs)
        implements Sourced {

    /** What the signals come to. */
    public enum Load {
        /** All are within their limits, by more than the hysteresis. */
        CALM,
        /** None is beyond its limit, but one is close: all stays as it is. */
        CLOSE,
        /** One is beyond its limit. */
        LOADED
    }

    /**
     * One thing that is looked at.
     *
     * @param metric key of the metric
     * @param value in its unit; absent if it is not known
     * @param limit from which on it counts as load
     * @param calm up to which it counts as none
     * @param above whether high values are load; else low ones are
     * @param absence why there is no value; empty if there is one
     */
    public record Signal(String metric, Optional<Double> value, double limit, double calm, boolean above,
            String absence) {
        public Signal {
            Objects.requireNonNull(metric);
            if (value.isPresent() != absence.isEmpty()) {
                throw new IllegalArgumentException(metric + ": expected a value or the reason why there is none");
            }
        }

        /** What this signal alone comes to; one that is not known is no load. */
        public Load load() {
            if (value.isEmpty()) {
                return Load.CALM;
            }
            double sign = above ? 1 : -1;
            double beyond = sign * (value.get() - limit);
            return beyond >= 0 ? Load.LOADED : sign * (value.get() - calm) > 0 ? Load.CLOSE : Load.CALM;
        }
    }

    /**
     * One rung.
     *
     * @param rung which
     * @param shed whether it is shed now
     * @param cost what is lost while it is shed; empty if it cannot be shed
     * @param absence why it cannot be shed; empty if it can
     */
    public record Step(Rung rung, boolean shed, String cost, String absence) {
        public Step {
            Objects.requireNonNull(rung);
            if (cost.isEmpty() == absence.isEmpty()) {
                throw new IllegalArgumentException(rung + ": expected what it costs, or the reason why it stays");
            }
        }
    }

    public AdaptiveStatus {
        Objects.requireNonNull(time);
        Objects.requireNonNull(load);
        signals = List.copyOf(signals);
        rungs = List.copyOf(rungs);
    }

    @Override
    public String source() {
        return AdaptiveController.SOURCE;
    }
}

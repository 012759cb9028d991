package glia.api.metric;

import glia.api.event.Sourced;
import java.time.Instant;

/**
 * A metric has reached another level.
 *
 * @param time of the sample
 * @param metric with the value that did it
 * @param before the level until then
 * @param level the level from now on
 * @param reason a sentence with value and limit
 */
public record MetricAlert(Instant time, Metric metric, Level before, Level level, String reason) implements Sourced {

    @Override
    public String source() {
        return "performance monitor";
    }
}

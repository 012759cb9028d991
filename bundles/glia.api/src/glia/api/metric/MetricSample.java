package glia.api.metric;

import glia.api.event.Sourced;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All metrics at one time.
 *
 * @param time when it was taken
 * @param seconds wall-clock time since the sample before, over which rates hold
 * @param metrics sorted by name
 * @param score how well the program is off
 */
public record MetricSample(Instant time, double seconds, List<Metric> metrics, Score score) implements Sourced {
    public MetricSample {
        metrics = List.copyOf(metrics);
    }

    /**
     * @param key see {@link Metric#key()}
     * @return the metric, if it is in the sample
     */
    public Optional<Metric> find(String key) {
        return metrics.stream().filter(m -> m.key().equals(key)).findFirst();
    }

    @Override
    public String source() {
        return "performance monitor";
    }
}

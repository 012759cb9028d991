package glia.api.metric;

import glia.api.event.Priority;
import glia.api.event.Topic;

/** What the performance monitor publishes. */
public final class MetricTopics {

    /** Every sample, while somebody watches. */
    public static final Topic<MetricSample> SAMPLES = Topic.dropOldest("metrics/samples", MetricSample.class, 64);

    /** Every change of a level. */
    public static final Topic<MetricAlert> ALERTS = Topic.dropOldest("metrics/alerts", MetricAlert.class, 256)
            .with(Priority.HIGH);

    private MetricTopics() {
    }
}

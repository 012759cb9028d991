package glia.perf.internal;

import glia.api.adaptive.AdaptiveTopics;
import glia.api.event.EventTopics;
import glia.api.event.Topic;
import glia.api.metric.MetricTopics;
import glia.api.profiler.ProfilerTopics;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** What monitor, profiler and controller publish. */
@Component
public final class PerformanceEvents implements EventTopics {

    @Override
    public List<Topic<?>> topics() {
        return List.of(MetricTopics.SAMPLES, MetricTopics.ALERTS, ProfilerTopics.HOT_SPOTS, AdaptiveTopics.DECISIONS,
                AdaptiveTopics.STATUS);
    }
}

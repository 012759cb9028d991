package glia.health.internal;

import glia.api.event.EventTopics;
import glia.api.event.Topic;
import glia.api.health.HealthTopics;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** What the health monitor publishes. */
@Component
public final class HealthEvents implements EventTopics {

    @Override
    public List<Topic<?>> topics() {
        return List.of(HealthTopics.REPORTS, HealthTopics.CHANGES, HealthTopics.ERRORS, HealthTopics.REPAIRS);
    }
}

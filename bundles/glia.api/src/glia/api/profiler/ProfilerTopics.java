package glia.api.profiler;

import glia.api.event.Priority;
import glia.api.event.Topic;

/** What the profiler publishes. */
public final class ProfilerTopics {

    /** About once a second for each session. */
    public static final Topic<HotSpots> HOT_SPOTS = Topic.latest("profiler/hot-spots", HotSpots.class)
            .with(Priority.LOW);

    private ProfilerTopics() {
    }
}

package glia.api.adaptive;

import glia.api.event.Topic;

/** What the adaptive controller publishes. */
public final class AdaptiveTopics {

    /** Every decision. */
    public static final Topic<Decision> DECISIONS = Topic.dropOldest("adaptive/decisions", Decision.class, 256);

    /** How it stands, after every sample while it works. */
    public static final Topic<AdaptiveStatus> STATUS = Topic.latest("adaptive/status", AdaptiveStatus.class);

    private AdaptiveTopics() {
    }
}

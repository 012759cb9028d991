package glia.api.profile;

import glia.api.event.Topic;
import java.util.List;

/** What the profile manager publishes. */
public final class ProfileTopics {

    /**
     * A profile was applied, or taken back.
     *
     * @param profile what runs now
     * @param differences what has changed
     */
    public record Applied(Profile profile, List<Difference> differences) {
        public Applied {
            differences = List.copyOf(differences);
        }
    }

    /** Where {@link Applied} is published. */
    public static final Topic<Applied> APPLIED = Topic.dropOldest("profile/applied", Applied.class, 64);

    private ProfileTopics() {
    }
}

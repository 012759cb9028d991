package glia.api.health;

import glia.api.event.Priority;
import glia.api.event.Topic;

/** What the health monitor publishes. */
public final class HealthTopics {

    /** Every report, while somebody watches. */
    public static final Topic<HealthReport> REPORTS = Topic.dropOldest("health/reports", HealthReport.class, 16);

    /** Every change. */
    public static final Topic<HealthChange> CHANGES = Topic.dropOldest("health/changes", HealthChange.class, 256)
            .with(Priority.HIGH);

    /** What the error log writes. */
    public static final Topic<ErrorEntry> ERRORS = Topic.dropOldest("health/errors", ErrorEntry.class, 256);

    /** Every repair that was made or taken back. */
    public static final Topic<Repair> REPAIRS = Topic.dropOldest("health/repairs", Repair.class, 256);

    private HealthTopics() {
    }
}

package glia.api.health;

/** What a check says; the names are those of Felix Health Checks. */
public enum HealthStatus {
    OK(0),
    /** It works, but something needs attention. */
    WARN(1),
    /** It does not work yet, or not at the moment; if that lasts longer than the grace of the check, it is critical. */
    TEMPORARILY_UNAVAILABLE(2),
    /** It does not work. */
    CRITICAL(4),
    /** The check itself failed or did not answer, so nobody knows. */
    HEALTH_CHECK_ERROR(3);

    private final int badness;

    HealthStatus(int badness) {
        this.badness = badness;
    }

    /** How bad it is, 0 for well: not to know is worse than a warning and better than a known fault. */
    public int badness() {
        return badness;
    }
}

package glia.api.health;

/** What a check says; the names are those of Felix Health Checks. */
public enum HealthStatus {
    OK,
    /** It works, but something needs attention. */
    WARN,
    /** It does not work yet, or not at the moment; if that lasts longer than the grace of the check, it is critical. */
    TEMPORARILY_UNAVAILABLE,
    /** It does not work. */
    CRITICAL,
    /** The check itself failed or did not answer, so nobody knows. */
    HEALTH_CHECK_ERROR
}

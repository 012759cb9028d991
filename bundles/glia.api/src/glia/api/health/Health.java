package glia.api.health;

/** How the whole program is. */
public enum Health {
    /** All checks are well. */
    HEALTHY,
    /** Something needs attention, or nobody knows whether it does. */
    DEGRADED,
    /** Something does not work. */
    CRITICAL
}

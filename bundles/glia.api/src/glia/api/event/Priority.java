package glia.api.event;

/** Whose events are delivered first where subscribers share threads. */
public enum Priority {
    /** What somebody has to act on. */
    HIGH, NORMAL,
    /** What is only looked at and soon replaced. */
    LOW
}

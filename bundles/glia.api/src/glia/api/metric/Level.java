package glia.api.metric;

/** How a metric stands to its threshold. */
public enum Level {
    NORMAL, WARNING, CRITICAL
}

package glia.api.metric;

import java.util.Objects;

/**
 * From when on a metric is worth a warning. A level that was reached is left only when the metric is back by more than
 * the hysteresis, so that one that swings about a limit does not make an alert each time.
 *
 * @param metric name of the metric
 * @param above whether high values are bad; else low ones are
 * @param warning the limit of {@link Level#WARNING}
 * @param critical the limit of {@link Level#CRITICAL}, on the bad side of {@code warning}
 * @param hysteresis by how much the metric has to be back, at least 0, in its unit
 * @param meaning what it means when the limit is passed, as part of a sentence
 */
public record Threshold(String metric, boolean above, double warning, double critical, double hysteresis,
        String meaning) {
    public Threshold {
        Objects.requireNonNull(metric);
        Objects.requireNonNull(meaning);
        if (!(hysteresis >= 0) || !(above ? critical >= warning : critical <= warning)) {
            throw new IllegalArgumentException(metric + ": limits " + warning + ", " + critical + ", hysteresis "
                    + hysteresis);
        }
    }

    /**
     * @param before the level so far
     * @param value of the metric
     * @return the level from now on
     */
    public Level next(Level before, double value) {
        if (beyond(value, critical, before == Level.CRITICAL)) {
            return Level.CRITICAL;
        }
        return beyond(value, warning, before != Level.NORMAL) ? Level.WARNING : Level.NORMAL;
    }

    private boolean beyond(double value, double limit, boolean reached) {
        double needed = reached ? hysteresis : 0;
        return above ? value >= limit - needed : value <= limit + needed;
    }
}

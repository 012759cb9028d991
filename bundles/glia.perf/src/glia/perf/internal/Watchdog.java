package glia.perf.internal;

import glia.api.metric.Level;
import glia.api.metric.Metric;
import glia.api.metric.MetricAlert;
import glia.api.metric.Score;
import glia.api.metric.Score.Loss;
import glia.api.metric.Threshold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Holds metrics to their thresholds. */
final class Watchdog {

    static final int WARNING_POINTS = 10;
    static final int CRITICAL_POINTS = 30;

    /** What is watched; only that which makes the program worse to use, never that a simulation uses its cores. */
    static final List<Threshold> THRESHOLDS = List.of(
            new Threshold("cpu.rest", true, 0.8, 0.95, 0.1, "other work takes the processors from the simulation"),
            new Threshold("memory.available_share", false, 0.1, 0.03, 0.02, "the machine runs out of memory"),
            new Threshold("memory.heap_live_share", true, 0.85, 0.95, 0.05, "Java runs out of memory"),
            new Threshold("gc.pause_share", true, 0.1, 0.3, 0.05, "the garbage collector stops everything too often"),
            new Threshold("gc.pause_longest", true, 0.2, 1, 0.1, "the garbage collector stopped everything for long"),
            new Threshold("bus.latency", true, 0.05, 0.5, 0.03, "events are late"),
            new Threshold("ui.latency", true, 0.1, 0.5, 0.05, "windows answer late"),
            new Threshold("simulation.pace_kept", false, 0.95, 0.8, 0.02, "the simulation does not keep its pace"));

    private final List<Threshold> thresholds;
    private Map<String, Level> levels = Map.of();
    private Score score = new Score(Score.FULL, List.of());

    Watchdog(List<Threshold> thresholds) {
        this.thresholds = List.copyOf(thresholds);
    }

    /**
     * @param time of the sample
     * @param metrics of the sample
     * @param alerts receives the changes of levels
     * @return the score
     */
    Score judge(Instant time, List<Metric> metrics, Consumer<MetricAlert> alerts) {
        Map<String, Level> now = new HashMap<>();
        List<Loss> losses = new ArrayList<>();
        int left = Score.FULL;
        for (Threshold threshold : thresholds) {
            for (Metric metric : metrics) {
                if (!metric.name().equals(threshold.metric())) {
                    continue;
                }
                Level before = levels.getOrDefault(metric.key(), Level.NORMAL);
                if (metric.value().isEmpty()) {
                    // it is still the same matter when it can be read again
                    now.put(metric.key(), before);
                    continue;
                }
                Level level = threshold.next(before, metric.value().getAsDouble());
                now.put(metric.key(), level);
                String reason = reason(threshold, level, metric);
                if (level != before) {
                    alerts.accept(new MetricAlert(time, metric, before, level, reason));
                }
                int points = Math.min(left, points(level));
                if (points > 0) {
                    losses.add(new Loss(points, level, metric.key(), reason));
                    left -= points;
                }
            }
        }
        levels = now;
        score = new Score(left, losses);
        return score;
    }

    /** What the last sample that was judged came to. */
    Score score() {
        return score;
    }

    private static int points(Level level) {
        return switch (level) {
            case NORMAL -> 0;
            case WARNING -> WARNING_POINTS;
            case CRITICAL -> CRITICAL_POINTS;
        };
    }

    private static String reason(Threshold threshold, Level level, Metric metric) {
        double value = metric.value().getAsDouble();
        String unit = metric.unit().text();
        if (level == Level.NORMAL) {
            return String.format(Locale.ROOT, "%s is back at %.3g (%s)", metric.key(), value, unit);
        }
        double limit = level == Level.CRITICAL ? threshold.critical() : threshold.warning();
        String is = String.format(Locale.ROOT, "%s: %s is %.3g (%s), ", threshold.meaning(), metric.key(), value, unit);
        if (threshold.above() ? value >= limit : value <= limit) {
            return is + String.format(Locale.ROOT, "the limit is %.3g", limit);
        }
        return is + String.format(Locale.ROOT, threshold.above()
                ? "it was above %.3g, which holds until it falls below %.3g"
                : "it was below %.3g, which holds until it rises above %.3g", limit,
                threshold.above() ? limit - threshold.hysteresis() : limit + threshold.hysteresis());
    }
}

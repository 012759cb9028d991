package glia.perf.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.metric.Level;
import glia.api.metric.Metric;
import glia.api.metric.MetricAlert;
import glia.api.metric.Score;
import glia.api.metric.Threshold;
import glia.api.metric.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private final Watchdog watchdog = new Watchdog(List.of(
            new Threshold("load", true, 0.8, 0.95, 0.1, "too much to do"),
            new Threshold("room", false, 0.2, 0.1, 0.05, "no room")));
    private final List<MetricAlert> alerts = new ArrayList<>();

    private Score judge(Metric... metrics) {
        return watchdog.judge(Instant.EPOCH, List.of(metrics), alerts::add);
    }

    private static Metric metric(String name, double value, String... labels) {
        return Metric.of(name, Unit.RATIO, value, labels);
    }

    private List<Level> levels() {
        return alerts.stream().map(MetricAlert::level).toList();
    }

    @Test
    void oneThatSwingsAboutALimitMakesOneAlert() {
        for (int i = 0; i < 50; i++) {
            judge(metric("load", i % 2 == 0 ? 0.81 : 0.75));
        }
        assertEquals(List.of(Level.WARNING), levels());
        judge(metric("load", 0.69));
        assertEquals(List.of(Level.WARNING, Level.NORMAL), levels());
    }

    @Test
    void itGoesThroughTheLevelsAndBack() {
        double[] values = {0.5, 0.96, 0.9, 0.84, 0.75, 0.5};
        Arrays.stream(values).forEach(value -> judge(metric("load", value)));
        assertEquals(List.of(Level.CRITICAL, Level.WARNING, Level.NORMAL), levels());
        assertEquals(List.of(0.96, 0.84, 0.5), alerts.stream().map(a -> a.metric().value().getAsDouble()).toList());
    }

    @Test
    void lowValuesCanBeTheBadOnes() {
        Arrays.stream(new double[] {0.3, 0.2, 0.24, 0.26, 0.1, 0.14}).forEach(value -> judge(metric("room", value)));
        assertEquals(List.of(Level.WARNING, Level.NORMAL, Level.CRITICAL), levels());
        assertTrue(alerts.getLast().reason().startsWith("no room: room is 0.1"), alerts.getLast().reason());
    }

    @Test
    void everyLostPointHasAReason() {
        Score good = judge(metric("load", 0.1), metric("room", 0.9));
        assertEquals(new Score(100, List.of()), good);
        Score bad = judge(metric("load", 0.85), metric("room", 0.05), metric("other", 99));
        assertEquals(100 - Watchdog.WARNING_POINTS - Watchdog.CRITICAL_POINTS, bad.points());
        assertEquals(List.of("load", "room"), bad.losses().stream().map(Score.Loss::metric).toList());
        assertTrue(bad.losses().getFirst().reason().contains("the limit is 0.8"), bad.losses().toString());
    }

    /** Else it would name a value beside a limit that it has not reached. */
    @Test
    void whatHoldsOnlyByHysteresisSaysUntilWhen() {
        judge(metric("load", 0.85), metric("room", 0.2));
        assertEquals(List.of("too much to do: load is 0.850 (ratio), the limit is 0.800",
                "no room: room is 0.200 (ratio), the limit is 0.200"),
                alerts.stream().map(MetricAlert::reason).toList());
        assertEquals(List.of("too much to do: load is 0.750 (ratio), it was above 0.800, which holds until it falls"
                + " below 0.700", "no room: room is 0.230 (ratio), it was below 0.200, which holds until it rises above"
                + " 0.250"), judge(metric("load", 0.75), metric("room", 0.23)).losses().stream()
                        .map(Score.Loss::reason).toList());
        judge(metric("load", 0.96));
        assertEquals("too much to do: load is 0.900 (ratio), it was above 0.950, which holds until it falls below"
                + " 0.850", judge(metric("load", 0.9)).losses().getFirst().reason());
    }

    @Test
    void thereIsNothingBelowZero() {
        Metric[] many = new Metric[7];
        for (int i = 0; i < many.length; i++) {
            many[i] = metric("load", 1, "core", Integer.toString(i));
        }
        assertEquals(0, judge(many).points());
        assertEquals(many.length, alerts.size(), "each has a level of its own");
    }

    @Test
    void whatIsAbsentIsNeitherGoodNorBad() {
        Score score = judge(Metric.absent("load", Unit.RATIO, "unknown"));
        assertEquals(100, score.points());
        assertEquals(List.of(), alerts);
    }

    @Test
    void whatWasAbsentForOnceIsNoNewMatter() {
        judge(metric("load", 0.9));
        assertEquals(100, judge(Metric.absent("load", Unit.RATIO, "unknown")).points());
        judge(metric("load", 0.85));
        judge(metric("load", 0.75));
        assertEquals(List.of(Level.WARNING), levels(), "it is within the hysteresis of what it was before");
        judge();
        judge(metric("load", 0.9));
        assertEquals(List.of(Level.WARNING, Level.WARNING), levels(), "what was gone is another one when it comes");
    }
}

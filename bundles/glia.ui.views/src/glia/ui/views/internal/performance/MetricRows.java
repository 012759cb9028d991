package glia.ui.views.internal.performance;

import glia.api.metric.Level;
import glia.api.metric.Metric;
import glia.api.metric.MetricSample;
import glia.api.metric.Score;
import glia.ui.kit.LiveTable;
import glia.ui.kit.LiveTable.Column;
import glia.ui.kit.LiveTable.Row;
import glia.ui.kit.LiveTable.Tone;
import glia.ui.views.internal.Messages;
import glia.ui.views.internal.health.EventWords;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;

/** Samples of metrics as tables: one of all figures, one of what the score lacks. */
final class MetricRows {

    private MetricRows() {
    }

    /** A row a metric; what is not known says why. */
    static LiveTable.Content metrics(MetricSample sample) {
        Map<String, Score.Loss> losses = sample.score().losses().stream()
                .collect(Collectors.toMap(Score.Loss::metric, loss -> loss, (one, other) -> one));
        List<Row> rows = sample.metrics().stream().map(metric -> row(metric, losses.get(metric.key()))).toList();
        return new LiveTable.Content(List.of(Column.text(Messages.metrics_name, 180), Column.text(
                Messages.metrics_which, 170), Column.number(Messages.metrics_value), Column.text(
                Messages.metrics_note, 200)), rows, 3, "");
    }

    private static Row row(Metric metric, Score.Loss loss) {
        String which = metric.labels().entrySet().stream().map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", "));
        String note = loss == null ? metric.absence() : loss.reason();
        String exact = metric.value().isEmpty() ? "" : Double.toString(metric.value().getAsDouble());
        return new Row(List.of(metric.name(), which, Figures.shown(metric), note),
                List.of(metric.key(), which, exact, note), loss == null ? Tone.MUTED : tone(loss.level()));
    }

    /** A row a reason for which points were lost. */
    static LiveTable.Content score(MetricSample sample) {
        List<Row> rows = sample.score().losses().stream()
                .map(loss -> Row.of(tone(loss.level()), loss.metric(), "\u2212" + loss.points(),
                        EventWords.of(loss.level()), loss.reason())).toList();
        return new LiveTable.Content(List.of(Column.text(Messages.score_metric, 190), Column.number(
                Messages.score_points), Column.text(Messages.score_level, 80), Column.text(Messages.score_reason,
                300)), rows, 2, NLS.bind(rows.isEmpty() ? Messages.score_full : Messages.score_lost,
                sample.score().points(), Score.FULL));
    }

    private static Tone tone(Level level) {
        return switch (level) {
            case NORMAL -> Tone.NORMAL;
            case WARNING -> Tone.WARNING;
            case CRITICAL -> Tone.BAD;
        };
    }
}

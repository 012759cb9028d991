package glia.ui.views.internal.performance;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.metric.Metric;
import glia.api.metric.MetricSample;
import glia.api.metric.MetricTopics;
import glia.api.metric.PerformanceMonitor;
import glia.api.metric.Unit;
import glia.ui.kit.LiveTable;
import glia.ui.kit.UiQueue;
import glia.ui.kit.chart.LiveChart;
import glia.ui.kit.chart.SampleRing;
import glia.ui.views.internal.Messages;
import glia.ui.views.internal.PictureView;
import glia.ui.views.internal.Watching;
import java.time.Duration;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** All metrics as figures; those selected over time; and what the score lacks. */
public final class MetricsView extends PictureView {
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final double SPAN_MS = 60_000;
    /** Samples further apart were missed; under load they come a few times as rarely as they are asked for. */
    private static final double GAP_MS = 12 * PERIOD.toMillis();
    /** More lines in one chart cannot be told apart. */
    private static final int MOST_LINES = 8;
    private static final List<String> AT_FIRST = List.of("cpu.process", "cpu.simulation", "cpu.system");

    /** What the chart shows. */
    private record Lines(List<String> keys, SampleRing ring) {
    }

    private final MetricHistory history = new MetricHistory();
    private LiveTable metrics;
    private LiveTable score;
    private LiveChart chart;
    private Watching watching;
    private Subscription subscription;
    private volatile MetricSample newest;
    private volatile Lines lines;

    @Override
    protected List<Class<?>> needs() {
        return List.of(EventBus.class, PerformanceMonitor.class);
    }

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        SashForm halves = new SashForm(parent, SWT.HORIZONTAL);
        metrics = new LiveTable(halves, uiQueue, Messages.metrics_title, LiveTable.Part.FILTER);
        metrics.setMessage(Messages.metrics_waiting);
        SashForm right = new SashForm(halves, SWT.VERTICAL);
        chart = new LiveChart(right, uiQueue, Messages.metrics_chart, SPAN_MS);
        chart.setTimeTitle(Messages.metrics_time);
        chart.setMessage(Messages.metrics_waiting);
        score = new LiveTable(right, uiQueue, Messages.score_title, LiveTable.Part.DETAILS);
        score.setMessage(Messages.metrics_waiting);
        right.setWeights(65, 35);
        halves.setWeights(52, 48);
        metrics.onSelection(this::choose);
        return List.of(metrics, chart, score);
    }

    @Override
    protected void begin() {
        newest = null;
        lines = new Lines(List.of(), null);
        watching = new Watching(Messages.metrics_title, () -> service(PerformanceMonitor.class),
                monitor -> monitor.watch(PERIOD, sample -> { }));
        subscription = service(EventBus.class).subscribe(MetricTopics.SAMPLES, "MetricsView", this::sample);
    }

    private void sample(MetricSample sample) {
        history.add(sample);
        newest = sample;
        Lines now = lines;
        if (now.ring() != null) {
            history.addNewest(now.keys(), now.ring());
            chart.dataChanged();
        }
        LiveTable.Content figures = MetricRows.metrics(sample);
        LiveTable.Content losses = MetricRows.score(sample);
        queue().post(this, () -> show(figures, losses));
    }

    private void show(LiveTable.Content figures, LiveTable.Content losses) {
        if (gone()) {
            return;
        }
        metrics.setMessage("");
        score.setMessage("");
        chart.setMessage("");
        metrics.show(figures);
        score.show(losses);
        if (lines.ring() == null) {
            metrics.setSelected(AT_FIRST);
            choose();
        }
    }

    /** Shows the metrics that are selected, of those the ones whose unit is that of the first. */
    private void choose() {
        MetricSample sample = newest;
        if (sample == null) {
            return;
        }
        List<Metric> chosen = metrics.selected().stream()
                .flatMap(row -> sample.find(row.exact().getFirst()).stream()).toList();
        if (chosen.isEmpty()) {
            return;
        }
        Unit unit = chosen.getFirst().unit();
        List<String> keys = chosen.stream().filter(metric -> metric.unit() == unit).map(Metric::key)
                .limit(MOST_LINES).toList();
        lines = new Lines(keys, history.ring(keys));
        chart.open(keys, Figures.axis(unit), true, GAP_MS, lines.ring());
    }

    @Override
    protected void onScreen(boolean visible) {
        chart.setOnScreen(visible);
        watching.setWanted(visible);
    }

    @Override
    protected void end() {
        subscription.close();
        watching.setWanted(false);
    }
}

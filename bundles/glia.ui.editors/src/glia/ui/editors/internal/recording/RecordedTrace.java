package glia.ui.editors.internal.recording;

import glia.api.store.RecordedSeries;
import glia.ui.kit.chart.SampleRing;
import glia.ui.kit.chart.SampleSource;
import java.io.IOException;
import java.util.function.Consumer;

/** What was recorded of some neurons, as a chart draws it. */
final class RecordedTrace implements SampleSource {
    private final RecordedSeries series;
    private final int state;
    private final int[] columns;
    private final Consumer<IOException> failed;

    RecordedTrace(RecordedSeries series, int state, int[] columns, Consumer<IOException> failed) {
        this.series = series;
        this.state = state;
        this.columns = columns;
        this.failed = failed;
    }

    @Override
    public boolean recorded() {
        return true;
    }

    @Override
    public int lines() {
        return columns.length;
    }

    @Override
    public double lastTime() {
        return series.lastMs();
    }

    @Override
    public SampleRing.Slice slice(double from, double to) {
        try {
            RecordedSeries.Slice slice = series.slice(state, columns, from, to);
            return new SampleRing.Slice(slice.times(), slice.values(), slice.gapMs());
        } catch (IOException e) {
            failed.accept(e);
            return new SampleRing.Slice(new double[0], new float[columns.length][0]);
        }
    }
}

package glia.ui.kit.chart;

import glia.ui.kit.Ticks;
import glia.ui.kit.internal.Pixels;
import org.eclipse.swt.graphics.ImageData;

/**
 * The points of one picture.
 *
 * @param fromMs left edge
 * @param toMs right edge
 * @param low lower edge
 * @param high upper edge
 * @param lines each line in pixels
 * @param slice the samples behind them
 */
record ChartFrame(double fromMs, double toMs, double low, double high, PlottedLine[] lines, SampleRing.Slice slice) {

    private static final double MARGIN = 0.04;

    /** The lines alone, the last one on top; null where there is no room. */
    ImageData picture(ChartScene scene) {
        if (scene.columns() < 1 || scene.rows() < 1) {
            return null;
        }
        Pixels plot = new Pixels(scene.columns(), scene.rows());
        int background = scene.palette().background();
        plot.fill(background);
        for (int i = 0; i < lines.length; i++) {
            lines[i].draw(plot, scene.palette().series(i));
        }
        return plot.toImageData(background);
    }

    static ChartFrame of(ChartScene scene) {
        double last = scene.ring().lastTime();
        double end = scene.following() ? Double.isNaN(last) ? 0 : last : scene.endMs();
        // a young simulation fills the picture from the left
        double to = Math.max(end, scene.following() ? scene.spanMs() : end);
        double from = to - scene.spanMs();
        SampleRing.Slice slice = scene.ring().slice(from, to);
        Decimation[] lines = new Decimation[slice.values().length];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < lines.length; i++) {
            lines[i] = Decimation.minMax(slice.times(), slice.values()[i], from, to,
                    Math.max(1, scene.columns()), Math.max(scene.gapMs(), slice.gapMs()));
            for (double value : lines[i].values()) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (!(low <= high)) {
            low = 0;
            high = 1;
        }
        if (scene.fromZero()) {
            low = Math.min(low, 0);
        }
        if (high - low < 1e-9 * Math.max(1, Math.abs(high))) {
            high = low + Math.max(1, Math.abs(low) * 0.01);
        }
        // edges on round values, so that the picture does not breathe with every sample
        double step = Ticks.roundUp((high - low) / 8);
        double margin = (high - low) * MARGIN;
        double roundLow = Math.floor((scene.fromZero() && low == 0 ? 0 : low - margin) / step) * step;
        double roundHigh = Math.ceil((high + margin) / step) * step;
        boolean free = Double.isNaN(scene.low());
        double shownLow = free ? roundLow : scene.low();
        double shownHigh = free ? roundHigh : scene.high();
        PlottedLine[] plotted = new PlottedLine[lines.length];
        for (int i = 0; i < lines.length; i++) {
            plotted[i] = PlottedLine.of(lines[i], from, to, shownLow, shownHigh, scene.columns(), scene.rows());
        }
        return new ChartFrame(from, to, shownLow, shownHigh, plotted, slice);
    }
}

package glia.ui.kit.raster;

import glia.ui.kit.Palette;
import org.eclipse.swt.graphics.Rectangle;

/** Which stretch of time and which rows a raster shows; the stretch follows the newest step or stands still. */
final class RasterWindow {
    private static final double LONGEST_MS = 600_000;
    private static final double FEWEST_STEPS = 20;
    private static final double SMALLEST_ROWS = 1e-4;
    private static final double DEFAULT_SPAN_MS = 500;

    private RasterRows rows;
    private SpikeSource spikes;
    private double spanMs = DEFAULT_SPAN_MS;
    private double endStep;
    private boolean following = true;
    private int only = -1;
    private double top;
    private double bottom = 1;

    /** Shows the spikes of other rows, or none where the rows are null. */
    void open(RasterRows newRows, SpikeSource source) {
        rows = newRows;
        spikes = source;
        only = -1;
        fit();
    }

    /** Shows other rows of the same neurons; all else stays as it is. */
    void update(RasterRows newRows) {
        rows = newRows;
    }

    /** Shows the same stretch of what the recording is now; where it was all of it, it is all of it again. */
    void update(RasterRows newRows, SpikeSource source) {
        boolean all = following && recorded() && spanMs >= wholeMs();
        boolean others = newRows != rows;
        rows = newRows;
        spikes = source;
        if (others && only >= 0) {
            showRows();
        }
        if (all) {
            spanMs = wholeMs();
        }
    }

    /** The rows of the network; null if there is none. */
    RasterRows rows() {
        return rows;
    }

    boolean recorded() {
        return rows != null && spikes.recorded();
    }

    private double wholeMs() {
        // the last step has a width, too
        return Math.max(FEWEST_STEPS, spikes.lastStep() + 1) * rows.network().dt();
    }

    double spanMs() {
        return spanMs;
    }

    double spanSteps() {
        return spanMs / rows.network().dt();
    }

    void setSpanMs(double ms) {
        double shortest = rows == null ? 1 : FEWEST_STEPS * rows.network().dt();
        double longest = Math.max(shortest, recorded() ? wholeMs() : LONGEST_MS);
        spanMs = Math.clamp(ms, shortest, longest);
    }

    double endMs() {
        return rows == null ? 0
                : (following ? Math.max(spikes.lastStep(), spanSteps()) : endStep) * rows.network().dt();
    }

    /** Stands still from now on, with this step at the right edge. */
    void standAt(double step) {
        following = false;
        endStep = step;
    }

    boolean following() {
        return following;
    }

    /** Follows the newest step again. */
    void follow() {
        following = true;
    }

    /** Stands still with what is on the screen, if it followed. */
    void hold(double step) {
        if (following) {
            standAt(step);
        }
    }

    void showPopulation(int population) {
        only = population;
        showRows();
    }

    private void showRows() {
        top = only < 0 ? 0 : rows.top(only);
        bottom = only < 0 ? 1 : Math.min(1, top + rows.height(only));
    }

    /** Follows the newest step and shows all rows of what is to be shown. */
    void fit() {
        following = true;
        if (rows != null) {
            showRows();
        }
        if (recorded()) {
            spanMs = wholeMs();
        } else if (spanMs < 10 || spanMs > 10_000) {
            spanMs = DEFAULT_SPAN_MS;
        }
    }

    double top() {
        return top;
    }

    double bottom() {
        return bottom;
    }

    /** Moves what is shown to later steps; it stands still at the step on the screen before, if it followed. */
    void moveTime(double steps, double shownEnd) {
        hold(shownEnd);
        endStep = Math.clamp(endStep + steps, 0, Math.max(spikes.lastStep(), 0));
    }

    /** Moves to rows further down, by a share of those that are shown. */
    void moveRows(double share) {
        double shift = Math.clamp(share * (bottom - top), -top, 1 - bottom);
        top += shift;
        bottom += shift;
    }

    /** Ends a stretch that stands still so that a step stays where it is when the stretch gets so much longer. */
    void keepStep(double step, double factor) {
        endStep = step + (endStep - step) * factor;
    }

    /**
     * Shows so many times more rows.
     *
     * @param share where the row is that stays where it is, from 0 at the top to 1
     */
    void zoomRows(double factor, double share) {
        double size = Math.clamp((bottom - top) * factor, SMALLEST_ROWS, 1);
        top = Math.clamp(top + share * (bottom - top) - share * size, 0, 1 - size);
        bottom = top + size;
    }

    /** Shows the rows between two shares of those that are shown. */
    void cutRows(double from, double to) {
        double low = top + from * (bottom - top);
        double high = top + to * (bottom - top);
        top = Math.clamp(low, 0, 1 - SMALLEST_ROWS);
        bottom = Math.clamp(high, top + SMALLEST_ROWS, 1);
    }

    RasterScene scene(Palette palette, Rectangle plot) {
        return new RasterScene(rows, palette, spanSteps() / plot.width, endStep, following, top, bottom, plot.width,
                plot.height);
    }
}

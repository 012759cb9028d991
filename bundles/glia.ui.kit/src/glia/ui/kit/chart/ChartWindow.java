package glia.ui.kit.chart;

import glia.ui.kit.Palette;
import org.eclipse.swt.graphics.Point;

/** Which time and which values a chart shows; its stretch of time follows the newest sample or stands still. */
final class ChartWindow {
    private static final double SHORTEST_MS = 0.5;
    private static final double LONGEST_MS = 3_600_000;

    private final double defaultSpanMs;
    private SampleSource ring;
    private double spanMs;
    private double endMs;
    private boolean following = true;
    private double low = Double.NaN;
    private double high = Double.NaN;

    /** @param spanMs length of the stretch of time that it shows at first */
    ChartWindow(double spanMs) {
        this.spanMs = spanMs;
        defaultSpanMs = spanMs;
    }

    /** Shows other samples, null for none; time and values stay as they are until it is {@link #fit fitted}. */
    void open(SampleSource samples) {
        ring = samples;
    }

    /** Shows the same stretch of what the samples are now; where it was all of them, it is all of them again. */
    void update(SampleSource samples) {
        boolean all = following && recorded() && spanMs >= wholeMs();
        ring = samples;
        if (all && recorded()) {
            spanMs = wholeMs();
        }
    }

    boolean recorded() {
        return ring != null && ring.recorded();
    }

    private double wholeMs() {
        double last = ring.lastTime();
        return Double.isNaN(last) ? defaultSpanMs : Math.max(SHORTEST_MS, last);
    }

    double spanMs() {
        return spanMs;
    }

    void setSpanMs(double ms) {
        spanMs = Math.clamp(ms, SHORTEST_MS, recorded() ? wholeMs() : LONGEST_MS);
    }

    double endMs() {
        double last = ring == null ? Double.NaN : ring.lastTime();
        return following ? Math.max(Double.isNaN(last) ? 0 : last, spanMs) : endMs;
    }

    boolean following() {
        return following;
    }

    /** Follows the newest sample again. */
    void follow() {
        following = true;
    }

    /** Stands still from now on, with this time at the right edge. */
    void standAt(double ms) {
        following = false;
        endMs = ms;
    }

    /** Follows the newest sample and shows the values that suit the samples. */
    void fit() {
        following = true;
        low = Double.NaN;
        high = Double.NaN;
        if (recorded()) {
            spanMs = wholeMs();
        } else if (spanMs < defaultSpanMs / 50 || spanMs > defaultSpanMs * 50) {
            spanMs = defaultSpanMs;
        }
    }

    /** Moves what is shown to later times; it stands still at the time on the screen before, if it followed. */
    void moveTime(double ms, double shownEnd) {
        if (following) {
            standAt(shownEnd);
        }
        double last = ring.lastTime();
        endMs = Math.clamp(endMs + ms, Math.min(spanMs, endMs), Math.max(Double.isNaN(last) ? 0 : last, endMs));
    }

    /** Ends a stretch that stands still so that a time stays where it is when the stretch gets so much longer. */
    void keepTime(double ms, double factor) {
        endMs = ms + (endMs - ms) * factor;
    }

    void showValues(double from, double to) {
        low = from;
        high = to;
    }

    /** What is to be drawn; null if there are no samples. */
    ChartScene scene(boolean fromZero, double gapMs, Point size, Palette palette) {
        return ring == null ? null
                : new ChartScene(ring, spanMs, endMs, following, low, high, fromZero, gapMs, size.x, size.y, palette);
    }
}

package glia.ui.kit.chart;

import glia.ui.kit.internal.Pixels;
import java.util.Arrays;

/**
 * A line in pixels of the plot. Where it has more points than the plot has columns it looks like a band, and is drawn
 * as one upright bar a column: the same picture for a part of the work.
 *
 * @param x of each point, or of each bar
 * @param top of each point, or upper edge of each bar
 * @param bottom lower edge of each bar, inclusive; null for a line of points
 * @param joined whether it is joined to the one before
 */
record PlottedLine(int[] x, int[] top, int[] bottom, boolean[] joined) {

    /** Far enough outside for a line to leave the plot in its true direction, near enough for any graphics system. */
    private static final int FAR = 8000;

    /**
     * @param line its points
     * @param from left edge
     * @param to right edge
     * @param low lower edge
     * @param high upper edge
     * @param width of the plot in pixels
     * @param height of the plot in pixels
     */
    static PlottedLine of(Decimation line, double from, double to, double low, double high, int width, int height) {
        int points = line.times().length;
        int[] x = new int[points];
        int[] y = new int[points];
        for (int i = 0; i < points; i++) {
            x[i] = (int) Math.clamp(Math.floor((line.times()[i] - from) / (to - from) * width), -FAR, FAR);
            y[i] = (int) Math.clamp(Math.round((high - line.values()[i]) / (high - low) * (height - 1)), -FAR, FAR);
        }
        return points > width ? bars(x, y, line.joined(), height) : new PlottedLine(x, y, null, line.joined());
    }

    private static PlottedLine bars(int[] x, int[] y, boolean[] joined, int height) {
        int[] left = new int[x.length];
        int[] top = new int[x.length];
        int[] bottom = new int[x.length];
        boolean[] joinedBars = new boolean[x.length];
        int bars = 0;
        for (int i = 0; i < x.length; i++) {
            int within = Math.clamp(y[i], -1, height);
            if (bars > 0 && left[bars - 1] == x[i]) {
                top[bars - 1] = Math.min(top[bars - 1], within);
                bottom[bars - 1] = Math.max(bottom[bars - 1], within);
            } else {
                left[bars] = x[i];
                joinedBars[bars] = joined[i];
                top[bars] = within;
                bottom[bars++] = within;
            }
        }
        for (int i = 1; i < bars; i++) {
            if (joinedBars[i]) {
                // bars of neighbours touch, as the line does
                top[i] = Math.min(top[i], bottom[i - 1]);
                bottom[i] = Math.max(bottom[i], top[i - 1]);
            }
        }
        return new PlottedLine(Arrays.copyOf(left, bars), top, bottom, joinedBars);
    }

    /** Draws it into the plot. */
    void draw(Pixels plot, int colour) {
        for (int i = 0; i < x.length; i++) {
            if (bottom != null) {
                plot.box(x[i], top[i], 1, bottom[i] - top[i] + 1, colour);
            } else if (joined[i]) {
                plot.line(x[i - 1], top[i - 1], x[i], top[i], colour, 256);
            } else if (i + 1 == x.length || !joined[i + 1]) {
                plot.box(x[i] - 1, top[i] - 1, 3, 3, colour);
            }
        }
    }
}

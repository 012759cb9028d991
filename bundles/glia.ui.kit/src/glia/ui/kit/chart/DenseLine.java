package glia.ui.kit.chart;

import java.util.Arrays;
import org.eclipse.swt.graphics.GC;

/**
 * A line with more samples than columns of pixels, which looks like a band: one upright bar a column. A chart library
 * would stroke thousands of steep segments for the same picture, at several times the cost.
 *
 * @param width of the plot that the bars are for
 * @param height of the plot that the bars are for
 * @param x left edge of each bar
 * @param top upper edge of each bar
 * @param bottom lower edge of each bar, inclusive
 */
record DenseLine(int width, int height, int[] x, int[] top, int[] bottom) {

    /**
     * @param line its points
     * @param from left edge
     * @param to right edge
     * @param low lower edge
     * @param high upper edge
     * @return the bars, or null if the line is not dense
     */
    static DenseLine of(Decimation line, double from, double to, double low, double high, int width, int height) {
        int points = line.times().length;
        if (points <= width || width < 2 || height < 2) {
            return null;
        }
        int[] x = new int[width];
        int[] top = new int[width];
        int[] bottom = new int[width];
        int bars = 0;
        for (int i = 0; i < points; i++) {
            int column = (int) Math.clamp((line.times()[i] - from) / (to - from) * width, 0, width - 1);
            int y = (int) Math.clamp(Math.round((high - line.values()[i]) / (high - low) * (height - 1)), -1, height);
            if (bars > 0 && x[bars - 1] == column) {
                top[bars - 1] = Math.min(top[bars - 1], y);
                bottom[bars - 1] = Math.max(bottom[bars - 1], y);
            } else {
                x[bars] = column;
                top[bars] = y;
                bottom[bars++] = y;
            }
        }
        for (int i = 1; i < bars; i++) {
            // bars of neighbours touch, as the line does
            top[i] = Math.min(top[i], bottom[i - 1]);
            bottom[i] = Math.max(bottom[i], top[i - 1]);
        }
        return new DenseLine(width, height, Arrays.copyOf(x, bars), top, bottom);
    }

    /** Fills the bars with the background colour of the GC. */
    void draw(GC gc) {
        for (int i = 0; i < x.length; i++) {
            int wide = i + 1 < x.length ? Math.max(1, x[i + 1] - x[i]) : 1;
            gc.fillRectangle(x[i], top[i], Math.min(wide, 2), bottom[i] - top[i] + 1);
        }
    }
}

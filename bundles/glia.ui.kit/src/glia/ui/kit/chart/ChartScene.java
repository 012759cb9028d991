package glia.ui.kit.chart;

import glia.ui.kit.Palette;

/**
 * What a frame of a chart shows; immutable.
 *
 * @param ring the samples
 * @param spanMs length of the stretch of time shown
 * @param endMs its end if {@code following} is false
 * @param following whether the newest sample is at the right edge
 * @param low lower edge, NaN to suit the samples
 * @param high upper edge, NaN to suit the samples
 * @param fromZero whether an edge that suits the samples keeps 0 in the picture
 * @param gapMs samples further apart than this are not joined
 * @param columns width of the plot in pixels
 * @param rows height of the plot in pixels
 * @param palette colours of the lines
 */
record ChartScene(SampleSource ring, double spanMs, double endMs, boolean following, double low, double high,
        boolean fromZero, double gapMs, int columns, int rows, Palette palette) {
}

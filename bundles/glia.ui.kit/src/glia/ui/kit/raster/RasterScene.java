package glia.ui.kit.raster;

import glia.ui.kit.Palette;

/**
 * What a frame of the raster shows; immutable.
 *
 * @param rows where the neurons are
 * @param palette colours
 * @param stepsPerColumn time of one column of pixels, in steps
 * @param end last step shown if {@code following} is false
 * @param following whether the newest step is at the right edge
 * @param top upper edge of what is shown, as a fraction of all rows
 * @param bottom lower edge of what is shown, as a fraction of all rows
 * @param width of the plot in pixels
 * @param height of the plot in pixels
 */
record RasterScene(RasterRows rows, Palette palette, double stepsPerColumn, double end, boolean following, double top,
        double bottom, int width, int height) {

    /** Pixel of a place in the rows. */
    double toPixelY(double place) {
        return (place - top) / (bottom - top) * height;
    }

    double toPlace(double pixelY) {
        return top + pixelY / height * (bottom - top);
    }

    /** Whether a column drawn for the other scene looks the same in this one. */
    boolean sameColumns(RasterScene other) {
        return other != null && rows == other.rows && palette == other.palette
                && stepsPerColumn == other.stepsPerColumn && top == other.top && bottom == other.bottom
                && width == other.width && height == other.height;
    }
}

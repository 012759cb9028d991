package glia.ui.kit.graph;

/**
 * The part of the plane that is on the screen; y grows upwards in mm and downwards in pixels.
 *
 * @param centreX the point in the middle, mm
 * @param centreY the point in the middle, mm
 * @param scale pixels a mm
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 */
public record Viewport(double centreX, double centreY, double scale, int width, int height) {

    /** Of the room. */
    private static final double MARGIN = 0.06;
    /** Half of the name of a population, in pixels, which may stand over neurons at the edge. */
    private static final double NAME = 32;
    private static final double MOST_MARGIN = 0.15;
    private static final double SMALLEST_SPAN = 0.01;

    /**
     * Shows a whole geometry in the given room.
     *
     * @param right pixels at the right that something else lies on
     * @param top pixels at the top that something else lies on
     */
    public static Viewport fit(NetworkGeometry geometry, int width, int height, int right, int top) {
        double spanX = Math.max(geometry.highX() - geometry.lowX(), SMALLEST_SPAN);
        double spanY = Math.max(geometry.highY() - geometry.lowY(), SMALLEST_SPAN);
        double scale = Math.min(usable(width - right) / spanX, usable(height - top) / spanY);
        return new Viewport((geometry.lowX() + geometry.highX()) / 2 + right / 2.0 / scale,
                (geometry.lowY() + geometry.highY()) / 2 + top / 2.0 / scale, scale, width, height);
    }

    private static double usable(int room) {
        double pixels = Math.max(room, 1);
        return pixels - 2 * Math.max(MARGIN * pixels, Math.min(NAME, MOST_MARGIN * pixels));
    }

    public double toPixelX(double mm) {
        return (mm - centreX) * scale + width / 2.0;
    }

    public double toPixelY(double mm) {
        return height / 2.0 - (mm - centreY) * scale;
    }

    public double toMmX(double pixel) {
        return (pixel - width / 2.0) / scale + centreX;
    }

    public double toMmY(double pixel) {
        return (height / 2.0 - pixel) / scale + centreY;
    }

    public Viewport resized(int newWidth, int newHeight) {
        return new Viewport(centreX, centreY, scale, newWidth, newHeight);
    }

    /** Moves the picture by pixels: what was at (0, 0) is then at (dx, dy). */
    public Viewport moved(double dx, double dy) {
        return new Viewport(centreX - dx / scale, centreY + dy / scale, scale, width, height);
    }

    /** Zooms so that the point under a pixel stays there; the scale stays within the given bounds. */
    public Viewport zoomed(double factor, double pixelX, double pixelY, double lowest, double highest) {
        double newScale = Math.clamp(scale * factor, lowest, highest);
        double x = toMmX(pixelX);
        double y = toMmY(pixelY);
        return new Viewport(x - (pixelX - width / 2.0) / newScale, y + (pixelY - height / 2.0) / newScale, newScale,
                width, height);
    }

    /** The same scale with another point in the middle. */
    public Viewport centredOn(double x, double y) {
        return new Viewport(x, y, scale, width, height);
    }
}

package glia.ui.kit.graph;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** What part of the network is shown, and how it moves; in the UI thread. */
final class GraphCamera {
    static final double ZOOM_STEP = 1.25;
    private static final double DEEPEST_ZOOM = 400;

    private NetworkGeometry geometry;
    private Rectangle area = new Rectangle(0, 0, 1, 1);
    private Point legend = new Point(0, 0);
    private Viewport viewport;
    private boolean fitted = true;

    /** @param newGeometry what is shown, all of it; null for nothing */
    void open(NetworkGeometry newGeometry) {
        geometry = newGeometry;
        fitted = true;
        viewport = newGeometry == null ? null : whole();
    }

    /** What is shown has changed, but not what part of it. */
    void update(NetworkGeometry newGeometry) {
        geometry = newGeometry;
    }

    /**
     * @param newArea of the picture
     * @param newLegend room that the legend takes
     */
    void resize(Rectangle newArea, Point newLegend) {
        area = newArea;
        legend = newLegend;
        if (geometry != null && area.width > 0 && area.height > 0) {
            viewport = fitted ? whole() : viewport.resized(area.width, area.height);
        }
    }

    /** What is shown; null without a network. */
    Viewport viewport() {
        return viewport;
    }

    /** How many times larger things are than when all are shown. */
    double zoomed() {
        return viewport.scale() / whole().scale();
    }

    /** Shows all. */
    void fit() {
        fitted = true;
        viewport = whole();
    }

    /** Moves to a part that a person chose. */
    void moveTo(Viewport chosen) {
        fitted = false;
        viewport = chosen;
    }

    /** Zooms so that the point under a pixel stays there. */
    void zoom(double factor, double x, double y) {
        double whole = whole().scale();
        moveTo(viewport.zoomed(factor, x, y, whole / 4, whole * DEEPEST_ZOOM));
    }

    /** Zooms about a neuron if it can be seen, else about the middle. */
    void zoomAbout(double factor, int id) {
        double x = area.width / 2.0;
        double y = area.height / 2.0;
        if (id >= 0) {
            double atX = viewport.toPixelX(geometry.x(id));
            double atY = viewport.toPixelY(geometry.y(id));
            if (area.contains((int) atX, (int) atY)) {
                x = atX;
                y = atY;
            }
        }
        zoom(factor, x, y);
    }

    /** What shows all of the network, beside or below the legend if that leaves enough room. */
    private Viewport whole() {
        int width = Math.max(area.width, 1);
        int height = Math.max(area.height, 1);
        Viewport beside = Viewport.fit(geometry, width, height, legend.x, 0);
        Viewport below = Viewport.fit(geometry, width, height, 0, legend.y);
        boolean narrow = legend.x <= width / 2;
        boolean low = legend.y <= height / 2;
        if (!narrow && !low) {
            return Viewport.fit(geometry, width, height, 0, 0);
        }
        return narrow && (!low || beside.scale() >= below.scale()) ? beside : below;
    }
}

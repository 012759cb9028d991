package glia.ui.kit;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/**
 * What is seen of a drawing that is larger than its canvas.
 *
 * @param times how much larger it is
 * @param left what is hidden at the left, in pixels
 * @param top what is hidden above, in pixels
 */
record Zoom(double times, double left, double top) {
    /** By a key or a notch of the wheel. */
    static final double STEP = 1.25;
    /** All of it, in the size of the canvas. */
    static final Zoom NONE = new Zoom(1, 0, 0);

    private static final double MOST = 16;

    /** Larger by a factor; what is at a point of the canvas stays there. */
    Zoom by(double factor, Point about) {
        double next = Math.clamp(times * factor, 1, MOST);
        double ratio = next / times;
        return new Zoom(next, (left + about.x) * ratio - about.x, (top + about.y) * ratio - about.y);
    }

    Zoom moved(double x, double y) {
        return new Zoom(times, left + x, top + y);
    }

    /** Moved no further than to see a place of the canvas. */
    Zoom showing(Rectangle place, Point size) {
        double x = Math.min(place.x, Math.max(0, place.x + place.width - size.x));
        double y = Math.min(place.y, Math.max(0, place.y + place.height - size.y));
        return moved(x, y);
    }

    /** With nothing beside the drawing in a canvas of a size. */
    Zoom within(Point size) {
        return new Zoom(times, Math.clamp(left, 0, size.x * (times - 1)), Math.clamp(top, 0, size.y * (times - 1)));
    }
}

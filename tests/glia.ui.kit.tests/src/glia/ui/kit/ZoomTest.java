package glia.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;

class ZoomTest {
    private static final Point SIZE = new Point(400, 200);

    @Test
    void whatIsAtThePointerStaysThere() {
        Point pointer = new Point(100, 150);
        Zoom zoom = Zoom.NONE;
        for (int i = 1; i <= 5; i++) {
            zoom = zoom.by(Zoom.STEP, pointer).within(SIZE);
            assertEquals(100, (zoom.left() + pointer.x) / zoom.times(), 1e-9);
            assertEquals(150, (zoom.top() + pointer.y) / zoom.times(), 1e-9);
        }
        assertEquals(Math.pow(Zoom.STEP, 5), zoom.times(), 1e-9);
        zoom = zoom.by(1e9, pointer);
        assertEquals(100, (zoom.left() + pointer.x) / zoom.times(), 1e-9, "where it becomes no larger, too");
    }

    @Test
    void nothingBesideTheDrawingIsSeen() {
        assertEquals(Zoom.NONE, Zoom.NONE.by(0.5, new Point(9, 9)).within(SIZE), "no smaller than the canvas");
        Zoom twice = new Zoom(2, 0, 0);
        assertEquals(new Zoom(2, 400, 0), twice.moved(1000, -1000).within(SIZE));
        assertEquals(16, Zoom.NONE.by(1e9, new Point(0, 0)).times(), "bounded");
        assertEquals(new Zoom(2, 100, 0), new Zoom(2, 300, 150).within(new Point(100, 0)), "a canvas that shrank");
    }

    @Test
    void aPlaceIsBroughtIntoTheCanvas() {
        Zoom zoom = new Zoom(4, 500, 300);
        assertEquals(zoom, zoom.showing(new Rectangle(10, 10, 50, 20), SIZE), "it is there");
        assertEquals(new Zoom(4, 480, 300), zoom.showing(new Rectangle(-20, 10, 50, 20), SIZE));
        assertEquals(new Zoom(4, 550, 320), zoom.showing(new Rectangle(400, 200, 50, 20), SIZE));
    }
}

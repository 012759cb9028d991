package glia.ui.kit.raster;

import glia.ui.kit.PaletteWatch;
import glia.ui.kit.internal.Paint;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;

/** What a person does with the pointer: move the picture, zoom, pick rows, draw a box. In the UI thread. */
final class RasterPointer {
    private static final int STILL = 3;
    private static final int SMALLEST_BOX = 6;

    private final RasterCanvas canvas;
    private final RasterWindow window;
    private final RasterDecoration decoration;
    private final RasterSelection selection;
    private Point pointer;
    private Point start;
    private boolean boxing;
    private boolean picking;
    private boolean dragged;

    RasterPointer(RasterCanvas canvas, RasterWindow window, RasterDecoration decoration, RasterSelection selection) {
        this.canvas = canvas;
        this.window = window;
        this.decoration = decoration;
        this.selection = selection;
        canvas.addListener(SWT.MouseDown, this::down);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, this::up);
        canvas.addListener(SWT.MouseDoubleClick, event -> canvas.fit());
        canvas.addListener(SWT.MouseExit, event -> point(null));
        canvas.addListener(SWT.MouseWheel, this::wheel);
    }

    /** The box that is drawn, or what is at the pointer. */
    void paint(GC gc, PaletteWatch colours, RasterCanvas.Frame frame) {
        if (start != null && boxing && dragged && pointer != null) {
            Paint.band(gc, colours, box(start, pointer));
        } else if (pointer != null) {
            decoration.paintCrosshair(gc, frame, pointer);
        }
    }

    private void wheel(Event event) {
        event.doit = false;
        if (window.rows() == null) {
            return;
        }
        double factor = event.count > 0 ? 1 / RasterCanvas.ZOOM_STEP : RasterCanvas.ZOOM_STEP;
        if ((event.stateMask & SWT.SHIFT) != 0) {
            canvas.pan(event.count > 0 ? -1 : 1, 0);
        } else if ((event.stateMask & SWT.CTRL) != 0) {
            window.zoomRows(factor, share(event.y));
            canvas.changed();
        } else {
            if (!window.following()) {
                window.keepStep(decoration.stepAt(event.x, canvas.frame()), factor);
            }
            canvas.setSpanMs(window.spanMs() * factor);
        }
    }

    /** Where a place is between the upper edge of the plot, 0, and its lower edge, 1. */
    private double share(int y) {
        Rectangle plot = decoration.plot();
        return (double) (y - plot.y) / plot.height;
    }

    private void down(Event event) {
        if (window.rows() != null && event.button <= 2 && decoration.plot().contains(event.x, event.y)) {
            start = new Point(event.x, event.y);
            dragged = false;
            picking = event.button == 1 && (event.stateMask & SWT.MOD1) != 0;
            boxing = event.button == 1 && (event.stateMask & SWT.SHIFT) == 0;
        }
    }

    private void move(Event event) {
        dragged |= start != null && Math.hypot(event.x - start.x, event.y - start.y) > STILL;
        if (start != null && dragged && !boxing) {
            Rectangle plot = decoration.plot();
            canvas.moveTime((start.x - event.x) * window.spanSteps() / plot.width);
            window.moveRows((double) (start.y - event.y) / plot.height);
            start = new Point(event.x, event.y);
            canvas.windowMoved();
        }
        point(new Point(event.x, event.y));
    }

    private void up(Event event) {
        Point from = start;
        start = null;
        RasterCanvas.Frame frame = canvas.frame();
        if (from != null && frame != null && event.button == 1) {
            if (!dragged) {
                selection.click(frame.scene().toPlace(event.y - decoration.plot().y), event.stateMask);
            } else if (picking) {
                Rectangle box = box(from, new Point(event.x, event.y));
                int above = box.y - decoration.plot().y;
                selection.add(frame.scene().toPlace(above), frame.scene().toPlace(above + box.height));
            } else if (boxing) {
                zoomTo(box(from, new Point(event.x, event.y)), frame);
            }
        }
        boxing = false;
        canvas.redraw();
    }

    /** What is dragged over; rows are selected however long the stretch of time is. */
    private Rectangle box(Point one, Point other) {
        Rectangle box = decoration.box(one, other);
        Rectangle plot = decoration.plot();
        return picking ? new Rectangle(plot.x, box.y, plot.width, box.height) : box;
    }

    private void zoomTo(Rectangle box, RasterCanvas.Frame frame) {
        if (box.width < SMALLEST_BOX) {
            return;
        }
        double from = decoration.stepAt(box.x, frame);
        double to = decoration.stepAt(box.x + box.width, frame);
        window.standAt(to);
        if (box.height >= SMALLEST_BOX) {
            window.cutRows(share(box.y), share(box.y + box.height));
        }
        canvas.setSpanMs((to - from) * window.rows().network().dt());
    }

    private void point(Point at) {
        pointer = at;
        canvas.redraw();
    }
}

package glia.ui.kit.chart;

import glia.ui.kit.PaletteWatch;
import glia.ui.kit.internal.Paint;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** What a person does with the pointer: move the picture, zoom, draw a box, ask for values. In the UI thread. */
final class ChartPointer {
    private static final int SMALLEST_BOX = 6;

    private final LiveChart chart;
    private final Control plot;
    private final ChartFace face;
    private final ChartWindow window;
    private Point pointer;
    private Point start;
    private boolean boxing;

    ChartPointer(LiveChart chart, Control plot, ChartFace face, ChartWindow window) {
        this.chart = chart;
        this.plot = plot;
        this.face = face;
        this.window = window;
        plot.addListener(SWT.MouseDown, this::down);
        plot.addListener(SWT.MouseMove, this::move);
        plot.addListener(SWT.MouseUp, this::up);
        plot.addListener(SWT.MouseDoubleClick, event -> chart.fit());
        plot.addListener(SWT.MouseExit, event -> point(null));
        plot.addListener(SWT.MouseWheel, this::wheel);
    }

    /** Where it is in the plot, or null. */
    Point at() {
        return pointer;
    }

    /** What a picture is made with that shows nothing of the pointer. */
    <T> T hidden(Supplier<T> work) {
        Point was = pointer;
        pointer = null;
        try {
            return work.get();
        } finally {
            pointer = was;
        }
    }

    /** The box of a zoom, while it is drawn. */
    void paint(GC gc, PaletteWatch colours) {
        if (start != null && boxing && pointer != null) {
            Paint.band(gc, colours, Paint.between(start, pointer));
        }
    }

    private void wheel(Event event) {
        event.doit = false;
        ChartFrame frame = chart.frame();
        if (frame == null) {
            return;
        }
        double factor = event.count > 0 ? 1 / LiveChart.ZOOM_STEP : LiveChart.ZOOM_STEP;
        if ((event.stateMask & SWT.SHIFT) != 0) {
            chart.pan(event.count > 0 ? -1 : 1, 0);
        } else if ((event.stateMask & SWT.CTRL) != 0) {
            double at = face.value(event.y);
            window.showValues(at - (at - frame.low()) * factor, at + (frame.high() - at) * factor);
            chart.changed();
        } else {
            if (!window.following()) {
                window.keepTime(face.time(event.x), factor);
            }
            chart.setSpanMs(window.spanMs() * factor);
        }
    }

    private void down(Event event) {
        if (chart.frame() != null && event.button <= 2) {
            start = new Point(event.x, event.y);
            boxing = event.button == 1 && (event.stateMask & SWT.SHIFT) == 0;
        }
    }

    private void move(Event event) {
        if (start != null && !boxing && chart.frame() != null) {
            chart.moveTime((start.x - event.x) * window.spanMs() / Math.max(1, plot.getSize().x));
            start = new Point(event.x, event.y);
            chart.windowMoved();
        }
        point(new Point(event.x, event.y));
    }

    private void up(Event event) {
        Point from = start;
        start = null;
        if (from != null && boxing && chart.frame() != null && Math.abs(event.x - from.x) >= SMALLEST_BOX) {
            double one = face.time(from.x);
            double other = face.time(event.x);
            window.standAt(Math.max(one, other));
            if (Math.abs(event.y - from.y) >= SMALLEST_BOX) {
                double a = face.value(from.y);
                double b = face.value(event.y);
                window.showValues(Math.min(a, b), Math.max(a, b));
            }
            chart.setSpanMs(Math.abs(one - other));
        }
        boxing = false;
        plot.redraw();
    }

    private void point(Point at) {
        pointer = at;
        plot.redraw();
    }
}

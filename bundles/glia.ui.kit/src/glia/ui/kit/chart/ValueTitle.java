package glia.ui.kit.chart;

import glia.ui.kit.PaletteWatch;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/**
 * What the values of a chart are, from the bottom to the top at its left. SWTChart draws such a title with every frame
 * by an image that it reads back from the X server, for which the UI thread waits until all that was drawn before has
 * been drawn.
 */
final class ValueTitle extends Canvas {
    private static final int MARGIN = 2;

    private final PaletteWatch colours;
    private String text = "";

    ValueTitle(Composite parent, PaletteWatch colours) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.colours = colours;
        addListener(SWT.Paint, event -> paint(event.gc));
    }

    String text() {
        return text;
    }

    void setText(String words) {
        text = words;
        redraw();
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        GC gc = new GC(this);
        Point size = gc.textExtent(text);
        gc.dispose();
        return new Point(size.y + 2 * MARGIN, size.x);
    }

    private void paint(GC gc) {
        gc.setBackground(colours.color(colours.palette().background()));
        gc.fillRectangle(getClientArea());
        Point size = gc.textExtent(text);
        Transform was = new Transform(gc.getDevice());
        Transform upright = new Transform(gc.getDevice());
        try {
            gc.getTransform(was);
            gc.getTransform(upright);
            upright.translate(MARGIN, (getSize().y + size.x) / 2f);
            upright.rotate(-90);
            gc.setTransform(upright);
            gc.setForeground(colours.color(colours.palette().muted()));
            gc.drawText(text, 0, 0, true);
            gc.setTransform(was);
        } finally {
            upright.dispose();
            was.dispose();
        }
    }
}

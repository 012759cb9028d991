package glia.ui.kit.internal;

import glia.ui.kit.Drawing;
import glia.ui.kit.PaletteWatch;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Point;

/** Paints a drawing on the screen; in the UI thread. */
public final class DrawingPainter {
    private DrawingPainter() {
    }

    public static void paint(GC gc, PaletteWatch colours, Drawing drawing) {
        gc.setAntialias(SWT.ON);
        for (Drawing.Shape shape : drawing.shapes()) {
            switch (shape) {
                case Drawing.Box box -> box(gc, colours, box);
                case Drawing.Path path -> path(gc, colours, path);
                case Drawing.Band band -> band(gc, colours, band);
                case Drawing.Text text -> text(gc, colours, text);
                case Drawing.Pixels pixels -> pixels(gc, pixels);
            }
        }
        gc.setAntialias(SWT.DEFAULT);
    }

    private static void box(GC gc, PaletteWatch colours, Drawing.Box box) {
        int left = (int) Math.round(box.x());
        int top = (int) Math.round(box.y());
        gc.setBackground(colours.color(box.fill()));
        // neighbours share an edge and leave no seam
        gc.fillRectangle(left, top, (int) Math.round(box.x() + box.width()) - left,
                (int) Math.round(box.y() + box.height()) - top);
    }

    private static void path(GC gc, PaletteWatch colours, Drawing.Path path) {
        int[] points = new int[2 * path.x().length];
        for (int i = 0; i < path.x().length; i++) {
            points[2 * i] = (int) Math.round(path.x()[i]);
            points[2 * i + 1] = (int) Math.round(path.y()[i]);
        }
        gc.setForeground(colours.color(path.colour()));
        gc.drawPolyline(points);
    }

    private static void band(GC gc, PaletteWatch colours, Drawing.Band band) {
        float middle = (float) (band.x0() + band.x1()) / 2;
        float bottom0 = (float) (band.y0() + band.thickness());
        float bottom1 = (float) (band.y1() + band.thickness());
        Path path = new Path(gc.getDevice());
        path.moveTo((float) band.x0(), (float) band.y0());
        path.cubicTo(middle, (float) band.y0(), middle, (float) band.y1(), (float) band.x1(), (float) band.y1());
        path.lineTo((float) band.x1(), bottom1);
        path.cubicTo(middle, bottom1, middle, bottom0, (float) band.x0(), bottom0);
        path.close();
        gc.setBackground(colours.color(band.fill()));
        gc.fillPath(path);
        path.dispose();
    }

    private static void text(GC gc, PaletteWatch colours, Drawing.Text text) {
        boolean whole = gc.textExtent(text.text()).x <= (int) text.width();
        String words = whole ? text.text() : fitted(gc, text.shorter(), (int) text.width());
        if (words.isEmpty()) {
            return;
        }
        Point size = gc.textExtent(words);
        double x = switch (text.align()) {
            case LEFT -> text.x();
            case MIDDLE -> text.x() + (text.width() - size.x) / 2;
            case RIGHT -> text.x() + text.width() - size.x;
        };
        gc.setForeground(colours.color(text.colour()));
        gc.drawText(words, (int) Math.round(x), (int) Math.round(text.y() - size.y / 2.0), SWT.DRAW_TRANSPARENT);
    }

    private static String fitted(GC gc, String text, int width) {
        if (gc.textExtent(text).x <= width) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (gc.textExtent(text.substring(0, middle) + Paint.DOTS).x <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        // one letter and dots say nothing
        return low < 2 ? "" : text.substring(0, low) + Paint.DOTS;
    }

    private static void pixels(GC gc, Drawing.Pixels pixels) {
        Image image = new Image(gc.getDevice(), pixels.data());
        gc.drawImage(image, 0, 0);
        image.dispose();
    }
}

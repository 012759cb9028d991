package glia.ui.kit.chart;

import glia.ui.kit.PaletteWatch;
import glia.ui.kit.internal.Messages;
import glia.ui.kit.internal.Numbers;
import glia.ui.kit.internal.Paint;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swtchart.Chart;

/** What lies over the lines: the values at the pointer, messages, the ring of the focus. */
final class ChartCrosshair {
    private static final int PADDING = 8;
    private static final int DOT = 7;

    private final Chart chart;
    private final PaletteWatch colours;

    ChartCrosshair(Chart chart, PaletteWatch colours) {
        this.chart = chart;
        this.colours = colours;
    }

    void paint(GC gc, Rectangle area, ChartFrame frame, List<String> names, String note, Point pointer) {
        gc.setForeground(colours.color(colours.palette().frame()));
        gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        boolean empty = frame == null || frame.slice().times().length == 0;
        if (empty) {
            Paint.message(gc, colours, area, note);
        } else {
            if (!note.isEmpty()) {
                Paint.note(gc, colours, note, area.width - 12, area.width - 6, 6, true, true);
            }
            if (pointer != null && area.contains(pointer)) {
                values(gc, area, frame, names, pointer);
            }
        }
        Paint.focusRing(gc, colours, chart.getPlotArea().getControl());
    }

    private void values(GC gc, Rectangle area, ChartFrame frame, List<String> names, Point pointer) {
        int nearest = frame.slice().nearest(chart.getAxisSet().getXAxis(0).getDataCoordinate(pointer.x));
        double time = frame.slice().times()[nearest];
        int x = chart.getAxisSet().getXAxis(0).getPixelCoordinate(time);
        gc.setForeground(colours.color(colours.palette().accent()));
        gc.drawLine(x, 1, x, area.height - 2);
        String head = NLS.bind(Messages.raster_crosshair_time, Numbers.value(time));
        int line = gc.getFontMetrics().getHeight() + 1;
        int nameWidth = 0;
        int valueWidth = 0;
        for (int i = 0; i < names.size(); i++) {
            nameWidth = Math.max(nameWidth, gc.textExtent(names.get(i)).x);
            valueWidth = Math.max(valueWidth, gc.textExtent(value(frame, i, nearest)).x);
        }
        int width = Math.max(gc.textExtent(head).x, DOT + 6 + nameWidth + 12 + valueWidth) + 2 * PADDING;
        int height = (names.size() + 1) * line + PADDING;
        int left = x > area.width / 2 ? x - 8 - width : x + 8;
        int top = Math.clamp(pointer.y - height / 2, 4, Math.max(4, area.height - height - 4));
        Paint.panel(gc, colours, new Rectangle(left, top, width, height));
        gc.setForeground(colours.color(colours.palette().muted()));
        gc.drawText(head, left + PADDING, top + PADDING / 2, true);
        for (int i = 0; i < names.size(); i++) {
            int y = top + PADDING / 2 + (i + 1) * line;
            gc.setAntialias(SWT.ON);
            gc.setBackground(colours.color(colours.palette().series(i)));
            gc.fillOval(left + PADDING, y + (line - DOT) / 2, DOT, DOT);
            gc.setForeground(colours.color(colours.palette().foreground()));
            gc.drawText(names.get(i), left + PADDING + DOT + 6, y, true);
            String value = value(frame, i, nearest);
            gc.drawText(value, left + width - PADDING - gc.textExtent(value).x, y, true);
        }
    }

    private static String value(ChartFrame frame, int line, int at) {
        return Numbers.value(frame.slice().values()[line][at]);
    }
}

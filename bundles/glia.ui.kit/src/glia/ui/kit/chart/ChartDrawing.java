package glia.ui.kit.chart;

import glia.ui.kit.Drawing;
import glia.ui.kit.Drawing.Align;
import glia.ui.kit.Palette;
import glia.ui.kit.Ticks;
import java.util.List;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** A chart as shapes: the same points as on the screen, with axes, grid and legend. */
final class ChartDrawing {
    private static final int LETTER = 7;
    private static final int LINE = 16;
    private static final int TICK_X = 90;
    private static final int TICK_Y = 40;

    private final Drawing.Builder drawing;
    private final Rectangle plot;
    private final Palette palette;

    private ChartDrawing(Point size, Rectangle plot, Palette palette) {
        drawing = new Drawing.Builder(size.x, size.y);
        this.plot = plot;
        this.palette = palette;
    }

    /**
     * @param frame the points; null for none
     * @param names of the lines
     * @param titles of the horizontal and of the upright axis
     * @param size of the whole picture
     * @param plot where the plot is within it
     */
    static Drawing of(ChartFrame frame, List<String> names, List<String> titles, Point size, Rectangle plot,
            Palette palette) {
        ChartDrawing chart = new ChartDrawing(size, plot, palette);
        if (frame != null) {
            chart.axes(frame, titles, size);
            for (int i = 0; i < frame.lines().length; i++) {
                chart.line(frame.lines()[i], palette.series(i));
            }
            chart.legend(names);
        }
        return chart.drawing.build();
    }

    private void axes(ChartFrame frame, List<String> titles, Point size) {
        double bottom = plot.y + plot.height;
        Ticks times = Ticks.between(frame.fromMs(), frame.toMs(), Math.max(1, plot.width / TICK_X));
        for (int i = 0; i < times.count(); i++) {
            double x = plot.x + (times.at(i) - frame.fromMs()) / (frame.toMs() - frame.fromMs()) * plot.width;
            drawing.line(x, plot.y, x, bottom, palette.grid());
            drawing.text(x - TICK_X / 2.0, bottom + LINE * 0.75, TICK_X, times.label(times.at(i)), palette.muted(),
                    Align.MIDDLE);
        }
        Ticks values = Ticks.between(frame.low(), frame.high(), Math.max(1, plot.height / TICK_Y));
        for (int i = 0; i < values.count(); i++) {
            double y = bottom - (values.at(i) - frame.low()) / (frame.high() - frame.low()) * plot.height;
            drawing.line(plot.x, y, plot.x + plot.width, y, palette.grid());
            drawing.text(0, y, plot.x - 6.0, values.label(values.at(i)), palette.muted(), Align.RIGHT);
        }
        double right = plot.x + plot.width;
        drawing.add(new Drawing.Path(new double[] {plot.x, right, right, plot.x, plot.x},
                new double[] {plot.y, plot.y, bottom, bottom, plot.y}, palette.frame()));
        drawing.text(plot.x, Math.min(size.y - LINE / 2.0, bottom + 2 * LINE), plot.width, titles.getFirst(),
                palette.muted(), Align.MIDDLE);
        drawing.text(4, Math.max(LINE / 2.0, plot.y - LINE * 0.75), plot.width, titles.getLast(), palette.muted(),
                Align.LEFT);
    }

    private void legend(List<String> names) {
        double x = plot.x + plot.width;
        for (int i = names.size() - 1; i >= 0 && names.size() > 1; i--) {
            double width = LETTER * names.get(i).length();
            x -= width + LINE;
            drawing.box(x - LINE / 2.0, plot.y - LINE, LINE / 2.0 - 2, LINE / 2.0, palette.series(i));
            drawing.text(x, plot.y - LINE * 0.75, width, names.get(i), palette.foreground(), Align.LEFT);
        }
    }

    private void line(PlottedLine line, int colour) {
        for (int i = 0; i < line.x().length; i++) {
            if (line.bottom() != null) {
                int top = Math.max(0, line.top()[i]);
                int bottom = Math.min(plot.height, line.bottom()[i] + 1);
                if (line.x()[i] >= 0 && line.x()[i] < plot.width && bottom > top) {
                    drawing.box(plot.x + line.x()[i], plot.y + top, 1, bottom - top, colour);
                }
            } else if (line.joined()[i]) {
                segment(line.x()[i - 1], line.top()[i - 1], line.x()[i], line.top()[i], colour);
            }
        }
    }

    /** What of a segment lies within the plot (Liang and Barsky 1984, ACM Trans Graph 3:1-22). */
    private void segment(double x0, double y0, double x1, double y1, int colour) {
        double[] towards = {x0 - x1, x1 - x0, y0 - y1, y1 - y0};
        double[] room = {x0, plot.width - x0, y0, plot.height - y0};
        double from = 0;
        double to = 1;
        for (int edge = 0; edge < towards.length; edge++) {
            if (towards[edge] == 0 && room[edge] < 0) {
                return;
            }
            double at = room[edge] / towards[edge];
            if (towards[edge] < 0) {
                from = Math.max(from, at);
            } else if (towards[edge] > 0) {
                to = Math.min(to, at);
            }
        }
        if (from <= to) {
            drawing.line(plot.x + x0 + from * (x1 - x0), plot.y + y0 + from * (y1 - y0),
                    plot.x + x0 + to * (x1 - x0), plot.y + y0 + to * (y1 - y0), colour);
        }
    }
}

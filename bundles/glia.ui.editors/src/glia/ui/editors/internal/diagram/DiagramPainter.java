package glia.ui.editors.internal.diagram;

import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.diagram.NetworkDiagram.Box;
import glia.ui.editors.internal.diagram.NetworkDiagram.Link;
import glia.ui.editors.internal.diagram.NetworkDiagram.Part;
import glia.ui.kit.Drawing;
import glia.ui.kit.Drawing.Align;
import glia.ui.kit.DrawingCanvas.Room;
import glia.ui.kit.Palette;

/** Draws a network: populations as boxes, projections with an arrow in the colour of their source, or a dot. */
public final class DiagramPainter {
    private static final double HANDLE = 9;
    private static final double HEAD = 6;

    private DiagramPainter() {
    }

    /** Shrinks what is larger than the room, and enlarges nothing by itself. */
    public static Drawing draw(NetworkDiagram diagram, Room room) {
        double scale = Math.min(room.times(), Math.min(room.width() / diagram.width(),
                room.height() / diagram.height()));
        double left = Math.max(0, (room.width() - diagram.width() * scale) / 2);
        double top = Math.max(0, (room.height() - diagram.height() * scale) / 2);
        Drawing.Builder drawing = new Drawing.Builder(room.width(), room.height());
        for (Link link : diagram.links()) {
            link(drawing, link, scale, left, top, room.palette());
        }
        for (int i = 0; i < diagram.boxes().size(); i++) {
            box(drawing, diagram.boxes().get(i), i, scale, left, top, room);
            for (Link link : diagram.links()) {
                if (link.source() == i) {
                    handle(drawing, link, scale, left, top, room.palette());
                }
            }
        }
        return drawing.build();
    }

    private static void box(Drawing.Builder drawing, Box box, int index, double scale, double left, double top,
            Room room) {
        Palette palette = room.palette();
        double x = left + box.x() * scale;
        double y = top + box.y() * scale;
        double width = box.width() * scale;
        double height = box.height() * scale;
        drawing.box(x, y, width, height, palette.series(index));
        drawing.box(x + 2, y + 2, width - 4, height - 4, palette.panel());
        boolean both = height >= 2.4 * room.line();
        double middle = y + height / 2;
        drawing.text(x + 6, both ? middle - room.line() * 0.55 : middle, width - 12, box.name(),
                palette.foreground(), Align.MIDDLE);
        if (both) {
            drawing.text(x + 6, middle + room.line() * 0.55, width - 12, box.detail(), palette.muted(),
                    Align.MIDDLE);
        }
        drawing.mark(x, y, width, height, Messages.bind(Messages.diagram_population, box.name(), box.detail()),
                new Part("populations", index));
    }

    private static void link(Drawing.Builder drawing, Link link, double scale, double left, double top,
            Palette palette) {
        double[] x = scaled(link.x(), scale, left);
        double[] y = scaled(link.y(), scale, top);
        int colour = palette.series(link.source());
        drawing.add(new Drawing.Path(x, y, colour));
        int last = x.length - 1;
        if (last < 1) {
            return;
        }
        double length = Math.hypot(x[last] - x[last - 1], y[last] - y[last - 1]);
        double dx = length == 0 ? 1 : (x[last] - x[last - 1]) / length;
        double dy = length == 0 ? 0 : (y[last] - y[last - 1]) / length;
        if (link.inhibits()) {
            drawing.box(x[last] - HEAD * (dx + 1) / 2, y[last] - HEAD * (dy + 1) / 2, HEAD, HEAD, colour);
        } else {
            for (double spread = -HEAD / 2; spread <= HEAD / 2; spread += 0.5) {
                drawing.line(x[last], y[last], x[last] - HEAD * dx - spread * dy, y[last] - HEAD * dy + spread * dx,
                        colour);
            }
        }
    }

    /** Something to point at in the middle of the longest piece. */
    private static void handle(Drawing.Builder drawing, Link link, double scale, double left, double top,
            Palette palette) {
        double[] x = scaled(link.x(), scale, left);
        double[] y = scaled(link.y(), scale, top);
        int piece = 0;
        double longest = -1;
        for (int i = 0; i + 1 < x.length; i++) {
            double length = Math.hypot(x[i + 1] - x[i], y[i + 1] - y[i]);
            if (length > longest) {
                longest = length;
                piece = i;
            }
        }
        if (longest < 0) {
            return;
        }
        double middleX = (x[piece] + x[piece + 1]) / 2;
        double middleY = (y[piece] + y[piece + 1]) / 2;
        drawing.box(middleX - HANDLE / 3, middleY - HANDLE / 3, HANDLE * 2 / 3, HANDLE * 2 / 3,
                palette.series(link.source()));
        drawing.mark(middleX - HANDLE, middleY - HANDLE, 2 * HANDLE, 2 * HANDLE, link.about(),
                new Part("projections", link.index()));
    }

    private static double[] scaled(double[] values, double scale, double offset) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = offset + values[i] * scale;
        }
        return scaled;
    }
}

package glia.ui.views.internal.performance;

import glia.api.profiler.Frame;
import glia.api.profiler.HotSpots;
import glia.ui.kit.Drawing;
import glia.ui.kit.Drawing.Align;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.Exportable;
import glia.ui.kit.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A profile as a flame graph, callers above what they call; each call is as wide as it has samples.
 *
 * @param spots the profile
 * @param zoomed names of the calls from the outermost to the one that takes the whole width; empty for all
 */
record Flame(HotSpots spots, List<String> zoomed) {
    private static final int GAP = 4;
    /** What is narrower cannot be seen or pointed at. */
    private static final double NARROWEST = 2;
    private static final double TINT = 0.4;

    Flame {
        zoomed = List.copyOf(zoomed);
    }

    Drawing draw(DrawingCanvas.Room room) {
        Drawing.Builder drawing = new Drawing.Builder(room.width(), room.height());
        Painting painting = new Painting(drawing, room, room.line() + 4);
        List<String> path = new ArrayList<>();
        Frame frame = spots.root();
        double y = GAP;
        for (String name : zoomed) {
            Frame next = frame.callees().stream().filter(callee -> callee.name().equals(name)).findFirst().orElse(null);
            if (next == null) {
                break;
            }
            if (!path.isEmpty()) {
                painting.frame(frame, path, GAP, y, room.width() - 2.0 * GAP);
                y += painting.line;
            }
            path.add(name);
            frame = next;
        }
        painting.tree(frame, path, GAP, y, room.width() - 2.0 * GAP);
        return drawing.build();
    }

    private final class Painting {
        private final Drawing.Builder drawing;
        private final DrawingCanvas.Room room;
        private final double line;

        Painting(Drawing.Builder drawing, DrawingCanvas.Room room, double line) {
            this.drawing = drawing;
            this.room = room;
            this.line = line;
        }

        void tree(Frame frame, List<String> path, double x, double y, double width) {
            if (width < NARROWEST || y + line > room.height()) {
                return;
            }
            double below = y;
            if (!path.isEmpty()) {
                frame(frame, path, x, y, width);
                below += line;
            }
            double at = x;
            for (Frame callee : frame.callees()) {
                double part = frame.samples() == 0 ? 0 : width * callee.samples() / frame.samples();
                List<String> deeper = new ArrayList<>(path);
                deeper.add(callee.name());
                tree(callee, deeper, at, below, part);
                at += part;
            }
        }

        void frame(Frame frame, List<String> path, double x, double y, double width) {
            Palette palette = room.palette();
            drawing.box(x, y, Math.max(1, width - 1), line - 1,
                    Palette.mix(palette.background(), colour(frame.name(), palette), TINT));
            drawing.text(x + 3, y + line / 2, width - 6, shortName(frame.name()), palette.foreground(), Align.LEFT);
            // the second opening of a call that fills the picture shows its caller again
            boolean whole = path.equals(zoomed);
            drawing.mark(x, y, width, line, words(frame), whole ? path.subList(0, path.size() - 1) : path);
        }
    }

    private String words(Frame frame) {
        return String.format(Locale.ROOT, "%s%n%.1f\u202F%%, %d samples, %d of its own", frame.name(),
                100 * spots.share(frame.samples()), frame.samples(), frame.self());
    }

    /** One colour a bundle or library, as far as names tell. */
    private static int colour(String name, Palette palette) {
        String[] parts = name.split("\\.");
        String owner = parts.length > 2 ? parts[0] + '.' + parts[1] : parts[0];
        return palette.series(Math.floorMod(owner.hashCode(), palette.series().size()));
    }

    private static String shortName(String name) {
        int method = name.lastIndexOf('.');
        int type = method < 0 ? -1 : name.lastIndexOf('.', method - 1);
        return name.substring(type + 1);
    }

    /** Folded stacks, which the usual tools for flame graphs read, a column for the stack and one for its samples. */
    Exportable.Table table() {
        return out -> {
            out.append("stack,samples\n");
            StringBuilder folded = new StringBuilder();
            spots.fold(folded);
            for (String stack : folded.toString().split("\n")) {
                int space = stack.lastIndexOf(' ');
                if (space > 0) {
                    out.append(Exportable.cell(stack.substring(0, space))).append(',')
                            .append(stack.substring(space + 1)).append('\n');
                }
            }
        };
    }
}

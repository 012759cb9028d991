package glia.ui.kit.internal;

import glia.ui.kit.Drawing;
import glia.ui.kit.LiveTable;
import glia.ui.kit.Palette;
import java.util.List;

/** A table as shapes, with every row of it. */
public final class TableDrawing {
    private static final int LINE = 20;
    private static final int GAP = 12;
    private static final double LETTER = 6.8;

    private TableDrawing() {
    }

    /** The colour of a tone. */
    public static int colour(LiveTable.Tone tone, Palette palette) {
        return switch (tone) {
            case NORMAL -> palette.foreground();
            case GOOD -> palette.good();
            case WARNING -> palette.warning();
            case BAD -> palette.bad();
            case MUTED -> palette.muted();
        };
    }

    /** Draws a content, each column as wide as its longest cell. */
    public static Drawing of(LiveTable.Content content, Palette palette) {
        List<LiveTable.Column> columns = content.columns();
        double[] widths = new double[columns.size()];
        for (int c = 0; c < widths.length; c++) {
            int column = c;
            int longest = content.rows().stream().mapToInt(row -> row.shown().get(column).length()).max().orElse(0);
            widths[c] = LETTER * Math.max(longest, columns.get(c).name().length()) + GAP;
        }
        double width = GAP;
        for (double each : widths) {
            width += each;
        }
        int height = LINE * (content.rows().size() + 2) + GAP;
        Drawing.Builder drawing = new Drawing.Builder((int) Math.ceil(width), height);
        cells(drawing, columns, columns.stream().map(LiveTable.Column::name).toList(), widths, 0, palette.muted(), -1,
                0);
        drawing.line(GAP / 2.0, LINE + 2, width - GAP / 2.0, LINE + 2, palette.frame());
        for (int r = 0; r < content.rows().size(); r++) {
            LiveTable.Row row = content.rows().get(r);
            cells(drawing, columns, row.shown(), widths, r + 1, palette.foreground(), content.toned(),
                    colour(row.tone(), palette));
        }
        drawing.text(GAP, LINE * (content.rows().size() + 1.5) + GAP / 2.0, width, content.footer(), palette.muted(),
                Drawing.Align.LEFT);
        return drawing.build();
    }

    private static void cells(Drawing.Builder drawing, List<LiveTable.Column> columns, List<String> texts,
            double[] widths, int line, int colour, int toned, int tone) {
        double x = GAP;
        for (int c = 0; c < widths.length; c++) {
            drawing.text(x, LINE * (line + 0.5) + 4, widths[c] - GAP, texts.get(c), c == toned ? tone : colour,
                    columns.get(c).number() ? Drawing.Align.RIGHT : Drawing.Align.LEFT);
            x += widths[c];
        }
    }
}

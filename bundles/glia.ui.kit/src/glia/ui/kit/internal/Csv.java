package glia.ui.kit.internal;

/** Cells of a CSV file. */
public final class Csv {

    private Csv() {
    }

    /** A text as a cell, in quotes where it needs them. */
    public static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** A time in ms without the last digits that only come from the multiplication by dt. */
    public static String time(double ms) {
        return Double.toString(Math.round(ms * 1e6) / 1e6);
    }
}

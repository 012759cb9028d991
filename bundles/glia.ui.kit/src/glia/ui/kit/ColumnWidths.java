package glia.ui.kit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/**
 * Shares the width of a table among its columns: each gets what its words need where there is room for all, else what
 * is left goes to those that need more, in proportion; but where rows may be higher than a line, none is narrower than
 * its longest word. Where there is no room for every head in one line, heads have more lines than that. Only what no
 * words need goes to columns that are declared wider than their words are so far; and the last one takes the rest,
 * unless it is one of numbers. What a person has made wider or narrower stays so until the table itself does, or until
 * words come that are longer than any before.
 */
final class ColumnWidths {
    /** What a cell has beside its words, in points. */
    static final int MARGIN = 14;
    /** So many rows are looked at: enough to know what is written in a column, and soon done. */
    private static final int ROWS = 50;
    /** A column of very long words does not take the room of all others. */
    private static final int MOST = 900;
    /** A longer word is parted; in heights of a line. */
    private static final int LONGEST_WORD = 12;

    private final Table table;
    private final TextWidths measured;
    /** Whether a row may have more than one line. */
    private final boolean wrapped;
    private boolean fitting;
    private int room;
    /** What the longest words so far need. */
    private int[] most = new int[0];
    private int[] given = new int[0];

    /** @param measured how wide words are */
    ColumnWidths(Table table, TextWidths measured) {
        this.table = table;
        this.measured = measured;
        wrapped = (table.getStyle() & SWT.VIRTUAL) == 0;
    }

    /** The table may have become wider or narrower. */
    void resized(LiveTable.Content content, List<LiveTable.Row> rows) {
        if (table.getClientArea().width != room) {
            fit(content, rows);
        }
    }

    /** There are other columns, or other things to read in them. */
    void changed(LiveTable.Content content, List<LiveTable.Row> rows) {
        int[] needed = new int[content.columns().size()];
        measure(content, rows, new int[needed.length], new int[needed.length], needed);
        boolean grown = needed.length != most.length;
        for (int i = 0; i < needed.length && !grown; i++) {
            grown = needed[i] > Math.max(most[i], given[i]);
        }
        if (grown) {
            fit(content, rows);
        }
    }

    private void fit(LiveTable.Content content, List<LiveTable.Row> rows) {
        int columns = content.columns().size();
        room = table.getClientArea().width;
        if (columns == 0 || room <= 0 || table.getColumnCount() < columns) {
            return;
        }
        int[] narrow = new int[columns];
        int[] least = new int[columns];
        int[] needed = new int[columns];
        measure(content, rows, narrow, least, needed);
        int[] wanted = new int[columns];
        for (int i = 0; i < columns; i++) {
            needed[i] = columns == most.length ? Math.max(needed[i], most[i]) : needed[i];
            // what is declared is for words that may still come
            wanted[i] = Math.max(needed[i], content.columns().get(i).width());
        }
        most = needed;
        // beside a column that keeps the last number where it is
        int usable = room - (table.getColumnCount() - columns);
        int[] widths = Arrays.stream(least).sum() > usable ? shared(narrow, least, usable)
                : shared(shared(least, needed, usable), wanted, usable);
        if (!content.columns().getLast().number()) {
            widths[columns - 1] += Math.max(0, room - Arrays.stream(widths).sum());
        }
        fitting = true;
        for (int i = 0; i < columns; i++) {
            set(table.getColumn(i), widths[i]);
        }
        fitting = false;
        given = widths;
    }

    /** Whether it is giving columns their widths, one after the other. */
    boolean fitting() {
        return fitting;
    }

    /** Other columns than before. */
    void reset() {
        most = new int[0];
    }

    /**
     * @param narrow gets what columns need whose heads have a line for each word
     * @param least gets what they need at least with heads of one line
     * @param needed gets what they need for all of their words in one line
     */
    private void measure(LiveTable.Content content, List<LiveTable.Row> rows, int[] narrow, int[] least,
            int[] needed) {
        GC gc = new GC(table);
        try {
            gc.setFont(table.getFont());
            int line = gc.getFontMetrics().getHeight();
            for (int i = 0; i < needed.length; i++) {
                LiveTable.Column column = content.columns().get(i);
                int head = head(gc.textExtent(column.name()).x);
                int words = 0;
                int word = 0;
                for (LiveTable.Row row : rows.subList(0, Math.min(ROWS, rows.size()))) {
                    String cell = row.shown().get(i);
                    int width = measured.of(gc, cell);
                    words = Math.max(words, width);
                    // no word of it is wider than all of it
                    if (wrapped && !column.number() && width > word) {
                        word = Math.max(word, longest(gc, cell));
                    }
                }
                needed[i] = Math.max(head, Math.min(words + MARGIN, MOST));
                int whole = wrapped && column.number() ? words : Math.min(word, LONGEST_WORD * line);
                least[i] = Math.max(Math.max(head, whole + MARGIN), Math.min(needed[i], column.width()));
                int cells = wrapped ? whole : words;
                narrow[i] = Math.max(head(longest(gc, column.name())), Math.min(cells + MARGIN, least[i]));
            }
        } finally {
            gc.dispose();
        }
    }

    /** What a column needs for words in its head, which are bold in some themes. */
    private static int head(int words) {
        return (words * 9 + 7) / 8 + MARGIN;
    }

    /** The room that a column of a width has for words in its head. */
    static int roomForHead(int width) {
        return Math.max(0, width - MARGIN) * 8 / 9;
    }

    private int longest(GC gc, String words) {
        return Stream.of(words.split("\\s+")).mapToInt(word -> measured.of(gc, word)).max().orElse(0);
    }

    /** Widths between the least and what is wanted that fill the room, where it is neither too large nor too small. */
    static int[] shared(int[] least, int[] wanted, int room) {
        int spare = room - Arrays.stream(least).sum();
        int missing = Arrays.stream(wanted).sum() - Arrays.stream(least).sum();
        int[] widths = least.clone();
        for (int i = 0; i < widths.length; i++) {
            widths[i] += spare >= missing ? wanted[i] - least[i]
                    : spare <= 0 ? 0 : (int) ((long) spare * (wanted[i] - least[i]) / missing);
        }
        return widths;
    }

    private static void set(TableColumn column, int width) {
        if (column.getWidth() != width) {
            column.setWidth(width);
        }
    }
}

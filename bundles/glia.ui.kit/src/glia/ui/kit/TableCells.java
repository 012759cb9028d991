package glia.ui.kit;

import glia.ui.kit.internal.Paint;
import glia.ui.kit.internal.TableDrawing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * The cells of a table on the screen. A row is as high as its words need in the widths of the columns. Where rows are
 * many, only those are made that are looked at, and each is one line high: a tip says the whole of a cell.
 */
final class TableCells {
    private final Table table;
    private final TextWidths measured;
    private final PaletteWatch colours;
    private final boolean many;
    private List<LiveTable.Row> rows = List.of();
    private List<LiveTable.Column> columns = List.of();
    private int toned = -1;
    /** Of the columns, for which the words are wrapped. */
    private int[] widths = {};

    /**
     * @param measured how wide words are
     * @param colours of the theme, which the tones of rows follow
     */
    TableCells(Table table, TextWidths measured, PaletteWatch colours) {
        this.table = table;
        this.measured = measured;
        this.colours = colours;
        many = (table.getStyle() & SWT.VIRTUAL) != 0;
        if (many) {
            table.addListener(SWT.SetData, event -> fill((TableItem) event.item, rows.get(event.index), null));
            CellTips.show(table);
        }
        colours.onChange(palette -> fill(List.of()));
    }

    /** Whether rows are made when they are looked at. */
    boolean many() {
        return many;
    }

    /**
     * Shows rows in columns that are there and have their widths.
     *
     * @param next as they are shown, from the first to the last
     */
    void show(LiveTable.Content content, List<LiveTable.Row> next) {
        boolean same = content.columns().equals(columns) && content.toned() == toned
                && Arrays.equals(widths, widths(table));
        List<LiveTable.Row> before = same ? rows : List.of();
        rows = next;
        columns = content.columns();
        toned = content.toned();
        table.setItemCount(rows.size());
        fill(before);
    }

    /** Other columns come, which what is in the table does not fit. The table itself is left as it is. */
    void forget() {
        if (!many) {
            rows = List.of();
        }
    }

    /** The columns may have got other widths. */
    void resized() {
        if (!many && !Arrays.equals(widths, widths(table))) {
            fill(List.of());
        }
    }

    /** Widths of the columns, from the first to the last. */
    static int[] widths(Table table) {
        return Stream.of(table.getColumns()).mapToInt(TableColumn::getWidth).toArray();
    }

    /** @param before what is in the table, row by row; what is equal is left alone */
    private void fill(List<LiveTable.Row> before) {
        widths = widths(table);
        if (many) {
            table.clearAll();
            return;
        }
        GC gc = new GC(table);
        try {
            gc.setFont(table.getFont());
            for (int i = 0; i < rows.size(); i++) {
                if (i >= before.size() || !rows.get(i).equals(before.get(i))) {
                    fill(table.getItem(i), rows.get(i), gc);
                }
            }
        } finally {
            gc.dispose();
        }
    }

    /** @param gc measures words that are to be wrapped; null where rows are one line high */
    private void fill(TableItem item, LiveTable.Row row, GC gc) {
        String[] cells = row.shown().toArray(String[]::new);
        for (int i = 0; gc != null && i < cells.length; i++) {
            if (!columns.get(i).number()) {
                cells[i] = Paint.wrapped(gc, words -> measured.of(gc, words), cells[i],
                        widths[i] - ColumnWidths.MARGIN);
            }
        }
        item.setText(cells);
        if (toned >= 0) {
            item.setForeground(toned, row.tone() == LiveTable.Tone.NORMAL ? null
                    : colours.color(TableDrawing.colour(row.tone(), colours.palette())));
        }
    }
}

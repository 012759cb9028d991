package glia.ui.kit;

import glia.ui.kit.internal.Paint;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/** The columns of a table; a click on a head sorts by it, then the other way round, then not any more. */
final class TableHeads {
    private final Table table;
    private final TextWidths measured;
    private final Runnable sort;
    private final Runnable resized;
    private List<LiveTable.Column> columns = List.of();
    /** Of the columns, at which heads end their lines. */
    private int[] widths = {};
    private int sortedBy = -1;
    private boolean descending;

    /**
     * @param measured how wide words are
     * @param sort called when the rows are to be in another order
     * @param resized called when a column has got another width
     */
    TableHeads(Table table, TextWidths measured, Runnable sort, Runnable resized) {
        this.table = table;
        this.measured = measured;
        this.sort = sort;
        this.resized = resized;
        table.setHeaderVisible(true);
    }

    /** Place of the column by which rows are sorted; -1 if they are not. */
    int sortedBy() {
        return sortedBy;
    }

    boolean descending() {
        return descending;
    }

    /** Shows other columns; nothing is sorted by them yet. */
    void show(List<LiveTable.Column> next) {
        // what goes may still be resized
        columns = List.of();
        widths = new int[0];
        for (TableColumn column : table.getColumns()) {
            column.dispose();
        }
        sortedBy = -1;
        for (LiveTable.Column wanted : next) {
            TableColumn column = new TableColumn(table, wanted.number() ? SWT.RIGHT : SWT.LEFT);
            column.setText(wanted.name());
            int place = table.getColumnCount() - 1;
            column.addListener(SWT.Selection, event -> click(place));
            column.addListener(SWT.Resize, event -> resized.run());
            column.pack();
            column.setWidth(Math.max(column.getWidth(), wanted.width()));
        }
        columns = next;
        if (!next.isEmpty() && next.getLast().number()) {
            // else the toolkit gives the last number all the room that is left, and sets it far from the others
            TableColumn rest = new TableColumn(table, SWT.NONE);
            rest.setResizable(false);
            rest.setWidth(1);
        }
    }

    /** Ends the lines of the heads where the columns end. */
    void wrap() {
        int[] now = TableCells.widths(table);
        if (columns.isEmpty() || Arrays.equals(now, widths)) {
            return;
        }
        widths = now;
        GC gc = new GC(table);
        try {
            gc.setFont(table.getFont());
            for (int i = 0; i < columns.size(); i++) {
                TableColumn column = table.getColumn(i);
                String head = Paint.wrapped(gc, words -> measured.of(gc, words), columns.get(i).name(),
                        ColumnWidths.roomForHead(widths[i]));
                if (!head.equals(column.getText())) {
                    column.setText(head);
                }
            }
        } finally {
            gc.dispose();
        }
    }

    private void click(int column) {
        boolean again = sortedBy == column;
        sortedBy = again && descending ? -1 : column;
        descending = again && !descending;
        table.setSortColumn(sortedBy < 0 ? null : table.getColumn(sortedBy));
        table.setSortDirection(sortedBy < 0 ? SWT.NONE : descending ? SWT.DOWN : SWT.UP);
        sort.run();
    }
}

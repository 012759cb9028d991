package glia.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/** Says the whole of a cell that is too narrow for its words, while the mouse is over it. */
final class CellTips {

    private CellTips() {
    }

    /** Has a table do so from now on. */
    static void show(Table table) {
        table.addListener(SWT.MouseMove, event -> {
            String tip = tip(table, new Point(event.x, event.y));
            if (!tip.equals(table.getToolTipText())) {
                // empty would leave an empty box
                table.setToolTipText(tip.isEmpty() ? null : tip);
            }
        });
    }

    private static String tip(Table table, Point at) {
        TableItem item = table.getItem(at);
        for (int i = 0; item != null && i < table.getColumnCount(); i++) {
            if (item.getBounds(i).contains(at)) {
                return isCut(table, item, i) ? item.getText(i) : "";
            }
        }
        return "";
    }

    private static boolean isCut(Table table, TableItem item, int column) {
        GC gc = new GC(table);
        try {
            gc.setFont(table.getFont());
            return gc.textExtent(item.getText(column)).x + ColumnWidths.MARGIN > table.getColumn(column).getWidth();
        } finally {
            gc.dispose();
        }
    }
}

package glia.ui.kit;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** The selected row of a table in full, below it; it takes no room unless just one is selected. */
final class TableDetails {
    private static final int LINES = 5;

    private final Composite body;
    private final Text text;

    /** @param body has the table, in a grid */
    TableDetails(Composite body) {
        this.body = body;
        text = new Text(body, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
        GridData room = new GridData(SWT.FILL, SWT.FILL, true, false);
        room.heightHint = LINES * text.getLineHeight();
        room.exclude = true;
        text.setLayoutData(room);
        text.setVisible(false);
    }

    void show(List<LiveTable.Column> columns, List<LiveTable.Row> selected) {
        String words = selected.size() != 1 ? "" : words(columns, selected.getFirst());
        if (!words.equals(text.getText())) {
            text.setText(words);
        }
        boolean wanted = !words.isEmpty();
        if (text.getVisible() != wanted) {
            text.setVisible(wanted);
            ((GridData) text.getLayoutData()).exclude = !wanted;
            body.layout();
        }
    }

    private static String words(List<LiveTable.Column> columns, LiveTable.Row row) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < row.shown().size(); i++) {
            if (!row.shown().get(i).isEmpty()) {
                words.append(words.isEmpty() ? "" : Text.DELIMITER).append(columns.get(i).name()).append(": ")
                        .append(row.shown().get(i));
            }
        }
        return words.toString();
    }
}

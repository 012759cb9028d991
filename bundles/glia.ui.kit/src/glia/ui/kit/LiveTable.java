package glia.ui.kit;

import glia.ui.kit.internal.Csv;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** A table of numbers that changes while one looks at it, or a message why there is nothing in it. */
public final class LiveTable extends Composite implements Exportable {

    /**
     * What is in the table; nothing of it is changed any more.
     *
     * @param columns heads of the columns, the first one that of the names of the rows
     * @param rows as many cells each
     * @param footer a line below the table
     */
    public record Content(List<String> columns, List<Row> rows, String footer) {
        public Content {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A row.
     *
     * @param shown its cells on the screen
     * @param exact its cells in a file
     */
    public record Row(List<String> shown, List<String> exact) {
        public Row {
            shown = List.copyOf(shown);
            exact = List.copyOf(exact);
        }
    }

    private static final Content NOTHING = new Content(List.of(), List.of(), "");
    private static final int FIRST_WIDTH = 160;
    private static final int WIDTH = 110;

    private final UiQueue queue;
    private final String title;
    private final StackLayout stack = new StackLayout();
    private final Composite body;
    private final org.eclipse.swt.widgets.Table table;
    private final Label footer;
    private final Label message;
    private Content content = NOTHING;

    /**
     * @param queue brings what is to be shown to the UI thread
     * @param title a short name, also of files
     */
    public LiveTable(Composite parent, UiQueue queue, String title) {
        super(parent, SWT.NONE);
        this.queue = queue;
        this.title = title;
        setLayout(stack);
        body = new Composite(this, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        body.setLayout(layout);
        table = new org.eclipse.swt.widgets.Table(body, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.BORDER);
        table.setHeaderVisible(true);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.addListener(SWT.SetData, event -> ((TableItem) event.item)
                .setText(content.rows().get(event.index).shown().toArray(String[]::new)));
        footer = new Label(body, SWT.NONE);
        footer.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        message = new Label(this, SWT.WRAP | SWT.CENTER);
        stack.topControl = body;
        addDisposeListener(event -> queue.cancel(this));
    }

    /** Shows a content when the next redraw is due; in any thread. */
    public void post(Content next) {
        queue.post(this, () -> {
            if (!isDisposed()) {
                show(next);
            }
        });
    }

    /** Shows a content, or nothing if it is null; in the UI thread. */
    public void show(Content next) {
        Content before = content;
        content = next == null ? NOTHING : next;
        if (!content.columns().equals(before.columns())) {
            setColumns();
        }
        table.setItemCount(content.rows().size());
        table.clearAll();
        footer.setText(content.footer());
    }

    private void setColumns() {
        for (TableColumn column : table.getColumns()) {
            column.dispose();
        }
        for (int i = 0; i < content.columns().size(); i++) {
            TableColumn column = new TableColumn(table, i == 0 ? SWT.LEFT : SWT.RIGHT);
            column.setText(content.columns().get(i));
            column.pack();
            column.setWidth(Math.max(column.getWidth(), i == 0 ? FIRST_WIDTH : WIDTH));
        }
    }

    /** Says why there is nothing to see; empty to show the table. */
    public void setMessage(String text) {
        message.setText(text);
        stack.topControl = text.isEmpty() ? body : message;
        layout();
    }

    @Override
    public boolean setFocus() {
        return !table.isDisposed() && table.setFocus();
    }

    @Override
    public void setMenu(Menu menu) {
        super.setMenu(menu);
        table.setMenu(menu);
        message.setMenu(menu);
    }

    @Override
    public String exportName() {
        return title;
    }

    @Override
    public ImageData picture() {
        Point size = getSize();
        Image image = new Image(getDisplay(), Math.max(1, size.x), Math.max(1, size.y));
        GC gc = new GC(image);
        try {
            print(gc);
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    @Override
    public Table table() {
        Content now = content;
        return out -> {
            out.append(line(now.columns()));
            for (Row row : now.rows()) {
                out.append(line(row.exact()));
            }
        };
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
    }
}

package glia.ui.kit;

import glia.ui.kit.internal.Csv;
import glia.ui.kit.internal.Messages;
import glia.ui.kit.internal.Paint;
import glia.ui.kit.internal.TableDrawing;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Text;

/**
 * A table that changes while one looks at it, or a message why there is nothing in it. A row keeps its selection when
 * it moves, and is as high as its words need; a click on a head sorts by that column, then the other way round, then
 * not any more.
 */
public final class LiveTable extends Composite implements Exportable {

    /**
     * A column.
     *
     * @param name its head
     * @param number whether it is aligned as numbers are
     * @param width its least width in points
     */
    public record Column(String name, boolean number, int width) {

        public static Column text(String name, int width) {
            return new Column(name, false, width);
        }

        public static Column number(String name) {
            return new Column(name, true, WIDTH);
        }
    }

    /**
     * What is in the table; nothing of it is changed any more.
     *
     * @param columns the columns, the first one that of the names of the rows
     * @param rows as many cells each
     * @param toned which column is in the colour of its row's tone; -1 for none
     * @param footer a line below the table
     */
    public record Content(List<Column> columns, List<Row> rows, int toned, String footer) {
        public Content {
            columns = List.copyOf(columns);
            rows = rows instanceof ManyRows ? rows : List.copyOf(rows);
        }
    }

    /** What a row is to a person. */
    public enum Tone {
        NORMAL, GOOD, WARNING, BAD, MUTED
    }

    /**
     * A row.
     *
     * @param shown its cells on the screen
     * @param exact its cells in a file; the first one tells it from all others
     * @param tone what it is to a person
     */
    public record Row(List<String> shown, List<String> exact, Tone tone) {
        public Row {
            shown = List.copyOf(shown);
            exact = List.copyOf(exact);
        }

        public Row(List<String> shown, List<String> exact) {
            this(shown, exact, Tone.NORMAL);
        }

        /** A row of words, which are the same in a file. */
        public static Row of(Tone tone, String... cells) {
            return new Row(List.of(cells), List.of(cells), tone);
        }

        String key() {
            return exact.isEmpty() ? "" : exact.getFirst();
        }
    }

    /**
     * Rows of which there are so many that each is made when it is looked at, in any thread. They are sorted and
     * filtered in a job.
     */
    public abstract static class ManyRows extends AbstractList<Row> implements RandomAccess {

        /** Place of the row whose first cell, as in a file, is the given one; -1 if there is none. */
        public abstract int place(String key);
    }

    /** What a table may have beside its rows. */
    public enum Part {
        /** A line above it: only rows with these words are shown. */
        FILTER,
        /** The selected row in full below it. */
        DETAILS,
        /** Rows that are so many that only those are made that are looked at; each is one line high. */
        MANY
    }

    private static final Content NOTHING = new Content(List.of(), List.of(), -1, "");
    private static final int WIDTH = 110;
    /** Marking more of them takes longer than anybody would look at them. */
    private static final int MOST_SELECTED = 1000;

    private final UiQueue queue;
    private final String title;
    private final PaletteWatch colours;
    private final StackLayout stack = new StackLayout();
    private final Composite body;
    private final org.eclipse.swt.widgets.Table table;
    private final ColumnWidths widths;
    private final TableHeads heads;
    private final TableCells cells;
    private final Text filter;
    /** Null where they are not wanted. */
    private final TableDetails details;
    private final Label footer;
    private final Label message;
    private final List<Runnable> selectionListeners = new ArrayList<>();
    private Content content = NOTHING;
    private int[] order = {};
    private final TableOrdering ordering;
    /** Keys of what is selected, also of rows that are not there yet. */
    private Set<String> chosen = Set.of();

    /**
     * @param queue brings what is to be shown to the UI thread
     * @param title a short name, also of files
     * @param parts what it has beside its rows
     */
    public LiveTable(Composite parent, UiQueue queue, String title, Part... parts) {
        super(parent, SWT.NONE);
        this.queue = queue;
        this.title = title;
        colours = new PaletteWatch(this);
        setLayout(stack);
        body = new Composite(this, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        body.setLayout(layout);
        filter = List.of(parts).contains(Part.FILTER) ? new Text(body, SWT.SEARCH | SWT.ICON_CANCEL) : null;
        if (filter != null) {
            filter.setMessage(Messages.table_filter);
            filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
            filter.addListener(SWT.Modify, event -> show(wanted()));
        }
        table = new org.eclipse.swt.widgets.Table(body, SWT.FULL_SELECTION | SWT.MULTI | SWT.BORDER
                | (List.of(parts).contains(Part.MANY) ? SWT.VIRTUAL : SWT.NONE));
        TextWidths measured = new TextWidths();
        cells = new TableCells(table, measured, colours);
        widths = new ColumnWidths(table, measured);
        heads = new TableHeads(table, measured, () -> show(wanted()), this::columnResized);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.addListener(SWT.Selection, event -> selectionChanged());
        table.addListener(SWT.Resize, event -> {
            widths.resized(content, rows());
            heads.wrap();
            cells.resized();
        });
        table.addListener(SWT.Paint, event -> colours.check());
        table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = title;
            }
        });
        details = List.of(parts).contains(Part.DETAILS) ? new TableDetails(body) : null;
        footer = new Label(body, SWT.NONE);
        footer.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        message = new Label(this, SWT.WRAP | SWT.CENTER);
        stack.topControl = body;
        ordering = new TableOrdering(title, queue, NOTHING, this::show);
        addDisposeListener(event -> {
            ordering.close();
            queue.cancel(this);
        });
    }

    /** Shows a content when the next redraw is due; in any thread. */
    public void post(Content next) {
        queue.post(this, () -> {
            if (!isDisposed()) {
                show(next);
            }
        });
    }

    /** Shows a content, or nothing if it is null; in the UI thread. {@link ManyRows} are for {@link Part#MANY}. */
    public void show(Content next) {
        Content shown = next == null ? NOTHING : next;
        if (shown.rows() instanceof ManyRows && !cells.many()) {
            throw new IllegalArgumentException(title + " makes all of its rows, so they must not be many");
        }
        boolean other = !shown.columns().equals(content.columns());
        ordering.order(shown, filter == null ? "" : filter.getText(), other ? -1 : heads.sortedBy(),
                heads.descending());
    }

    private void show(Content next, int[] ordered) {
        if (isDisposed()) {
            return;
        }
        Content before = content;
        Set<String> marked = next.rows() instanceof ManyRows ? chosen : selectedKeys();
        content = next;
        if (!content.columns().equals(before.columns())) {
            cells.forget();
            widths.reset();
            heads.show(content.columns());
        }
        order = ordered;
        widths.changed(content, rows());
        heads.wrap();
        cells.show(content, rows());
        if (!marked.isEmpty()) {
            select(marked);
        }
        footer.setText(content.footer());
        showDetails();
    }

    /** By a person, or because the table is another one. */
    private void columnResized() {
        if (!widths.fitting()) {
            heads.wrap();
            cells.resized();
        }
    }

    private Content wanted() {
        return ordering.wanted();
    }

    /** Those that are shown, in their order, whatever is shown later. */
    private List<Row> rows() {
        Content now = content;
        int[] places = order;
        return new AbstractList<>() {
            @Override
            public Row get(int place) {
                return now.rows().get(places[place]);
            }

            @Override
            public int size() {
                return places.length;
            }
        };
    }

    private Row row(int place) {
        return content.rows().get(order[place]);
    }

    private void select(Set<String> keys) {
        int[] now = content.rows() instanceof ManyRows many ? places(many, keys)
                : IntStream.range(0, order.length).filter(i -> keys.contains(row(i).key())).limit(MOST_SELECTED)
                        .toArray();
        if (!Arrays.equals(now, table.getSelectionIndices())) {
            table.deselectAll();
            // setSelection would also scroll, whoever is reading somewhere else
            table.select(now);
        }
    }

    /** Places in the table, which needs no row to be made. */
    private int[] places(ManyRows many, Set<String> keys) {
        int[] inverse = new int[many.size()];
        Arrays.fill(inverse, -1);
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }
        return keys.stream().mapToInt(many::place).filter(place -> place >= 0).map(place -> inverse[place])
                .filter(place -> place >= 0).sorted().limit(MOST_SELECTED).toArray();
    }

    /** Selects the rows whose first cell, as in a file, is one of these; tells nobody. */
    public void setSelected(List<String> keys) {
        table.deselectAll();
        chosen = Set.copyOf(keys);
        select(chosen);
        showDetails();
    }

    /** Scrolls to the first selected row, if there is one. */
    public void reveal() {
        if (table.getSelectionCount() > 0) {
            table.showSelection();
        }
    }

    /** The selected rows, from top to bottom. */
    public List<Row> selected() {
        return Arrays.stream(table.getSelectionIndices()).filter(i -> i < order.length).sorted()
                .mapToObj(this::row).toList();
    }

    /** @param listener told when a person selects other rows */
    public void onSelection(Runnable listener) {
        selectionListeners.add(listener);
    }

    /** What is in the table, whatever the filter leaves out. */
    public Content content() {
        return content;
    }

    private Set<String> selectedKeys() {
        return selected().stream().map(Row::key).collect(Collectors.toSet());
    }

    private void selectionChanged() {
        chosen = selectedKeys();
        showDetails();
        selectionListeners.forEach(Runnable::run);
    }

    private void showDetails() {
        if (details != null) {
            details.show(content.columns(), selected());
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
        return Paint.picture(this, this::print);
    }

    @Override
    public Drawing drawing() {
        return TableDrawing.of(shown(), colours.palette());
    }

    @Override
    public int background() {
        return colours.palette().background();
    }

    @Override
    public Table table() {
        List<Column> columns = content.columns();
        List<Row> now = rows();
        return out -> {
            out.append(line(columns.stream().map(Column::name).toList()));
            for (Row row : now) {
                out.append(line(row.exact()));
            }
        };
    }

    private Content shown() {
        return new Content(content.columns(), rows(), content.toned(), content.footer());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
    }
}

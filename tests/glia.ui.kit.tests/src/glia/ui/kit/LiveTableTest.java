package glia.ui.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.ui.kit.LiveTable.Column;
import glia.ui.kit.LiveTable.Content;
import glia.ui.kit.LiveTable.Row;
import glia.ui.kit.LiveTable.Tone;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveTableTest {

    private Screen screen;
    private UiQueue queue;
    private LiveTable table;
    private Table widget;

    private void open(int width, int height, LiveTable.Part... parts) {
        screen = new Screen(width, height);
        queue = new UiQueue(screen.shell().getDisplay(), RefreshRate.SMOOTH);
        table = new LiveTable(screen.shell(), queue, "t", parts);
        widget = find(table, Table.class);
        screen.shell().open();
    }

    @AfterEach
    void close() {
        if (screen != null) {
            queue.close();
            screen.close();
        }
    }

    private static Content content(Row... rows) {
        return new Content(List.of(Column.text("name", 100), Column.number("value"), Column.text("note", 100)),
                List.of(rows), 2, "below");
    }

    private static Row row(String name, String value, Tone tone) {
        return new Row(List.of(name, value + " Hz", "n " + name), List.of(name, value, "n " + name), tone);
    }

    private static <T extends Control> T find(Composite parent, Class<T> type) {
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child)) {
                return type.cast(child);
            }
            if (child instanceof Composite composite && !(child instanceof Table)) {
                T found = find(composite, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private String csv() {
        StringBuilder text = new StringBuilder();
        try {
            table.table().writeCsv(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    @Test
    void selectionStaysWithItsRowAndIsToldInFull() {
        open(500, 300, LiveTable.Part.DETAILS);
        table.show(content(row("a", "1", Tone.NORMAL), row("b", "2", Tone.BAD)));
        table.setSelected(List.of("b"));
        table.show(content(row("c", "3", Tone.GOOD), row("a", "1", Tone.NORMAL), row("b", "9", Tone.BAD)));
        assertEquals(List.of("b"), table.selected().stream().map(row -> row.exact().getFirst()).toList());
        Text details = find(table, Text.class);
        assertEquals("name: b\nvalue: 9 Hz\nnote: n b", details.getText().replace(Text.DELIMITER, "\n"));
        assertTrue(details.getVisible());
        table.show(content(row("a", "1", Tone.NORMAL)));
        assertEquals(List.of(), table.selected());
    }

    @Test
    void filterAndOrderHoldForTheScreenAndForFiles() {
        open(500, 300, LiveTable.Part.FILTER);
        table.show(content(row("ab", "10", Tone.NORMAL), row("b", "9", Tone.NORMAL), row("c", "", Tone.NORMAL)));
        widget.getColumn(1).notifyListeners(SWT.Selection, new Event());
        assertEquals("name,value,note\nc,,n c\nb,9,n b\nab,10,n ab\n", csv());
        widget.getColumn(1).notifyListeners(SWT.Selection, new Event());
        assertEquals("name,value,note\nab,10,n ab\nb,9,n b\nc,,n c\n", csv());
        find(table, Text.class).setText("B n");
        assertEquals("name,value,note\nab,10,n ab\nb,9,n b\n", csv());
        assertEquals(2, widget.getItemCount());
        widget.getColumn(1).notifyListeners(SWT.Selection, new Event());
        find(table, Text.class).setText("b 9");
        assertEquals("b", widget.getItem(0).getText());
    }

    /** Rows named by their place, with the value that a function gives. */
    private static LiveTable.ManyRows many(int size, IntUnaryOperator value) {
        return new LiveTable.ManyRows() {
            @Override
            public int place(String key) {
                return Integer.parseInt(key) < size ? Integer.parseInt(key) : -1;
            }

            @Override
            public Row get(int place) {
                return row(Integer.toString(place), Integer.toString(value.applyAsInt(place)), Tone.NORMAL);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private List<String> keys() {
        return table.selected().stream().map(row -> row.exact().getFirst()).toList();
    }

    /** A hundred thousand rows are ordered in a job, and the UI thread is never kept. */
    @Test
    void manyRowsAreOrderedInTheBackground() {
        open(500, 300, LiveTable.Part.FILTER, LiveTable.Part.MANY);
        int size = 100_000;
        List<Column> columns = content().columns();
        LiveTable whole = new LiveTable(screen.shell(), queue, "whole");
        assertThrows(IllegalArgumentException.class, () -> whole.show(new Content(columns, many(1, place -> 1), -1,
                "")), "it would make all rows");
        whole.dispose();
        table.show(new Content(columns, many(size, place -> (place * 7919) % size), -1, ""));
        screen.await("all rows", () -> widget.getItemCount() == size);
        table.setSelected(List.of("3", "99999"));
        assertEquals(List.of("3", "99999"), keys());
        long begin = System.nanoTime();
        widget.getColumn(1).notifyListeners(SWT.Selection, new Event());
        double kept = (System.nanoTime() - begin) / 1e6;
        assertEquals("0", widget.getItem(0).getText(), "not sorted yet");
        assertEquals("1", widget.getItem(1).getText(), "not sorted yet");
        // 7919 * 17679 = 1 more than a multiple of 100 000
        screen.await("the order", () -> widget.getItem(1).getText().equals("17679"));
        assertEquals(List.of("3", "99999"), keys(), "a row keeps its selection when it moves");
        assertEquals(List.of(23757, 92081), Arrays.stream(widget.getSelectionIndices()).sorted().boxed().toList());
        find(table, Text.class).setText("99999");
        screen.await("what has the word", () -> widget.getItemCount() == 2);
        assertEquals("n 99999", widget.getItem(0).getText(2));
        table.show(new Content(columns, many(3, place -> 99999 + place), -1, ""));
        screen.await("other rows", () -> widget.getItemCount() == 1);
        System.out.printf("the UI thread sorted nothing for %.1f ms%n", kept);
        assertTrue(csv().endsWith("\n0,99999,n 0\n"), csv());
    }

    @Test
    void columnsShareTheRoomByWhatIsWrittenInThem() {
        open(600, 300);
        table.show(new Content(List.of(Column.text("a", 100), Column.text("b", 100), Column.text("c", 100)),
                List.of(Row.of(Tone.NORMAL, "a name that takes a good deal more than 100 points", "b", "c")), -1,
                ""));
        screen.await("the widths", () -> widget.getColumn(0).getWidth() > 250);
        assertEquals(100, widget.getColumn(1).getWidth());
        assertEquals(widget.getClientArea().width, width(), "the last one takes what is left");
        String much = "words ".repeat(60);
        table.show(new Content(List.of(Column.text("a", 100), Column.text("much", 50), Column.number("n")),
                List.of(Row.of(Tone.NORMAL, "a", much, "1")), -1, ""));
        screen.await("other widths", () -> widget.getColumn(1).getWidth() > 300);
        assertEquals(0, widget.getClientArea().width - width(), 4.0, "no further than there is room");
    }

    /** Where rows are many, a person reads of a cell what there is no room for when the mouse is over it. */
    @Test
    void roomGoesToWordsBeforeEmptyColumnsAndTheRestIsSaidByATip() {
        open(500, 300, LiveTable.Part.MANY);
        List<Column> columns = List.of(Column.text("a", 100), Column.text("of", 50), Column.text("remark", 300));
        String words = "words that need some room, but not all";
        table.show(new Content(columns, List.of(Row.of(Tone.NORMAL, "a", words, "")), -1, ""));
        screen.await("the widths", () -> widget.getColumn(1).getWidth() > 100);
        int needed = widget.getColumn(1).getWidth();
        GC gc = new GC(widget);
        assertTrue(gc.textExtent(words).x < needed, "all of it: " + needed);
        screen.await("the cells", () -> widget.getItem(0).getBounds(1).width > 100);
        assertEquals("", tip(1));
        String much = "words ".repeat(30);
        gc.dispose();
        table.show(new Content(columns, List.of(Row.of(Tone.NORMAL, "a", words, much)), -1, ""));
        screen.await("a remark", () -> widget.getItem(0).getText(2).equals(much)
                && widget.getItem(0).getBounds(2).width > 50);
        assertEquals(much, tip(2));
        assertEquals("", tip(0));
    }

    @Test
    void rowsAreAsHighAsTheirWordsNeed() {
        open(500, 400);
        List<Column> columns = List.of(Column.text("a", 100), Column.text("b", 50), Column.number("n"));
        String much = "Donaudampfschifffahrt and words ".repeat(8).strip();
        String path = "/a/path/without/any/space/".repeat(12);
        Row few = Row.of(Tone.NORMAL, "few", "words", "123456.789");
        table.show(new Content(columns, List.of(few, Row.of(Tone.NORMAL, "much", much, "1"),
                Row.of(Tone.NORMAL, "path", path, "2")), -1, ""));
        screen.await("rows", () -> widget.getItem(1).getBounds().height > 3 * widget.getItem(0).getBounds().height);
        for (int row = 0; row < 3; row++) {
            assertWhole(row);
        }
        assertEquals(much, widget.getItem(1).getText(1).replace('\n', ' '), "parted between words only");
        assertEquals(path, widget.getItem(2).getText(1).replace("\n", ""));
        assertTrue(widget.getItem(2).getText(1).lines().allMatch(line -> line.endsWith("/")),
                widget.getItem(2).getText(1));
        int narrow = widget.getItem(1).getBounds().height;
        widget.getColumn(1).setWidth(widget.getColumn(1).getWidth() / 2);
        screen.await("more lines", () -> widget.getItem(1).getBounds().height > narrow);
        assertWhole(1);
        screen.shell().setSize(900, 400);
        screen.await("fewer lines", () -> widget.getItem(1).getBounds().height < narrow);
        table.show(new Content(columns, List.of(few, few), -1, ""));
        screen.await("one line", () -> widget.getItem(1).getBounds().height
                == widget.getItem(0).getBounds().height);
        assertEquals("words", widget.getItem(1).getText(1));
        assertEquals(2, widget.getItemCount());
    }

    /** Numbers are not wrapped, but what is written above them is. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void headsHaveMoreLinesWhereAllOfThemHaveNoRoomInOne(boolean many) {
        LiveTable.Part[] parts = many ? new LiveTable.Part[] {LiveTable.Part.MANY} : new LiveTable.Part[0];
        open(900, 300, parts);
        String[] names = {"name", "Spent on coordination (ATP)", "Work: conduction of spikes (ATP)", "Stored"};
        table.show(new Content(List.of(Column.text(names[0], 60), Column.number(names[1]),
                Column.number(names[2]), Column.number(names[3])),
                List.of(new Row(List.of("a name", "1.234e15", "9.876e15", "1.234567e15"),
                        List.of("a name", "1", "2", "3"))), -1, ""));
        screen.await("the widths", () -> widget.getColumn(1).getWidth() > 110);
        assertEquals(List.of(names), heads(), "all in one line");
        int line = widget.getHeaderHeight();
        screen.shell().setSize(400, 300);
        screen.await("no scrolling", () -> width() <= widget.getClientArea().width);
        screen.await("higher heads", () -> widget.getHeaderHeight() > line);
        assertEquals(List.of(names), heads().stream().map(head -> head.replace('\n', ' ')).toList(),
                "parted between words only");
        assertTrue(widget.getColumn(2).getText().contains("\n"), widget.getColumn(2).getText());
        assertWhole(0);
        screen.shell().setSize(900, 300);
        screen.await("one line again", () -> heads().equals(List.of(names)));
        assertEquals("name,Spent on coordination (ATP),Work: conduction of spikes (ATP),Stored\na name,1,2,3\n",
                csv());
    }

    private List<String> heads() {
        return Stream.of(widget.getColumns()).limit(4).map(TableColumn::getText).toList();
    }

    private void assertWhole(int row) {
        GC gc = new GC(widget);
        for (int i = 0; i < 3; i++) {
            String head = widget.getColumn(i).getText();
            assertTrue(gc.textExtent(head).x < widget.getColumn(i).getWidth(), head);
            assertTrue(gc.textExtent(head).y <= widget.getHeaderHeight(), head);
            String words = widget.getItem(row).getText(i);
            assertTrue(gc.textExtent(words).x < widget.getColumn(i).getWidth(), words);
            assertTrue(gc.textExtent(words).y <= widget.getItem(row).getBounds(i).height, words);
        }
        gc.dispose();
    }

    private String tip(int column) {
        Rectangle cell = widget.getItem(0).getBounds(column);
        Event event = new Event();
        event.x = cell.x + 5;
        event.y = cell.y + cell.height / 2;
        widget.notifyListeners(SWT.MouseMove, event);
        return widget.getToolTipText() == null ? "" : widget.getToolTipText();
    }

    /** Columns of a name and a number. */
    private static Content named(String name) {
        return new Content(List.of(Column.text("name", 60), Column.number("value")),
                List.of(Row.of(Tone.NORMAL, name, "1")), -1, "");
    }

    /** A table is filled again and again while one looks at it. */
    @Test
    void whatAPersonMakesOfTheWidthsStaysUntilWordsOrTableGrow() {
        open(600, 300);
        table.show(named("a name of some length"));
        screen.await("the widths", () -> widget.getColumn(0).getWidth() > 100);
        int fitting = widget.getColumn(0).getWidth();
        assertTrue(fitting < 300, "no wider than its words, beside a number: " + fitting);
        assertEquals(110, widget.getColumn(1).getWidth(), "a number takes no room that nobody needs");
        widget.getColumn(0).setWidth(40);
        table.show(named("a name of some length"));
        table.show(named("a short name"));
        screen.await("the short name", () -> widget.getItem(0).getText().replace('\n', ' ').equals("a short name"));
        assertEquals(40, widget.getColumn(0).getWidth(), "as a person has made it");
        table.show(named("a name that is longer than all before"));
        int longer = widget.getColumn(0).getWidth();
        assertTrue(longer > fitting, "words that are longer than any before");
        table.show(named("a short name"));
        assertEquals(longer, widget.getColumn(0).getWidth(), "what was that long may be so again");
        widget.getColumn(0).setWidth(40);
        screen.shell().setSize(500, 300);
        screen.await("the table to share its room again", () -> widget.getColumn(0).getWidth() == longer);
        table.show(new Content(List.of(Column.text("n", 60), Column.text("other", 60)), List.of(
                Row.of(Tone.NORMAL, "b", "c")), -1, ""));
        screen.await("other columns", () -> widget.getColumn(1).getText().equals("other"));
        assertEquals(60, widget.getColumn(0).getWidth(), "what was long in other columns");
        assertEquals(widget.getClientArea().width, width(), "the last one takes what is left");
    }

    @Test
    void roomIsSharedByWhatIsMissing() {
        int[] least = {50, 60, 40};
        int[] wanted = {150, 60, 240};
        assertArrayEquals(new int[] {50, 60, 40}, ColumnWidths.shared(least, wanted, 100), "too little for all heads");
        assertArrayEquals(new int[] {50, 60, 40}, ColumnWidths.shared(least, wanted, 150));
        assertArrayEquals(new int[] {80, 60, 100}, ColumnWidths.shared(least, wanted, 240));
        assertArrayEquals(new int[] {149, 60, 239}, ColumnWidths.shared(least, wanted, 449));
        assertArrayEquals(wanted, ColumnWidths.shared(least, wanted, 450));
        assertArrayEquals(wanted, ColumnWidths.shared(least, wanted, 1000), "who takes the rest is said elsewhere");
    }

    private int width() {
        return Stream.of(widget.getColumns()).mapToInt(TableColumn::getWidth).sum();
    }

    @Test
    void toneColoursItsCellOnly() {
        open(500, 300);
        table.show(content(row("a", "1", Tone.BAD)));
        screen.await("the row", () -> widget.getItem(0).getText().equals("a"));
        var bad = widget.getItem(0).getForeground(2);
        assertEquals(Palette.of(screen.shell().getBackground().getRGB()).bad(),
                bad.getRed() << 16 | bad.getGreen() << 8 | bad.getBlue());
        assertEquals(widget.getForeground(), widget.getItem(0).getForeground(0));
    }
}

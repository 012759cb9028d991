package glia.ui.kit;

import glia.ui.kit.internal.DrawingPainter;
import glia.ui.kit.internal.Messages;
import glia.ui.kit.internal.Paint;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * Shows a {@link Drawing} of something that changes while one looks at it. The shapes are made in a job. Arrow keys go
 * from mark to mark, Enter opens one; the mark at the pointer or under the keys is said in words.
 *
 * @param <T> what is drawn, immutable
 */
public final class DrawingCanvas<T> extends Canvas implements Exportable {

    /**
     * The room that a drawing has.
     *
     * @param width in points
     * @param height in points
     * @param line height of a line of text in points
     * @param times how much larger than the canvas it is wanted, at least 1; the room is so much larger
     * @param palette colours that suit the theme
     */
    public record Room(int width, int height, int line, double times, Palette palette) {
        private static final String NARROW = "fijlrt.,:;'()/- \u2002\u202F";
        private static final String WIDE = "mwMW%";

        /** About how wide words are at most, in points; more is not known where nothing is painted. */
        public double wide(String words) {
            return line * words.chars().mapToDouble(letter -> NARROW.indexOf(letter) >= 0 ? 0.36
                    : WIDE.indexOf(letter) >= 0 ? 0.85 : Character.isUpperCase(letter) ? 0.68 : 0.57).sum();
        }
    }

    /**
     * Makes a drawing, in a job.
     *
     * @param <T> what is drawn
     */
    @FunctionalInterface
    public interface Painter<T> {
        Drawing draw(T content, Room room);
    }

    private final String title;
    private final Painter<T> painter;
    private final Function<T, Table> table;
    private final PaletteWatch colours;
    private final FrameJob<Drawn<T>> frames;
    private Consumer<Object> opened = target -> { };
    private Consumer<Object> chosen = target -> { };
    private Object selectedTarget;
    private volatile T content;
    private volatile Room room;
    private Drawn<T> drawn;
    private String message = "";
    private int selected = -1;
    private Point pointer;

    private Zoom zoom = Zoom.NONE;
    private Point dragged;

    /** @param times how much larger than the canvas it was drawn */
    private record Drawn<T>(T content, Drawing drawing, double times) {
    }

    /**
     * @param title what it shows, also the name of files
     * @param painter makes the drawings
     * @param table the numbers behind a drawing
     */
    public DrawingCanvas(Composite parent, UiQueue queue, String title, Painter<T> painter,
            Function<T, Table> table) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.title = title;
        this.painter = painter;
        this.table = table;
        colours = new PaletteWatch(this);
        frames = new FrameJob<>(NLS.bind(Messages.job_frame, title), queue, this::render, this::shown, late -> { });
        colours.onChange(palette -> resized());
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Resize, event -> resized());
        addListener(SWT.Dispose, event -> frames.close());
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT
                && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS && event.detail != SWT.TRAVERSE_RETURN);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.MouseMove, event -> {
            drag(event);
            point(new Point(event.x, event.y));
        });
        addListener(SWT.MouseUp, event -> dragged = null);
        addListener(SWT.MouseVerticalWheel, event -> {
            zoom(event.count > 0 ? Zoom.STEP : 1 / Zoom.STEP, new Point(event.x, event.y));
            event.doit = false;
        });
        addListener(SWT.MouseExit, event -> point(null));
        addListener(SWT.MouseDown, event -> {
            setFocus();
            dragged = new Point(event.x, event.y);
            select(at(new Point(event.x, event.y)));
        });
        addListener(SWT.MouseDoubleClick, event -> open());
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = selected < 0 ? NLS.bind(Messages.drawing_accessible, title)
                        : NLS.bind(Messages.drawing_accessible_selected, title, selectedText());
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = message;
            }
        });
    }

    /** Draws something else when the next redraw is due; null for nothing; in any thread. */
    public void post(T next) {
        content = next;
        frames.request();
    }

    /** Draws something else at once; null for nothing; in the UI thread. */
    public void show(T next) {
        content = next;
        if (next == null) {
            drawn = null;
            selected = -1;
            redraw();
        } else {
            frames.requestNow();
        }
    }

    /** @param listener given the target of the mark that a person opens, by Enter or a double click */
    public void onOpen(Consumer<Object> listener) {
        opened = listener;
    }

    /** @param listener given the target of the mark that a person selects, null where none is or it has none */
    public void onSelect(Consumer<Object> listener) {
        chosen = listener;
    }

    /** Selects the mark of a target, in this drawing and in those that follow; null for none. */
    public void select(Object target) {
        selectedTarget = target;
        mark(indexOf(target));
    }

    private int indexOf(Object target) {
        if (drawn != null && target != null) {
            for (int i = 0; i < drawn.drawing().marks().size(); i++) {
                if (target.equals(drawn.drawing().marks().get(i).target())) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** What to say where there is nothing to see; empty for nothing. */
    public void setMessage(String text) {
        message = text;
        redraw();
    }

    /** What is said where there is nothing to see; empty for nothing. */
    public String message() {
        return message;
    }

    /** Whether the view is on the screen; while it is not, nothing is drawn. */
    public void setOnScreen(boolean onScreen) {
        frames.setVisible(onScreen);
    }

    /** Words of the mark that is selected, empty if none is. */
    public String selectedText() {
        return drawn == null || selected < 0 || selected >= drawn.drawing().marks().size() ? ""
                : drawn.drawing().marks().get(selected).text();
    }

    private void resized() {
        Point size = getSize();
        GC gc = new GC(this);
        zoom = zoom.within(size);
        room = new Room((int) Math.max(1, size.x * zoom.times()), (int) Math.max(1, size.y * zoom.times()),
                gc.getFontMetrics().getHeight(), zoom.times(), colours.palette());
        gc.dispose();
        if (content != null) {
            frames.requestNow();
        }
        redraw();
    }

    private Drawn<T> render() {
        T now = content;
        Room space = room;
        return now == null || space == null ? null
                : new Drawn<>(now, painter.draw(now, space), space.times());
    }

    private void shown(Drawn<T> newest) {
        if (content != null) {
            drawn = newest;
            if (selectedTarget != null) {
                selected = indexOf(selectedTarget);
            }
            redraw();
        }
    }

    private void paint(GC gc) {
        Point size = getSize();
        Rectangle area = new Rectangle(0, 0, size.x, size.y);
        gc.setBackground(colours.color(colours.palette().background()));
        gc.fillRectangle(area);
        if (drawn != null && message.isEmpty()) {
            paintDrawing(gc);
            paintMarks(gc, area);
        } else {
            Paint.message(gc, colours, area, message);
        }
        Paint.focusRing(gc, colours, this);
    }

    /** The part that is in the canvas; enlarged until there is a drawing in its size. */
    private void paintDrawing(GC gc) {
        Transform transform = new Transform(gc.getDevice());
        transform.translate((float) -zoom.left(), (float) -zoom.top());
        float ratio = (float) (zoom.times() / drawn.times());
        transform.scale(ratio, ratio);
        gc.setTransform(transform);
        DrawingPainter.paint(gc, colours, drawn.drawing());
        gc.setTransform(null);
        transform.dispose();
    }

    private Rectangle onScreen(Drawing.Mark mark) {
        double ratio = zoom.times() / drawn.times();
        return new Rectangle((int) (mark.x() * ratio - zoom.left()), (int) (mark.y() * ratio - zoom.top()),
                (int) (mark.width() * ratio), (int) (mark.height() * ratio));
    }

    private void zoom(double factor, Point about) {
        show(zoom.by(factor, about));
    }

    private void show(Zoom next) {
        Zoom now = next.within(getSize());
        boolean larger = now.times() != zoom.times();
        zoom = now;
        if (larger) {
            resized();
        }
        redraw();
    }

    private void drag(Event event) {
        if (dragged != null && zoom.times() > 1) {
            show(zoom.moved(dragged.x - event.x, dragged.y - event.y));
            dragged = new Point(event.x, event.y);
        }
    }

    /** Brings a mark into the canvas that keys have chosen. */
    private void reveal(int mark) {
        if (drawn != null && mark >= 0 && mark < drawn.drawing().marks().size()) {
            show(zoom.showing(onScreen(drawn.drawing().marks().get(mark)), getSize()));
        }
    }

    private void paintMarks(GC gc, Rectangle area) {
        int pointed = at(pointer);
        int told = pointed >= 0 ? pointed : isFocusControl() ? selected : -1;
        if (selected >= 0 && selected < drawn.drawing().marks().size()) {
            Rectangle mark = onScreen(drawn.drawing().marks().get(selected));
            gc.setForeground(colours.color(colours.palette().accent()));
            gc.drawRectangle(mark.x, mark.y, Math.max(1, mark.width - 1), Math.max(1, mark.height - 1));
        }
        if (told >= 0 && told < drawn.drawing().marks().size()) {
            Drawing.Mark mark = drawn.drawing().marks().get(told);
            Rectangle place = onScreen(mark);
            int x = pointed >= 0 ? pointer.x + 12 : place.x + Math.min(place.width, 40);
            int y = pointed >= 0 ? pointer.y + 12 : place.y + place.height;
            boolean right = x + gc.textExtent(mark.text(), SWT.DRAW_DELIMITER).x + 20 > area.width;
            boolean above = y + gc.textExtent(mark.text(), SWT.DRAW_DELIMITER).y + 12 > area.height;
            int left = right ? Math.min(x, area.width - 4) : x;
            Paint.note(gc, colours, mark.text(), area.width, left, above ? Math.min(y, place.y) : y, right,
                    !above);
        }
    }

    private int at(Point point) {
        if (drawn != null && point != null) {
            double ratio = drawn.times() / zoom.times();
            int x = (int) ((point.x + zoom.left()) * ratio);
            int y = (int) ((point.y + zoom.top()) * ratio);
            for (int i = drawn.drawing().marks().size() - 1; i >= 0; i--) {
                if (drawn.drawing().marks().get(i).contains(x, y)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private void point(Point to) {
        if (at(to) != at(pointer) || at(to) >= 0) {
            pointer = to;
            redraw();
        } else {
            pointer = to;
        }
    }

    private void select(int mark) {
        boolean any = drawn != null && mark >= 0 && mark < drawn.drawing().marks().size();
        selectedTarget = any ? drawn.drawing().marks().get(mark).target() : null;
        mark(mark);
        chosen.accept(selectedTarget);
    }

    private void mark(int mark) {
        selected = mark;
        getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
        redraw();
    }

    private void open() {
        if (drawn != null && selected >= 0 && selected < drawn.drawing().marks().size()) {
            Object target = drawn.drawing().marks().get(selected).target();
            if (target != null) {
                opened.accept(target);
            }
        }
    }

    private void key(Event event) {
        int last = drawn == null ? -1 : drawn.drawing().marks().size() - 1;
        switch (event.keyCode) {
            case SWT.ARROW_RIGHT, SWT.ARROW_DOWN -> select(Math.min(selected + 1, last));
            case SWT.ARROW_LEFT, SWT.ARROW_UP -> select(Math.max(selected - 1, Math.min(0, last)));
            case SWT.HOME -> select(Math.min(0, last));
            case SWT.END -> select(last);
            case SWT.CR, SWT.KEYPAD_CR -> open();
            case SWT.ESC -> select(-1);
            default -> {
                event.doit = !zoomKey(event.character);
                return;
            }
        }
        reveal(selected);
        event.doit = false;
    }

    /** The same keys as in charts and graph. */
    private boolean zoomKey(char key) {
        Point middle = new Point(getSize().x / 2, getSize().y / 2);
        switch (key) {
            case '+', '=' -> zoom(Zoom.STEP, middle);
            case '-' -> zoom(1 / Zoom.STEP, middle);
            case '0' -> show(Zoom.NONE);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public String exportName() {
        return title;
    }

    @Override
    public ImageData picture() {
        return Paint.picture(this, gc -> {
            gc.setBackground(colours.color(colours.palette().background()));
            gc.fillRectangle(getClientArea());
            if (drawn != null) {
                paintDrawing(gc);
            }
        });
    }

    @Override
    public Drawing drawing() {
        return drawn == null ? new Drawing(getSize().x, getSize().y, List.of(), List.of())
                : drawn.drawing();
    }

    @Override
    public int background() {
        return colours.palette().background();
    }

    @Override
    public Table table() {
        return drawn == null ? out -> out.append('\n') : table.apply(drawn.content());
    }
}

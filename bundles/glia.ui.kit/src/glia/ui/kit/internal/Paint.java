package glia.ui.kit.internal;

import glia.ui.kit.PaletteWatch;
import java.util.List;
import java.util.function.ToIntFunction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/** Pieces that all pictures draw alike. */
public final class Paint {
    static final String DOTS = "\u2026";
    private static final int PADDING = 8;
    /** In heights of a line. */
    private static final int FEW_LETTERS = 3;

    private Paint() {
    }

    /** Says in the middle of an area why there is nothing to see. */
    public static void message(GC gc, PaletteWatch colours, Rectangle area, String text) {
        String wrapped = wrapped(gc, text, area.width - 2 * PADDING);
        gc.setForeground(colours.color(colours.palette().muted()));
        int line = gc.getFontMetrics().getHeight();
        int y = area.y + (area.height - line * (int) wrapped.lines().count()) / 2;
        for (String words : wrapped.lines().toList()) {
            gc.drawText(words, area.x + (area.width - gc.textExtent(words).x) / 2, y, SWT.DRAW_TRANSPARENT);
            y += line;
        }
    }

    /**
     * A text with more ends of lines, so that it is no wider than there is room. A word is parted only where it alone
     * has no room, after a sign such as a dot if it has one; but never where there is no room for a few letters.
     */
    private static String wrapped(GC gc, String text, int room) {
        return wrapped(gc, words -> gc.textExtent(words).x, text, room);
    }

    /**
     * As {@link #wrapped(GC, String, int)}, with widths that are known.
     *
     * @param gc has the font of the text
     * @param wide width of a text or a word
     */
    public static String wrapped(GC gc, ToIntFunction<String> wide, String text, int room) {
        if (wide.applyAsInt(text) <= room) {
            return text;
        }
        boolean parting = room >= FEW_LETTERS * gc.getFontMetrics().getHeight();
        int space = wide.applyAsInt(" ");
        StringBuilder all = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            int end = 0;
            boolean first = true;
            // not at the spaces that a line begins with
            for (String word : line.split("(?<=\\S) ", -1)) {
                int width = wide.applyAsInt(word);
                if (!first) {
                    boolean beside = end + space + width <= room;
                    all.append(beside ? ' ' : '\n');
                    end = beside ? end + space : 0;
                }
                first = false;
                String rest = word;
                while (parting && width > room) {
                    int part = fitting(gc, rest, room);
                    all.append(rest, 0, part).append('\n');
                    rest = rest.substring(part);
                    width = gc.textExtent(rest).x;
                }
                all.append(rest);
                end += width;
            }
            all.append('\n');
        }
        all.setLength(all.length() - 1);
        return all.toString();
    }

    /** How many letters of a word have room: at least one, and rather fewer than a part that ends within a name. */
    private static int fitting(GC gc, String word, int room) {
        int low = 1;
        int high = word.length() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (gc.textExtent(word.substring(0, middle)).x <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        for (int end = low; end > low / 2; end--) {
            if (!Character.isLetterOrDigit(word.charAt(end - 1))) {
                return end;
            }
        }
        return low;
    }

    /** A box behind a read-out. */
    public static void panel(GC gc, PaletteWatch colours, Rectangle box) {
        gc.setAlpha(235);
        gc.setBackground(colours.color(colours.palette().panel()));
        gc.fillRoundRectangle(box.x, box.y, box.width, box.height, 6, 6);
        gc.setAlpha(255);
        gc.setForeground(colours.color(colours.palette().frame()));
        gc.drawRoundRectangle(box.x, box.y, box.width - 1, box.height - 1, 6, 6);
    }

    /**
     * A panel with a few lines of text.
     *
     * @param room the most that it may be wide
     * @param right whether x is its right edge
     * @param below whether y is its upper edge
     */
    public static void note(GC gc, PaletteWatch colours, String said, int room, int x, int y, boolean right,
            boolean below) {
        String text = wrapped(gc, said, room - 2 * PADDING);
        Point size = gc.textExtent(text, SWT.DRAW_DELIMITER);
        int width = size.x + 2 * PADDING;
        int height = size.y + PADDING;
        Rectangle box = new Rectangle(right ? x - width : x, below ? y : y - height, width, height);
        panel(gc, colours, box);
        gc.setForeground(colours.color(colours.palette().foreground()));
        gc.drawText(text, box.x + PADDING, box.y + PADDING / 2, SWT.DRAW_TRANSPARENT | SWT.DRAW_DELIMITER);
    }

    /** The first lines of a text that a note in some room can say; dots after them where there would be more. */
    public static String shortened(GC gc, String said, int room, int height) {
        List<String> lines = wrapped(gc, said, room - 2 * PADDING).lines().toList();
        int most = Math.max(0, (height - PADDING) / gc.getFontMetrics().getHeight());
        return lines.size() <= most ? said : String.join("\n", lines.subList(0, most)) + (most == 0 ? "" : DOTS);
    }

    /** What a person drags over, between two corners. */
    public static Rectangle between(Point one, Point other) {
        return new Rectangle(Math.min(one.x, other.x), Math.min(one.y, other.y), Math.abs(one.x - other.x),
                Math.abs(one.y - other.y));
    }

    /** Marks what a person drags over. */
    public static void band(GC gc, PaletteWatch colours, Rectangle box) {
        gc.setBackground(colours.color(colours.palette().accent()));
        gc.setAlpha(40);
        gc.fillRectangle(box);
        gc.setAlpha(255);
        gc.setForeground(colours.color(colours.palette().accent()));
        gc.drawRectangle(box);
    }

    /** The ring that shows where the keys go. */
    public static void focusRing(GC gc, PaletteWatch colours, Control control) {
        if (control.isFocusControl()) {
            Point size = control.getSize();
            gc.setLineStyle(SWT.LINE_SOLID);
            gc.setLineWidth(2);
            gc.setForeground(colours.color(colours.palette().accent()));
            gc.drawRectangle(1, 1, size.x - 2, size.y - 2);
            gc.setLineWidth(1);
        }
    }

    /** Draws a control's content into a picture. */
    public static ImageData picture(Control control, java.util.function.Consumer<GC> painter) {
        Point size = control.getSize();
        Image image = new Image(control.getDisplay(), Math.max(size.x, 1), Math.max(size.y, 1));
        try {
            GC gc = new GC(image);
            try {
                gc.setFont(control.getFont());
                painter.accept(gc);
            } finally {
                gc.dispose();
            }
            return image.getImageData();
        } finally {
            image.dispose();
        }
    }
}

package glia.ui.tests;

import glia.testkit.Widgets;
import glia.ui.kit.Drawing;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.LiveTable;
import glia.ui.kit.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.forms.widgets.Hyperlink;

/** What nobody could read in a window, computed from its widgets: cut off, overlapping, or of too little contrast. */
final class Legibility {
    /** As WCAG 2 asks for text at its middle level, AA. */
    private static final double CONTRAST = 4.5;
    /** At its highest level, AAA, which the theme of high contrast keeps. */
    private static final double HIGH_CONTRAST = 7;
    /** As WCAG 2 asks for what shows where a field, a button or a box is. */
    private static final double FRAME = 3;
    /** Where JFace keeps the styles of an item's first cell. */
    static final String STYLES = "org.eclipse.jfacestyled_label_key_0";
    private static final String FLAME = "glia.ui.views.flame";
    /** Points by which sizes that are rounded may differ. */
    private static final int ROUNDING = 2;
    /** By which the platform's places of tool bars beside tabs reach over what is below them after one had two rows. */
    private static final int SEAM = 3;
    /** The part of a contrast that is left of the thin strokes of letters, which are smoothed. */
    private static final double STROKES = 0.7;
    /** The same of words of some letters, of which one has an upright stroke. */
    private static final double UPRIGHT = 0.9;
    private static final int SOME = 5;
    /** What SWT is given where there is no picture: a red square, smaller than any picture. */
    private static final int MISSING = ImageDescriptor.getMissingImageDescriptor().getImageData(100).width;
    private static final Pattern WORD = Pattern.compile("\\p{L}{" + SOME + ",}");
    /** How far the frame of a field or button reaches into it, at most. */
    private static final int EDGE = 3;
    /** What a box and the room beside it take of a button. */
    private static final int BOX = 22;
    /** So many rows of pixels has the smallest box. */
    private static final int LEAST_BOX = 8;
    /** Relative luminance that no background has in a dark theme, and that every one has in a light one. */
    private static final double HALF_LIGHT = 0.4;

    private final List<String> faults = new ArrayList<>();
    private final GC gc;
    private final Composite root;
    private final Pixels screen;
    private final boolean dark;
    private final boolean high;

    private Legibility(GC gc, Composite root, boolean dark, boolean high) {
        this.gc = gc;
        this.root = root;
        screen = Pixels.of(root);
        this.dark = dark;
        this.high = high;
    }

    /**
     * What is wrong with what can be seen below a composite, a line each.
     *
     * @param dark whether the theme is a dark one
     * @param high whether it is one of high contrast
     */
    static List<String> faults(Composite root, boolean dark, boolean high) {
        GC gc = new GC(root);
        try {
            Legibility look = new Legibility(gc, root, dark, high);
            look.lookAt(root);
            return look.faults;
        } finally {
            gc.dispose();
        }
    }

    private void lookAt(Composite parent) {
        List<Control> children = Stream.of(parent.getChildren()).filter(Control::isVisible)
                .filter(child -> child.getSize().x > 0 && child.getSize().y > 0).toList();
        for (Control child : children) {
            String text = text(child);
            if (!text.isBlank()) {
                size(child, text);
            }
            boolean words = child instanceof ToolBar bar
                    && Stream.of(bar.getItems()).anyMatch(item -> !item.getText().isBlank());
            if (!text.isBlank() || words || child instanceof Table || child instanceof Tree || child instanceof Text
                    || child instanceof StyledText) {
                colours(child, text);
            }
            if (framed(child) && (high || child.isEnabled())) {
                frame(child, text);
            }
            switch (child) {
                case Table table -> table(table);
                case Tree tree -> {
                    Stream.of(tree.getColumns()).forEach(this::head);
                    Stream.of(tree.getItems()).forEach(item -> {
                        styles(item);
                        cells(item);
                        pictures(item);
                    });
                }
                case ToolBar bar -> buttons(bar);
                case StyledText styled -> {
                    styles(styled);
                    drawn(styled);
                }
                case Text field when !field.getMessage().isBlank() && field.getText().isEmpty() && field.isEnabled() ->
                    drawn(field, inner(field), field.getMessage());
                case DrawingCanvas<?> canvas -> words(canvas);
                case CTabFolder folder -> {
                    contrast(folder, "tabs", folder.getForeground(), folder.getBackground());
                    Stream.of(folder.getItems()).filter(CTabItem::isShowing).forEach(this::tab);
                }
                default -> {
                    // has no text of its own beside the one above
                }
            }
            if (child instanceof Composite composite) {
                lookAt(composite);
            }
        }
        overlaps(children, parent instanceof CTabFolder);
    }

    /** What a control says, empty for none that has words of its own. */
    private static String text(Control control) {
        return switch (control) {
            case Label label -> label.getText();
            case CLabel label -> label.getText() == null ? "" : label.getText();
            case Button button -> button.getText();
            case Link link -> link.getText();
            case Hyperlink link -> link.getText();
            case Combo combo -> combo.getText();
            default -> "";
        };
    }

    private void size(Control control, String text) {
        Point size = control.getSize();
        boolean wraps = (control.getStyle() & SWT.WRAP) != 0;
        Point wanted = control.computeSize(wraps ? size.x : SWT.DEFAULT, SWT.DEFAULT);
        // the platform lays its status line out while that is empty, and so lower than with words and all margins
        int margins = control instanceof CLabel label ? label.getTopMargin() + label.getBottomMargin() : 0;
        if (wanted.x > size.x + ROUNDING || wanted.y - margins > size.y + ROUNDING) {
            fault("cut off", control, text, "needs " + wanted + ", has " + size);
        }
        Composite parent = control.getParent();
        Rectangle bounds = control.getBounds();
        Rectangle room = parent.getClientArea();
        boolean scrolls = parent instanceof ScrolledComposite
                || (parent.getStyle() & (SWT.H_SCROLL | SWT.V_SCROLL)) != 0;
        if (!scrolls && (bounds.x + bounds.width > room.x + room.width + ROUNDING
                || bounds.y + bounds.height > room.y + room.height + ROUNDING)) {
            fault("reaches out of its parent", control, text, bounds + " in " + room);
        }
    }

    private void buttons(ToolBar bar) {
        int wanted = bar.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
        if ((bar.getStyle() & SWT.WRAP) == 0 && wanted > bar.getSize().x + ROUNDING) {
            fault("cut off", bar, bar.getItemCount() + " buttons", "needs " + wanted + ", has " + bar.getSize().x);
        }
    }

    private void colours(Control control, String text) {
        double least = control.isEnabled() ? high ? HIGH_CONTRAST : CONTRAST : high ? CONTRAST : 0;
        if (least == 0) {
            // as WCAG has it: nobody needs to read what cannot be used, but who wants high contrast may want to
            return;
        }
        double background = Palette.luminance(rgb(control.getBackground()));
        if (dark == background > HALF_LIGHT) {
            fault(dark ? "light in the dark" : "dark in the light", control, text, control.getBackground().toString());
        }
        contrast(control, text, control.getForeground(), control.getBackground(), least);
        if (control instanceof Label || control instanceof CLabel || control instanceof Button) {
            screen(control, text, least);
        }
    }

    /** What SWT says of a colour is not always what GTK draws. */
    private void screen(Control label, String text, double least) {
        drawn(label, words(label), text, STROKES * least);
    }

    private void drawn(Control control, Rectangle part, String text) {
        drawn(control, part, text, (text.length() < SOME ? STROKES : UPRIGHT) * (high ? HIGH_CONTRAST : CONTRAST));
    }

    /**
     * Words that a style is asked for when they are drawn, or that are selected. The colours of these are set by the
     * dark theme of the platform, whose preferences cannot be set once more beside it.
     */
    private void drawn(StyledText text) {
        Rectangle seen = seen(text);
        Point selected = dark && !high ? text.getSelectionRange() : new Point(0, 0);
        for (int line = Math.max(0, text.getTopIndex()); line < text.getLineCount()
                && text.getLinePixel(line) < text.getClientArea().height; line++) {
            Matcher words = WORD.matcher(text.getLine(line));
            int offset = text.getOffsetAtLine(line);
            while (words.find()) {
                int start = offset + words.start();
                if (start >= selected.x && start < selected.x + selected.y) {
                    continue;
                }
                Rectangle bounds = text.getTextBounds(start, offset + words.end() - 1);
                Rectangle part = text.getDisplay().map(text, root, bounds);
                if (part.intersection(seen).equals(part)) {
                    drawn(text, part, words.group());
                }
            }
        }
    }

    private void drawn(Control label, Rectangle part, String text, double least) {
        Map<Integer, Integer> pixels = screen.counts(part);
        if (pixels.size() < 2) {
            // out of what its parents show of it, or beside the words
            return;
        }
        int background = Collections.max(pixels.entrySet(), Map.Entry.comparingByValue()).getKey();
        // what is selected in a text may be dark in the light
        if (!(label instanceof StyledText) && dark == Palette.luminance(background) > HALF_LIGHT) {
            fault(dark ? "light on the screen" : "dark on the screen", label, text, hex(background));
        }
        double contrast = pixels.keySet().stream().mapToDouble(each -> Palette.contrast(each, background)).max()
                .orElseThrow();
        if (contrast < least) {
            fault("hard to read on the screen", label, text, String.format("contrast %.1f on %s", contrast,
                    hex(background)));
        }
    }

    private static String hex(int rgb) {
        return String.format("#%06x", rgb);
    }

    /** The part of the picture where a control is, as far as its parents show it. */
    private Rectangle seen(Control control) {
        Rectangle part = inRoot(control);
        for (Composite parent = control.getParent(); parent != root; parent = parent.getParent()) {
            part.intersect(inRoot(parent));
        }
        part.intersect(screen.all());
        return part;
    }

    /** The part of the picture that has the words of a control, as far as they can be seen, without box and frame. */
    private Rectangle words(Control control) {
        return control instanceof Button ? inner(control) : seen(control);
    }

    private Rectangle inner(Control control) {
        Rectangle part = seen(control);
        int left = box(control) ? BOX : EDGE;
        part.intersect(new Rectangle(part.x + left, part.y + EDGE, part.width - left - EDGE, part.height - 2 * EDGE));
        return part;
    }

    private static boolean box(Control control) {
        return control instanceof Button && (control.getStyle() & (SWT.CHECK | SWT.RADIO)) != 0;
    }

    /**
     * Whether it is to be seen where it is: what a person types or presses within, and in high contrast what holds rows
     * or fields.
     */
    private boolean framed(Control control) {
        boolean border = (control.getStyle() & SWT.BORDER) != 0;
        return switch (control) {
            case Text text -> border || (text.getStyle() & SWT.SEARCH) != 0;
            case Table _, Tree _, org.eclipse.swt.widgets.List _, StyledText _ -> high && border;
            case Group _ -> high;
            default -> control instanceof Combo || control instanceof Spinner || control instanceof Button;
        };
    }

    private void frame(Control control, String text) {
        Rectangle part = inRoot(control);
        if (!seen(control).equals(part)) {
            // scrolled: a side of it may be that of what it is scrolled in
            return;
        }
        int middle = part.y + part.height / 2;
        if (box(control)) {
            Rectangle box = new Rectangle(part.x, part.y, BOX, part.height);
            if (part.x > 0 && screen.rows(box, screen.at(part.x - 1, middle), FRAME) < LEAST_BOX) {
                fault("box hard to see", control, text, "on " + hex(screen.at(part.x - 1, middle)));
            }
            return;
        }
        int centre = part.x + part.width / 2;
        side(control, "left", part.x - 1, middle, 1, 0);
        side(control, "right", part.x + part.width, middle, -1, 0);
        if (!(control instanceof Group)) {
            // which has its title there
            side(control, "upper", centre, part.y - 1, 0, 1);
        }
        side(control, "lower", centre, part.y + part.height, 0, -1);
    }

    /**
     * A line may stand out against what is within or without, or these against each other.
     *
     * @param x and y just outside of the control, from where one step leads into it
     */
    private void side(Control control, String side, int x, int y, int stepX, int stepY) {
        if (!screen.all().contains(x, y)) {
            return;
        }
        int[] across = IntStream.rangeClosed(0, EDGE).map(step -> screen.at(x + step * stepX, y + step * stepY))
                .toArray();
        double most = Arrays.stream(across).mapToDouble(one -> Arrays.stream(across)
                .mapToDouble(other -> Palette.contrast(one, other)).max().orElseThrow()).max().orElseThrow();
        if (most < FRAME) {
            fault("frame hard to see", control, text(control), String.format("%s side, contrast %.1f on %s", side, most,
                    hex(across[0])));
        }
    }

    /** Places in a field of text begin where its text does, those in its parent where that does. */
    private Rectangle inRoot(Control control) {
        return control.getDisplay().map(control.getParent(), root, control.getBounds());
    }

    private void contrast(Control control, String text, Color foreground, Color background) {
        contrast(control, text, foreground, background, high ? HIGH_CONTRAST : CONTRAST);
    }

    private void contrast(Control control, String text, Color foreground, Color background, double least) {
        double contrast = Palette.contrast(rgb(foreground), rgb(background));
        if (contrast < least) {
            fault("hard to read", control, text, String.format("contrast %.1f, %s on %s", contrast, foreground,
                    background));
        }
    }

    /**
     * Words that are drawn: what is shortened where there is no room, a figure mostly, is said by a tip, and so are the
     * names of calls in a flame graph, which are as wide as their samples say.
     */
    private void words(DrawingCanvas<?> canvas) {
        gc.setFont(canvas.getFont());
        Drawing drawing = canvas.drawing();
        for (Drawing.Shape shape : drawing.shapes()) {
            if (shape instanceof Drawing.Text text && !FLAME.equals(canvas.getData(Widgets.ID))) {
                Point size = gc.textExtent(text.text());
                if (size.x > text.width() && gc.textExtent(text.shorter()).x > text.width()) {
                    fault("drawn words cut off", canvas, text.text(), "need " + size + ", have " + text.width());
                }
                double right = text.x() + Math.min(size.x, text.width());
                if (text.y() - size.y / 2.0 < -ROUNDING || text.y() + size.y / 2.0 > drawing.height() + ROUNDING
                        || text.x() < -ROUNDING || right > drawing.width() + ROUNDING) {
                    fault("drawn words reach out of their picture", canvas, text.text(), text + " in "
                            + drawing.width() + " x " + drawing.height());
                }
            }
        }
    }

    private static int rgb(Color colour) {
        return rgb(colour.getRGB());
    }

    private static int rgb(RGB colour) {
        return colour.red << 16 | colour.green << 8 | colour.blue;
    }

    /** Words that have colours of their own. */
    private void styles(StyledText text) {
        for (StyleRange range : text.getStyleRanges()) {
            if (range.foreground != null) {
                contrast(text, text.getTextRange(range.start, range.length).strip(), range.foreground,
                        range.background == null ? text.getBackground() : range.background);
            }
        }
    }

    /** The colours of the words of an item and of those below it, where JFace draws them in more than one. */
    private void styles(TreeItem item) {
        if (item.getData(STYLES) instanceof StyleRange[] ranges) {
            for (StyleRange range : ranges) {
                if (range.foreground != null) {
                    contrast(item.getParent(), item.getText().substring(range.start, range.start + range.length)
                            .strip(), range.foreground, item.getParent().getBackground());
                }
            }
        }
        Stream.of(item.getItems()).forEach(this::styles);
    }

    private void table(Table table) {
        Stream.of(table.getColumns()).forEach(this::head);
        cells(table);
        // nothing of another view, over which it would reach if it were not scrolled
        Rectangle part = seen(table);
        part.intersect(below(inRoot(table)));
        if (part.isEmpty()) {
            return;
        }
        double brightness = screen.brightness(part);
        if (dark ? brightness > 0.4 : brightness < 0.6) {
            fault(dark ? "light on the screen" : "dark on the screen", table, "", "brightness " + brightness);
        }
    }

    /** Those on the screen; of a table with many rows, a tip says the whole of its last column, which is of words. */
    private void cells(Table table) {
        gc.setFont(table.getFont());
        boolean tips = (table.getStyle() & SWT.VIRTUAL) != 0 && table.getParent().getParent() instanceof LiveTable;
        int columns = tips ? table.getColumnCount() - 1 : table.getColumnCount();
        for (int row = table.getTopIndex(); row < table.getItemCount(); row++) {
            TableItem item = table.getItem(row);
            if (item.getBounds().y > table.getClientArea().height) {
                break;
            }
            for (int i = 0; i < columns; i++) {
                Point wanted = item.getText(i).isEmpty() ? new Point(0, 0) : gc.textExtent(item.getText(i));
                Point room = new Point(table.getColumn(i).getWidth(), item.getBounds(i).height);
                if (wanted.x > Math.max(0, room.x - ROUNDING) || wanted.y > room.y + ROUNDING) {
                    fault("cell cut off", table, item.getText(i), "needs " + wanted + ", has " + room);
                }
            }
        }
    }

    private void cells(TreeItem item) {
        Tree tree = item.getParent();
        if (tree.getParent().getParent().getClass().getSimpleName().equals("FilteredTree")) {
            // the platform's log, whose messages are of any length and told in full when they are opened
            return;
        }
        gc.setFont(tree.getFont());
        for (int i = 0; i < tree.getColumnCount(); i++) {
            int wanted = gc.textExtent(item.getText(i)).x;
            Rectangle room = item.getBounds(i);
            if (room.height > 0 && wanted > room.width) {
                fault("cell cut off", tree, item.getText(i), "needs " + wanted + ", has " + room.width);
            }
        }
        Stream.of(item.getItems()).forEach(this::cells);
    }

    private void head(TableColumn column) {
        head(column.getParent(), column.getText(), column.getWidth(), column.getParent().getHeaderHeight());
    }

    private void head(TreeColumn column) {
        head(column.getParent(), column.getText(), column.getWidth(), column.getParent().getHeaderHeight());
    }

    private void head(Composite table, String text, int width, int height) {
        gc.setFont(table.getFont());
        Point wanted = gc.textExtent(text);
        // a column of no width is one that is not shown, and heads of no height are none
        if (width > 0 && height > 0 && (wanted.x > width || wanted.y > height)) {
            fault("head cut off", table, text, "needs " + wanted + ", has " + width + " x " + height);
        }
    }

    private void pictures(TreeItem item) {
        if (item.getImage() != null && item.getImage().getBounds().width == MISSING) {
            fault("picture missing", item.getParent(), item.getText(), "a red square");
        }
        Stream.of(item.getItems()).forEach(this::pictures);
    }

    private void tab(CTabItem item) {
        gc.setFont(item.getFont());
        int icon = item.getImage() == null ? 0 : item.getImage().getBounds().width;
        Rectangle words = item.getDisplay().map(item.getParent(), root, item.getBounds());
        words.intersect(new Rectangle(words.x + icon + 2 * EDGE, words.y + 2 * EDGE,
                Math.min(words.width, gc.textExtent(item.getText()).x), words.height - 4 * EDGE));
        // in high contrast, too: the platform draws what is not selected at half strength there, 5.2 on black
        drawn(item.getParent(), words.intersection(seen(item.getParent())), item.getText(), UPRIGHT * CONTRAST);
        int wanted = gc.textExtent(item.getText()).x + icon;
        if (wanted > item.getBounds().width) {
            fault("tab cut off", item.getParent(), item.getText(), "needs " + wanted + ", has "
                    + item.getBounds().width);
        }
    }

    private void overlaps(List<Control> children, boolean tabs) {
        for (int i = 0; i < children.size(); i++) {
            for (int j = 0; j < i; j++) {
                Rectangle common = children.get(i).getBounds().intersection(children.get(j).getBounds());
                int most = tabs && (bars(children.get(i)) || bars(children.get(j))) ? SEAM : ROUNDING;
                if (common.width > most && common.height > most) {
                    fault("lie over each other", children.get(i), text(children.get(i)), "and " + children.get(j) + " "
                            + common);
                }
            }
        }
    }

    /** Whether it is the platform's place of tool bars beside tabs. */
    private static boolean bars(Control place) {
        return place instanceof Composite composite && composite.getLayout() instanceof RowLayout;
    }

    private void fault(String what, Control control, String text, String figures) {
        StringBuilder path = new StringBuilder(control.getClass().getSimpleName());
        for (Composite parent = control.getParent(); parent != null && path.length() < 120;
                parent = parent.getParent()) {
            path.insert(0, parent.getClass().getSimpleName() + '/');
        }
        faults.add(what + ": \"" + text + "\", " + figures + " (" + path + ")");
    }

    /** Below what is always above the rest, tool bars or the header of a table. */
    static double luminanceOnScreen(Control control) {
        Pixels pixels = Pixels.of(control);
        return pixels.brightness(below(pixels.all()));
    }

    private static Rectangle below(Rectangle all) {
        return new Rectangle(all.x, all.y + 60, all.width, Math.max(0, all.height - 60));
    }
}

package glia.ui.tests;

import glia.ui.kit.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.ui.forms.widgets.Hyperlink;

/** What nobody could read in a window, computed from its widgets: cut off, overlapping, or of too little contrast. */
final class Legibility {
    /** As WCAG 2 asks for text at its middle level, AA. */
    private static final double CONTRAST = 4.5;
    /** At its highest level, AAA, which the theme of high contrast keeps. */
    private static final double HIGH_CONTRAST = 7;
    /** Points by which sizes that are rounded may differ. */
    private static final int ROUNDING = 2;
    /** By which the place of a view's tool bar, empty there, reaches over the view after it had two rows. */
    private static final int SEAM = 3;

    /** Relative luminance that no background has in a dark theme, and that every one has in a light one. */
    private static final double HALF_LIGHT = 0.4;

    private final List<String> faults = new ArrayList<>();
    private final GC gc;
    private final boolean dark;

    private final double least;

    private Legibility(GC gc, boolean dark, double least) {
        this.gc = gc;
        this.dark = dark;
        this.least = least;
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
            Legibility look = new Legibility(gc, dark, high ? HIGH_CONTRAST : CONTRAST);
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
            switch (child) {
                case Table table -> table(table);
                case Tree tree -> Stream.of(tree.getColumns()).forEach(this::head);
                case ToolBar bar -> buttons(bar);
                case StyledText styled -> styles(styled);
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
        overlaps(children, parent instanceof CTabFolder ? SEAM : ROUNDING);
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
        if (wanted.x > size.x + ROUNDING || wanted.y > size.y + ROUNDING) {
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
        if (!control.isEnabled()) {
            return;
        }
        double background = Palette.luminance(rgb(control.getBackground()));
        if (dark == background > HALF_LIGHT) {
            fault(dark ? "light in the dark" : "dark in the light", control, text, control.getBackground().toString());
        }
        contrast(control, text, control.getForeground(), control.getBackground());
    }

    private void contrast(Control control, String text, Color foreground, Color background) {
        double contrast = Palette.contrast(rgb(foreground), rgb(background));
        if (contrast < least) {
            fault("hard to read", control, text, String.format("contrast %.1f, %s on %s", contrast, foreground,
                    background));
        }
    }

    private static int rgb(Color colour) {
        return colour.getRed() << 16 | colour.getGreen() << 8 | colour.getBlue();
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

    private void table(Table table) {
        Stream.of(table.getColumns()).forEach(this::head);
        double brightness = luminanceOnScreen(table);
        if (dark ? brightness > 0.4 : brightness < 0.6) {
            fault(dark ? "light on the screen" : "dark on the screen", table, "", "brightness " + brightness);
        }
    }

    private void head(TableColumn column) {
        head(column.getParent(), column.getText(), column.getWidth());
    }

    private void head(TreeColumn column) {
        head(column.getParent(), column.getText(), column.getWidth());
    }

    private void head(Composite table, String text, int width) {
        gc.setFont(table.getFont());
        // a column of no width is one that is not shown
        if (width > 0 && gc.textExtent(text).x > width) {
            fault("head cut off", table, text, "needs " + gc.textExtent(text).x + ", has " + width);
        }
    }

    private void tab(CTabItem item) {
        gc.setFont(item.getFont());
        int icon = item.getImage() == null ? 0 : item.getImage().getBounds().width;
        int wanted = gc.textExtent(item.getText()).x + icon;
        if (wanted > item.getBounds().width) {
            fault("tab cut off", item.getParent(), item.getText(), "needs " + wanted + ", has "
                    + item.getBounds().width);
        }
    }

    private void overlaps(List<Control> children, int most) {
        for (int i = 0; i < children.size(); i++) {
            for (int j = 0; j < i; j++) {
                Rectangle common = children.get(i).getBounds().intersection(children.get(j).getBounds());
                if (common.width > most && common.height > most) {
                    fault("lie over each other", children.get(i), text(children.get(i)), "and " + children.get(j) + " "
                            + common);
                }
            }
        }
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
        Image image = new Image(control.getDisplay(), control.getSize().x, control.getSize().y);
        GC gc = new GC(control.getDisplay());
        gc.copyArea(image, control.toDisplay(0, 0).x, control.toDisplay(0, 0).y);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        double sum = 0;
        int count = 0;
        for (int y = 60; y < data.height; y += 7) {
            for (int x = 0; x < data.width; x += 7) {
                sum += brightness(data.palette.getRGB(data.getPixel(x, y)));
                count++;
            }
        }
        return sum / count;
    }

    private static double brightness(RGB colour) {
        return (0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue) / 255;
    }
}

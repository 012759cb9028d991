package glia.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;

/** Finds widgets by the id that they carry, and works them by the events that a hand would cause. */
public final class Widgets {

    /** The key under which a widget carries its id. */
    public static final String ID = "glia.id";

    private Widgets() {
    }

    /** The widget of that id; a failure with a screenshot if there is none. */
    public static <T extends Widget> T find(Class<T> type, String id) {
        for (Shell shell : Display.getCurrent().getShells()) {
            for (Widget widget : all(shell)) {
                if (type.isInstance(widget) && id.equals(widget.getData(ID))) {
                    return type.cast(widget);
                }
            }
        }
        throw Ui.failure("no " + type.getSimpleName() + " with the id " + id);
    }

    /** The first widget of a type below a parent that a condition holds for, null if there is none. */
    public static <T extends Widget> T first(Composite parent, Class<T> type, Predicate<T> condition) {
        for (Widget widget : all(parent)) {
            if (type.isInstance(widget) && condition.test(type.cast(widget))) {
                return type.cast(widget);
            }
        }
        return null;
    }

    /** The button of a dialog that carries this text, whatever its mnemonic. */
    public static Button button(Composite parent, String text) {
        Button button = first(parent, Button.class, b -> b.getText().replace("&", "").equals(text));
        if (button == null) {
            throw Ui.failure("no button " + text);
        }
        return button;
    }

    /** All text that can be read in a shell or composite, one line a widget. */
    public static String text(Composite parent) {
        List<String> lines = new ArrayList<>();
        for (Widget widget : all(parent)) {
            switch (widget) {
                case Label label -> lines.add(label.getText());
                case Text text -> lines.add(text.getText());
                case Link link -> lines.add(link.getText());
                case Button button -> lines.add(button.getText());
                default -> {
                    // says nothing
                }
            }
        }
        return String.join("\n", lines);
    }

    public static void click(Widget widget) {
        if (widget instanceof Button button && (button.getStyle() & (SWT.CHECK | SWT.RADIO | SWT.TOGGLE)) != 0) {
            button.setSelection((button.getStyle() & SWT.RADIO) != 0 || !button.getSelection());
        }
        widget.notifyListeners(SWT.Selection, new Event());
    }

    public static void select(Combo combo, String item) {
        int index = combo.indexOf(item);
        if (index < 0) {
            throw Ui.failure("no entry " + item + " in " + String.join(", ", combo.getItems()));
        }
        combo.select(index);
        combo.notifyListeners(SWT.Selection, new Event());
    }

    public static void type(Text text, String content) {
        text.setFocus();
        text.setText(content);
    }

    /** Every item of a tree that is expanded, in the order of the screen. */
    public static List<TreeItem> items(Tree tree) {
        List<TreeItem> items = new ArrayList<>();
        for (TreeItem item : tree.getItems()) {
            addItems(item, items);
        }
        return items;
    }

    private static void addItems(TreeItem item, List<TreeItem> items) {
        items.add(item);
        if (item.getExpanded()) {
            for (TreeItem child : item.getItems()) {
                addItems(child, items);
            }
        }
    }

    public static void select(Tree tree, TreeItem item) {
        tree.setSelection(item);
        Event event = new Event();
        event.item = item;
        tree.notifyListeners(SWT.Selection, event);
    }

    /** Opens an item, whose children may come into being by that. */
    public static void expand(Tree tree, TreeItem item) {
        Event event = new Event();
        event.item = item;
        tree.notifyListeners(SWT.Expand, event);
        item.setExpanded(true);
    }

    /** As a double click on an item does. */
    public static void open(Tree tree, TreeItem item) {
        select(tree, item);
        Event open = new Event();
        open.item = item;
        tree.notifyListeners(SWT.DefaultSelection, open);
    }

    private static List<Widget> all(Composite parent) {
        List<Widget> widgets = new ArrayList<>();
        widgets.add(parent);
        for (Control child : parent.getChildren()) {
            if (child instanceof Composite composite) {
                widgets.addAll(all(composite));
            } else {
                widgets.add(child);
            }
        }
        if (parent instanceof ToolBar bar) {
            for (ToolItem item : bar.getItems()) {
                widgets.add(item);
            }
        }
        return widgets;
    }
}

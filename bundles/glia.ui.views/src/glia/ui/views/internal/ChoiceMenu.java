package glia.ui.views.internal;

import java.util.List;
import java.util.function.IntConsumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolItem;

/** A choice of one of several names in a view's tool bar: a button that shows the chosen one and opens the others. */
public class ChoiceMenu extends Action implements IMenuCreator {
    private final IntConsumer listener;
    private final Runnable relayout;
    private List<String> choices = List.of();
    private int chosen;
    private Menu menu;
    private int longest;

    /**
     * @param what what is chosen, for a tool tip
     * @param listener told the place of the name that a person has chosen
     * @param relayout gives the tool bar the room that it needs now
     */
    public ChoiceMenu(String what, IntConsumer listener, Runnable relayout) {
        super("", IAction.AS_DROP_DOWN_MENU);
        this.listener = listener;
        this.relayout = relayout;
        setToolTipText(what);
        setMenuCreator(this);
    }

    /** Adds the button, which shows its text, to a tool bar. */
    public void addTo(IToolBarManager manager) {
        ActionContributionItem item = new ActionContributionItem(this);
        item.setMode(ActionContributionItem.MODE_FORCE_TEXT);
        manager.add(item);
    }

    /** Offers other names. */
    public void setChoices(List<String> names, int nowChosen) {
        choices = List.copyOf(names);
        chosen = nowChosen;
        show();
    }

    /** Place of the chosen name; 0 if there is none. */
    public int chosen() {
        return chosen;
    }

    private void show() {
        setText(chosen < choices.size() ? choices.get(chosen) : "\u2013");
        setEnabled(choices.size() > 1);
        if (getText().length() > longest) {
            // a tool bar keeps the room that it had, however long the texts of its buttons become
            longest = getText().length();
            relayout.run();
        }
    }

    /** A click on the button itself opens the choice too. */
    @Override
    public void runWithEvent(Event event) {
        if (event.widget instanceof ToolItem button) {
            Rectangle bounds = button.getBounds();
            Menu opened = getMenu(button.getParent());
            opened.setLocation(button.getParent().toDisplay(bounds.x, bounds.y + bounds.height));
            opened.setVisible(true);
        }
    }

    private void choose(int place) {
        chosen = place;
        show();
        listener.accept(place);
    }

    @Override
    public Menu getMenu(Control parent) {
        dispose();
        menu = new Menu(parent);
        fill();
        return menu;
    }

    @Override
    public Menu getMenu(Menu parent) {
        dispose();
        menu = new Menu(parent);
        fill();
        return menu;
    }

    private void fill() {
        for (int i = 0; i < choices.size(); i++) {
            int place = i;
            MenuItem item = new MenuItem(menu, SWT.RADIO);
            item.setText(choices.get(i));
            item.setSelection(i == chosen);
            item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
                if (item.getSelection()) {
                    choose(place);
                }
            }));
        }
    }

    @Override
    public void dispose() {
        if (menu != null) {
            menu.dispose();
            menu = null;
        }
    }
}

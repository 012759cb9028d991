package glia.ui.views.internal;

import java.util.List;
import org.eclipse.jface.action.ControlContribution;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** A choice of one of several names in a view's tool bar. */
final class ChoiceContribution extends ControlContribution {
    private static final int LEAST_WIDTH = 12;

    private final String label;
    private final Runnable listener;
    private List<String> choices = List.of();
    private int chosen;
    private Combo combo;

    /**
     * @param id of the contribution
     * @param label what is chosen
     * @param listener told when a person has chosen
     */
    ChoiceContribution(String id, String label, Runnable listener) {
        super(id);
        this.label = label;
        this.listener = listener;
    }

    @Override
    protected Control createControl(Composite parent) {
        combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setToolTipText(label);
        combo.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = label;
            }
        });
        combo.addListener(SWT.Selection, event -> {
            chosen = Math.max(0, combo.getSelectionIndex());
            listener.run();
        });
        fill();
        return combo;
    }

    @Override
    protected int computeWidth(Control control) {
        // it is made before there is anything to choose from, and a tool bar gives no more room later
        return Math.max(control.computeSize(SWT.DEFAULT, SWT.DEFAULT).x, LEAST_WIDTH * 8 + 40);
    }

    /** Offers other names and chooses the first one. */
    void setChoices(List<String> names) {
        choices = List.copyOf(names);
        chosen = 0;
        fill();
    }

    /** Place of the chosen name; 0 if there is none. */
    int chosen() {
        return chosen;
    }

    private void fill() {
        if (combo == null || combo.isDisposed()) {
            return;
        }
        combo.setItems(choices.toArray(String[]::new));
        combo.select(chosen);
        combo.setEnabled(choices.size() > 1);
    }
}

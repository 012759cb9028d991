package glia.ui.editors.internal.profile;

import glia.api.profile.Profile;
import glia.api.profile.Switch;
import glia.api.profile.Switches;
import glia.ui.editors.internal.Messages;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.IMessageManager;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Section;

/**
 * Switches by component, each with a control that suits its values, what it does, and what runs now: made from what the
 * components say of themselves.
 */
final class SwitchForm {

    /** Receives what a person sets. */
    interface Target {
        /** @param value null for the standard value */
        void set(String pid, Switch of, Object value);

        /** Something was typed that may be set later. */
        void typed();
    }

    private final FormToolkit toolkit;
    private final Composite parent;
    private final IMessageManager messages;
    private final Target target;
    private final List<SwitchRow> rows = new ArrayList<>();
    private List<Switches> installed = List.of();

    SwitchForm(FormToolkit toolkit, Composite parent, IMessageManager messages, Target target) {
        this.toolkit = toolkit;
        this.parent = parent;
        this.messages = messages;
        this.target = target;
    }

    /**
     * Shows values; in the UI thread.
     *
     * @param switches all that are installed
     * @param shown their values; null if they are not known
     * @param running what holds now; null where that is what is shown
     * @param editable whether they can be set
     * @return whether the rows are other ones than before
     */
    boolean show(List<Switches> switches, Profile shown, Profile running, boolean editable) {
        boolean others = !switches.equals(installed);
        if (others) {
            for (var child : parent.getChildren()) {
                child.dispose();
            }
            rows.clear();
            installed = switches;
            switches.forEach(this::section);
        }
        rows.forEach(row -> row.show(shown, running, editable && shown != null));
        return others;
    }

    /** Whether something is typed and not yet set. */
    boolean pending() {
        return rows.stream().anyMatch(SwitchRow::pending);
    }

    /**
     * Sets what is typed and not yet set.
     *
     * @return whether all of it could be
     */
    boolean commit() {
        boolean all = true;
        for (SwitchRow row : List.copyOf(rows)) {
            all &= row.commit();
        }
        return all;
    }

    /** Shows that nobody knows the values, and lets none be set. */
    void rest() {
        rows.forEach(row -> row.show(null, null, false));
    }

    private void section(Switches component) {
        Section section = toolkit.createSection(parent, Section.TITLE_BAR | Section.TWISTIE | Section.EXPANDED);
        section.setText(component.title());
        section.setToolTipText(component.pid());
        section.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
        Composite client = toolkit.createComposite(section);
        GridLayout layout = new GridLayout(4, false);
        layout.verticalSpacing = 2;
        client.setLayout(layout);
        section.setClient(client);
        component.switches().forEach(one -> rows.add(new SwitchRow(toolkit, client, component, one, messages,
                target)));
        section.setDescription(Messages.bind(Messages.profile_component, component.pid()));
    }
}

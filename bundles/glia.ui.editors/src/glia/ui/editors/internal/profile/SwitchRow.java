package glia.ui.editors.internal.profile;

import glia.api.profile.Profile;
import glia.api.profile.Switch;
import glia.api.profile.Switches;
import glia.ui.editors.internal.Messages;
import glia.ui.kit.PaletteWatch;
import java.util.Optional;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.IMessageManager;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** One switch: its name, its control, what runs now, a button for its standard value, and below what it does. */
final class SwitchRow {
    /** Under which a control carries what it sets. */
    private static final String ID = "glia.id";
    private static final int CONTROL_WIDTH = 110;
    private static final int WORDS_WIDTH = 200;

    private final Switches component;
    private final Switch of;
    private final IMessageManager messages;
    private final SwitchForm.Target target;
    private final Control control;
    private final Label running;
    private final Button standard;
    private final PaletteWatch colours;
    private Object value;
    private String shown = "";
    private boolean different;

    SwitchRow(FormToolkit toolkit, Composite parent, Switches component, Switch of, IMessageManager messages,
            SwitchForm.Target target) {
        this.component = component;
        this.of = of;
        this.messages = messages;
        this.target = target;
        String unit = switch (of.kind()) {
            case Switch.Whole whole -> whole.unit();
            case Switch.Real real -> real.unit();
            default -> "";
        };
        Label name = toolkit.createLabel(parent, unit.isEmpty() ? of.name()
                : Messages.bind(Messages.profile_unit, of.name(), unit));
        name.setToolTipText(of.kind().expected());
        control = control(toolkit, parent);
        control.setData(ID, component.pid() + "/" + of.name());
        control.setToolTipText(of.kind().expected());
        control.setLayoutData(wide(CONTROL_WIDTH));
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = component.title() + ' ' + of.name();
            }
        });
        running = toolkit.createLabel(parent, "");
        running.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        standard = toolkit.createButton(parent, Messages.profile_standard, SWT.PUSH);
        standard.setToolTipText(Messages.bind(Messages.profile_standard_tip,
                SwitchWords.shown(of.kind().standard())));
        standard.setData(ID, component.pid() + "/" + of.name() + ".standard");
        standard.addListener(SWT.Selection, event -> target.set(component.pid(), of, null));
        Label words = toolkit.createLabel(parent, Messages.bind(Messages.profile_words, of.description(),
                SwitchWords.takes(of.takes())), SWT.WRAP);
        GridData below = wide(WORDS_WIDTH);
        below.horizontalSpan = 4;
        below.grabExcessHorizontalSpace = true;
        words.setLayoutData(below);
        colours = new PaletteWatch(running);
        colours.onChange(palette -> colour());
        words.setForeground(colours.color(colours.palette().muted()));
        colours.onChange(palette -> words.setForeground(colours.color(palette.muted())));
    }

    private static GridData wide(int width) {
        GridData data = new GridData(SWT.FILL, SWT.CENTER, false, false);
        data.widthHint = width;
        return data;
    }

    private Control control(FormToolkit toolkit, Composite parent) {
        return switch (of.kind()) {
            case Switch.Choice choice -> {
                Combo combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
                toolkit.adapt(combo, true, true);
                combo.setItems(choice.words().toArray(String[]::new));
                combo.addListener(SWT.Selection, event -> set(combo.getText()));
                yield combo;
            }
            case Switch.Truth truth -> {
                Button check = toolkit.createButton(parent, Messages.profile_on, SWT.CHECK);
                check.addListener(SWT.Selection, event -> set(Boolean.toString(check.getSelection())));
                yield check;
            }
            default -> {
                Text text = toolkit.createText(parent, "", SWT.BORDER | SWT.SINGLE);
                text.addListener(SWT.DefaultSelection, event -> commit());
                text.addListener(SWT.FocusOut, event -> commit());
                text.addListener(SWT.Modify, event -> target.typed());
                yield text;
            }
        };
    }

    /** Whether something is typed that is not yet set. */
    boolean pending() {
        return control instanceof Text field && !field.getText().equals(shown);
    }

    /**
     * Sets what is typed and not yet set.
     *
     * @return whether it can be a value
     */
    boolean commit() {
        return !pending() || set(((Text) control).getText());
    }

    private boolean set(String typed) {
        Optional<Object> wanted = SwitchWords.parse(of.kind(), typed);
        if (wanted.isEmpty()) {
            messages.addMessage(this, Messages.bind(Messages.profile_expected, new Object[] {of.name(),
                of.kind().expected(), typed}), null, IMessageProvider.ERROR, control);
            return false;
        }
        messages.removeMessage(this, control);
        if (!wanted.get().equals(value)) {
            shown = typed;
            target.set(component.pid(), of, wanted.get());
        } else if (control instanceof Text field) {
            // another way to write the same
            field.setText(shown);
        }
        return true;
    }

    /** Shows what a profile sets it to, beside what runs, but for what a person is typing. */
    void show(Profile profile, Profile now, boolean editable) {
        value = profile == null ? null : component.settings(profile.of(component.pid())).values().get(of.name());
        String text = value == null ? "" : SwitchWords.shown(value);
        switch (control) {
            case Combo combo -> combo.setText(text);
            case Button check -> check.setSelection(Boolean.TRUE.equals(value));
            case Text field -> {
                if (!text.equals(shown)) {
                    shown = text;
                    messages.removeMessage(this, control);
                    field.setText(text);
                }
            }
            default -> throw new IllegalStateException(control.toString());
        }
        control.setEnabled(editable);
        standard.setVisible(editable && value != null && !value.equals(of.kind().standard()));
        Object runs = now == null ? value : component.settings(now.of(component.pid())).values().get(of.name());
        different = value != null && !value.equals(runs);
        running.setText(different ? Messages.bind(Messages.profile_runs, SwitchWords.shown(runs)) : "");
        colour();
    }

    private void colour() {
        running.setForeground(colours.color(different ? colours.palette().warning() : colours.palette().muted()));
    }
}

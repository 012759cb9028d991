package glia.ui.editors.internal.form;

import glia.json.JsonSyntaxException;
import glia.json.JsonTreeReader;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.form.FormContext.Field;
import glia.ui.editors.internal.json.Guide.Proposal;
import glia.ui.editors.internal.json.JsonEdits;
import glia.ui.editors.internal.json.JsonEdits.Replace;
import glia.ui.editors.internal.json.JsonNode;
import glia.ui.editors.internal.json.JsonText;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** A member of an object as a field: what is typed becomes an edit of the text with Enter, or when it is left. */
final class FieldRow {
    private static final int WIDTH = 90;

    private final FormContext context;
    private final Field field;
    private final Supplier<JsonNode> owner;
    private final String group;
    private final Control control;
    private String shown = "";

    /**
     * @param owner the object as it is now, null while there is none
     * @param group key of the object within the owner that has the member; empty for the owner itself
     * @param choices what may be chosen; empty for a field to type in
     */
    FieldRow(FormContext context, Composite parent, Field field, Supplier<JsonNode> owner, String group,
            List<Proposal> choices) {
        this.context = context;
        this.field = field;
        this.owner = owner;
        this.group = group;
        Label label = context.kit().createLabel(parent, field.label());
        label.setToolTipText(field.about());
        if (choices.isEmpty()) {
            Text text = context.kit().createText(parent, "", SWT.SINGLE | SWT.BORDER);
            text.setMessage(field.hint());
            control = text;
        } else {
            Combo combo = new Combo(parent, field.string() ? SWT.DROP_DOWN : SWT.DROP_DOWN | SWT.READ_ONLY);
            if (!field.string()) {
                combo.add("");
            }
            choices.forEach(each -> combo.add(each.name()));
            context.kit().adapt(combo, true, false);
            combo.addListener(SWT.Selection, event -> commit());
            control = combo;
        }
        control.setData("glia.id", "glia.ui.editors.field." + (group.isEmpty() ? "" : group + ".") + field.key());
        control.setToolTipText(field.about());
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        // a choice cannot be scrolled as what is typed can
        data.widthHint = choices.isEmpty() ? WIDTH : SWT.DEFAULT;
        data.minimumWidth = SWT.DEFAULT;
        control.setLayoutData(data);
        control.addListener(SWT.DefaultSelection, event -> commit());
        control.addListener(SWT.FocusOut, event -> commit());
        control.addListener(SWT.Modify, event -> context.document().typed());
    }

    /**
     * Shows what the text says now, but for what a person is typing, or has typed and cannot be taken.
     *
     * @param other whether it is another object than before
     */
    void refresh(boolean other) {
        String now = written();
        if (!now.equals(shown) || other) {
            shown = now;
            if (!typed().equals(now)) {
                setTyped(now);
            }
        }
    }

    private String written() {
        JsonNode object = holder();
        JsonNode value = object == null ? null : object.find(field.key());
        if (value == null) {
            return "";
        }
        return value.kind() == JsonNode.Kind.STRING && (field.string() || control instanceof Combo) ? value.text()
                : context.document().text().of(value).replaceAll("\\s*\\n\\s*", " ");
    }

    private JsonNode holder() {
        JsonNode object = owner.get();
        return object == null || group.isEmpty() ? object : object.find(group);
    }

    private String typed() {
        return control instanceof Combo combo ? combo.getText() : ((Text) control).getText();
    }

    private void setTyped(String text) {
        if (control instanceof Combo combo) {
            combo.setText(text);
        } else {
            ((Text) control).setText(text);
        }
    }

    /** Whether another value was typed, of which there is no edit yet. */
    boolean pending() {
        return !typed().strip().equals(shown) && owner.get() != null;
    }

    /**
     * Makes an edit of what was typed, if it is another value.
     *
     * @return whether it can be a value
     */
    boolean commit() {
        if (!pending()) {
            return true;
        }
        String typed = typed().strip();
        String json = field.string() ? JsonText.quote(typed) : typed;
        if (!typed.isEmpty() && !isJson(json)) {
            context.complaint().accept(Messages.bind(Messages.form_no_json, field.label(), typed));
            return false;
        }
        context.complaint().accept("");
        shown = typed;
        context.document().apply(edits(typed.isEmpty() ? null : json));
        return true;
    }

    private List<Replace> edits(String json) {
        JsonText text = context.document().text();
        JsonNode holder = holder();
        if (json == null) {
            JsonNode value = holder == null ? null : holder.find(field.key());
            boolean last = value != null && !group.isEmpty() && holder.children().size() == 1;
            return value == null ? List.of() : last ? JsonEdits.removals(text, holder.parent(), List.of(holder))
                    : JsonEdits.removals(text, holder, List.of(value));
        }
        return List.of(holder == null
                ? JsonEdits.member(text, owner.get(), group, "{ " + JsonText.quote(field.key()) + ": " + json + " }")
                : JsonEdits.member(text, holder, field.key(), json));
    }

    private static boolean isJson(String json) {
        try {
            JsonTreeReader.read(json);
            return true;
        } catch (JsonSyntaxException e) {
            // what is wrong with it is said beside the form
            return false;
        }
    }
}

package glia.ui.editors.internal.network;

import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.form.FormContext;
import glia.ui.editors.internal.form.ObjectFields;
import glia.ui.editors.internal.json.JsonDocument;
import glia.ui.editors.internal.json.JsonNode;
import java.util.Map;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** What a network says of itself: its name, step, seed, duration and budget. */
final class GeneralPage implements NetworkPage {
    private static final Set<String> ELSEWHERE = Set.of("$schema", "glia", "populations", "projections", "devices",
            "pools", "homeostasis", "coordination", "structure");

    private final FormHeading heading;
    private final ObjectFields fields;

    GeneralPage(FormToolkit kit, Composite parent, JsonDocument document, NetworkGuide guide, Runnable toSource) {
        heading = new FormHeading(kit, parent, Messages.network_general, toSource);
        Composite body = heading.form().getBody();
        body.setLayout(new FillLayout());
        ScrolledForm scrolled = kit.createScrolledForm(body);
        scrolled.setExpandHorizontal(true);
        FormContext context = new FormContext(kit, document, guide, new NetworkFields(guide, ELSEWHERE),
                heading::field);
        fields = new ObjectFields(context, scrolled.getBody(), scrolled, Messages.network_simulation,
                Map.of("energy", Messages.network_energy), () -> document.text().root());
        body.setData("glia.id", "glia.ui.editors.general");
    }

    @Override
    public Control control() {
        return heading.form();
    }

    @Override
    public void refresh() {
        fields.refresh();
    }

    @Override
    public void select(JsonNode node) {
        // all of it is on the screen
    }

    @Override
    public boolean commit() {
        return fields.commit();
    }

    @Override
    public boolean pending() {
        return fields.pending();
    }

    @Override
    public void complain(String message) {
        heading.file(message);
    }
}

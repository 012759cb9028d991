package glia.ui.editors.internal.network;

import glia.ui.editors.internal.form.FormColours;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.Form;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** The heading of a page: its name and what is wrong, in the field that was typed in or in the file. */
final class FormHeading {
    private final Form form;
    private String field = "";
    private String file = "";

    /**
     * @param toSource what a click on the message does
     * @param actions of its tool bar
     */
    FormHeading(FormToolkit kit, Composite parent, String title, Runnable toSource, Action... actions) {
        form = kit.createForm(parent);
        form.setText(title);
        kit.decorateFormHeading(form);
        for (Action action : actions) {
            if (!form.getToolBarManager().isEmpty()) {
                // else their words run into each other
                form.getToolBarManager().add(new Separator());
            }
            form.getToolBarManager().add(action);
        }
        form.getToolBarManager().update(true);
        FormColours.follow(form);
        form.addMessageHyperlinkListener(new HyperlinkAdapter() {
            @Override
            public void linkActivated(HyperlinkEvent event) {
                toSource.run();
            }
        });
    }

    Form form() {
        return form;
    }

    /** @param message what is wrong with what was typed; empty for nothing */
    void field(String message) {
        field = message;
        show();
    }

    /** @param message what is wrong with the file; empty for nothing */
    void file(String message) {
        file = message;
        show();
    }

    private void show() {
        String message = field.isEmpty() ? file : field;
        if (message.isEmpty()) {
            form.setMessage(null, IMessageProvider.NONE);
        } else {
            form.setMessage(message, IMessageProvider.ERROR);
        }
    }
}

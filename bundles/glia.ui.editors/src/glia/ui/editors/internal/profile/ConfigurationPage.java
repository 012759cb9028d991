package glia.ui.editors.internal.profile;

import glia.api.profile.Profile;
import glia.api.profile.Switches;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.form.FormColours;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** The switches of the running program as a form. */
final class ConfigurationPage extends FormPage {
    private static final int WORDS_WIDTH = 300;

    private final ConfigurationEditor editor;
    private ScrolledForm form;
    private SwitchForm switches;
    private Label words;
    private Button restore;

    ConfigurationPage(ConfigurationEditor editor) {
        super(editor, "glia.ui.editors.configuration.form", Messages.configuration_title);
        this.editor = editor;
    }

    @Override
    protected void createFormContent(IManagedForm managed) {
        form = managed.getForm();
        FormToolkit toolkit = managed.getToolkit();
        form.setText(Messages.configuration_title);
        form.getBody().setLayout(new GridLayout());
        words = toolkit.createLabel(form.getBody(), "", SWT.WRAP);
        GridData wide = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        wide.widthHint = WORDS_WIDTH;
        words.setLayoutData(wide);
        restore = toolkit.createButton(form.getBody(), Messages.configuration_restore, SWT.PUSH);
        restore.setData("glia.id", "glia.configuration.restore");
        restore.addListener(SWT.Selection, event -> editor.restoreAll());
        Composite all = toolkit.createComposite(form.getBody());
        all.setLayout(new GridLayout());
        all.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        switches = new SwitchForm(toolkit, all, managed.getMessageManager(), editor);
        FormColours.follow(form);
    }

    /** Whether something is typed that is not yet set. */
    boolean pending() {
        return switches != null && switches.pending();
    }

    /**
     * Sets what is typed and not yet set.
     *
     * @return whether all of it could be
     */
    boolean commit() {
        return switches == null || switches.commit();
    }

    void show(List<Switches> installed, Profile wanted, Profile running) {
        if (form == null || form.isDisposed()) {
            return;
        }
        restore.setEnabled(true);
        words.setText(Messages.bind(Messages.configuration_words, running.name()));
        if (switches.show(installed, wanted, running, true)) {
            form.reflow(true);
        }
    }

    /** Says why there is nothing to be set. */
    void say(String why) {
        if (form == null || form.isDisposed()) {
            return;
        }
        restore.setEnabled(false);
        words.setText(why);
        switches.rest();
        form.reflow(true);
    }
}

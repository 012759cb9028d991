package glia.ui.editors.internal.profile;

import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.form.FormColours;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** The switches of a profile as a form. */
final class ProfilePage extends FormPage {
    private static final String ID = "glia.ui.editors.profile.form";

    private final ProfileEditor editor;
    private ScrolledForm form;
    private ProfileHeader header;
    private SwitchForm switches;
    private Text title;
    private Text description;

    ProfilePage(ProfileEditor editor) {
        super(editor, ID, Messages.profile_form);
        this.editor = editor;
    }

    @Override
    protected void createFormContent(IManagedForm managed) {
        form = managed.getForm();
        FormToolkit toolkit = managed.getToolkit();
        header = new ProfileHeader(form, toolkit, getSite(), Messages.profile_form);
        form.getBody().setLayout(new GridLayout());
        Composite about = toolkit.createComposite(form.getBody());
        about.setLayout(new GridLayout(2, false));
        about.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
        title = words(toolkit, about, Messages.profile_title, "title");
        description = words(toolkit, about, Messages.profile_description, "description");
        Composite all = toolkit.createComposite(form.getBody());
        all.setLayout(new GridLayout());
        all.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        switches = new SwitchForm(toolkit, all, managed.getMessageManager(), editor::set);
        FormColours.follow(form);
        if (editor.state() != null) {
            show(editor.state());
        }
    }

    private Text words(FormToolkit toolkit, Composite parent, String label, String key) {
        toolkit.createLabel(parent, label);
        Text text = toolkit.createText(parent, "", SWT.BORDER | SWT.SINGLE);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 100;
        text.setLayoutData(wide);
        text.setData("glia.id", "glia.profile/" + key);
        text.addListener(SWT.DefaultSelection, event -> describe(key, text));
        text.addListener(SWT.FocusOut, event -> describe(key, text));
        return text;
    }

    private void describe(String key, Text text) {
        ProfileState state = editor.state();
        String before = state == null || state.profile() == null ? text.getText()
                : key.equals("title") ? state.profile().title() : state.profile().description();
        if (!text.getText().equals(before)) {
            editor.describe(key, text.getText());
        }
    }

    void say(String message) {
        if (header != null) {
            header.say(message);
            if (header.show(editor.state())) {
                form.reflow(true);
            }
        }
    }

    void show(ProfileState state) {
        if (form == null || form.isDisposed()) {
            return;
        }
        boolean editable = editor.editable() && state.profile() != null;
        // everything is laid out once, at the end
        form.setLayoutDeferred(true);
        show(title, state.profile() == null ? "" : state.profile().title(), editable);
        show(description, state.profile() == null ? "" : state.profile().description(), editable);
        boolean others = false;
        if (state.running() == null) {
            switches.rest();
        } else {
            others = switches.show(state.installed(), state.profile(), state.running(), editable);
        }
        boolean head = header.show(state);
        if (others || head) {
            form.reflow(true);
        }
        form.setLayoutDeferred(false);
    }

    private static void show(Text text, String words, boolean editable) {
        if (!text.getText().equals(words)) {
            text.setText(words);
        }
        text.setEnabled(editable);
    }
}

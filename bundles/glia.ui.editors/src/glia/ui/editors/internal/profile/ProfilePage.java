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
    private Words title;
    private Words description;

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
        switches = new SwitchForm(toolkit, all, managed.getMessageManager(), editor);
        FormColours.follow(form);
        if (editor.state() != null) {
            show(editor.state());
        }
    }

    private Words words(FormToolkit toolkit, Composite parent, String label, String key) {
        toolkit.createLabel(parent, label);
        Text text = toolkit.createText(parent, "", SWT.BORDER | SWT.SINGLE);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 100;
        text.setLayoutData(wide);
        text.setData("glia.id", "glia.profile/" + key);
        return new Words(text, key);
    }

    /** What a profile says of itself. */
    private final class Words {
        private final Text text;
        private final String key;
        private String shown = "";

        Words(Text text, String key) {
            this.text = text;
            this.key = key;
            text.addListener(SWT.DefaultSelection, event -> commit());
            text.addListener(SWT.FocusOut, event -> commit());
            text.addListener(SWT.Modify, event -> editor.typed());
        }

        boolean pending() {
            return !text.getText().equals(shown);
        }

        void commit() {
            if (pending()) {
                shown = text.getText();
                editor.describe(key, shown);
            }
        }

        /** Shows what the profile says, but for what a person is typing. */
        void show(String words, boolean editable) {
            if (!words.equals(shown)) {
                shown = words;
                text.setText(words);
            }
            text.setEnabled(editable);
        }
    }

    /** Whether something is typed that is not yet in the text. */
    boolean pending() {
        return switches != null && (title.pending() || description.pending() || switches.pending());
    }

    /**
     * Takes over what is typed and not yet in the text.
     *
     * @return whether all of it could be
     */
    boolean commit() {
        if (switches == null) {
            return true;
        }
        title.commit();
        description.commit();
        return switches.commit();
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
        title.show(state.profile() == null ? "" : state.profile().title(), editable);
        description.show(state.profile() == null ? "" : state.profile().description(), editable);
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
}

package glia.ui.editors.internal.profile;

import glia.ui.editors.internal.Messages;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/** The head of a page: what the profile is beside what runs, and the buttons of all that can be done with it. */
final class ProfileHeader {
    private final ScrolledForm form;
    private final Label words;
    private String done = "";

    /** @param words has room for all of what the head may have to cut short */
    ProfileHeader(ScrolledForm form, IWorkbenchPartSite site, String title, Label words) {
        this.form = form;
        this.words = words;
        form.setText(title);
        IToolBarManager bar = form.getToolBarManager();
        for (String command : new String[] {ProfileHandler.APPLY, ProfileHandler.UNDO, ProfileHandler.COMPARE,
            ProfileHandler.COPY}) {
            CommandContributionItemParameter parameter = new CommandContributionItemParameter(site,
                    getClass().getName() + command, command, CommandContributionItem.STYLE_PUSH);
            parameter.mode = CommandContributionItem.MODE_FORCE_TEXT;
            bar.add(new CommandContributionItem(parameter));
        }
        form.updateToolBar();
        words.setVisible(false);
        ((GridData) words.getLayoutData()).exclude = true;
    }

    /** Says what has been done; empty for nothing. */
    void say(String message) {
        done = message;
    }

    /** Shows how the profile is; the form has to be laid out again if that is true. */
    boolean show(ProfileState state) {
        if (state.profile() == null) {
            return show(Messages.bind(Messages.profile_unreadable, state.problems().getFirst()),
                    IMessageProvider.ERROR);
        }
        if (!state.refusals().isEmpty()) {
            return show(Messages.bind(Messages.profile_unusable, String.join("; ", state.refusals())),
                    IMessageProvider.WARNING);
        }
        String beside = state.differences().isEmpty() ? Messages.bind(Messages.profile_same, state.running().name())
                : Messages.bind(Messages.profile_differs, state.differences().size(), state.running().name());
        return show(done.isEmpty() ? beside : Messages.bind(Messages.profile_done, done, beside),
                IMessageProvider.INFORMATION);
    }

    private boolean show(String message, int kind) {
        form.getForm().setMessage(message, kind);
        // the head has room for a few words only
        String all = kind == IMessageProvider.INFORMATION && done.isEmpty() ? "" : message;
        if (words.getText().equals(all)) {
            return false;
        }
        words.setText(all);
        words.setVisible(!all.isEmpty());
        ((GridData) words.getLayoutData()).exclude = all.isEmpty();
        return true;
    }
}

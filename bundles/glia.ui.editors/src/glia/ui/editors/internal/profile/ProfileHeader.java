package glia.ui.editors.internal.profile;

import glia.ui.editors.internal.Messages;
import glia.ui.kit.Palette;
import glia.ui.kit.PaletteWatch;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/**
 * The head of a page with the buttons of all that can be done with a profile, and below it, where there is room for all
 * of it in any width, what the profile is beside what runs.
 */
final class ProfileHeader {
    private static final int LEAST_WIDTH = 200;

    private final Label words;
    private final PaletteWatch colours;
    private int kind = IMessageProvider.NONE;
    private String done = "";

    /** Makes the head, and the words as the first part of the body. */
    ProfileHeader(ScrolledForm form, FormToolkit toolkit, IWorkbenchPartSite site, String title) {
        words = toolkit.createLabel(form.getBody(), "", SWT.WRAP);
        GridData wide = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        wide.widthHint = LEAST_WIDTH;
        words.setLayoutData(wide);
        colours = new PaletteWatch(words);
        colours.onChange(palette -> colour());
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
    }

    /** Says what has been done; empty for nothing. */
    void say(String message) {
        done = message;
    }

    /** Shows how the profile is; the form has to be laid out again if that is true. */
    boolean show(ProfileState state) {
        if (state.running() == null) {
            return show(String.join("; ", state.refusals()), IMessageProvider.ERROR);
        }
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

    private boolean show(String message, int severity) {
        kind = severity;
        colour();
        boolean others = !words.getText().equals(message);
        words.setText(message);
        return others;
    }

    /** What is behind the words goes by the form. */
    private void colour() {
        Palette palette = colours.palette();
        words.setForeground(colours.color(switch (kind) {
            case IMessageProvider.ERROR -> palette.bad();
            case IMessageProvider.WARNING -> palette.warning();
            default -> palette.foreground();
        }));
    }
}

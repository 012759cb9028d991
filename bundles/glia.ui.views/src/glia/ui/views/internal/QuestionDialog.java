package glia.ui.views.internal;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

/** What a view asks a person, with a section of the help of its own, in a window that can be made larger. */
public abstract class QuestionDialog extends Dialog {
    private final String title;
    private final String help;

    /**
     * @param title of the window
     * @param help id of the context of the help
     */
    protected QuestionDialog(Shell parent, String title, String help) {
        super(parent);
        this.title = title;
        this.help = help;
    }

    @Override
    protected final void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, help);
    }

    @Override
    protected final boolean isResizable() {
        return true;
    }
}

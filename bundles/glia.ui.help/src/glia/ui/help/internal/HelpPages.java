package glia.ui.help.internal;

import org.eclipse.core.runtime.ILog;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.help.IHelpResource;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.help.AbstractHelpUI;

/**
 * The platform's way to help, led to our own view: F1, the buttons for help in dialogs, and links in cheat sheets. A
 * part of the workbench has its id as its context, and so has a page of an editor, where it leads elsewhere.
 */
public final class HelpPages extends AbstractHelpUI {
    /** Where the platform's widgets carry the id of their context. */
    private static final String CONTEXT = "org.eclipse.ui.help";
    private static final String PREFIX = "/glia.ui.help/docs/";

    @Override
    public void displayHelp() {
        show(Pages.CONTENTS);
    }

    @Override
    public void displayDynamicHelp() {
        IContext context = null;
        for (Control control = Display.getCurrent().getFocusControl(); control != null && context == null;
                control = control.getParent()) {
            context = control.getData(CONTEXT) instanceof String id ? HelpSystem.getContext(id) : null;
        }
        IWorkbenchPart part = page() == null ? null : page().getActivePart();
        if (context == null && part instanceof FormEditor editor && editor.getActivePageInstance() != null) {
            context = HelpSystem.getContext(editor.getActivePageInstance().getId());
        }
        if (context == null && part != null) {
            context = HelpSystem.getContext(part.getSite().getId());
        }
        displayContext(context, 0, 0);
    }

    @Override
    public void displayContext(IContext context, int x, int y) {
        IHelpResource[] topics = context == null ? new IHelpResource[0] : context.getRelatedTopics();
        displayHelpResource(topics.length == 0 ? PREFIX : topics[0].getHref());
    }

    @Override
    public void displayHelpResource(String href) {
        int at = href.indexOf(PREFIX);
        show(at < 0 ? Pages.CONTENTS : href.substring(at + PREFIX.length()));
    }

    @Override
    public boolean isContextHelpDisplayed() {
        return false;
    }

    private static IWorkbenchPage page() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return window == null ? null : window.getActivePage();
    }

    private static void show(String place) {
        IWorkbenchPage page = page();
        if (page == null) {
            return;
        }
        try {
            ((HelpView) page.showView(HelpView.ID)).go(place);
        } catch (PartInitException e) {
            ILog.of(HelpPages.class).error(e.getMessage(), e);
        }
    }
}

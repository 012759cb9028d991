package glia.ui.help.internal;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.forms.widgets.TableWrapLayout;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.IntroPart;

/** What a person sees first: where to begin. Every line of it is a command that the menus have too. */
public final class WelcomePart extends IntroPart {
    private static final int MARGIN = 24;
    private static final int GAP = 10;

    private FormToolkit toolkit;
    private ScrolledForm form;

    @Override
    public void createPartControl(Composite parent) {
        toolkit = new FormToolkit(parent.getDisplay());
        form = toolkit.createScrolledForm(parent);
        form.setText(Messages.WelcomeTitle);
        toolkit.decorateFormHeading(form.getForm());
        TableWrapLayout layout = new TableWrapLayout();
        layout.leftMargin = MARGIN;
        layout.topMargin = MARGIN;
        form.getBody().setLayout(layout);
        toolkit.createLabel(form.getBody(), Messages.WelcomeText, SWT.WRAP);
        entry("sheet", Messages.WelcomeSheet, Messages.WelcomeSheetText, "glia.ui.help.firstTenMinutes");
        entry("workbench", Messages.WelcomeWorkbench, Messages.WelcomeWorkbenchText, null);
        entry("example", Messages.WelcomeExample, Messages.WelcomeExampleText,
                "glia.ui.workbench.command.openExample");
        entry("help", Messages.WelcomeHelp, Messages.WelcomeHelpText, "org.eclipse.ui.help.helpContents");
    }

    private void entry(String id, String words, String about, String command) {
        Composite group = toolkit.createComposite(form.getBody());
        TableWrapLayout layout = new TableWrapLayout();
        layout.topMargin = GAP;
        group.setLayout(layout);
        Hyperlink link = toolkit.createHyperlink(group, words, SWT.WRAP);
        link.setData("glia.id", "glia.ui.help.welcome." + id);
        link.addHyperlinkListener(new HyperlinkAdapter() {
            @Override
            public void linkActivated(HyperlinkEvent event) {
                leave(command);
            }
        });
        toolkit.createLabel(group, about, SWT.WRAP);
    }

    /** The page makes room for the workbench before anything is shown there. */
    private void leave(String command) {
        var workbench = PlatformUI.getWorkbench();
        // a view that opens where the page was would be alone on the screen, as the page was
        workbench.getIntroManager().setIntroStandby(this, true);
        workbench.getIntroManager().closeIntro(this);
        if (command != null) {
            try {
                workbench.getService(IHandlerService.class).executeCommand(command, null);
            } catch (CommandException e) {
                ILog.of(WelcomePart.class).error(command + ": " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void standbyStateChanged(boolean standby) {
        // it looks the same at any size
    }

    @Override
    public void setFocus() {
        form.setFocus();
    }

    @Override
    public void dispose() {
        if (toolkit != null) {
            toolkit.dispose();
        }
        super.dispose();
    }
}

package glia.ui.help.internal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.forms.widgets.Section;
import org.eclipse.ui.forms.widgets.TableWrapData;
import org.eclipse.ui.forms.widgets.TableWrapLayout;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;

/**
 * The cheat sheet: one step below the other, each with a link that carries it out as its menu entry would. The step
 * that comes next is open, so that little room is enough for it.
 */
public final class SheetView extends ViewPart {
    static final String ID = "glia.ui.help.sheet";
    private static final String DONE = " \u2713";

    private FormToolkit toolkit;
    private final List<Section> sections = new ArrayList<>();
    private ScrolledForm form;

    @Override
    public void createPartControl(Composite parent) {
        toolkit = new FormToolkit(parent.getDisplay());
        form = toolkit.createScrolledForm(parent);
        form.setText(Messages.WelcomeSheet);
        form.getBody().setLayout(new TableWrapLayout());
        label(form.getBody(), Messages.SheetText);
        List<Step> steps = Step.firstTenMinutes();
        for (int i = 0; i < steps.size(); i++) {
            add(steps.get(i), i + 1);
        }
    }

    private void add(Step step, int number) {
        Section section = toolkit.createSection(form.getBody(),
                Section.TITLE_BAR | Section.TWISTIE | (number == 1 ? Section.EXPANDED : SWT.NONE));
        sections.add(section);
        String title = number + ". " + step.title();
        section.setText(title);
        section.setData("glia.id", ID + ".section." + step.id());
        section.setLayoutData(new TableWrapData(TableWrapData.FILL_GRAB));
        Composite body = toolkit.createComposite(section);
        body.setLayout(new TableWrapLayout());
        label(body, step.text());
        Hyperlink link = toolkit.createHyperlink(body, Messages.SheetDo, SWT.WRAP);
        link.setData("glia.id", ID + "." + step.id());
        link.setToolTipText(step.title());
        Label answer = label(body, "");
        answer.setData("glia.id", ID + ".answer." + step.id());
        link.addHyperlinkListener(new HyperlinkAdapter() {
            @Override
            public void linkActivated(HyperlinkEvent event) {
                String refused = carryOut(step);
                if (section.isDisposed()) {
                    return;
                }
                // in the head of the form it would make all steps as wide as itself
                answer.setText(refused);
                form.reflow(true);
                if (refused.isEmpty()) {
                    section.setText(title + DONE);
                    expand(number);
                }
            }
        });
        section.setClient(body);
    }

    /** Opens the step after one that was done, if there is one, and closes all others. */
    private void expand(int done) {
        if (done < sections.size()) {
            for (int i = 0; i < sections.size(); i++) {
                sections.get(i).setExpanded(i == done);
            }
            form.reflow(true);
        }
    }

    private Label label(Composite parent, String words) {
        Label label = toolkit.createLabel(parent, words, SWT.WRAP);
        label.setLayoutData(new TableWrapData(TableWrapData.FILL_GRAB));
        return label;
    }

    /** @return why it was not done; empty if it was */
    private String carryOut(Step step) {
        try {
            if (!step.view().isEmpty()) {
                // saving and colouring concern the view that is active, which is not this one then
                getSite().getPage().showView(step.view());
            }
            ParameterizedCommand command = getSite().getService(ICommandService.class).deserialize(step.command());
            if (!command.getCommand().isEnabled()) {
                return Messages.SheetDisabled;
            }
            getSite().getService(IHandlerService.class).executeCommand(command, null);
            return "";
        } catch (PartInitException | CommandException e) {
            ILog.of(SheetView.class).error(step.command() + ": " + e.getMessage(), e);
            return e.getMessage();
        }
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

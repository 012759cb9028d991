package glia.ui.editors.internal.recording;

import glia.ui.editors.internal.form.FormColours;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.forms.widgets.Form;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/** What every page of a recording begins with: its name, commands, what a person should know, and its choices. */
final class PageHead {
    /** Width of a choice whose words are short. */
    private static final int CHOICE = 190;

    private final FormToolkit toolkit;
    private final Form form;
    private final Label words;
    private final Composite choices;

    /** @param picture whether there is a picture to move about in */
    PageHead(Composite parent, IWorkbenchPartSite site, FormToolkit toolkit, String title, boolean picture) {
        this.toolkit = toolkit;
        form = toolkit.createForm(parent);
        form.setText(title);
        toolkit.decorateFormHeading(form);
        if (picture) {
            for (String command : List.of("glia.ui.views.zoomIn", "glia.ui.views.zoomOut", "glia.ui.views.fit")) {
                add(site, title, command);
            }
        }
        add(site, title, IWorkbenchCommandConstants.FILE_REFRESH);
        form.getToolBarManager().update(true);
        form.getBody().setLayout(new GridLayout());
        words = toolkit.createLabel(form.getBody(), "", SWT.WRAP);
        words.setData("glia.id", "glia.recording.words");
        GridData wide = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        wide.widthHint = 300;
        wide.exclude = true;
        words.setLayoutData(wide);
        words.setVisible(false);
        choices = toolkit.createComposite(form.getBody());
        choices.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
        GridLayout row = new GridLayout(6, false);
        row.marginWidth = 0;
        row.marginHeight = 0;
        choices.setLayout(row);
        FormColours.follow(form);
    }

    private void add(IWorkbenchPartSite site, String title, String command) {
        CommandContributionItemParameter parameter = new CommandContributionItemParameter(site,
                getClass().getName() + title + command, command, CommandContributionItem.STYLE_PUSH);
        form.getToolBarManager().add(new CommandContributionItem(parameter));
    }

    Form form() {
        return form;
    }

    /** Where the rest of the page goes. */
    Composite body() {
        return form.getBody();
    }

    /** A choice of one of several things, which has none yet. */
    Combo choice(String what, String id, Runnable chosen) {
        toolkit.createLabel(choices, what);
        Combo combo = new Combo(choices, SWT.READ_ONLY | SWT.DROP_DOWN);
        toolkit.adapt(combo, true, true);
        combo.setData("glia.id", id);
        combo.addListener(SWT.Selection, event -> chosen.run());
        GridData wide = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        wide.widthHint = CHOICE;
        combo.setLayoutData(wide);
        return combo;
    }

    /** What was chosen stays chosen if it is offered again. */
    static void offer(Combo combo, List<String> names) {
        if (!names.equals(List.of(combo.getItems()))) {
            String chosen = combo.getText();
            combo.setItems(names.toArray(String[]::new));
            combo.setEnabled(names.size() > 1);
            combo.select(Math.max(0, names.indexOf(chosen)));
            // as wide and as high as its words, however large letters are on this screen
            ((GridData) combo.getLayoutData()).widthHint = Math.max(CHOICE, combo.computeSize(SWT.DEFAULT,
                    SWT.DEFAULT).x);
            combo.getParent().getParent().layout(true, true);
        }
    }

    /** Says what a person should know about what is shown; empty for nothing. */
    void say(String text) {
        if (!words.getText().equals(text)) {
            words.setText(text);
            words.setVisible(!text.isEmpty());
            ((GridData) words.getLayoutData()).exclude = text.isEmpty();
            form.getBody().layout(true, true);
        }
    }
}

package glia.ui.views.internal.health;

import glia.api.health.Repair;
import glia.ui.views.internal.Messages;
import glia.ui.views.internal.QuestionDialog;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks which repairs are wanted, each with what it changes. */
final class RepairDialog extends QuestionDialog {
    private static final int WIDTH = 560;
    private static final int ROWS = 6;
    private static final int LINES = 4;

    private final String question;
    private final List<Repair> offered;
    private final List<Repair> ticked;
    private CheckboxTableViewer table;
    private List<Repair> wanted = List.of();

    private RepairDialog(Shell shell, String title, String question, List<Repair> offered, List<Repair> ticked) {
        super(shell, title, "glia.ui.views.repair");
        this.question = question;
        this.offered = offered;
        this.ticked = ticked;
    }

    /**
     * @param title of the dialog
     * @param question what happens to those that are ticked
     * @param offered among which to choose, at least one
     * @param ticked those of them that are ticked at first
     * @return those that are to be done; empty if the person does not want it
     */
    static List<Repair> ask(Shell shell, String title, String question, List<Repair> offered, List<Repair> ticked) {
        RepairDialog dialog = new RepairDialog(shell, title, question, offered, ticked);
        return dialog.open() == Window.OK ? dialog.wanted : List.of();
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        label(area, question);
        table = CheckboxTableViewer.newCheckList(area, SWT.BORDER | SWT.SINGLE);
        table.setContentProvider(ArrayContentProvider.getInstance());
        table.setLabelProvider(new LabelProvider() {
            @Override
            public String getText(Object element) {
                Repair repair = (Repair) element;
                return NLS.bind(Messages.repair_item, repair.simulation(), repair.what());
            }
        });
        table.setInput(offered);
        table.setCheckedElements(ticked.toArray());
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, ROWS * table.getTable().getItemHeight())
                .applyTo(table.getTable());
        label(area, Messages.repair_change);
        Text change = new Text(area, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, LINES * change.getLineHeight()).applyTo(change);
        table.addSelectionChangedListener(event -> {
            Object first = event.getStructuredSelection().getFirstElement();
            change.setText(first == null ? "" : ((Repair) first).change());
        });
        table.setSelection(new StructuredSelection(offered.getFirst()));
        return area;
    }

    private static void label(Composite area, String words) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(words);
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
    }

    @Override
    protected void okPressed() {
        wanted = Arrays.stream(table.getCheckedElements()).map(Repair.class::cast).toList();
        super.okPressed();
    }
}

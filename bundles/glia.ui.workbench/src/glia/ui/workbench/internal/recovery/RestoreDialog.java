package glia.ui.workbench.internal.recovery;

import glia.ui.workbench.internal.Messages;
import glia.ui.workbench.internal.status.StatusText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PlatformUI;

/** Offers the runs that a crash has left: to go on with one of them, to discard them, or to be asked again. */
final class RestoreDialog extends Dialog {
    static final String TABLE = "glia.ui.workbench.restore.table";
    private static final int DISCARD = IDialogConstants.CLIENT_ID;
    private static final int[] WIDTHS = { 240, 150, 180 };
    private static final int TEXT_WIDTH = 570;

    private final List<Autosave> runs;
    private final List<Autosave> discarded = new ArrayList<>();
    private Autosave restored;
    private Table table;

    RestoreDialog(Shell parent, List<Autosave> runs) {
        super(parent);
        this.runs = new ArrayList<>(runs);
    }

    /** The run to go on with. */
    Optional<Autosave> restored() {
        return Optional.ofNullable(restored);
    }

    List<Autosave> discarded() {
        return List.copyOf(discarded);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.RestoreTitle);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, "glia.ui.workbench.restore");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Label message = new Label(area, SWT.WRAP);
        message.setText(Messages.RestoreMessage);
        GridDataFactory.fillDefaults().grab(true, false).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(message);
        table = new Table(area, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        table.setData("glia.id", TABLE);
        table.setHeaderVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).hint(TEXT_WIDTH, table.getItemHeight() * 5).applyTo(table);
        String[] heads = { Messages.RestoreNetwork, Messages.RestoreTime, Messages.RestoreSaved };
        for (int i = 0; i < heads.length; i++) {
            TableColumn column = new TableColumn(table, SWT.NONE);
            column.setText(heads[i]);
            column.setWidth(WIDTHS[i]);
        }
        Instant now = Instant.now();
        for (Autosave run : runs) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] { run.name(), StatusText.time(run.simulatedMs()), age(run.saved(), now) });
        }
        table.select(0);
        table.addListener(SWT.DefaultSelection, event -> okPressed());
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.RestoreRestore, true);
        createButton(parent, DISCARD, Messages.RestoreDiscard, false);
        createButton(parent, IDialogConstants.CANCEL_ID, Messages.RestoreLater, false);
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == DISCARD) {
            int row = Math.max(0, table.getSelectionIndex());
            discarded.add(runs.remove(row));
            table.remove(row);
            table.select(Math.min(row, runs.size() - 1));
            if (runs.isEmpty()) {
                close();
            }
        } else {
            super.buttonPressed(id);
        }
    }

    @Override
    protected void okPressed() {
        restored = runs.get(Math.max(0, table.getSelectionIndex()));
        super.okPressed();
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    /** How long ago that was, in the unit that says it best. */
    static String age(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return Messages.AgeMoment;
        }
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            return Messages.bind(Messages.AgeMinutes, age.toMinutes());
        }
        return age.compareTo(Duration.ofDays(2)) < 0 ? Messages.bind(Messages.AgeHours, age.toHours())
                : Messages.bind(Messages.AgeDays, age.toDays());
    }
}

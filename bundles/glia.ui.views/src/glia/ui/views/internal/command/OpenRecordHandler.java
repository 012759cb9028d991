package glia.ui.views.internal.command;

import glia.ui.views.internal.Messages;
import glia.ui.views.internal.health.SevenRolesView;
import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the record of a validation: the file of the command, or one that a person chooses. */
public final class OpenRecordHandler extends AbstractHandler {
    private static final String VIEW = "glia.ui.views.roles";
    private static final String FILE = "glia.ui.views.openRecord.file";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        String file = event.getParameter(FILE) == null ? chosen(event) : event.getParameter(FILE);
        try {
            if (file != null && HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage()
                    .showView(VIEW) instanceof SevenRolesView roles && roles.complete()) {
                roles.open(Path.of(file));
            }
            return null;
        } catch (PartInitException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
    }

    private static String chosen(ExecutionEvent event) {
        FileDialog dialog = new FileDialog(HandlerUtil.getActiveShell(event), SWT.OPEN);
        dialog.setText(Messages.roles_open);
        dialog.setFilterPath(SevenRolesView.folder().toString());
        dialog.setFilterExtensions("*.json");
        return dialog.open();
    }
}

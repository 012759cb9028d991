package glia.ui.editors.internal.project;

import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.FileOpening;
import java.util.Map;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.DeleteResourceAction;
import org.eclipse.ui.actions.RefreshAction;
import org.eclipse.ui.actions.RenameResourceAction;
import org.eclipse.ui.actions.SelectionListenerAction;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.CommonActionProvider;
import org.eclipse.ui.navigator.ICommonActionConstants;
import org.eclipse.ui.navigator.ICommonActionExtensionSite;
import org.eclipse.ui.navigator.ICommonMenuConstants;
import org.eclipse.ui.navigator.ICommonViewerWorkbenchSite;

/** What can be done with the files in the Project Explorer: open, rename, delete, refresh. */
public final class ExplorerActions extends CommonActionProvider {
    private static final String CHECKPOINT = ".checkpoint";
    private static final String OPEN_CHECKPOINT = "glia.ui.workbench.command.openCheckpoint";

    private IWorkbenchPage page;
    private ISelectionProvider selection;
    private Action open;
    private SelectionListenerAction delete;
    private SelectionListenerAction rename;
    private SelectionListenerAction refresh;

    @Override
    public void init(ICommonActionExtensionSite site) {
        super.init(site);
        if (!(site.getViewSite() instanceof ICommonViewerWorkbenchSite part)) {
            return;
        }
        page = part.getPage();
        selection = part.getSelectionProvider();
        open = new Action(Messages.explorer_open) {
            @Override
            public void run() {
                openSelected();
            }
        };
        delete = follow(new DeleteResourceAction(part.getSite()));
        delete.setActionDefinitionId(ActionFactory.DELETE.getCommandId());
        rename = follow(new RenameResourceAction(part.getSite()));
        rename.setActionDefinitionId(ActionFactory.RENAME.getCommandId());
        refresh = follow(new RefreshAction(part.getSite()));
        refresh.setActionDefinitionId(ActionFactory.REFRESH.getCommandId());
    }

    private SelectionListenerAction follow(SelectionListenerAction action) {
        selection.addSelectionChangedListener(action);
        return action;
    }

    @Override
    public void dispose() {
        if (selection != null) {
            selection.removeSelectionChangedListener(delete);
            selection.removeSelectionChangedListener(rename);
            selection.removeSelectionChangedListener(refresh);
        }
        super.dispose();
    }

    @Override
    public void fillActionBars(IActionBars bars) {
        bars.setGlobalActionHandler(ICommonActionConstants.OPEN, open);
        bars.setGlobalActionHandler(ActionFactory.DELETE.getId(), delete);
        bars.setGlobalActionHandler(ActionFactory.RENAME.getId(), rename);
        bars.setGlobalActionHandler(ActionFactory.REFRESH.getId(), refresh);
    }

    @Override
    public void fillContextMenu(IMenuManager menu) {
        menu.appendToGroup(ICommonMenuConstants.GROUP_OPEN, open);
        menu.appendToGroup(ICommonMenuConstants.GROUP_EDIT, rename);
        menu.appendToGroup(ICommonMenuConstants.GROUP_EDIT, delete);
        menu.appendToGroup(ICommonMenuConstants.GROUP_ADDITIONS, refresh);
    }

    private void openSelected() {
        for (Object element : (IStructuredSelection) selection.getSelection()) {
            IFile file = Adapters.adapt(element, IFile.class);
            if (file != null) {
                open(page, file);
            }
        }
    }

    /** Opens a file in the editor of its kind; a checkpoint opens the run that it holds. */
    static void open(IWorkbenchPage page, IFile file) {
        if (file.getName().endsWith(CHECKPOINT)) {
            openCheckpoint(page, file);
        } else {
            FileOpening.open(page, file);
        }
    }

    /** A checkpoint belongs to the network that is open. */
    private static void openCheckpoint(IWorkbenchPage page, IFile file) {
        var window = page.getWorkbenchWindow();
        var command = window.getService(ICommandService.class).getCommand(OPEN_CHECKPOINT);
        try {
            window.getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(command,
                    Map.of(OPEN_CHECKPOINT + ".file", file.getLocation().toOSString())), null);
        } catch (CommandException e) {
            FileOpening.show(Messages.bind(Messages.explorer_no_network, file.getName()));
        }
    }
}

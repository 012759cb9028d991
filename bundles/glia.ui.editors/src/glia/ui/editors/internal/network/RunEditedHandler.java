package glia.ui.editors.internal.network;

import glia.ui.editors.internal.Messages;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.IHandlerService;

/** Run, while a network is edited: runs what is in its editor, once it is saved; opens it first if need be. */
public final class RunEditedHandler extends AbstractHandler {
    private static final String OPEN = "glia.ui.workbench.command.openNetwork";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IEditorPart editor = HandlerUtil.getActiveEditorChecked(event);
        IWorkbenchPage page = editor.getSite().getPage();
        boolean saved = !editor.isDirty() || page.saveEditor(editor, true) && !editor.isDirty();
        if (!saved || !(editor.getEditorInput() instanceof IFileEditorInput input)) {
            return null;
        }
        Path file = input.getFile().getLocation().toPath();
        ICommandService commands = page.getWorkbenchWindow().getService(ICommandService.class);
        ParameterizedCommand open = ParameterizedCommand.generateCommand(commands.getCommand(OPEN),
                Map.of(OPEN + ".file", file.toString(), OPEN + ".run", "true"));
        try {
            page.getWorkbenchWindow().getService(IHandlerService.class).executeCommand(open, null);
        } catch (CommandException e) {
            throw new ExecutionException(Messages.bind(Messages.run_failed, e.getMessage()), e);
        }
        return null;
    }
}

package glia.ui.workbench.internal.view;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;

/** Opens recordings by the command of the editors, which may not be installed. */
public final class Recordings {
    private static final String COMMAND = "glia.ui.editors.openRecording";

    private Recordings() {
    }

    public static void open(IServiceLocator site, Path file) {
        ParameterizedCommand command = ParameterizedCommand.generateCommand(
                site.getService(ICommandService.class).getCommand(COMMAND), Map.of(COMMAND + ".file",
                        file.toString()));
        try {
            site.getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException e) {
            ILog.of(Recordings.class).error(e.toString(), e);
        }
    }
}

package glia.ui.editors.internal.project;

import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.IHandlerService;

/** Opens one wizard by the platform's command for its kind; plugin.xml names command, parameter and wizard. */
public final class WizardHandler extends AbstractHandler implements IExecutableExtension {
    private Map<?, ?> data = Map.of();

    @Override
    public void setInitializationData(IConfigurationElement config, String propertyName, Object parameters) {
        data = (Map<?, ?>) parameters;
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        var command = window.getService(ICommandService.class).getCommand((String) data.get("command"));
        try {
            return window.getService(IHandlerService.class).executeCommand(ParameterizedCommand
                    .generateCommand(command, Map.of(data.get("parameter"), data.get("wizard"))), null);
        } catch (CommandException e) {
            throw new ExecutionException(data.toString(), e);
        }
    }
}

package glia.ui.workbench.internal.command;

import glia.api.network.ExampleCatalogue.Example;
import glia.ui.workbench.internal.Messages;
import glia.ui.workbench.internal.NetworkOpener;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens a shipped network, the one that was named with the command or that a person chooses. */
public final class OpenExampleHandler extends AbstractHandler {

    static final String COMMAND = "glia.ui.workbench.command.openExample";
    static final String PARAMETER = "glia.ui.workbench.command.openExample.name";

    private final NetworkOpener opener;

    public OpenExampleHandler(NetworkOpener opener) {
        this.opener = opener;
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        String name = event.getParameter(PARAMETER);
        Optional<Example> chosen = name == null ? ask(event)
                : opener.examples().stream().filter(e -> e.name().equals(name)).findFirst();
        if (name != null && chosen.isEmpty()) {
            throw new ExecutionException(Messages.bind(Messages.ExampleUnknown, name));
        }
        chosen.ifPresent(opener::open);
        return null;
    }

    private Optional<Example> ask(ExecutionEvent event) {
        ElementListSelectionDialog dialog = new ElementListSelectionDialog(HandlerUtil.getActiveShell(event),
                LabelProvider.createTextProvider(element -> ((Example) element).title()));
        dialog.setTitle(Messages.ExampleTitle);
        dialog.setMessage(Messages.ExampleMessage);
        dialog.setMultipleSelection(false);
        dialog.setElements(opener.examples().toArray());
        dialog.open();
        return Optional.ofNullable((Example) dialog.getFirstResult());
    }
}

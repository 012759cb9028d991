package glia.ui.views.internal.command;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.ui.kit.graph.NeuronName;
import glia.ui.views.internal.Messages;
import glia.ui.views.internal.NetworkGraphView;
import java.util.stream.Collectors;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;

/** Asks for a neuron and brings it into view. */
public final class FindNeuronHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof NetworkGraphView view && view.network() != null) {
            Network network = view.network();
            InputDialog dialog = new InputDialog(HandlerUtil.getActiveShell(event), Messages.find_title,
                    Messages.find_message, "", text -> problem(network, text));
            if (dialog.open() == Window.OK) {
                view.reveal(NeuronName.parse(network, dialog.getValue()));
            }
        }
        return null;
    }

    private static String problem(Network network, String text) {
        if (text.isBlank()) {
            // nothing typed yet is no error, but there is nothing to find either
            return "";
        }
        return NeuronName.parse(network, text) >= 0 ? null
                : NLS.bind(Messages.find_unknown, network.neurons() - 1, network.populations().stream()
                        .map(Population::name).limit(8).collect(Collectors.joining(", ")));
    }
}

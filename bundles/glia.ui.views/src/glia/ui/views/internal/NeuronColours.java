package glia.ui.views.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.core.commands.IParameterValues;

/** What the colours of neurons can say by name, for Quick Access and key bindings. */
public final class NeuronColours implements IParameterValues {

    @Override
    public Map<String, String> getParameterValues() {
        Map<String, String> values = new LinkedHashMap<>();
        for (GraphColouring.Choice choice : GraphColouring.Choice.values()) {
            values.put(choice.label(), choice.name());
        }
        return values;
    }
}

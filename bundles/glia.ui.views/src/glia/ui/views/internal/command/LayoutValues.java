package glia.ui.views.internal.command;

import glia.ui.kit.graph.NeuronLayout;
import glia.ui.views.internal.Messages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.core.commands.IParameterValues;

/** The ways to place neurons by name, for Quick Access and key bindings. */
public final class LayoutValues implements IParameterValues {

    /** What a person calls each of them, in their order. */
    public static Map<NeuronLayout, String> labels() {
        Map<NeuronLayout, String> labels = new LinkedHashMap<>();
        for (NeuronLayout layout : NeuronLayout.values()) {
            labels.put(layout, switch (layout) {
                case GIVEN -> Messages.layout_given;
                case GRID -> Messages.layout_grid;
                case LAYERS -> Messages.layout_layers;
                case FORCES -> Messages.layout_forces;
            });
        }
        return labels;
    }

    @Override
    public Map<String, String> getParameterValues() {
        return labels().entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, each -> each.getKey().name(),
                (one, other) -> one, LinkedHashMap::new));
    }
}

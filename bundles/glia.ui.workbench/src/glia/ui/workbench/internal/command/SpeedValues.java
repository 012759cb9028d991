package glia.ui.workbench.internal.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.core.commands.IParameterValues;

/** The speeds by name, for Quick Access and key bindings. */
public final class SpeedValues implements IParameterValues {

    @Override
    public Map<String, String> getParameterValues() {
        Map<String, String> values = new LinkedHashMap<>();
        Speed.OFFERED.forEach(pace -> values.put(Speed.text(pace), Speed.parameter(pace)));
        return values;
    }
}

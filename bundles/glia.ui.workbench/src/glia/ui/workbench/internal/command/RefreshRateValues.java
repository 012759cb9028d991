package glia.ui.workbench.internal.command;

import glia.ui.kit.RefreshRate;
import glia.ui.workbench.internal.Messages;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.core.commands.IParameterValues;

/** The rates of drawing by name, for Quick Access and key bindings. */
public final class RefreshRateValues implements IParameterValues {

    @Override
    public Map<String, String> getParameterValues() {
        Map<String, String> values = new LinkedHashMap<>();
        for (RefreshRate rate : RefreshRate.values()) {
            values.put(switch (rate) {
                case OFF -> Messages.GeneralRefreshOff;
                case SLOW -> Messages.GeneralRefreshSlow;
                case NORMAL -> Messages.GeneralRefreshNormal;
                case SMOOTH -> Messages.GeneralRefreshSmooth;
            }, rate.toString());
        }
        return values;
    }
}

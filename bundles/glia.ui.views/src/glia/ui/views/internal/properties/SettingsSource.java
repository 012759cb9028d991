package glia.ui.views.internal.properties;

import glia.api.simulation.Simulation;
import glia.ui.views.internal.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.viewers.ICellEditorValidator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource2;
import org.eclipse.ui.views.properties.TextPropertyDescriptor;

/** Numbers of a simulation's network as the Properties view has them; restored to what they were built with. */
final class SettingsSource implements IPropertySource2 {

    private final LiveChanges changes;
    private final Simulation simulation;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    SettingsSource(LiveChanges changes, Simulation simulation, List<Setting> all) {
        this.changes = changes;
        this.simulation = simulation;
        all.forEach(setting -> settings.put(setting.id(), setting));
    }

    @Override
    public Object getEditableValue() {
        return null;
    }

    @Override
    public IPropertyDescriptor[] getPropertyDescriptors() {
        return settings.values().stream().map(SettingsSource::descriptor).toArray(IPropertyDescriptor[]::new);
    }

    private static IPropertyDescriptor descriptor(Setting setting) {
        String name = setting.unit().isEmpty() ? setting.name()
                : NLS.bind(Messages.properties_name, setting.name(), setting.unit());
        TextPropertyDescriptor descriptor = new TextPropertyDescriptor(setting.id(), name);
        descriptor.setCategory(setting.category());
        descriptor.setDescription(setting.summary().isEmpty() ? setting.category() : setting.summary());
        descriptor.setAlwaysIncompatible(true);
        descriptor.setValidator(validator(setting));
        return descriptor;
    }

    private static ICellEditorValidator validator(Setting setting) {
        return value -> {
            String text = ((String) value).strip();
            if (text.equals(setting.shown()) || setting.range().contains(number(text))) {
                return null;
            }
            return NLS.bind(Messages.properties_expected, new Object[] {setting.name(), setting.range(), text});
        };
    }

    /** NaN if it is no number. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    @Override
    public Object getPropertyValue(Object id) {
        return settings.get(id).shown();
    }

    @Override
    public boolean isPropertyResettable(Object id) {
        return true;
    }

    @Override
    public boolean isPropertySet(Object id) {
        return settings.containsKey(id);
    }

    @Override
    public void resetPropertyValue(Object id) {
        Setting setting = settings.get(id);
        changes.make(simulation, NLS.bind(Messages.properties_restore, setting.name(), setting.category()),
                changes.settings().inverse(simulation.network(), setting.change().apply(0)));
    }

    @Override
    public void setPropertyValue(Object id, Object value) {
        Setting setting = settings.get(id);
        double wanted = number(((String) value).strip());
        if (setting.range().contains(wanted) && wanted != setting.value()) {
            changes.make(simulation, NLS.bind(Messages.properties_set, new Object[] {setting.name(),
                setting.category(), Setting.words(wanted)}), setting.change().apply(wanted));
        }
    }
}

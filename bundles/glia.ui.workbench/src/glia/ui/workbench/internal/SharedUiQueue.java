package glia.ui.workbench.internal;

import glia.ui.kit.RefreshRate;
import glia.ui.kit.UiQueue;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.widgets.Display;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The queue of all views, which draw as often as the preferences say. */
@Component(service = UiQueue.class, immediate = true)
public final class SharedUiQueue extends UiQueue {
    private final IEclipsePreferences node = InstanceScope.INSTANCE.getNode(Settings.NODE);
    private final IPreferenceChangeListener listener = event -> {
        if (Settings.REFRESH_RATE.equals(event.getKey())) {
            setRate(Settings.refreshRate());
        }
    };

    @Activate
    public SharedUiQueue(@Reference Display display) {
        super(display, Settings.refreshRate());
        node.addPreferenceChangeListener(listener);
    }

    @Deactivate
    void deactivate() {
        node.removePreferenceChangeListener(listener);
        close();
    }
}

package glia.ui.workbench.internal;

import glia.ui.kit.RefreshRate;
import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;

/** What the preferences are before anybody changes them. */
public final class Defaults extends AbstractPreferenceInitializer {

    @Override
    public void initializeDefaultPreferences() {
        IEclipsePreferences node = Settings.defaults();
        node.put(Settings.THEME, Theme.Choice.SYSTEM.name());
        node.put(Settings.REFRESH_RATE, RefreshRate.NORMAL.toString());
        node.putInt(Settings.THREADS, 0);
        node.putBoolean(Settings.AUTOSAVE, true);
        node.putInt(Settings.AUTOSAVE_SECONDS, Settings.AUTOSAVE_SECONDS_DEFAULT);
    }
}

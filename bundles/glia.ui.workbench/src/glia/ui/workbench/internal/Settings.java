package glia.ui.workbench.internal;

import glia.api.simulation.RunOptions;
import glia.ui.kit.RefreshRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.IScopeContext;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

/** What is remembered in the workspace. */
public final class Settings {

    static final String NODE = "glia.ui.workbench";
    static final String THEME = "theme";
    public static final String REFRESH_RATE = "refreshRate";
    static final String THREADS = "threads";

    public static final String AUTOSAVE = "autosave";
    public static final String AUTOSAVE_SECONDS = "autosaveSeconds";
    static final int AUTOSAVE_SECONDS_DEFAULT = 30;
    static final int AUTOSAVE_SECONDS_MAX = 3600;
    private static final String PACE = "pace";
    private static final String RECENT = "recentNetworks";
    private static final int RECENT_LIMIT = 10;

    private Settings() {
    }

    public static Theme.Choice theme() {
        String name = get(THEME, Theme.Choice.SYSTEM.name());
        for (Theme.Choice choice : Theme.Choice.values()) {
            if (choice.name().equals(name)) {
                return choice;
            }
        }
        return Theme.Choice.SYSTEM;
    }

    static void setTheme(Theme.Choice choice) {
        put(THEME, choice.name());
    }

    public static RefreshRate refreshRate() {
        return RefreshRate.parse(get(REFRESH_RATE, ""), RefreshRate.NORMAL);
    }

    public static void setRefreshRate(RefreshRate rate) {
        put(REFRESH_RATE, rate.toString());
    }

    /** How networks are opened. Workers spin between intervals: one processor is left to the user interface,
     * unless somebody says otherwise here or by a profile. */
    public static RunOptions runOptions() {
        int chosen = threads();
        return new RunOptions(RunOptions.AUTO, chosen > 0 ? chosen : RunOptions.SPARING, pace());
    }

    public static int threads() {
        return Math.clamp(integer(get(THREADS, "0")), 0, RunOptions.MAX_THREADS);
    }

    /** Whether runs are saved by themselves, to survive a crash. */
    public static boolean autosave() {
        return Boolean.parseBoolean(get(AUTOSAVE, "true"));
    }

    /** Seconds from one saving of a run to the next. */
    public static int autosaveSeconds() {
        int chosen = integer(get(AUTOSAVE_SECONDS, ""));
        return chosen < 1 ? AUTOSAVE_SECONDS_DEFAULT : Math.min(chosen, AUTOSAVE_SECONDS_MAX);
    }

    /**
     * Calls a listener whenever one of some settings has changed.
     *
     * @param keys of the settings
     * @return ends it
     */
    public static Runnable listen(Set<String> keys, Runnable listener) {
        IEclipsePreferences node = InstanceScope.INSTANCE.getNode(NODE);
        IPreferenceChangeListener changed = event -> {
            if (keys.contains(event.getKey())) {
                listener.run();
            }
        };
        node.addPreferenceChangeListener(changed);
        return () -> node.removePreferenceChangeListener(changed);
    }

    public static double pace() {
        try {
            double pace = Double.parseDouble(get(PACE, "0"));
            return pace >= 0 && pace < Double.POSITIVE_INFINITY ? pace : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    public static void setPace(double pace) {
        put(PACE, Double.toString(pace));
    }

    /** Files that were opened, the newest first. */
    public static List<Path> recent() {
        return get(RECENT, "").lines().filter(line -> !line.isBlank()).map(Path::of).toList();
    }

    static void addRecent(Path file) {
        List<Path> files = new ArrayList<>(recent());
        files.remove(file);
        files.addFirst(file);
        putRecent(files);
    }

    static void removeRecent(Path file) {
        putRecent(recent().stream().filter(other -> !other.equals(file)).toList());
    }

    private static void putRecent(List<Path> files) {
        put(RECENT, files.stream().limit(RECENT_LIMIT).map(Path::toString).collect(Collectors.joining("\n")));
    }

    static IEclipsePreferences defaults() {
        return DefaultScope.INSTANCE.getNode(NODE);
    }

    private static int integer(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String get(String key, String otherwise) {
        for (IScopeContext scope : new IScopeContext[] { InstanceScope.INSTANCE, DefaultScope.INSTANCE }) {
            String value = scope.getNode(NODE).get(key, null);
            if (value != null) {
                return value;
            }
        }
        return otherwise;
    }

    private static void put(String key, String value) {
        IEclipsePreferences node = InstanceScope.INSTANCE.getNode(NODE);
        node.put(key, value);
        try {
            node.flush();
        } catch (BackingStoreException e) {
            ILog.of(Settings.class).error(Messages.bind(Messages.SettingsUnsaved, e.getMessage()), e);
        }
    }
}

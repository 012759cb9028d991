package glia.ui.workbench.internal;

import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;

/** Light, dark and high contrast; takes effect in all windows at once and lasts. */
public final class Theme {

    /** What a person may choose. */
    public enum Choice {
        SYSTEM, LIGHT, DARK, HIGH_CONTRAST
    }

    static final String LIGHT_ID = "org.eclipse.e4.ui.css.theme.e4_default";
    static final String DARK_ID = "org.eclipse.e4.ui.css.theme.e4_dark";
    /** What has "dark" in its name has the platform ask for dark menus and scroll bars. */
    static final String CONTRAST_ID = "glia.ui.workbench.theme.dark.contrast";

    private final IThemeEngine engine;

    public Theme(IThemeEngine engine) {
        this.engine = engine;
    }

    /** Whether it is dark, high contrast included. */
    public boolean dark() {
        return active(DARK_ID) || active(CONTRAST_ID);
    }

    private boolean active(String id) {
        ITheme active = engine.getActiveTheme();
        // the platform has a dark theme for each of some systems, all named alike
        return active != null && active.getId().startsWith(id);
    }

    public void apply(Choice choice) {
        String id = switch (choice) {
            case LIGHT -> LIGHT_ID;
            case DARK -> DARK_ID;
            case HIGH_CONTRAST -> CONTRAST_ID;
            case SYSTEM -> Display.getCurrent().getHighContrast() ? CONTRAST_ID
                    : Display.isSystemDarkTheme() ? DARK_ID : LIGHT_ID;
        };
        if (!active(id)) {
            engine.setTheme(id, true);
        }
    }

    /** Changes from light to dark or back, and keeps that as what was chosen. */
    public void toggle() {
        Choice choice = dark() ? Choice.LIGHT : Choice.DARK;
        Settings.setTheme(choice);
        apply(choice);
    }
}

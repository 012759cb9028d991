package glia.ui.workbench.internal;

import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;

/** Light and dark; takes effect in all windows at once and lasts. */
public final class Theme {

    /** What a person may choose. */
    public enum Choice {
        SYSTEM, LIGHT, DARK
    }

    static final String LIGHT_ID = "org.eclipse.e4.ui.css.theme.e4_default";
    static final String DARK_ID = "org.eclipse.e4.ui.css.theme.e4_dark";

    private final IThemeEngine engine;

    public Theme(IThemeEngine engine) {
        this.engine = engine;
    }

    public boolean dark() {
        ITheme active = engine.getActiveTheme();
        // the platform has a dark theme for each of some systems, all named alike
        return active != null && active.getId().startsWith(DARK_ID);
    }

    public void apply(Choice choice) {
        boolean dark = switch (choice) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Display.isSystemDarkTheme();
        };
        if (dark != dark()) {
            engine.setTheme(dark ? DARK_ID : LIGHT_ID, true);
        }
    }

    /** Changes from light to dark or back, and keeps that as what was chosen. */
    public void toggle() {
        Choice choice = dark() ? Choice.LIGHT : Choice.DARK;
        Settings.setTheme(choice);
        apply(choice);
    }
}

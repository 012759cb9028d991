package glia.ui.workbench.internal.command;

import glia.ui.workbench.internal.Theme;
import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.menus.UIElement;

/** Changes between the light and the dark theme. */
public final class ToggleThemeHandler extends AbstractHandler implements IElementUpdater {

    static final String COMMAND = "glia.ui.workbench.command.toggleDarkTheme";

    private final Theme theme;
    private final ICommandService commands;

    public ToggleThemeHandler(IThemeEngine engine, ICommandService commands) {
        theme = new Theme(engine);
        this.commands = commands;
    }

    @Override
    public Object execute(ExecutionEvent event) {
        theme.toggle();
        commands.refreshElements(COMMAND, null);
        return null;
    }

    @Override
    public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
        element.setChecked(theme.dark());
    }
}

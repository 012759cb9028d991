package glia.ui.workbench.internal;

import glia.ui.workbench.internal.status.StatusFeed;
import glia.ui.workbench.internal.status.StatusLine;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.StatusLineManager;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

/** The menus and what the platform puts into them; everything of Glia is contributed to their groups by plugin.xml. */
final class StandardActions extends ActionBarAdvisor {

    StandardActions(IActionBarConfigurer configurer) {
        super(configurer);
    }

    @Override
    protected void makeActions(IWorkbenchWindow window) {
        // an action that is registered is the handler of the platform's command
        for (ActionFactory action : new ActionFactory[] {ActionFactory.SAVE, ActionFactory.SAVE_AS,
            ActionFactory.SAVE_ALL, ActionFactory.REVERT, ActionFactory.CLOSE, ActionFactory.QUIT, ActionFactory.UNDO,
            ActionFactory.REDO, ActionFactory.CUT, ActionFactory.COPY, ActionFactory.PASTE, ActionFactory.DELETE,
            ActionFactory.SELECT_ALL, ActionFactory.FIND}) {
            register(action.create(window));
        }
        register(ActionFactory.PREFERENCES.create(window));
        register(ActionFactory.RESET_PERSPECTIVE.create(window));
        register(ActionFactory.ABOUT.create(window));
        if (window.getWorkbench().getIntroManager().hasIntro()) {
            register(ActionFactory.INTRO.create(window));
        }
        register(ActionFactory.HELP_CONTENTS.create(window));
        register(ActionFactory.DYNAMIC_HELP.create(window));
    }

    @Override
    protected void fillMenuBar(IMenuManager bar) {
        IWorkbenchWindow window = getActionBarConfigurer().getWindowConfigurer().getWindow();
        MenuManager file = new MenuManager(Messages.MenuFile, IWorkbenchActionConstants.M_FILE);
        file.add(new GroupMarker("open"));
        file.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        addAll(file, ActionFactory.CLOSE, ActionFactory.SAVE, ActionFactory.SAVE_AS, ActionFactory.SAVE_ALL,
                ActionFactory.REVERT);
        file.add(new Separator("exit"));
        file.add(getAction(ActionFactory.QUIT.getId()));
        bar.add(file);

        MenuManager edit = new MenuManager(Messages.MenuEdit, IWorkbenchActionConstants.M_EDIT);
        addAll(edit, ActionFactory.UNDO, ActionFactory.REDO);
        edit.add(new Separator("copy"));
        addAll(edit, ActionFactory.CUT, ActionFactory.COPY, ActionFactory.PASTE, ActionFactory.DELETE,
                ActionFactory.SELECT_ALL);
        edit.add(new Separator("find"));
        addAll(edit, ActionFactory.FIND);
        edit.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        bar.add(edit);

        MenuManager simulation = new MenuManager(Messages.MenuSimulation, "glia.ui.workbench.menu.simulation");
        simulation.add(new GroupMarker("run"));
        simulation.add(new Separator("speed"));
        simulation.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        bar.add(simulation);
        bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));

        MenuManager windowMenu = new MenuManager(Messages.MenuWindow, IWorkbenchActionConstants.M_WINDOW);
        MenuManager views = new MenuManager(Messages.MenuShowView, "showView");
        views.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
        windowMenu.add(views);
        MenuManager perspectives = new MenuManager(Messages.MenuPerspective, "openPerspective");
        perspectives.add(ContributionItemFactory.PERSPECTIVES_SHORTLIST.create(window));
        windowMenu.add(perspectives);
        windowMenu.add(getAction(ActionFactory.RESET_PERSPECTIVE.getId()));
        windowMenu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        windowMenu.add(new Separator("preferences"));
        windowMenu.add(getAction(ActionFactory.PREFERENCES.getId()));
        bar.add(windowMenu);

        MenuManager help = new MenuManager(Messages.MenuHelp, IWorkbenchActionConstants.M_HELP);
        help.add(new GroupMarker("find"));
        help.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        help.add(new Separator("about"));
        help.add(getAction(ActionFactory.ABOUT.getId()));
        bar.add(help);
    }

    private void addAll(MenuManager menu, ActionFactory... actions) {
        for (ActionFactory action : actions) {
            menu.add(getAction(action.getId()));
        }
    }

    @Override
    protected void fillStatusLine(IStatusLineManager line) {
        StatusFeed feed = getActionBarConfigurer().getWindowConfigurer().getWindow().getService(StatusFeed.class);
        if (feed != null) {
            line.appendToGroup(StatusLineManager.MIDDLE_GROUP, new StatusLine(feed));
        }
    }
}

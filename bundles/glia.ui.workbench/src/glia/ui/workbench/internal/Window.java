package glia.ui.workbench.internal;

import glia.ui.workbench.internal.status.SimulationView;
import glia.ui.workbench.internal.status.StatusFeed;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** A window of the workbench: its size, its bars and its title. */
final class Window extends WorkbenchWindowAdvisor {
    private Runnable titleSubscription = () -> {
    };

    Window(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    @Override
    public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
        return new StandardActions(configurer);
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
        Rectangle screen = Display.getCurrent().getPrimaryMonitor().getClientArea();
        configurer.setInitialSize(new Point(Math.min(1440, screen.width), Math.min(900, screen.height)));
        configurer.setShowMenuBar(true);
        configurer.setShowCoolBar(true);
        configurer.setShowStatusLine(true);
        configurer.setShowProgressIndicator(true);
        configurer.setShowPerspectiveBar(true);
        configurer.setTitle(Messages.WindowTitle);
    }

    @Override
    public void postWindowOpen() {
        StatusFeed feed = getWindowConfigurer().getWindow().getService(StatusFeed.class);
        if (feed != null) {
            titleSubscription = feed.listen(this::title);
        }
    }

    @Override
    public void dispose() {
        titleSubscription.run();
    }

    private void title(SimulationView view) {
        String title = view.simulation() == null ? Messages.WindowTitle
                : Messages.bind(Messages.WindowTitleOpen, view.name());
        if (!title.equals(getWindowConfigurer().getTitle())) {
            getWindowConfigurer().setTitle(title);
        }
    }
}

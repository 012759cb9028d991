package glia.ui.workbench.internal;

import glia.ui.workbench.internal.status.SimulationView;
import glia.ui.workbench.internal.status.StatusFeed;
import java.util.Arrays;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
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
        getWindowConfigurer().getWindow().getPartService().addPartListener(new EditorArea());
        StatusFeed feed = getWindowConfigurer().getWindow().getService(StatusFeed.class);
        if (feed != null) {
            titleSubscription = feed.listen(this::title);
        }
    }

    /** Views get back the room that editors took, once the last of these is closed. */
    private static final class EditorArea implements IPartListener2 {
        @Override
        public void partClosed(IWorkbenchPartReference closed) {
            IWorkbenchPage page = closed.getPage();
            // at the end all editors are closed, and the next start opens them again
            if (closed instanceof IEditorReference && !page.getWorkbenchWindow().getWorkbench().isClosing()
                    && Arrays.stream(page.getEditorReferences()).allMatch(editor -> editor == closed)) {
                page.setEditorAreaVisible(false);
            }
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

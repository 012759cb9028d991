package glia.ui.workbench.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The board of checks above, events and errors below, the roles of energy behind the board. */
public final class HealthPerspective implements IPerspectiveFactory {

    static final String ID = "glia.ui.workbench.health";
    static final String BOARD = "glia.ui.views.health";
    static final String ROLES = "glia.ui.views.roles";
    static final String EVENTS = "glia.ui.views.events";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String editors = layout.getEditorArea();
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.58f, editors);
        bottom.addView(EVENTS);
        bottom.addView(SimulatePerspective.ERROR_LOG);
        bottom.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
        bottom.addPlaceholder("*");
        IFolderLayout main = layout.createFolder("main", IPageLayout.TOP, 0.95f, editors);
        main.addView(BOARD);
        main.addView(ROLES);
        for (String view : new String[] { BOARD, ROLES, EVENTS, SimulatePerspective.ERROR_LOG,
                IPageLayout.ID_PROGRESS_VIEW }) {
            layout.addShowViewShortcut(view);
        }
        Perspectives.addShortcuts(layout);
    }
}

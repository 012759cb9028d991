package glia.ui.workbench.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Metrics above; below, what the time goes into, and the progress of what runs. */
public final class PerformancePerspective implements IPerspectiveFactory {

    static final String ID = "glia.ui.workbench.performance";
    static final String METRICS = "glia.ui.views.metrics";
    static final String PHASES = "glia.ui.views.phases";
    static final String HOT_SPOTS = "glia.ui.views.hotspots";
    static final String DECISIONS = "glia.ui.views.decisions";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String editors = layout.getEditorArea();
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.58f, editors);
        bottom.addView(PHASES);
        bottom.addView(HOT_SPOTS);
        bottom.addView(DECISIONS);
        IFolderLayout main = layout.createFolder("main", IPageLayout.TOP, 0.95f, editors);
        main.addView(METRICS);
        bottom.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
        bottom.addPlaceholder("*");
        for (String view : new String[] { METRICS, PHASES, HOT_SPOTS, DECISIONS, IPageLayout.ID_PROGRESS_VIEW }) {
            layout.addShowViewShortcut(view);
        }
        Perspectives.addShortcuts(layout);
    }
}

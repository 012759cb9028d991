package glia.ui.workbench.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/**
 * Networks and properties at the left, the graph in the middle, raster, neurons and rates beside it, traces, energy and
 * messages below. Editors open below the graph.
 */
public final class SimulatePerspective implements IPerspectiveFactory {

    static final String ID = "glia.ui.workbench.simulate";
    static final String NETWORKS = "glia.ui.workbench.networks";
    static final String EXPLORER = "glia.ui.editors.explorer";
    static final String GRAPH = "glia.ui.views.graph";
    static final String RASTER = "glia.ui.views.raster";
    static final String RATES = "glia.ui.views.rates";
    static final String TRACES = "glia.ui.views.traces";
    static final String ENERGY = "glia.ui.views.energy";
    static final String NEURONS = "glia.ui.views.neurons";
    static final String FLOW = "glia.ui.views.flow";
    static final String HISTOGRAMS = "glia.ui.views.histograms";
    static final String SHEET = "glia.ui.help.sheet";
    static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String editors = layout.getEditorArea();
        IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.225f, editors);
        left.addView(NETWORKS);
        left.addView(EXPLORER);
        IFolderLayout leftBottom = layout.createFolder("leftBottom", IPageLayout.BOTTOM, 0.5f, "left");
        leftBottom.addView(IPageLayout.ID_PROP_SHEET);
        leftBottom.addPlaceholder(IPageLayout.ID_OUTLINE);
        // in the room that is there, so that what it leads through is not squeezed
        leftBottom.addPlaceholder(SHEET);
        IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.52f, editors);
        right.addView(RASTER);
        // behind another view it costs nothing, and there it has the room of a table with the graph beside it
        right.addView(NEURONS);
        IFolderLayout rates = layout.createFolder("rightBottom", IPageLayout.BOTTOM, 0.55f, "right");
        rates.addView(RATES);
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.65f, editors);
        bottom.addView(TRACES);
        bottom.addView(ENERGY);
        bottom.addView(FLOW);
        bottom.addView(HISTOGRAMS);
        bottom.addView(ERROR_LOG);
        bottom.addPlaceholder(IPageLayout.ID_PROBLEM_VIEW);
        bottom.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
        bottom.addPlaceholder("*");
        IFolderLayout main = layout.createFolder("main", IPageLayout.TOP, 0.3f, editors);
        main.addView(GRAPH);
        for (String view : new String[] { NETWORKS, EXPLORER, GRAPH, RASTER, RATES, TRACES, ENERGY, NEURONS, FLOW,
                HISTOGRAMS, ERROR_LOG, IPageLayout.ID_OUTLINE, IPageLayout.ID_PROP_SHEET, IPageLayout.ID_PROBLEM_VIEW,
                IPageLayout.ID_PROGRESS_VIEW }) {
            layout.addShowViewShortcut(view);
        }
        Perspectives.addShortcuts(layout);
    }
}

package glia.ui.workbench.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Of what the program consists: bundles above, their components below. */
public final class ExtensionsPerspective implements IPerspectiveFactory {

    static final String ID = "glia.ui.workbench.extensions";
    static final String BUNDLES = "glia.ui.views.bundles";
    static final String COMPONENTS = "glia.ui.views.components";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String editors = layout.getEditorArea();
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.5f, editors);
        bottom.addView(COMPONENTS);
        bottom.addView(SimulatePerspective.ERROR_LOG);
        bottom.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
        bottom.addPlaceholder("*");
        IFolderLayout main = layout.createFolder("main", IPageLayout.TOP, 0.95f, editors);
        main.addView(BUNDLES);
        for (String view : new String[] { BUNDLES, COMPONENTS, SimulatePerspective.ERROR_LOG,
                IPageLayout.ID_PROGRESS_VIEW }) {
            layout.addShowViewShortcut(view);
        }
        Perspectives.addShortcuts(layout);
    }
}

package glia.ui.workbench.internal;

import java.util.List;
import org.eclipse.ui.IPageLayout;

/** The perspectives, in the order in which they are offered. */
final class Perspectives {

    private static final List<String> ALL = List.of(SimulatePerspective.ID, PerformancePerspective.ID,
            HealthPerspective.ID, ExtensionsPerspective.ID);

    private Perspectives() {
    }

    /** Offers all of them in the menu of one. */
    static void addShortcuts(IPageLayout layout) {
        ALL.forEach(layout::addPerspectiveShortcut);
    }
}

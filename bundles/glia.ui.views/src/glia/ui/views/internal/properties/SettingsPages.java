package glia.ui.views.internal.properties;

import glia.api.simulation.ActiveSimulation;
import glia.ui.kit.UiQueue;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.services.IServiceLocator;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.eclipse.ui.views.properties.PropertySheet;

/** The page of the Properties view for the parts that bring none of their own. */
public final class SettingsPages implements IAdapterFactory {

    @Override
    public <T> T getAdapter(Object sheet, Class<T> type) {
        IViewSite site = ((PropertySheet) sheet).getViewSite();
        UiQueue queue = service(site, UiQueue.class);
        ActiveSimulation active = service(site, ActiveSimulation.class);
        LiveChanges changes = service(site, LiveChanges.class);
        return queue == null || active == null || changes == null ? null
                : type.cast(new SettingsPage(site, queue, active, changes));
    }

    private static <T> T service(IServiceLocator site, Class<T> type) {
        return site.getService(type);
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[] {IPropertySheetPage.class};
    }
}

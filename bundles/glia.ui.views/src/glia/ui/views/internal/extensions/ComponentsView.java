package glia.ui.views.internal.extensions;

import glia.ui.kit.LiveTable;
import glia.ui.views.internal.Messages;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.util.promise.Promise;

/** The components of the bundles, with what they offer and what they wait for; they can be enabled and disabled. */
public final class ComponentsView extends ExtensionsView {
    private static final String CARRIER = "glia.ui.";

    private ServiceComponentRuntime runtime;
    private ComponentRows rows;

    public ComponentsView() {
        super(Messages.components_title, "glia.ui.views.enableComponent", "glia.ui.views.disableComponent");
    }

    @Override
    protected List<Class<?>> needs() {
        return List.of(ServiceComponentRuntime.class, BundleRows.class);
    }

    @Override
    protected void begin() {
        runtime = service(ServiceComponentRuntime.class);
        rows = new ComponentRows(runtime, service(BundleRows.class));
        super.begin();
    }

    @Override
    LiveTable.Content read(boolean all) {
        return rows.read(all);
    }

    @Override
    String indispensable(LiveTable.Row row) {
        String name = row.exact().getFirst();
        return row.exact().get(1).startsWith(CARRIER) ? NLS.bind(Messages.bundles_carrier, name) : null;
    }

    @Override
    void set(LiveTable.Row row, boolean on) throws InvocationTargetException, InterruptedException {
        for (ComponentDescriptionDTO component : rows.find(row).toList()) {
            Promise<Void> done = on ? runtime.enableComponent(component) : runtime.disableComponent(component);
            done.getValue();
        }
    }
}

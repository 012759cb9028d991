package glia.ui.views.internal.extensions;

import glia.ui.kit.LiveTable;
import glia.ui.views.internal.Messages;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** The bundles of which the program consists, with their states; they can be started and stopped. */
public final class BundlesView extends ExtensionsView {
    /** What carries the workbench and this view. */
    private static final List<String> CARRIERS = List.of("org.", "glia.ui.", "glia.api");

    private BundleRows rows;

    public BundlesView() {
        super(Messages.bundles_title, "glia.ui.views.startBundle", "glia.ui.views.stopBundle");
    }

    @Override
    protected List<Class<?>> needs() {
        return List.of(BundleRows.class);
    }

    @Override
    protected void begin() {
        rows = service(BundleRows.class);
        super.begin();
    }

    @Override
    LiveTable.Content read(boolean all) {
        return rows.read(all);
    }

    @Override
    String indispensable(LiveTable.Row row) {
        String name = row.exact().getFirst();
        return CARRIERS.stream().anyMatch(name::startsWith) ? NLS.bind(Messages.bundles_carrier, name) : null;
    }

    @Override
    void set(LiveTable.Row row, boolean on) throws BundleException {
        for (Bundle bundle : rows.find(row).toList()) {
            if (on) {
                bundle.start(Bundle.START_TRANSIENT);
            } else {
                bundle.stop(Bundle.STOP_TRANSIENT);
            }
        }
    }
}

package glia.ui.workbench.internal;

import glia.ui.kit.UiQueue;
import java.util.Set;
import org.eclipse.swt.widgets.Display;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The queue of all views, which draw as often as the preferences say. */
@Component(service = UiQueue.class, immediate = true)
public final class SharedUiQueue extends UiQueue {
    private final Runnable subscription;

    @Activate
    public SharedUiQueue(@Reference Display display) {
        super(display, Settings.refreshRate());
        subscription = Settings.listen(Set.of(Settings.REFRESH_RATE), () -> setRate(Settings.refreshRate()));
    }

    @Deactivate
    void deactivate() {
        subscription.run();
        close();
    }
}

package glia.ui.workbench.internal;

import glia.api.adaptive.AdaptiveController;
import glia.api.health.HealthMonitor;
import org.eclipse.swt.widgets.Display;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** While the workbench is open, its health is watched, and it gives way under load, whatever views are open. */
@Component(service = Caretaker.class, immediate = true)
public final class Caretaker {

    private final HealthMonitor.Watch watching;
    private final AdaptiveController.Watch adapting;

    /** @param display is there where there are windows: a command line looks after its own runs */
    @Activate
    public Caretaker(@Reference Display display, @Reference HealthMonitor health,
            @Reference AdaptiveController controller) {
        watching = health.watch(HealthMonitor.USUAL_PERIOD);
        adapting = controller.watch();
    }

    @Deactivate
    void deactivate() {
        watching.close();
        adapting.close();
    }
}

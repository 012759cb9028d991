package glia.ui.workbench.internal;

import glia.api.adaptive.Rung;
import glia.api.adaptive.Throttle;
import glia.ui.kit.RefreshRate;
import glia.ui.kit.UiQueue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Draws live views once a second while the machine is loaded. */
@Component
public final class DrawingThrottle implements Throttle {
    private final UiQueue queue;

    @Activate
    public DrawingThrottle(@Reference UiQueue queue) {
        this.queue = queue;
    }

    @Override
    public Rung rung() {
        return Rung.VISUALS;
    }

    @Override
    public String cost() {
        return "views are drawn once a second";
    }

    @Override
    public void shed(boolean shed) {
        RefreshRate wanted = Settings.refreshRate();
        queue.setRate(shed && wanted.hertz() > RefreshRate.SLOW.hertz() ? RefreshRate.SLOW : wanted);
    }
}

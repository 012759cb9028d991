package glia.engine.internal;

import glia.api.adaptive.Rung;
import glia.api.adaptive.Throttle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** How often observers get batches under load, of all simulations. */
@Component(service = {ObserverCadence.class, Throttle.class})
public final class ObserverCadence implements Throttle {

    static final int FACTOR = 6;

    private volatile boolean shed;

    @Activate
    public ObserverCadence() {
        // nothing is shed yet
    }

    /** How many times as rarely as usual. */
    int factor() {
        return shed ? FACTOR : 1;
    }

    @Override
    public Rung rung() {
        return Rung.VISUALS;
    }

    @Override
    public String cost() {
        return "observers of simulations get batches " + FACTOR
                + " times as rarely, of very many spikes a smaller part";
    }

    @Override
    public void shed(boolean less) {
        shed = less;
    }
}

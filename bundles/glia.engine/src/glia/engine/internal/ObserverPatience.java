package glia.engine.internal;

import glia.api.adaptive.Rung;
import glia.api.adaptive.Throttle;
import glia.api.event.EventBus;
import glia.api.event.EventBus.Statistics;
import glia.api.simulation.SimulationTopics;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether simulations wait for observers of batches that do not keep up. Off, as a rule: a simulation that waits is as
 * slow as the slowest of its viewers.
 */
@Component(service = {ObserverPatience.class, Throttle.class})
public final class ObserverPatience implements Throttle {

    /** One that takes nothing for so long is stuck, and loses events from then on. */
    static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(500);

    private static final Set<String> TOPICS = Set.of(SimulationTopics.SPIKES.name(), SimulationTopics.SAMPLES.name());
    /** So many may wait in a queue: as many again have room in it. */
    private static final int MOST_QUEUED = Math.min(SimulationTopics.SPIKES.capacity(),
            SimulationTopics.SAMPLES.capacity()) / 2;
    private static final long NAP = TimeUnit.MILLISECONDS.toNanos(1);

    private final EventBus bus;
    private volatile boolean patient;

    @Activate
    public ObserverPatience(@Reference EventBus bus) {
        this.bus = bus;
    }

    boolean patient() {
        return patient;
    }

    /**
     * Waits until every observer has room for what comes next.
     *
     * @param began present time in ns
     * @param disturbed whether there is something else to do
     * @return time in ns then
     */
    long await(long began, BooleanSupplier disturbed) {
        long now = began;
        while (patient && !disturbed.getAsBoolean() && crowded() && now - began < LONGEST_WAIT) {
            LockSupport.parkNanos(this, NAP);
            now = System.nanoTime();
        }
        return now;
    }

    private boolean crowded() {
        for (Statistics s : bus.statistics()) {
            if (s.queued() > MOST_QUEUED && TOPICS.contains(s.topic())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Rung rung() {
        return Rung.SYNCHRONOUS_OBSERVERS;
    }

    @Override
    public String cost() {
        return "simulations go no faster than the slowest observer of their batches";
    }

    @Override
    public void shed(boolean less) {
        patient = less;
    }
}

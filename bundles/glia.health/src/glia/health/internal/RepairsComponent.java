package glia.health.internal;

import glia.api.change.NetworkChange;
import glia.api.event.EventBus;
import glia.api.health.HealthTopics;
import glia.api.health.Repair;
import glia.api.health.Repairs;
import glia.api.network.Network;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.Simulations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Repairs as a service: finds them, makes them as changes of simulations, and knows how to take them back. */
@Component
public final class RepairsComponent implements Repairs {

    private final Simulations simulations;
    private final EventBus bus;
    /** By number, oldest first: how to make those that were found, and how to take back those that were made. */
    private final Map<Long, Remedy> known = new LinkedHashMap<>();
    private final List<Repair> history = new ArrayList<>();
    private long next = 1;

    @Activate
    public RepairsComponent(@Reference Simulations simulations, @Reference EventBus bus) {
        this.simulations = simulations;
        this.bus = bus;
    }

    @Override
    public synchronized List<Repair> find() {
        List<Repair> found = new ArrayList<>();
        for (Simulation simulation : simulations.open()) {
            SimulationStatus.State state = simulation.status().state();
            if (state != SimulationStatus.State.CLOSED && state != SimulationStatus.State.FAILED) {
                Network network = simulation.presentNetwork();
                CanonicalState present = simulation.exportState().join();
                List<Remedy> remedies = new ArrayList<>(StateRepair.find(network, present));
                // what has changed since then may have other rows; it is looked at the next time
                if (simulation.presentNetwork() == network) {
                    remedies.addAll(WeightRepair.find(network, present));
                }
                for (Remedy remedy : remedies) {
                    found.add(new Repair(next, Repair.State.FOUND, Instant.now(), simulation.id(), present.step(),
                            remedy.what(), remedy.change()));
                    known.put(next++, remedy);
                }
            }
        }
        while (known.size() > MOST_REPAIRS) {
            known.remove(known.keySet().iterator().next());
        }
        return found;
    }

    @Override
    public synchronized Repair make(Repair found) {
        return change(found, Repair.State.FOUND, Repair.State.MADE);
    }

    @Override
    public synchronized Repair takeBack(Repair made) {
        return change(made, Repair.State.MADE, Repair.State.TAKEN_BACK);
    }

    private Repair change(Repair repair, Repair.State expected, Repair.State then) {
        Remedy how = known.get(repair.number());
        Repair.State state = history.stream().filter(r -> r.number() == repair.number())
                .reduce((first, last) -> last).map(Repair::state).orElse(Repair.State.FOUND);
        if (how == null || state != expected) {
            throw new IllegalStateException("repair " + repair.number() + ": expected one that is " + expected
                    + ", it is " + (how == null ? "forgotten" : state));
        }
        Simulation simulation = simulations.open().stream().filter(s -> s.id() == repair.simulation()).findFirst()
                .orElseThrow(() -> new IllegalStateException("repair " + repair.number()
                        + ": its simulation is closed"));
        NetworkChange change = then == Repair.State.MADE ? how.repair() : how.undo();
        long step;
        try {
            step = simulation.apply(List.of(change)).join().step();
        } catch (CompletionException e) {
            throw new IllegalStateException("repair " + repair.number() + ": " + e.getCause().getMessage(), e);
        }
        Repair done = new Repair(repair.number(), then, Instant.now(), repair.simulation(), step, repair.what(),
                repair.change());
        if (history.size() == MOST_REPAIRS) {
            history.removeFirst();
        }
        history.add(done);
        bus.publish(HealthTopics.REPAIRS, done);
        return done;
    }

    @Override
    public synchronized List<Repair> history() {
        return List.copyOf(history);
    }
}

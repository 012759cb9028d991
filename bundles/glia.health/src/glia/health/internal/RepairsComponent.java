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
    /** By number, what was found the last time and not made yet. What was found before is gone: it may be large. */
    private final Map<Long, Known> found = new LinkedHashMap<>();
    /** By number, oldest first, what can be taken back. */
    private final Map<Long, Known> made = new LinkedHashMap<>();
    private final List<Repair> history = new ArrayList<>();
    private long next = 1;

    private record Known(Repair repair, Remedy how) {
    }

    @Activate
    public RepairsComponent(@Reference Simulations simulations, @Reference EventBus bus) {
        this.simulations = simulations;
        this.bus = bus;
    }

    @Override
    public synchronized List<Repair> find() {
        found.clear();
        List<Repair> repairs = new ArrayList<>();
        for (Simulation simulation : simulations.open()) {
            Network network = simulation.presentNetwork();
            CanonicalState present = state(simulation);
            for (Remedy remedy : present == null ? List.<Remedy>of() : remedies(simulation, network, present)) {
                if (found.size() < MOST_REPAIRS) {
                    Repair repair = new Repair(next++, Repair.State.FOUND, Instant.now(), simulation.id(),
                            present.step(), remedy.what(), remedy.change());
                    repairs.add(repair);
                    found.put(repair.number(), new Known(repair, remedy));
                }
            }
        }
        return repairs;
    }

    private static List<Remedy> remedies(Simulation simulation, Network network, CanonicalState present) {
        List<Remedy> remedies = new ArrayList<>(StateRepair.find(network, present));
        // what has changed since then may have other rows; it is looked at the next time
        if (simulation.presentNetwork() == network) {
            remedies.addAll(WeightRepair.find(network, present));
        }
        return remedies;
    }

    /** @return null if it is over, or is closed while it is asked */
    private CanonicalState state(Simulation simulation) {
        try {
            return over(simulation) ? null : simulation.exportState().join();
        } catch (CompletionException e) {
            if (over(simulation)) {
                return null;
            }
            throw e;
        }
    }

    private static boolean over(Simulation simulation) {
        SimulationStatus.State state = simulation.status().state();
        return state == SimulationStatus.State.CLOSED || state == SimulationStatus.State.FAILED;
    }

    @Override
    public synchronized Repair make(Repair repair) {
        Remedy how = remedy(repair, found, Repair.State.FOUND);
        Simulation simulation = simulation(repair);
        if (simulation.status().step() < repair.step()) {
            throw refusal(repair, "its simulation was reset since it was found");
        }
        Repair done = apply(repair, simulation, how.repair(), Repair.State.MADE);
        found.remove(repair.number());
        if (made.size() == MOST_REPAIRS) {
            made.remove(made.keySet().iterator().next());
        }
        made.put(repair.number(), new Known(done, how));
        return done;
    }

    @Override
    public synchronized Repair takeBack(Repair repair) {
        Remedy how = remedy(repair, made, Repair.State.MADE);
        Simulation simulation = simulation(repair);
        if (!remembers(simulation, how)) {
            throw refusal(repair, "its simulation was reset since it was made");
        }
        Repair done = apply(repair, simulation, how.undo(), Repair.State.TAKEN_BACK);
        made.remove(repair.number());
        return done;
    }

    /** Whether it goes on from the repair: after a reset it does not. */
    private static boolean remembers(Simulation simulation, Remedy how) {
        return simulation.changes().stream().anyMatch(changed -> changed.changes().stream()
                .anyMatch(change -> change == how.repair()));
    }

    @Override
    public synchronized List<Repair> made() {
        List<Simulation> open = simulations.open();
        return made.values().stream().filter(known -> open.stream().anyMatch(simulation -> !over(simulation)
                && simulation.id() == known.repair().simulation() && remembers(simulation, known.how())))
                .map(Known::repair).toList().reversed();
    }

    private Remedy remedy(Repair repair, Map<Long, Known> from, Repair.State expected) {
        Known known = from.get(repair.number());
        if (known == null) {
            String state = found.containsKey(repair.number()) ? Repair.State.FOUND.name()
                    : history.stream().filter(r -> r.number() == repair.number()).reduce((first, last) -> last)
                            .map(last -> last.state().name()).orElse("forgotten");
            throw refusal(repair, "expected one that is " + expected + ", it is " + state);
        }
        return known.how();
    }

    private Simulation simulation(Repair repair) {
        return simulations.open().stream().filter(s -> s.id() == repair.simulation()).findFirst()
                .orElseThrow(() -> refusal(repair, "its simulation is closed"));
    }

    private static IllegalStateException refusal(Repair repair, String reason) {
        return new IllegalStateException("repair " + repair.number() + ": " + reason);
    }

    private Repair apply(Repair repair, Simulation simulation, NetworkChange change, Repair.State then) {
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

package glia.energy.internal;

import glia.api.adaptive.Rung;
import glia.api.adaptive.Throttle;
import glia.api.change.EnergyPart;
import glia.api.change.NetworkChange;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.Simulations;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Has networks with coordination update half as many blocks as they ask for; energy goes on to decide which. Networks
 * without coordination are left alone. Nobody is waited for: a simulation changes between two intervals.
 */
@Component
public final class UpdatesThrottle implements Throttle {

    private static final double PART = 0.5;
    private static final String SHARE = "share";
    private static final int MOST_CHANGES = 1000;

    /** What one simulation was asked for. */
    private record Less(Simulation simulation, double before, double after, CompletableFuture<SimulationStatus> made) {
    }

    private final Simulations simulations;
    private final Map<Long, Less> shed = new LinkedHashMap<>();
    /** The newest, last. */
    private final ArrayDeque<NetworkChange> made = new ArrayDeque<>();

    @Activate
    public UpdatesThrottle(@Reference Simulations simulations) {
        this.simulations = simulations;
    }

    @Override
    public Rung rung() {
        return Rung.NEURON_UPDATES;
    }

    @Override
    public String cost() {
        return "half as many blocks of neurons are updated in networks with coordination, which changes their spikes";
    }

    @Override
    public String absence() {
        return coordinated().isEmpty() ? "no network that is open has coordination" : "";
    }

    private List<Simulation> coordinated() {
        return simulations.open().stream().filter(s -> share(s) < 1).filter(s -> switch (s.status().state()) {
            case CLOSED, FAILED -> false;
            default -> true;
        }).toList();
    }

    private static double share(Simulation simulation) {
        return simulation.presentNetwork().description().energy().coordination().share();
    }

    @Override
    public void shed(boolean less) {
        if (less) {
            for (Simulation simulation : coordinated()) {
                shed.computeIfAbsent(simulation.id(), id -> halve(simulation));
            }
        } else {
            shed.values().forEach(this::giveBack);
            shed.clear();
        }
    }

    private Less halve(Simulation simulation) {
        double before = share(simulation);
        double after = PART * before;
        return new Less(simulation, before, after, apply(simulation, after));
    }

    /** What somebody else has set meanwhile holds. */
    private void giveBack(Less less) {
        less.made.thenRun(() -> {
            if (share(less.simulation) == less.after) {
                apply(less.simulation, less.before);
            }
        });
    }

    private CompletableFuture<SimulationStatus> apply(Simulation simulation, double share) {
        NetworkChange change = new NetworkChange.SetEnergy(EnergyPart.COORDINATION, "", Map.of(SHARE, share));
        synchronized (made) {
            if (made.size() == MOST_CHANGES) {
                made.removeFirst();
            }
            made.addLast(change);
        }
        CompletableFuture<SimulationStatus> done = simulation.apply(List.of(change));
        done.whenComplete((status, failure) -> {
            if (failure != null && simulation.status().state() != SimulationStatus.State.CLOSED) {
                System.getLogger(UpdatesThrottle.class.getName()).log(System.Logger.Level.WARNING,
                        "The share of updates could not be changed", failure);
            }
        });
        return done;
    }

    @Override
    public boolean changes(Simulation simulation) {
        return share(simulation) < 1;
    }

    @Override
    public boolean made(NetworkChange change) {
        synchronized (made) {
            return made.stream().anyMatch(own -> own == change);
        }
    }
}

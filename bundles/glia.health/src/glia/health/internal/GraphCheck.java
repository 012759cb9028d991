package glia.health.internal;

import glia.api.health.Finding;
import glia.api.health.HealthCheck;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The graph of each network as it is now, looked at again when neurons or synapses have come or gone. Networks of very
 * many synapses are left alone, since their rows have to be drawn again.
 */
@Component
public final class GraphCheck implements HealthCheck {

    static final long MOST_SYNAPSES = 20_000_000;

    private final Simulations simulations;
    private Map<Long, Looked> known = new HashMap<>();

    /** What was found in a network. */
    private record Looked(Network network, List<Finding> findings) {

        /** Whether another network has the same graph; what a change does not concern is the same object. */
        boolean isOf(Network other) {
            return network.projections().equals(other.projections()) && network.devices().equals(other.devices())
                    && network.populations().stream().map(Population::slots).toList()
                            .equals(other.populations().stream().map(Population::slots).toList());
        }
    }

    @Activate
    public GraphCheck(@Reference Simulations simulations) {
        this.simulations = simulations;
    }

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public boolean thorough() {
        return true;
    }

    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        Map<Long, Looked> next = new HashMap<>();
        for (Simulation simulation : simulations.open()) {
            Network present = simulation.presentNetwork();
            if (present.synapses() <= MOST_SYNAPSES) {
                Looked before = known.get(simulation.id());
                Looked now = before != null && before.isOf(present) ? before
                        : new Looked(present, new Graph(present, Words.of(simulation)).findings());
                next.put(simulation.id(), now);
                findings.addAll(now.findings());
            }
        }
        known = next;
        return findings;
    }
}

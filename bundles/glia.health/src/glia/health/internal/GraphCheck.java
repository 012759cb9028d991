package glia.health.internal;

import glia.api.health.Finding;
import glia.api.health.HealthCheck;
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
 * The graph of each network as it was opened, looked at once, since it does not change. Networks of very many synapses
 * are left alone, since their rows have to be drawn again.
 */
@Component
public final class GraphCheck implements HealthCheck {

    static final long MOST_SYNAPSES = 20_000_000;

    private final Simulations simulations;
    private Map<Long, List<Finding>> known = new HashMap<>();

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
        Map<Long, List<Finding>> next = new HashMap<>();
        for (Simulation simulation : simulations.open()) {
            if (simulation.network().synapses() <= MOST_SYNAPSES) {
                List<Finding> found = known.get(simulation.id());
                next.put(simulation.id(),
                        found != null ? found : new Graph(simulation.network(), Words.of(simulation)).findings());
                findings.addAll(next.get(simulation.id()));
            }
        }
        known = next;
        return findings;
    }
}

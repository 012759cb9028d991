package glia.health.internal;

import glia.api.health.Finding;
import glia.api.health.HealthCheck;
import glia.api.health.HealthStatus;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.Simulations;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Simulations that failed, and warnings of the engine, such as of activity that ran away. */
@Component
public final class SimulationCheck implements HealthCheck {

    private final Simulations simulations;

    @Activate
    public SimulationCheck(@Reference Simulations simulations) {
        this.simulations = simulations;
    }

    @Override
    public String name() {
        return "simulations";
    }

    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        for (Simulation simulation : simulations.open()) {
            SimulationStatus status = simulation.status();
            String which = Words.of(simulation);
            if (status.state() == SimulationStatus.State.FAILED) {
                findings.add(new Finding(HealthStatus.CRITICAL, which + " has failed", status.message(),
                        "reset it, and if it fails again, report it with the network file"));
            } else if (!status.message().isEmpty()) {
                findings.add(new Finding(HealthStatus.WARN, which + " may not do what was meant", status.message(),
                        "weaken excitation, strengthen inhibition, make growth dearer; --max-rate and --max-growth end"
                                + " such runs"));
            }
        }
        return findings;
    }
}

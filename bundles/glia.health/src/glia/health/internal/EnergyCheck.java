package glia.health.internal;

import glia.api.energy.EnergyTotals;
import glia.api.health.Finding;
import glia.api.health.HealthCheck;
import glia.api.health.HealthStatus;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.Simulations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The energy books: the engine balances them after every interval, this looks at the sums once more. */
@Component
public final class EnergyCheck implements HealthCheck {

    private final Simulations simulations;

    @Activate
    public EnergyCheck(@Reference Simulations simulations) {
        this.simulations = simulations;
    }

    @Override
    public String name() {
        return "energy books";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public List<Finding> check() throws ExecutionException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (Simulation simulation : simulations.open()) {
            SimulationStatus.State state = simulation.status().state();
            if (state != SimulationStatus.State.CLOSED && state != SimulationStatus.State.FAILED) {
                judge(Words.of(simulation), simulation.report().energy(), findings);
            }
        }
        return findings;
    }

    static void judge(String which, EnergyTotals totals, List<Finding> findings) {
        if (totals.residual() != 0) {
            findings.add(new Finding(HealthStatus.CRITICAL, "the energy books of " + which + " do not balance",
                    "residual " + totals.residual() + " units of " + totals.supplied() + " supplied and "
                            + totals.stored() + " stored",
                    "do not use its results; report it with the network file"));
        }
    }
}

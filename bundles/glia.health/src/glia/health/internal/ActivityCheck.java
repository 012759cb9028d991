package glia.health.internal;

import glia.api.health.Finding;
import glia.api.health.HealthCheck;
import glia.api.health.HealthStatus;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.Simulations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Populations that have fallen silent, in windows of at least a second of simulated time. */
@Component
public final class ActivityCheck implements HealthCheck {

    static final double WINDOW_MS = 1000;

    /** Counts at the beginning of a window, and what the last whole one came to. */
    private record Window(long steps, long[] spikes, List<Finding> findings) {
    }

    private final Simulations simulations;
    private Map<Long, Window> windows = new HashMap<>();

    @Activate
    public ActivityCheck(@Reference Simulations simulations) {
        this.simulations = simulations;
    }

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        Map<Long, Window> next = new HashMap<>();
        for (Simulation simulation : simulations.open()) {
            SimulationStatus.State state = simulation.status().state();
            if (state != SimulationStatus.State.CLOSED && state != SimulationStatus.State.FAILED) {
                Window window = window(simulation, windows.get(simulation.id()));
                next.put(simulation.id(), window);
                findings.addAll(window.findings());
            }
        }
        windows = next;
        return findings;
    }

    /** The counts are those of the timed phase; where they went back, another one has begun. */
    private static Window window(Simulation simulation, Window before) {
        RunReport report = simulation.report();
        if (before == null || report.steps() < before.steps()) {
            boolean fromStart = report.steps() == simulation.status().step();
            before = fromStart ? new Window(0, new long[report.spikesByPopulation().length], List.of())
                    : new Window(report.steps(), report.spikesByPopulation(), List.of());
        }
        double ms = (report.steps() - before.steps()) * simulation.network().dt();
        if (ms < WINDOW_MS) {
            return before;
        }
        return new Window(report.steps(), report.spikesByPopulation(),
                silent(simulation, ms, before.spikes(), report.spikesByPopulation()));
    }

    private static List<Finding> silent(Simulation simulation, double ms, long[] before, long[] after) {
        Network network = simulation.presentNetwork();
        List<Finding> findings = new ArrayList<>();
        for (Population population : network.populations()) {
            int p = population.index();
            if (after[p] == before[p] && population.living() > 0) {
                findings.add(new Finding(HealthStatus.WARN, String.format(Locale.ROOT,
                        "population %s of %s has sent no spike for %.0f ms", population.name(), Words.of(simulation),
                        ms), "its input does not bring it to threshold, or it has no energy",
                        "strengthen its input, or look at its membrane potentials and accounts"));
            }
        }
        return findings;
    }
}

package glia.health.internal;

import glia.api.health.Finding;
import glia.api.health.HealthCheck;
import glia.api.health.HealthStatus;
import glia.api.model.SynapseModel;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.CanonicalState.PopulationState;
import glia.api.simulation.CanonicalState.ProjectionState;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.Simulations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Values that are no numbers: NaN and infinities in states of neurons and synapses. A neuron all of whose states are
 * NaN is one that does not live. Networks with very many plastic synapses are left alone, since their state is copied.
 */
@Component
public final class StateCheck implements HealthCheck {

    static final long MOST_PLASTIC = 20_000_000;

    private static final Duration USUAL = Duration.ofSeconds(10);

    private final Simulations simulations;
    private volatile List<Seen> seen = List.of();

    /** What a simulation was when it was looked at. */
    private record Seen(long id, int changes, long step) {

        static Seen of(Simulation simulation) {
            return new Seen(simulation.id(), simulation.changes().size(), simulation.status().step());
        }

        /** Whether it is still the same one, and nobody has changed it or gone back to the beginning. */
        boolean holds(Seen now) {
            return id == now.id && changes == now.changes && step <= now.step;
        }
    }

    @Activate
    public StateCheck(@Reference Simulations simulations) {
        this.simulations = simulations;
    }

    @Override
    public String name() {
        return "state";
    }

    /** What was found in a simulation that was put right, reset or replaced since then says nothing any more. */
    @Override
    public Duration every() {
        List<Seen> before = seen;
        List<Seen> now = simulations.open().stream().map(Seen::of).toList();
        return now.size() == before.size() && IntStream.range(0, now.size())
                .allMatch(i -> before.get(i).holds(now.get(i))) ? USUAL : Duration.ZERO;
    }

    @Override
    public List<Finding> check() throws ExecutionException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        List<Simulation> open = simulations.open();
        seen = open.stream().map(Seen::of).toList();
        for (Simulation simulation : open) {
            long plastic = simulation.presentNetwork().projections().stream().filter(p -> p.plasticity() != null)
                    .mapToLong(p -> p.connectivity().count()).sum();
            SimulationStatus.State state = simulation.status().state();
            if (plastic <= MOST_PLASTIC && state != SimulationStatus.State.CLOSED
                    && state != SimulationStatus.State.FAILED) {
                judge(simulation, simulation.exportState().get(), findings);
            }
        }
        return findings;
    }

    private static void judge(Simulation simulation, CanonicalState state, List<Finding> findings) {
        Network network = simulation.presentNetwork();
        for (Population population : network.populations()) {
            PopulationState of = state.populations().get(population.index());
            for (int s = 0; s < of.states().length; s++) {
                int bad = bad(of.states(), s).length;
                String name = population.model().states().get(s).name();
                add(findings, bad, name + " of " + bad + " of " + population.living() + " neurons of "
                        + population.name(), StateRepair.possible(population, name), simulation, state.step());
            }
        }
        for (int j = 0; j < network.projections().size(); j++) {
            ProjectionState of = state.projections().get(j);
            for (Map.Entry<String, float[]> values : of.floats().entrySet()) {
                int bad = bad(values.getValue());
                add(findings, bad, values.getKey() + " of " + bad + " synapses of "
                        + network.projections().get(j).name(), values.getKey().equals(SynapseModel.WEIGHT)
                        && WeightRepair.possible(of.floats()), simulation, state.step());
            }
        }
    }

    /** How many values are no numbers. */
    static int bad(float[] values) {
        int bad = 0;
        for (float value : values) {
            bad += Float.isFinite(value) ? 0 : 1;
        }
        return bad;
    }

    /** Indices of neurons that live and whose state is no number. */
    static int[] bad(float[][] states, int state) {
        return IntStream.range(0, states[state].length)
                .filter(n -> !Float.isFinite(states[state][n]) && lives(states, n)).toArray();
    }

    private static boolean lives(float[][] states, int neuron) {
        for (float[] values : states) {
            if (!Float.isNaN(values[neuron])) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<Finding> findings, int bad, String what, boolean repairable, Simulation simulation,
            long step) {
        if (bad > 0) {
            findings.add(new Finding(HealthStatus.CRITICAL, what + " is no number", "at step " + step + " of "
                    + Words.of(simulation) + "; a model divides by zero or overflows with these parameters",
                    (repairable ? "repair it, or reset it" : "reset it")
                            + " and check the parameters of the model, its weights and dt"));
        }
    }
}

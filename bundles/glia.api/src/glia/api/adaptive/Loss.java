package glia.api.adaptive;

import glia.api.simulation.Simulation;
import java.util.List;
import java.util.Objects;

/**
 * What traded fidelity has cost a simulation, as measured: what it did beside what it would have done otherwise. A
 * second run goes on from the same state, without the change by which something was shed, through the same steps. What
 * is chaotic departs from any other run, so that of such a network the spikes are off by as much as those of two runs
 * that have nothing to do with each other, and rates say more.
 *
 * @param simulation id of the simulation
 * @param network name of its network
 * @param fromMs simulated time at which both were counted from
 * @param toMs simulated time up to which they were
 * @param populations each population; none where nothing was measured
 * @param absence why nothing was measured, as part of a sentence; empty if it was
 */
public record Loss(long simulation, String network, double fromMs, double toMs, List<Population> populations,
        String absence) {

    /**
     * What became of one population.
     *
     * @param name of the population
     * @param rateHz mean rate of a neuron
     * @param exactRateHz the same in the other run
     * @param error root mean square difference of the spikes of all its neurons in 50 ms, as a part of the root mean
     *            square of those of the other run; NaN where that had none
     */
    public record Population(String name, double rateHz, double exactRateHz, double error) {
        public Population {
            Objects.requireNonNull(name);
        }
    }

    public Loss {
        Objects.requireNonNull(network);
        populations = List.copyOf(populations);
        if (populations.isEmpty() == absence.isEmpty()) {
            throw new IllegalArgumentException("expected populations, or the reason why nothing was measured");
        }
    }

    /** One for which nothing was measured. */
    public static Loss unknown(Simulation of, String absence) {
        return new Loss(of.id(), of.network().description().name(), Double.NaN, Double.NaN, List.of(), absence);
    }
}

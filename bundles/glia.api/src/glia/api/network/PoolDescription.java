package glia.api.network;

import java.util.List;
import java.util.Objects;

/**
 * A supply that neurons share, as astrocytes are: energy flows into its regions, spreads between neighbouring ones,
 * and goes to the neurons of a region that lack some. Amounts are those of one region.
 *
 * @param name unique among the pools
 * @param populations names of populations that are fed from it; all of one model, which has an account
 * @param regions number of regions along an index, or columns and rows, or columns, rows and layers of a grid
 * @param capacity what a region can hold, in ATP
 * @param initial what it holds at step 0, in ATP
 * @param income what flows into it, in ATP/s, as long as there is room
 * @param diffusion part of the difference between two neighbours that flows from one to the other, in 1/s
 * @param level what neurons are kept up to, in the unit of their account
 * @param tau time constant with which a neuron makes up what it lacks, in ms
 * @param limit the most that a neuron takes, in ATP/s; infinite if there is no limit
 * @param interval how often all of this happens, in ms
 */
public record PoolDescription(String name, List<String> populations, List<Integer> regions, double capacity,
        double initial, PiecewiseConstant income, double diffusion, double level, double tau, double limit,
        double interval) {
    public PoolDescription {
        Objects.requireNonNull(name);
        populations = List.copyOf(populations);
        regions = List.copyOf(regions);
        Objects.requireNonNull(income);
    }

    /** How many regions there are. */
    public int regionCount() {
        return regions.stream().reduce(1, Math::multiplyExact);
    }
}

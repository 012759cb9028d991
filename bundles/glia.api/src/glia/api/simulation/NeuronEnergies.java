package glia.api.simulation;

import glia.api.event.Sourced;
import java.util.List;

/**
 * What neurons hold on their accounts at the end of a step. Arrays are not copied and not to be changed.
 *
 * @param simulation id of the simulation
 * @param step steps done
 * @param every of how many neurons of a population one is told of, beginning with the first: 1 where there are few
 * @param held by population: of each of these neurons what it holds, in the unit of its model's account, NaN where none
 *            lives; empty where neurons hold no energy
 */
public record NeuronEnergies(long simulation, long step, int every, List<float[]> held) implements Sourced {

    /** So many neurons are told of at most, and one more for each population. */
    public static final int MOST = 1 << 16;

    public NeuronEnergies {
        held = List.copyOf(held);
    }

    @Override
    public String source() {
        return Simulation.source(simulation);
    }
}

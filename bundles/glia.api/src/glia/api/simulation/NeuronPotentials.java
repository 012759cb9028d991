package glia.api.simulation;

import glia.api.event.Sourced;
import java.util.List;

/**
 * Membrane potentials of neurons at the end of a step. Arrays are not copied and not to be changed.
 *
 * @param simulation id of the simulation
 * @param step steps done
 * @param every of how many neurons of a population one is told of, as in {@link NeuronEnergies}
 * @param potentials by population: of each of these neurons its potential in mV, NaN where none lives; empty where the
 *            model has none
 */
public record NeuronPotentials(long simulation, long step, int every, List<float[]> potentials) implements Sourced {

    public NeuronPotentials {
        potentials = List.copyOf(potentials);
    }

    @Override
    public String source() {
        return Simulation.source(simulation);
    }
}

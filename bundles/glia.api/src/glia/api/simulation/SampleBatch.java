package glia.api.simulation;

import glia.api.event.Sourced;
import java.util.Objects;

/**
 * Samples of one multimeter over a stretch of time, immutable.
 *
 * @param simulation id of the simulation
 * @param device index of the multimeter in {@link glia.api.network.Network#devices()}
 * @param steps step of each row
 * @param values row by row: for each recorded neuron the recorded states in order
 */
public record SampleBatch(long simulation, int device, long[] steps, float[] values) implements Sourced {
    public SampleBatch {
        Objects.requireNonNull(steps);
        Objects.requireNonNull(values);
    }

    @Override
    public String source() {
        return Simulation.source(simulation);
    }
}

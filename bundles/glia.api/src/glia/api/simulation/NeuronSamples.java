package glia.api.simulation;

import glia.api.event.Sourced;
import java.util.Objects;

/**
 * What a {@link NeuronMeter} has sampled over a stretch of time, immutable.
 *
 * @param simulation id of the simulation
 * @param meter the meter that was attached
 * @param steps step of each row, ascending
 * @param values row by row, each as {@link NeuronMeter} says, in the units of the models; NaN where none lives
 */
public record NeuronSamples(long simulation, NeuronMeter meter, long[] steps, float[] values) implements Sourced {
    public NeuronSamples {
        Objects.requireNonNull(meter);
        Objects.requireNonNull(steps);
        Objects.requireNonNull(values);
    }

    @Override
    public String source() {
        return Simulation.source(simulation);
    }
}

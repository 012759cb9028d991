package glia.api.simulation;

import glia.api.event.Sourced;
import java.util.Objects;

/**
 * The spikes of a stretch of time, immutable. Where there are more than an observer could show, only a part is carried:
 * the steps are all there, {@link #total()} counts what happened.
 *
 * @param simulation id of the simulation
 * @param fromStep first step (inclusive)
 * @param toStep last step (inclusive)
 * @param steps step of each spike carried, relative to {@code fromStep}, ascending
 * @param neurons id of each spike carried, ascending within a step
 * @param countByPopulation number of spikes of each population that happened, whether carried or not
 */
public record SpikeBatch(long simulation, long fromStep, long toStep, int[] steps, int[] neurons,
        long[] countByPopulation) implements Sourced {
    public SpikeBatch {
        Objects.requireNonNull(countByPopulation);
        if (steps.length != neurons.length) {
            throw new IllegalArgumentException("steps and neurons differ in length");
        }
    }

    /** How many spikes happened. */
    public long total() {
        long sum = 0;
        for (long count : countByPopulation) {
            sum += count;
        }
        return sum;
    }

    @Override
    public String source() {
        return Simulation.source(simulation);
    }
}

package glia.api.simulation;

import java.util.List;
import java.util.Objects;

/**
 * A multimeter that an observer attaches to some neurons of a simulation, see {@link Simulation#addMeter}. Unlike the
 * multimeters of a network it is no part of it: it only reads, and nothing of the results depends on it. A row of its
 * samples has part after part, of each part neuron after neuron, and of each neuron state after state.
 *
 * @param parts of each population at most one, 1 to {@value #MOST} values together
 * @param every samples are taken at the end of every step that is a multiple of this, at least 1
 */
public record NeuronMeter(List<Part> parts, int every) {

    /** So many values at most: each of them is carried to observers, step by step. */
    public static final int MOST = 256;

    /**
     * Some neurons of one population. Two parts are the same only if their arrays are. Arrays are not copied and not to
     * be changed.
     *
     * @param population index of a population
     * @param neurons indices within the population, ascending, each once, at least one
     * @param states indices of state variables of the population's model, at least one
     */
    public record Part(int population, int[] neurons, int[] states) {
        public Part {
            Objects.requireNonNull(neurons);
            Objects.requireNonNull(states);
            if (population < 0 || states.length < 1 || neurons.length < 1) {
                throw new IllegalArgumentException("a meter of " + neurons.length + " neurons of population "
                        + population + ", " + states.length + " states");
            }
            for (int i = 0; i < neurons.length; i++) {
                if (neurons[i] <= (i == 0 ? -1 : neurons[i - 1])) {
                    throw new IllegalArgumentException("neurons of a meter: expected ascending indices, got "
                            + neurons[i] + " at place " + i);
                }
            }
        }

        /** How many values it adds to a row. */
        public int width() {
            return neurons.length * states.length;
        }
    }

    public NeuronMeter {
        parts = List.copyOf(parts);
        long distinct = parts.stream().mapToInt(Part::population).distinct().count();
        int width = parts.stream().mapToInt(Part::width).sum();
        if (every < 1 || distinct != parts.size() || width < 1 || width > MOST) {
            throw new IllegalArgumentException("a meter of " + width + " values in " + parts.size()
                    + " parts of " + distinct + " populations, every " + every + " steps");
        }
    }

    /** How many values a row of its samples has. */
    public int width() {
        return parts.stream().mapToInt(Part::width).sum();
    }
}

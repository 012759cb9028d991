package glia.api.network;

import java.util.Objects;

/** One connection of a device to one population of a built network. Times are in steps. */
public sealed interface Device {

    /** Name of the device as written; the connections of one device share it. */
    String name();

    /** Index of the population. */
    int population();

    /** Ascending indices of the connected neurons within the population; null: all of them. Not to be changed. */
    int[] neurons();

    /**
     * Poisson spikes, independent for each neuron: in every step s with start <= s < stop, a number of spikes with mean
     * {@code mean} is sent and arrives {@code delay} steps later.
     *
     * @param ordinal of its random stream, see {@link glia.api.random.RandomStream#DEVICE}
     * @param weight of a spike, in the port's unit
     */
    record Poisson(String name, int population, int[] neurons, int port, int ordinal, double mean, double weight,
            int delay, long start, long stop) implements Device {
        public Poisson {
            Objects.requireNonNull(name);
        }
    }

    /** A constant current (amplitude times weight, in pA) that arrives in every step s with start <= s < stop. */
    record Current(String name, int population, int[] neurons, int port, double amplitude, long start, long stop)
            implements Device {
        public Current {
            Objects.requireNonNull(name);
        }
    }

    /** Spikes of the given weight that arrive in the given steps, ascending (a step may occur more than once). */
    record Spikes(String name, int population, int[] neurons, int port, double weight, long[] arrivals)
            implements Device {
        public Spikes {
            Objects.requireNonNull(name);
        }
    }

    /** Records spikes. */
    record SpikeRecorder(String name, int population, int[] neurons) implements Device {
        public SpikeRecorder {
            Objects.requireNonNull(name);
        }
    }

    /** Samples the state variables with the given indices (within the model) at the end of every k-th step. */
    record Multimeter(String name, int population, int[] neurons, int[] states, int every) implements Device {
        public Multimeter {
            Objects.requireNonNull(name);
        }
    }
}

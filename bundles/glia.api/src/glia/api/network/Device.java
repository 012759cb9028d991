package glia.api.network;

import java.util.Arrays;
import java.util.List;
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

    /**
     * Poisson spikes whose rate changes: pieces of one random stream, in ascending order and without overlap, each as
     * {@link Poisson}.
     */
    record InhomogeneousPoisson(String name, int population, int[] neurons, List<Poisson> pieces) implements Device {
        public InhomogeneousPoisson {
            Objects.requireNonNull(name);
            pieces = List.copyOf(pieces);
            for (int i = 1; i < pieces.size(); i++) {
                if (pieces.get(i).start() < pieces.get(i - 1).stop()) {
                    throw new IllegalArgumentException("piece " + i + " begins before the one before it ends");
                }
            }
        }
    }

    /** A current in pA, the same for all neurons, that arrives in every step s with start <= s < stop. */
    record Current(String name, int population, int[] neurons, int port, Waveform waveform, long start, long stop)
            implements Device {
        public Current {
            Objects.requireNonNull(name);
            Objects.requireNonNull(waveform);
        }
    }

    /**
     * Gaussian white noise, approximated by a current that is drawn for each neuron every so many steps: in step s with
     * start <= s < stop arrives {@code mean + deviation * z} in pA, rounded to units of the port once, where z is the
     * {@link glia.api.random.NormalNumber} of the word that {@link glia.api.random.RandomStream#DEVICE} defines for the
     * neuron and the number (s - start) / every in place of the step, and the deviation that of the step of the draw.
     *
     * @param ordinal of its random stream
     * @param variance in pA^2, over time; where it is negative there is no noise
     * @param every steps between two draws, at least 1
     */
    record Noise(String name, int population, int[] neurons, int port, int ordinal, double mean,
            Waveform.Sine variance, long every, long start, long stop) implements Device {
        public Noise {
            Objects.requireNonNull(name);
            if (every < 1) {
                throw new IllegalArgumentException("steps between two draws: " + every);
            }
            Objects.requireNonNull(variance);
        }

        /** The standard deviation of what is drawn in a step, in pA. */
        public double deviation(long step) {
            return Math.sqrt(Math.max(0, variance.at(step)));
        }

        /** A bound of the standard deviation, in pA. */
        public double largestDeviation() {
            return Math.sqrt(variance.largest());
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

    /**
     * Samples the weights of a projection whose synapses learn at the end of every k-th step. A weight is what its
     * synapse has learned from all spikes that had reached it by then. The order of the synapses is by target, then as
     * in the rows of {@link Connectivity}.
     *
     * @param projection index of the projection
     * @param population index of its target population
     * @param neurons ascending indices of the targets whose synapses are sampled; null: all. Not to be changed
     * @param senders ascending indices of the sources whose synapses are sampled; null: all. Not to be changed
     * @param every steps between two samples
     * @param synapses how many are sampled, at least 1
     */
    record WeightRecorder(String name, int projection, int population, int[] neurons, int[] senders, int every,
            int synapses) implements Device {
        public WeightRecorder {
            Objects.requireNonNull(name);
            if (every < 1 || synapses < 1) {
                throw new IllegalArgumentException("weights of " + synapses + " synapses every " + every + " steps");
            }
        }

        /** Whether it samples the synapses between two neurons. */
        public boolean samples(int sender, int target) {
            return (senders == null || Arrays.binarySearch(senders, sender) >= 0)
                    && (neurons == null || Arrays.binarySearch(neurons, target) >= 0);
        }
    }

    /** Samples the state variables with the given indices (within the model) at the end of every k-th step. */
    record Multimeter(String name, int population, int[] neurons, int[] states, int every) implements Device {
        public Multimeter {
            Objects.requireNonNull(name);
        }
    }
}

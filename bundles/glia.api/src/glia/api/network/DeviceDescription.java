package glia.api.network;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A device as written: it drives or observes whole populations, or single neurons of them. */
public sealed interface DeviceDescription {

    /** Unique within the network. */
    String name();

    /** What it is connected to. */
    List<Connection> connections();

    /**
     * One connection of a device.
     *
     * @param population name of a population
     * @param neurons ascending indices within the population; empty: all of them
     * @param receptor input port; empty: chosen by the sign of the weight (ignored by recorders)
     * @param weight in the unit of the port (1 for recorders and current generators, where it is a factor)
     * @param delay in ms, at least dt (ignored by recorders)
     */
    record Connection(String population, List<Integer> neurons, String receptor, double weight, double delay) {
        public Connection {
            Objects.requireNonNull(population);
            Objects.requireNonNull(receptor);
            neurons = List.copyOf(neurons);
        }
    }

    /** An independent Poisson spike train for each target neuron, {@code rate} in Hz, while start <= t < stop in ms. */
    record PoissonGenerator(String name, double rate, double start, double stop, List<Connection> connections)
            implements DeviceDescription {
        public PoissonGenerator {
            Objects.requireNonNull(name);
            connections = List.copyOf(connections);
        }
    }

    /**
     * An independent Poisson spike train for each target neuron while start <= t < stop in ms, whose rate changes.
     *
     * @param rate in Hz; 0 before its first time
     */
    record InhomogeneousPoissonGenerator(String name, PiecewiseConstant rate, double start, double stop,
            List<Connection> connections) implements DeviceDescription {
        public InhomogeneousPoissonGenerator {
            Objects.requireNonNull(name);
            Objects.requireNonNull(rate);
            connections = List.copyOf(connections);
        }
    }

    /** A constant current in pA while start <= t < stop in ms. */
    record DcGenerator(String name, double amplitude, double start, double stop, List<Connection> connections)
            implements DeviceDescription {
        public DcGenerator {
            Objects.requireNonNull(name);
            connections = List.copyOf(connections);
        }
    }

    /**
     * A current of {@code offset + amplitude sin(2 pi frequency t + phase)} while start <= t < stop, t in ms being the
     * time at which a step begins.
     *
     * @param amplitude in pA
     * @param offset in pA
     * @param frequency in Hz
     * @param phase in degrees
     */
    record AcGenerator(String name, double amplitude, double offset, double frequency, double phase, double start,
            double stop, List<Connection> connections) implements DeviceDescription {
        public AcGenerator {
            Objects.requireNonNull(name);
            connections = List.copyOf(connections);
        }
    }

    /**
     * A current that steps while start <= t < stop in ms.
     *
     * @param amplitude in pA; 0 before its first time
     */
    record StepCurrentGenerator(String name, PiecewiseConstant amplitude, double start, double stop,
            List<Connection> connections) implements DeviceDescription {
        public StepCurrentGenerator {
            Objects.requireNonNull(name);
            Objects.requireNonNull(amplitude);
            connections = List.copyOf(connections);
        }
    }

    /**
     * A Gaussian current, drawn for each target neuron every {@code interval} ms, while start <= t < stop. Its variance
     * is {@code standardDeviation^2 + modulation^2 sin(2 pi frequency t + phase)}, t in ms being the time at which the
     * step of the draw begins (NEST).
     *
     * @param mean in pA
     * @param standardDeviation in pA
     * @param modulation in pA, at most the standard deviation
     * @param frequency in Hz
     * @param phase in degrees
     */
    record NoiseGenerator(String name, double mean, double standardDeviation, double modulation, double frequency,
            double phase, double interval, double start, double stop, List<Connection> connections)
            implements DeviceDescription {
        public NoiseGenerator {
            Objects.requireNonNull(name);
            connections = List.copyOf(connections);
        }

        /** One whose variance stays the same. */
        public NoiseGenerator(String name, double mean, double standardDeviation, double interval, double start,
                double stop, List<Connection> connections) {
            this(name, mean, standardDeviation, 0, 0, 0, interval, start, stop, connections);
        }
    }

    /** Spikes at the given times in ms, ascending, each rounded to the step that it falls on. */
    record SpikeGenerator(String name, double[] times, List<Connection> connections) implements DeviceDescription {
        public SpikeGenerator {
            Objects.requireNonNull(name);
            times = times.clone();
            connections = List.copyOf(connections);
        }

        @Override
        public double[] times() {
            return times.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SpikeGenerator that && name.equals(that.name) && Arrays.equals(times, that.times)
                    && connections.equals(that.connections);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, Arrays.hashCode(times), connections);
        }
    }

    /** Records the spikes of what it is connected to. */
    record SpikeRecorder(String name, List<Connection> connections) implements DeviceDescription {
        public SpikeRecorder {
            Objects.requireNonNull(name);
            connections = List.copyOf(connections);
        }
    }

    /**
     * Samples the weights of a projection whose synapses learn every {@code interval} ms.
     *
     * @param projection name of the projection
     * @param senders ascending indices within its source population; empty: all
     * @param targets ascending indices within its target population; empty: all
     */
    record WeightRecorder(String name, String projection, List<Integer> senders, List<Integer> targets,
            double interval) implements DeviceDescription {
        public WeightRecorder {
            Objects.requireNonNull(name);
            Objects.requireNonNull(projection);
            senders = List.copyOf(senders);
            targets = List.copyOf(targets);
        }

        /** None: it is connected to synapses, not to neurons. */
        @Override
        public List<Connection> connections() {
            return List.of();
        }
    }

    /** Samples state variables every {@code interval} ms. */
    record Multimeter(String name, List<String> recordFrom, double interval, List<Connection> connections)
            implements DeviceDescription {
        public Multimeter {
            Objects.requireNonNull(name);
            recordFrom = List.copyOf(recordFrom);
            connections = List.copyOf(connections);
        }
    }
}

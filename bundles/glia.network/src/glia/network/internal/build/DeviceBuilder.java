package glia.network.internal.build;

import glia.api.model.NeuronModel;
import glia.api.model.StateDefinition;
import glia.api.network.Device;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.Projection;
import glia.api.network.Quantity;
import glia.api.network.Waveform;
import glia.api.random.NormalNumber;
import glia.api.random.PoissonTable;
import glia.network.internal.base.Ports;
import glia.network.internal.base.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Resolves devices: names to indices, times to steps, one device a connection. */
public final class DeviceBuilder {

    private static final double MS_PER_SECOND = 1000;

    /** Most synapses of one weight recorder. */
    private static final int MAX_WEIGHTS = 1 << 28;

    private final NetworkDescription network;
    private final Map<String, Integer> indices;
    private final List<NeuronModel> models;
    private final Quanta quanta;
    private final List<Projection> projections;
    private final List<Device> devices = new ArrayList<>();
    private int ordinal;

    public DeviceBuilder(NetworkDescription network, Map<String, Integer> indices, List<NeuronModel> models,
            Quanta quanta, List<Projection> projections) {
        this.network = network;
        this.indices = indices;
        this.models = models;
        this.quanta = quanta;
        this.projections = projections;
    }

    /** How many entries a device has among those that {@link #build} returns. */
    public static int entries(DeviceDescription device) {
        return device instanceof DeviceDescription.WeightRecorder ? 1 : device.connections().size();
    }

    /** @return the connections of all devices, in the order of the description */
    public List<Device> build() throws NetworkException {
        for (DeviceDescription device : network.devices()) {
            if (device instanceof DeviceDescription.WeightRecorder recorder) {
                devices.add(weightRecorder(recorder));
            }
            for (Connection connection : device.connections()) {
                Integer population = indices.get(connection.population());
                if (population == null) {
                    throw Failure.of(network, what(device) + ": there is no population \"" + connection.population()
                            + '"');
                }
                devices.add(device(device, connection, population));
            }
        }
        return devices;
    }

    private Device device(DeviceDescription device, Connection connection, int population) throws NetworkException {
        int[] neurons = indices(connection.neurons());
        return switch (device) {
            case DeviceDescription.PoissonGenerator d -> poisson(d, connection, population, neurons);
            case DeviceDescription.InhomogeneousPoissonGenerator d ->
                inhomogeneous(d, connection, population, neurons);
            case DeviceDescription.DcGenerator d -> current(d, new Waveform.Constant(d.amplitude()
                    * connection.weight()), d.start(), d.stop(), connection, population, neurons);
            case DeviceDescription.AcGenerator d -> current(d, sine(d.offset() * connection.weight(),
                    d.amplitude() * connection.weight(), d.frequency(), d.phase()), d.start(), d.stop(),
                    connection, population, neurons);
            case DeviceDescription.StepCurrentGenerator d -> current(d, steps(d, connection.weight()), d.start(),
                    d.stop(), connection, population, neurons);
            case DeviceDescription.NoiseGenerator d -> noise(d, connection, population, neurons);
            case DeviceDescription.SpikeGenerator d -> spikes(d, connection, population, neurons);
            case DeviceDescription.SpikeRecorder d -> new Device.SpikeRecorder(d.name(), population, neurons);
            case DeviceDescription.Multimeter d -> multimeter(d, population, neurons);
            case DeviceDescription.WeightRecorder d -> throw new AssertionError(d.name() + " has no connections");
        };
    }

    private Device poisson(DeviceDescription.PoissonGenerator d, Connection connection, int population,
            int[] neurons) throws NetworkException {
        int port = spikePort(d, connection, population);
        double weight = connection.weight();
        quanta.add(what(d), population, port, most(mean(d.rate())) * Math.abs(weight), Math.abs(weight));
        return new Device.Poisson(d.name(), population, neurons, port, ordinal++, mean(d.rate()), weight,
                Steps.delay(connection.delay(), network.dt()), stepFrom(d.start()), stepFrom(d.stop()));
    }

    private Device inhomogeneous(DeviceDescription.InhomogeneousPoissonGenerator d, Connection connection,
            int population, int[] neurons) throws NetworkException {
        int port = spikePort(d, connection, population);
        double weight = connection.weight();
        double[] times = d.rate().times();
        double[] rates = d.rate().values();
        double largest = Arrays.stream(rates).max().orElse(0);
        quanta.add(what(d), population, port, most(mean(largest)) * Math.abs(weight), Math.abs(weight));
        int delay = Steps.delay(connection.delay(), network.dt());
        List<Device.Poisson> pieces = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            long from = Math.max(stepFrom(times[i]), stepFrom(d.start()));
            long to = Math.min(i + 1 < times.length ? stepFrom(times[i + 1]) : Long.MAX_VALUE, stepFrom(d.stop()));
            if (rates[i] > 0 && from < to) {
                pieces.add(new Device.Poisson(d.name(), population, neurons, port, ordinal, mean(rates[i]), weight,
                        delay, from, to));
            }
        }
        ordinal++;
        return new Device.InhomogeneousPoisson(d.name(), population, neurons, pieces);
    }

    /** Poisson spikes of a rate in one step. */
    private double mean(double rate) {
        return Math.min(rate * network.dt() / MS_PER_SECOND, PoissonTable.MAX_MEAN);
    }

    /** The most Poisson spikes that are ever drawn. */
    private static int most(double mean) {
        return new PoissonTable(mean).thresholds().length;
    }

    private Device current(DeviceDescription d, Waveform waveform, double start, double stop, Connection connection,
            int population, int[] neurons) throws NetworkException {
        int port = currentPort(d, connection, population);
        quanta.add(what(d), population, port, waveform.largest(), waveform.smallest());
        return new Device.Current(d.name(), population, neurons, port, waveform, stepFrom(start), stepFrom(stop));
    }

    private Waveform.Sine sine(double offset, double amplitude, double frequency, double phase) {
        return new Waveform.Sine(offset, amplitude, frequency * network.dt() / MS_PER_SECOND, phase / 180 * Math.PI);
    }

    private Waveform steps(DeviceDescription.StepCurrentGenerator d, double weight) {
        return new Waveform.Steps(Arrays.stream(d.amplitude().times()).mapToLong(this::stepFrom).toArray(),
                Arrays.stream(d.amplitude().values()).map(a -> a * weight).toArray());
    }

    private Device noise(DeviceDescription.NoiseGenerator d, Connection connection, int population, int[] neurons)
            throws NetworkException {
        int port = currentPort(d, connection, population);
        double mean = d.mean() * connection.weight();
        double deviation = d.standardDeviation() * connection.weight();
        double modulation = d.modulation() * connection.weight();
        Device.Noise noise = new Device.Noise(d.name(), population, neurons, port, ordinal++, mean,
                sine(deviation * deviation, modulation * modulation, d.frequency(), d.phase()),
                Math.max(1, steps(d.interval())), stepFrom(d.start()), stepFrom(d.stop()));
        quanta.add(what(d), population, port, Math.abs(mean) + NormalNumber.LIMIT * noise.largestDeviation(),
                Math.abs(deviation));
        return noise;
    }

    private int currentPort(DeviceDescription device, Connection connection, int population) throws NetworkException {
        Ports.Choice port = Ports.forCurrent(models.get(population), connection.receptor());
        if (port.index() < 0) {
            throw Failure.of(network, what(device) + ": " + port.complaint());
        }
        return port.index();
    }

    private Device spikes(DeviceDescription.SpikeGenerator d, Connection connection, int population, int[] neurons)
            throws NetworkException {
        int port = spikePort(d, connection, population);
        int delay = Steps.delay(connection.delay(), network.dt());
        long[] arrivals = Arrays.stream(d.times()).mapToLong(t -> steps(t) + delay).toArray();
        double weight = connection.weight();
        quanta.add(what(d), population, port, mostEqual(arrivals) * Math.abs(weight), Math.abs(weight));
        return new Device.Spikes(d.name(), population, neurons, port, weight, arrivals);
    }

    private Device multimeter(DeviceDescription.Multimeter d, int population, int[] neurons)
            throws NetworkException {
        NeuronModel model = models.get(population);
        int[] states = new int[d.recordFrom().size()];
        for (int i = 0; i < states.length; i++) {
            String name = d.recordFrom().get(i);
            states[i] = model.state(name).map(model.states()::indexOf).orElse(-1);
            if (states[i] < 0) {
                throw Failure.of(network, what(d) + ": unknown state variable \"" + name + "\" of " + model.name()
                        + "; it has: " + model.states().stream().map(StateDefinition::name)
                                .collect(Collectors.joining(", ")));
            }
        }
        return new Device.Multimeter(d.name(), population, neurons, states,
                Math.clamp(steps(d.interval()), 1, Integer.MAX_VALUE));
    }

    private Device weightRecorder(DeviceDescription.WeightRecorder d) throws NetworkException {
        Projection projection = projections.stream().filter(p -> p.name().equals(d.projection())).findFirst()
                .orElseThrow(() -> Failure.of(network, what(d) + ": there is no projection \"" + d.projection()
                        + '"'));
        if (projection.plasticity() == null || !projection.plasticity().model().learns()) {
            throw Failure.of(network, what(d) + ": the weights of projection \"" + d.projection()
                    + "\" stay as they are");
        }
        int[] senders = indices(d.senders());
        int[] targets = indices(d.targets());
        Device.WeightRecorder all = new Device.WeightRecorder(d.name(), projection.index(), projection.target(),
                targets, senders, Math.clamp(steps(d.interval()), 1, Integer.MAX_VALUE), 1);
        long synapses = projection.connectivity().count();
        if (senders != null || targets != null) {
            long[] count = new long[1];
            int last = targets == null ? network.populations().get(projection.target()).size() - 1
                    : targets[targets.length - 1];
            projection.connectivity().rows(targets == null ? 0 : targets[0], last + 1, (target, sources, length) -> {
                for (int k = 0; k < length; k++) {
                    count[0] += all.samples(sources[k], target) ? 1 : 0;
                }
            });
            synapses = count[0];
        }
        if (synapses < 1 || synapses > MAX_WEIGHTS) {
            throw Failure.of(network, what(d) + ": expected 1 to " + MAX_WEIGHTS + " synapses, found " + synapses);
        }
        return new Device.WeightRecorder(all.name(), all.projection(), all.population(), targets, senders, all.every(),
                (int) synapses);
    }

    /** @return null for all */
    private static int[] indices(List<Integer> neurons) {
        return neurons.isEmpty() ? null : neurons.stream().mapToInt(Integer::intValue).toArray();
    }

    private int spikePort(DeviceDescription device, Connection connection, int population)
            throws NetworkException {
        Ports.Choice port = Ports.forSpikes(models.get(population), connection.receptor(),
                Quantity.of(connection.weight()));
        if (port.index() < 0) {
            throw Failure.of(network, what(device) + ": " + port.complaint());
        }
        return port.index();
    }

    /** How often the most frequent of ascending numbers occurs. */
    private static int mostEqual(long[] ascending) {
        int most = 0;
        int run = 0;
        for (int i = 0; i < ascending.length; i++) {
            run = i > 0 && ascending[i] == ascending[i - 1] ? run + 1 : 1;
            most = Math.max(most, run);
        }
        return most;
    }

    /** An infinite time, which means never, becomes Long.MAX_VALUE by rounding. */
    private long steps(double ms) {
        return Steps.nearest(ms, network.dt());
    }

    /** The step that begins at a time: step s covers (s - 1) dt to s dt. */
    private long stepFrom(double ms) {
        long step = steps(ms);
        return step == Long.MAX_VALUE ? step : step + 1;
    }

    private static String what(DeviceDescription device) {
        return "device \"" + device.name() + '"';
    }
}

package glia.engine.cpu.internal;

import glia.api.model.AccountDefinition;
import glia.api.model.Statement.Transfer;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.network.Slots;
import glia.api.network.Waveform;
import glia.api.random.NormalNumber;
import glia.api.random.Philox;
import glia.api.random.PoissonTable;
import glia.api.random.RandomStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * The same semantics, written as plainly as possible and sharing no code with the backend: it walks the model's
 * expressions for one neuron at a time, keeps inputs in a map, and delivers a spike to one synapse at a time.
 */
final class ReferenceSimulator {

    /** Of input that waits. */
    private static final int MOST_KEPT = (1 << 30) - 1;

    private record Synapse(int target, int weight, int delay) {
    }

    private Network network;
    private final List<float[][]> states = new ArrayList<>();
    /** Input in units of the quantum by step, population, port and neuron. */
    private final Map<Long, int[][][]> arriving = new TreeMap<>();
    private final List<Map<Integer, List<Synapse>>> synapses = new ArrayList<>();
    /** By index of the projection. */
    final Map<Integer, ReferencePlasticity> plastic = new TreeMap<>();
    private final Map<Device, PoissonTable> tables = new HashMap<>();
    final List<Long> spikes = new ArrayList<>();
    /** What transfers moved in quanta, by population, then as in {@link Transfer#count}. */
    final long[][] moved;
    private long done;
    long deviceEvents;
    long synapticEvents;

    /** Which neurons of which population wait. */
    BiPredicate<Integer, Integer> waiting = (population, neuron) -> false;

    ReferenceSimulator(Network network) {
        this.network = network;
        moved = new long[network.populations().size()][Transfer.COUNTS];
        NetworkFixture.initial(network).populations().forEach(p -> states.add(p.states()));
        for (Projection projection : network.projections()) {
            synapses.add(projection.plasticity() == null ? synapses(projection) : Map.of());
            if (projection.plasticity() != null) {
                plastic.put(projection.index(), new ReferencePlasticity(network, projection));
            }
        }
    }

    private Map<Integer, List<Synapse>> synapses(Projection projection) {
        Population target = network.populations().get(projection.target());
        double quantum = target.quanta()[projection.port()];
        Map<Integer, List<Synapse>> bySource = new HashMap<>();
        projection.connectivity().rows(0, target.size(), (neuron, sources, count) -> {
            double[] weights = new double[count];
            double[] delays = new double[count];
            projection.weights().row(neuron, sources, count, weights);
            projection.delays().row(neuron, sources, count, delays);
            for (int k = 0; k < count; k++) {
                bySource.computeIfAbsent(sources[k], s -> new ArrayList<>())
                        .add(new Synapse(neuron, (int) Math.rint(weights[k] / quantum), (int) delays[k]));
            }
        });
        return bySource;
    }

    /** Goes on as another network; what is on its way arrives. Only synapses that do not learn may change. */
    void change(Network next) {
        for (Projection projection : next.projections()) {
            if (projection.plasticity() == null) {
                synapses.set(projection.index(), synapses(projection));
            }
        }
        for (Population population : next.populations()) {
            Slots before = network.populations().get(population.index()).slots();
            for (int neuron = 0; neuron < population.size(); neuron++) {
                if (before.lives(neuron) != population.slots().lives(neuron)
                        || before.generation(neuron) != population.slots().generation(neuron)) {
                    beginAnew(population, neuron);
                }
            }
        }
        network = next;
    }

    private void beginAnew(Population population, int neuron) {
        for (int i = 0; i < population.model().states().size(); i++) {
            states.get(population.index())[i][neuron] = population.slots().lives(neuron)
                    ? (float) population.initial().get(population.model().states().get(i).name()).get(neuron)
                    : Float.NaN;
        }
        for (int[][][] inputs : arriving.values()) {
            for (int[] port : inputs[population.index()] == null ? new int[0][] : inputs[population.index()]) {
                port[neuron] = 0;
            }
        }
    }

    void run(long steps) {
        for (long step = done + 1; step <= done + steps; step++) {
            for (Device device : network.devices()) {
                drive(device, step);
            }
            for (Population population : network.populations()) {
                for (int neuron = 0; neuron < population.size(); neuron++) {
                    if (!population.slots().lives(neuron)) {
                        continue;
                    }
                    if (waiting.test(population.index(), neuron)) {
                        defer(population, neuron, step);
                    } else if (new Neuron(population, neuron, step).update()) {
                        spikes.add(step * network.neurons() + population.firstId() + neuron);
                        send(population.index(), neuron, step);
                    }
                }
            }
            learn(step);
            arriving.remove(step);
        }
        done += steps;
    }

    private void defer(Population population, int neuron, long step) {
        int[][] now = arriving.containsKey(step) ? arriving.get(step)[population.index()] : null;
        for (int port = 0; now != null && port < now.length; port++) {
            if (!population.model().ports().get(port).kind().name().equals("CURRENT")) {
                int kept = Math.max(-MOST_KEPT, Math.min(MOST_KEPT, now[port][neuron]));
                add(step + 1, population.index(), port, neuron, kept);
            }
        }
    }

    private void learn(long step) {
        for (ReferencePlasticity synapses : plastic.values()) {
            Projection projection = synapses.projection;
            synapses.postsynaptic(step, spiking(projection.target(), step),
                    (neuron, name) -> state(projection.target(), name, neuron));
            synapticEvents += synapses.presynaptic(step, spiking(projection.source(), step), (arrival, neuron, units) ->
                    add(arrival, projection.target(), projection.port(), neuron, units));
        }
    }

    /** The neurons of a population that have spiked in the step at hand. */
    private List<Integer> spiking(int population, long step) {
        Population p = network.populations().get(population);
        List<Integer> neurons = new ArrayList<>();
        for (int i = spikes.size() - 1; i >= 0 && spikes.get(i) / network.neurons() == step; i--) {
            int neuron = (int) (spikes.get(i) % network.neurons()) - p.firstId();
            if (neuron >= 0 && neuron < p.size()) {
                neurons.add(neuron);
            }
        }
        return neurons;
    }

    private void send(int population, int neuron, long step) {
        for (Projection projection : network.projections()) {
            if (projection.source() == population) {
                for (Synapse synapse : synapses.get(projection.index()).getOrDefault(neuron, List.of())) {
                    add(step + synapse.delay(), projection.target(), projection.port(), synapse.target(),
                            synapse.weight());
                    synapticEvents++;
                }
            }
        }
    }

    private void drive(Device device, long step) {
        int[] neurons = device.neurons();
        int size = network.populations().get(device.population()).size();
        for (int k = 0; k < (neurons == null ? size : neurons.length); k++) {
            int neuron = neurons == null ? k : neurons[k];
            if (!network.populations().get(device.population()).slots().lives(neuron)) {
                continue;
            }
            switch (device) {
                case Device.Poisson poisson -> sendPoisson(poisson, neuron, step);
                case Device.InhomogeneousPoisson changing ->
                    changing.pieces().forEach(piece -> sendPoisson(piece, neuron, step));
                case Device.Current current -> {
                    if (step >= current.start() && step < current.stop()) {
                        add(step, current.population(), current.port(), neuron,
                                units(current.population(), current.port(), amplitude(current.waveform(), step)));
                    }
                }
                case Device.Noise noise -> {
                    if (step >= noise.start() && step < noise.stop()) {
                        add(step, noise.population(), noise.port(), neuron,
                                units(noise.population(), noise.port(), noise(noise, neuron, step)));
                    }
                }
                case Device.Spikes times -> {
                    for (long arrival : times.arrivals()) {
                        if (arrival == step) {
                            deviceEvents++;
                            add(step, times.population(), times.port(), neuron,
                                    units(times.population(), times.port(), times.weight()));
                        }
                    }
                }
                default -> {
                    // recorders change nothing
                }
            }
        }
    }

    private void sendPoisson(Device.Poisson poisson, int neuron, long step) {
        if (step >= poisson.start() && step < poisson.stop()) {
            int count = poisson(poisson, neuron, step);
            deviceEvents += count;
            add(step + poisson.delay(), poisson.population(), poisson.port(), neuron,
                    count * units(poisson.population(), poisson.port(), poisson.weight()));
        }
    }

    private static double amplitude(Waveform waveform, long step) {
        return switch (waveform) {
            case Waveform.Constant c -> c.amplitude();
            case Waveform.Sine s -> {
                double turns = s.cycles() * (step - 1);
                yield s.offset() + s.amplitude()
                        * StrictMath.sin(2 * Math.PI * (turns - Math.floor(turns)) + s.phase());
            }
            case Waveform.Steps s -> {
                double value = 0;
                for (int i = 0; i < s.from().length && s.from()[i] <= step; i++) {
                    value = s.amplitudes()[i];
                }
                yield value;
            }
        };
    }

    private double noise(Device.Noise noise, int neuron, long step) {
        int[] words = new int[4];
        long number = (step - noise.start()) / noise.every();
        Philox.block(network.description().seed(), RandomStream.DEVICE.id(noise.ordinal()), neuron / 4,
                (int) (number >>> 32), (int) number, words, 0);
        double variance = amplitude(noise.variance(), noise.start() + number * noise.every());
        return noise.mean() + Math.sqrt(Math.max(0, variance)) * (double) NormalNumber.of(words[neuron % 4]);
    }

    private int poisson(Device.Poisson poisson, int neuron, long step) {
        int[] words = new int[4];
        Philox.block(network.description().seed(), RandomStream.DEVICE.id(poisson.ordinal()), neuron / 4,
                (int) (step >>> 32), (int) step, words, 0);
        int count = 0;
        for (int threshold : tables.computeIfAbsent(poisson, p -> new PoissonTable(poisson.mean())).thresholds()) {
            if (Integer.toUnsignedLong(words[neuron % 4]) >= Integer.toUnsignedLong(threshold)) {
                count++;
            }
        }
        return count;
    }

    private int units(int population, int port, double value) {
        return (int) Math.rint(value / network.populations().get(population).quanta()[port]);
    }

    private void add(long step, int population, int port, int neuron, int amount) {
        int[][][] all = arriving.computeIfAbsent(step, s -> new int[network.populations().size()][][]);
        Population target = network.populations().get(population);
        if (all[population] == null) {
            all[population] = new int[target.quanta().length][target.size()];
        }
        all[population][port][neuron] += amount;
    }

    float state(int population, String name, int neuron) {
        return states.get(population)[indexOf(network.populations().get(population), name)][neuron];
    }

    /** The sum of all accounts of a population in quanta. */
    long accounts(int population) {
        AccountDefinition account = network.populations().get(population).model().account();
        double sum = 0;
        for (int n = 0; account != null && n < network.populations().get(population).size(); n++) {
            boolean lives = network.populations().get(population).slots().lives(n);
            sum += lives ? state(population, account.state(), n) / account.quantum() : 0;
        }
        return (long) sum;
    }

    private static int indexOf(Population population, String state) {
        for (int i = 0; i < population.model().states().size(); i++) {
            if (population.model().states().get(i).name().equals(state)) {
                return i;
            }
        }
        throw new AssertionError(state);
    }

    /** One update of one neuron. */
    private final class Neuron extends Evaluator {

        private final Population population;
        private final int neuron;
        private final int[][] input;
        private final PlainTransfers transfers;

        Neuron(Population population, int neuron, long step) {
            this.population = population;
            this.neuron = neuron;
            int[][][] all = arriving.get(step);
            input = all == null ? null : all[population.index()];
            transfers = new PlainTransfers(population.model(), step, this, moved[population.index()]);
        }

        boolean update() {
            return run(population.model().update());
        }

        @Override
        float state(String name) {
            return ReferenceSimulator.this.state(population.index(), name, neuron);
        }

        @Override
        float constant(String name) {
            return (float) population.constants().get(name).get(neuron);
        }

        @Override
        float input(String port) {
            int index = population.model().portIndex(port);
            return input == null ? 0 : input[index][neuron] * (float) population.quanta()[index];
        }

        @Override
        void assign(String state, float value) {
            states.get(population.index())[indexOf(population, state)][neuron] = value;
        }

        @Override
        void transfer(Transfer transfer, float change) {
            transfers.add(transfer, change);
        }
    }
}

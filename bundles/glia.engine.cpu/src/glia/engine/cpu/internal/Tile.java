package glia.engine.cpu.internal;

import glia.api.change.RowChanges;
import glia.api.model.PortDefinition;
import glia.api.model.Statement.Transfer;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Progress;
import glia.api.network.Projection;
import glia.api.random.PoissonTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** A slice of every population with its input, synapses and devices; advanced by one worker, without locks. */
final class Tile {

    /** Counts of one interval; two sets, since the next interval begins while this one's are read. */
    static final class Counts {
        long[] spikes;
        /** By population, neurons times steps that were computed. */
        long[] updates;
        /** By population, those that were not. */
        long[] waits;
        long[] synapticEvents;
        long deviceEvents;
        /** By population, what transfers moved; null where neurons hold no energy. */
        long[][] moved;
        /** By population, what spikes took from accounts, in quanta. */
        long[] spikeCosts;
        /** By population, the sum of all accounts in quanta. */
        long[] accounts;
        /** By projection, what changes have cost that were worked out since the interval before, in ATP. */
        long[] learning;
    }

    private static final int SETS = 2;

    private final boolean vectors;
    private final PopulationState[] populations;
    private final int[] from;
    private final int[] size;
    /** By population, the neurons that live. */
    private final Runs[] living;
    /** By population, the blocks that are selected; null: all. */
    private final long[][] selected;
    /** By population, the living neurons of blocks that are selected, which are advanced. */
    private final Runs[] advanced;
    /** By population, the other living neurons, whose input waits with them. */
    private final Runs[] waiting;
    private final InputRing[][] rings;
    private final int[][][] ringValues;
    /** By population and port, whether currents arrive, which do not wait: they flow, or do not. */
    private final boolean[][] flows;
    private final SpikeList[][] spikes;
    /** By population, the states that spikes take along. */
    private final int[][] carried;
    private final Counts[] counts = new Counts[SETS];
    private DriveSource[] sources;
    private final Sampler[] samplers;
    /** Of what observers have attached. */
    private Sampler[] meters = {};
    private final Projection[] projections;
    private final SynapseTable[] synapses;
    private final SynapseRule[] rules;
    /** By projection; null where the synapses are static, or there are no targets here. */
    private final PlasticSynapses[] plastic;

    Tile(Network network, PopulationState[] populations, Tiling tiling, int tile, PoissonTable[][] poissonTables,
            Sampler.Buffer[] samples, SynapseRule[] rules, boolean vectors) {
        this.vectors = vectors;
        this.populations = populations;
        int count = populations.length;
        from = new int[count];
        size = new int[count];
        living = new Runs[count];
        selected = new long[count][];
        advanced = new Runs[count];
        waiting = new Runs[count];
        rings = new InputRing[count][];
        ringValues = new int[count][][];
        flows = new boolean[count][];
        spikes = new SpikeList[SETS][count];
        carried = CarriedStates.of(network);
        for (int p = 0; p < count; p++) {
            Population population = populations[p].population;
            from[p] = tiling.from(p, tile);
            size[p] = tiling.size(p, tile);
            live(population);
            rings[p] = new InputRing[population.quanta().length];
            ringValues[p] = new int[population.quanta().length][];
            flows[p] = new boolean[population.quanta().length];
            for (int port = 0; port < rings[p].length; port++) {
                flows[p][port] = population.model().ports().get(port).kind() == PortDefinition.Kind.CURRENT;
                if (population.quanta()[port] > 0) {
                    rings[p][port] = new InputRing(network.maxDelay(), size[p]);
                    ringValues[p][port] = rings[p][port].values;
                }
            }
            for (SpikeList[] set : spikes) {
                set[p] = new SpikeList(size[p], network.minDelay(), carried[p]);
            }
        }
        for (int set = 0; set < SETS; set++) {
            counts[set] = new Counts();
            counts[set].spikes = new long[count];
            counts[set].updates = new long[count];
            counts[set].waits = new long[count];
            counts[set].synapticEvents = new long[count];
            counts[set].accounts = new long[count];
            counts[set].spikeCosts = new long[count];
            counts[set].moved = new long[count][];
            for (int p = 0; p < count; p++) {
                counts[set].moved[p] = populations[p].account == null ? null : new long[Transfer.COUNTS];
            }
            counts[set].learning = new long[network.projections().size()];
        }
        drive(network, poissonTables);
        samplers = samplers(network, samples);
        projections = network.projections().toArray(Projection[]::new);
        synapses = new SynapseTable[projections.length];
        plastic = new PlasticSynapses[projections.length];
        this.rules = rules;
    }

    /** The synapses of a projection, laid out. */
    record Connected(Projection projection, SynapseTable table, PlasticSynapses plastic) {
    }

    /**
     * Lays out the synapses of one projection; the expensive part of opening a network.
     *
     * @param rowsTogether rows of so many spikes are asked for before the first is delivered
     */
    Connected connect(Projection p, CompiledTables compiled, int rowsTogether, Progress progress) {
        int sources = populations[p.source()].population.size();
        double quantum = populations[p.target()].population.quanta()[p.port()];
        SynapseTable table = compiled.table(p, sources, from[p.target()], from[p.target()] + size[p.target()],
                quantum, progress);
        table.askTogether(rowsTogether);
        boolean learns = rules[p.index()] != null && size[p.target()] > 0 && quantum > 0;
        return new Connected(p, table, learns ? new PlasticSynapses(p, table, sources, from[p.target()],
                size[p.target()], quantum, rules[p.index()], places(p)) : null);
    }

    /** Changes some rows of a projection; {@link #apply} makes the changes. */
    TableEdit edit(Projection next, RowChanges changes) {
        int target = next.target();
        return new TableEdit(synapses[next.index()], plastic[next.index()], next, changes, from[target],
                from[target] + size[target], populations[target].population.quanta()[next.port()]);
    }

    /** Makes changes of a projection that {@link #edit} gave. */
    void apply(Projection next, TableEdit edit, long step) {
        projections[next.index()] = next;
        edit.apply(step);
    }

    /** Puts the synapses of a projection in their place, those before are gone. */
    void install(Connected connected) {
        int projection = connected.projection().index();
        projections[projection] = connected.projection();
        synapses[projection] = connected.table();
        plastic[projection] = connected.plastic();
    }

    /** Takes over which neurons of a population live; devices have to be made anew. */
    void live(Population population) {
        int p = population.index();
        living[p] = Runs.living(population.slots(), from[p], from[p] + size[p]);
        select(p, selected[p]);
    }

    /** Chooses the blocks of a population that are advanced from now on; null: all. */
    void select(int p, long[] blocks) {
        selected[p] = blocks;
        advanced[p] = blocks == null ? living[p] : living[p].within(blocks, true);
        waiting[p] = blocks == null ? Runs.NONE : living[p].within(blocks, false);
    }

    /** Takes away what is on its way to neurons of a population. */
    void clearInput(int population, int[] neurons) {
        int first = from[population];
        for (InputRing ring : rings[population]) {
            for (int neuron : neurons) {
                if (ring != null && neuron >= first && neuron < first + size[population]) {
                    ring.clear(neuron - first);
                }
            }
        }
    }

    /** Makes the devices anew. */
    void drive(Network network, PoissonTable[][] poissonTables) {
        List<DriveSource> all = new ArrayList<>();
        for (int d = 0; d < network.devices().size(); d++) {
            Device device = network.devices().get(d);
            int p = device.population();
            new DriveSources(network, device, poissonTables[d], rings[p], vectors).add(living[p], from[p],
                    from[p] + size[p], all);
        }
        sources = all.toArray(DriveSource[]::new);
    }

    /** Of the states that a plastic projection asks for, the places among all that spikes take along. */
    private int[] places(Projection projection) {
        return IntStream.of(CarriedStates.indices(projection, populations[projection.target()].population.model()))
                .map(state -> Arrays.binarySearch(carried[projection.target()], state)).toArray();
    }

    void countOutdegrees() {
        for (int j = 0; j < projections.length; j++) {
            synapses[j].countOutdegrees(populations[projections[j].source()].outdegrees);
        }
    }

    private Sampler[] samplers(Network network, Sampler.Buffer[] samples) {
        List<Sampler> all = new ArrayList<>();
        for (int d = 0; d < network.devices().size(); d++) {
            if (network.devices().get(d) instanceof Device.Multimeter multimeter) {
                all.add(sampler(multimeter, samples[d]));
            }
        }
        return all.toArray(Sampler[]::new);
    }

    private Sampler sampler(Device.Multimeter multimeter, Sampler.Buffer buffer) {
        int p = multimeter.population();
        return new Sampler(multimeter, buffer, populations[p].states, from[p], from[p] + size[p]);
    }

    /** Samples these from the next step on, beside the multimeters of the network. */
    void meter(List<Device.Multimeter> multimeters, Sampler.Buffer[] buffers) {
        meters = IntStream.range(0, buffers.length).mapToObj(m -> sampler(multimeters.get(m), buffers[m]))
                .toArray(Sampler[]::new);
    }

    /**
     * Computes an interval: devices and dynamics, step by step.
     *
     * @param firstStep number of its first step
     * @param steps how many, at most the network's smallest delay
     * @param set which of the two sets receives spikes and counts
     * @param timed whether the time that devices take is wanted
     * @return that time in ns
     */
    long advance(long firstStep, int steps, int set, boolean timed) {
        SpikeList[] lists = spikes[set];
        long[][] moved = counts[set].moved;
        for (long[] amounts : moved) {
            if (amounts != null) {
                Arrays.fill(amounts, 0);
            }
        }
        long deviceEvents = 0;
        long nanos = 0;
        for (int offset = 0; offset < steps; offset++) {
            long step = firstStep + offset;
            long since = timed ? System.nanoTime() : 0;
            for (DriveSource source : sources) {
                deviceEvents += source.emit(step);
            }
            nanos += timed ? System.nanoTime() - since : 0;
            for (int p = 0; p < populations.length; p++) {
                advance(p, step, lists[p], offset, moved[p]);
                defer(p, step);
            }
            for (Sampler sampler : samplers) {
                sampler.sample(step, offset, set);
            }
            for (Sampler meter : meters) {
                meter.sample(step, offset, set);
            }
        }
        count(steps, set, deviceEvents);
        return nanos;
    }

    private void advance(int p, long step, SpikeList list, int offset, long[] moved) {
        PopulationState state = populations[p];
        Runs runs = advanced[p];
        int row = row(p, step) - from[p];
        int listed = list.begin[offset];
        for (int run = 0; run < runs.count; run++) {
            int first = runs.from[run];
            listed = state.kernel.advance(state.states, state.scalars, state.arrays, ringValues[p], state.quanta,
                    row + first, first, runs.to[run] - first, list.neurons, listed, moved, Transfer.dither(step));
        }
        list.begin[offset + 1] = listed;
        list.carry(state.states, offset);
    }

    private void defer(int p, long step) {
        Runs runs = waiting[p];
        for (int run = 0; run < runs.count; run++) {
            int first = runs.from[run] - from[p];
            int end = runs.to[run] - from[p];
            for (int port = 0; port < rings[p].length; port++) {
                InputRing ring = rings[p][port];
                if (ring != null && flows[p][port]) {
                    ring.drop(step, first, end);
                } else if (ring != null) {
                    ring.defer(step, first, end);
                }
            }
        }
    }

    private int row(int p, long step) {
        for (InputRing ring : rings[p]) {
            if (ring != null) {
                return ring.row(step);
            }
        }
        return 0;
    }

    private void count(int steps, int set, long deviceEvents) {
        Counts c = counts[set];
        c.deviceEvents = deviceEvents;
        for (int j = 0; j < plastic.length; j++) {
            c.learning[j] = plastic[j] == null ? 0 : plastic[j].takePaid();
        }
        for (int p = 0; p < populations.length; p++) {
            int[] outdegrees = populations[p].outdegrees;
            int[] neurons = spikes[set][p].neurons;
            int end = spikes[set][p].begin[steps];
            long events = 0;
            for (int k = 0; k < end; k++) {
                events += outdegrees[neurons[k]];
            }
            c.spikes[p] = end;
            c.updates[p] = (long) advanced[p].neurons() * steps;
            c.waits[p] = (long) waiting[p].neurons() * steps;
            c.synapticEvents[p] = events;
            if (populations[p].account != null) {
                c.accounts[p] = accounts(p);
                c.spikeCosts[p] = populations[p].spikeCost(neurons, end);
            }
        }
    }

    private long accounts(int p) {
        long sum = 0;
        Runs all = living[p];
        for (int run = 0; run < all.count; run++) {
            sum += AccountScan.sum(populations[p].account, populations[p].balances, all.from[run],
                    all.to[run] - all.from[run], vectors ? Vectors.lanes() : 1);
        }
        return sum;
    }

    /**
     * Delivers the spikes of all tiles to the neurons of this one.
     *
     * @param timed whether the time that synapses take which learn is wanted
     * @return that time in ns
     */
    long deliver(Tile[] all, long firstStep, int steps, int set, boolean timed) {
        long nanos = 0;
        for (int j = 0; j < projections.length; j++) {
            Projection projection = projections[j];
            InputRing ring = rings[projection.target()][projection.port()];
            if (size[projection.target()] == 0) {
                continue;
            }
            if (plastic[j] != null) {
                long since = timed ? System.nanoTime() : 0;
                deliverPlastic(plastic[j], projection, ring, all, firstStep, steps, set);
                nanos += timed ? System.nanoTime() - since : 0;
                continue;
            }
            SynapseTable table = synapses[j];
            for (Tile tile : all) {
                SpikeList list = tile.spikes[set][projection.source()];
                for (int offset = 0; offset < steps; offset++) {
                    table.deliver(list.neurons, list.begin[offset], list.begin[offset + 1], firstStep + offset,
                            ring.values, ring.mask, ring.slotSize);
                }
            }
        }
        return nanos;
    }

    /** The same at synapses that learn, which then remember what was sent from here. */
    private void deliverPlastic(PlasticSynapses table, Projection projection, InputRing ring, Tile[] all,
            long firstStep, int steps, int set) {
        for (Tile tile : all) {
            SpikeList list = tile.spikes[set][projection.source()];
            for (int offset = 0; offset < steps; offset++) {
                table.deliver(list.neurons, list.begin[offset], list.begin[offset + 1], firstStep + offset, ring);
            }
        }
        table.remember(spikes[set][projection.target()], firstStep, steps);
    }

    Counts counts(int set) {
        return counts[set];
    }

    SpikeList spikes(int set, int population) {
        return spikes[set][population];
    }

    InputRing ring(int population, int port) {
        return rings[population][port];
    }

    /** Adds the targets of a source, as indices within the population. */
    void targets(int projection, int source, Collection<Integer> targets) {
        SynapseTable table = synapses[projection];
        for (int place = table.begin(source); place < table.end(source); place++) {
            targets.add(from[projections[projection].target()] + table.targets()[place]);
        }
    }

    PlasticSynapses plastic(int projection) {
        return plastic[projection];
    }

    int from(int population) {
        return from[population];
    }

    int size(int population) {
        return size[population];
    }

    long bytes() {
        long sum = 0;
        for (SynapseTable table : synapses) {
            sum += table.bytes();
        }
        for (PlasticSynapses table : plastic) {
            sum += table == null ? 0 : table.bytes();
        }
        for (int p = 0; p < populations.length; p++) {
            for (InputRing ring : rings[p]) {
                sum += ring == null ? 0 : 4L * ring.values.length;
            }
            for (SpikeList[] set : spikes) {
                sum += set[p].bytes();
            }
        }
        return sum;
    }
}

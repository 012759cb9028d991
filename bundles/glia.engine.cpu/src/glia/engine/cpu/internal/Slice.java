package glia.engine.cpu.internal;

import glia.api.model.PortDefinition;
import glia.api.model.Statement.Transfer;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.random.PoissonTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The neurons of one population that belong to one tile: what arrives at them, what drives them, how they are advanced
 * and the spikes that they send. Within an interval no neuron reaches another, so that each block of them can be
 * advanced through all its steps before the next one; which way changes no result.
 */
final class Slice {

    /** Index of the first neuron within the population. */
    final int from;
    final int size;

    private final PopulationState state;
    private final boolean vectors;
    private final InputRing[] rings;
    private final int[][] ringValues;
    /** By port, whether currents arrive, which do not wait: they flow, or do not. */
    private final boolean[] flows;
    private final SpikeList[] spikes = new SpikeList[Tile.SETS];
    private final boolean carries;
    /** Where each block of neurons that stay together begins, within the population; one more entry than blocks. */
    private final int[] bounds;
    /** By block, what is sent to it. */
    private final DriveSource[][] sources;
    /** By block, the neurons that live. */
    private final Runs[] living;
    /** By step of an interval, where the spikes end that were listed. */
    private final int[] listed;
    private long[] selected;
    /** The living neurons that are advanced: all, or those of blocks that are selected. */
    private Runs advanced;
    /** The other living neurons, whose input waits with them. */
    private Runs waiting = Runs.NONE;
    /** Of all blocks. */
    private Runs all;
    private Sampler[] samplers = {};
    /** Of what observers have attached. */
    private Sampler[] meters = {};
    private long deviceEvents;
    private long deviceNanos;

    /**
     * @param from index of the first neuron within the population
     * @param size how many neurons, living or not
     * @param together neurons that are advanced through all steps of an interval before the others
     * @param carried the states that spikes take along
     * @param vectors whether to use the Vector API
     */
    Slice(Network network, PopulationState state, int from, int size, int together, int[] carried, boolean vectors) {
        this.state = state;
        this.from = from;
        this.size = size;
        this.vectors = vectors;
        int ports = state.population.quanta().length;
        rings = new InputRing[ports];
        ringValues = new int[ports][];
        flows = new boolean[ports];
        for (int port = 0; port < ports; port++) {
            flows[port] = state.population.model().ports().get(port).kind() == PortDefinition.Kind.CURRENT;
            if (state.population.quanta()[port] > 0) {
                rings[port] = new InputRing(network.maxDelay(), size);
                ringValues[port] = rings[port].values;
            }
        }
        for (int set = 0; set < Tile.SETS; set++) {
            spikes[set] = new SpikeList(size, network.minDelay(), carried);
        }
        carries = carried.length > 0;
        listed = new int[network.minDelay()];
        int blocks = Math.max(1, Math.ceilDiv(size, together));
        bounds = IntStream.rangeClosed(0, blocks).map(block -> from + (int) Math.min((long) block * together, size))
                .toArray();
        sources = new DriveSource[blocks][];
        living = new Runs[blocks];
        live(state.population);
    }

    /** Takes over which neurons live; devices have to be made anew. */
    void live(Population population) {
        for (int block = 0; block < living.length; block++) {
            living[block] = Runs.living(population.slots(), bounds[block], bounds[block + 1]);
        }
        all = Runs.living(population.slots(), from, from + size);
        select(selected);
    }

    /** Chooses the blocks of the population that are advanced from now on; null: all. */
    void select(long[] blocks) {
        selected = blocks;
        advanced = blocks == null ? all : all.within(blocks, true);
        waiting = blocks == null ? Runs.NONE : all.within(blocks, false);
    }

    /** Takes away what is on its way to neurons, given by their indices within the population. */
    void clearInput(int[] neurons) {
        for (InputRing ring : rings) {
            for (int neuron : neurons) {
                if (ring != null && neuron >= from && neuron < from + size) {
                    ring.clear(neuron - from);
                }
            }
        }
    }

    /** Makes the devices anew. */
    void drive(Network network, PoissonTable[][] poissonTables) {
        List<DriveSources> devices = new ArrayList<>();
        for (int d = 0; d < network.devices().size(); d++) {
            Device device = network.devices().get(d);
            if (device.population() == state.population.index()) {
                devices.add(new DriveSources(network, device, poissonTables[d], rings, vectors));
            }
        }
        for (int block = 0; block < sources.length; block++) {
            List<DriveSource> ofBlock = new ArrayList<>();
            for (DriveSources device : devices) {
                device.add(living[block], from, bounds[block], bounds[block + 1], ofBlock);
            }
            sources[block] = ofBlock.toArray(DriveSource[]::new);
        }
    }

    /** @param multimeters that belong to the network, with what they write to; those of other populations are left */
    void sample(List<Device.Multimeter> multimeters, List<Sampler.Buffer> buffers) {
        samplers = samplers(multimeters, buffers);
    }

    /** Samples these from the next step on, too; the same as {@link #sample} for what observers have attached. */
    void meter(List<Device.Multimeter> multimeters, List<Sampler.Buffer> buffers) {
        meters = samplers(multimeters, buffers);
    }

    private Sampler[] samplers(List<Device.Multimeter> multimeters, List<Sampler.Buffer> buffers) {
        return IntStream.range(0, multimeters.size())
                .filter(m -> multimeters.get(m).population() == state.population.index())
                .mapToObj(m -> new Sampler(multimeters.get(m), buffers.get(m), state.states, from, from + size))
                .toArray(Sampler[]::new);
    }

    /**
     * Computes an interval: devices and dynamics.
     *
     * @param firstStep number of its first step
     * @param steps how many, at most the network's smallest delay
     * @param set which of the two sets receives spikes and samples
     * @param moved receives what transfers moved, see {@link NeuronKernel}; or null
     * @param timed whether the time that devices take is wanted
     */
    void advance(long firstStep, int steps, int set, long[] moved, boolean timed) {
        deviceEvents = 0;
        deviceNanos = 0;
        // who looks at states between two steps has to find all neurons there
        boolean apart = living.length > 1 && steps > 1 && selected == null && !carries && samplers.length == 0
                && meters.length == 0;
        if (apart) {
            advanceByBlock(firstStep, steps, spikes[set], moved, timed);
        } else {
            advanceByStep(firstStep, steps, set, moved, timed);
        }
    }

    private void advanceByStep(long firstStep, int steps, int set, long[] moved, boolean timed) {
        SpikeList list = spikes[set];
        for (int offset = 0; offset < steps; offset++) {
            long step = firstStep + offset;
            long since = timed ? System.nanoTime() : 0;
            for (DriveSource[] ofBlock : sources) {
                emit(ofBlock, step);
            }
            deviceNanos += timed ? System.nanoTime() - since : 0;
            list.begin[offset + 1] = advance(advanced, step, list.neurons, list.begin[offset], moved);
            list.carry(state.states, offset);
            defer(step);
            for (Sampler sampler : samplers) {
                sampler.sample(step, offset, set);
            }
            for (Sampler meter : meters) {
                meter.sample(step, offset, set);
            }
        }
    }

    private void advanceByBlock(long firstStep, int steps, SpikeList list, long[] moved, boolean timed) {
        // each step has a part of the list that would hold all neurons
        for (int offset = 0; offset < steps; offset++) {
            listed[offset] = offset * size;
        }
        for (int block = 0; block < living.length; block++) {
            for (int offset = 0; offset < steps; offset++) {
                long since = timed ? System.nanoTime() : 0;
                emit(sources[block], firstStep + offset);
                deviceNanos += timed ? System.nanoTime() - since : 0;
                listed[offset] = advance(living[block], firstStep + offset, list.neurons, listed[offset], moved);
            }
        }
        for (int offset = 0; offset < steps; offset++) {
            int count = listed[offset] - offset * size;
            System.arraycopy(list.neurons, offset * size, list.neurons, list.begin[offset], count);
            list.begin[offset + 1] = list.begin[offset] + count;
        }
    }

    private void emit(DriveSource[] some, long step) {
        for (DriveSource source : some) {
            deviceEvents += source.emit(step);
        }
    }

    private int advance(Runs runs, long step, int[] found, int before, long[] moved) {
        int row = row(step) - from;
        int count = before;
        for (int run = 0; run < runs.count; run++) {
            int first = runs.from[run];
            count = state.kernel.advance(state.states, state.scalars, state.arrays, ringValues, state.quanta,
                    row + first, first, runs.to[run] - first, found, count, moved, Transfer.dither(step));
        }
        return count;
    }

    private void defer(long step) {
        for (int run = 0; run < waiting.count; run++) {
            int first = waiting.from[run] - from;
            int end = waiting.to[run] - from;
            for (int port = 0; port < rings.length; port++) {
                if (rings[port] != null && flows[port]) {
                    rings[port].drop(step, first, end);
                } else if (rings[port] != null) {
                    rings[port].defer(step, first, end);
                }
            }
        }
    }

    private int row(long step) {
        for (InputRing ring : rings) {
            if (ring != null) {
                return ring.row(step);
            }
        }
        return 0;
    }

    /** How many spikes devices sent in the interval that was computed last. */
    long deviceEvents() {
        return deviceEvents;
    }

    /** How long devices took in it, if that was wanted; in ns. */
    long deviceNanos() {
        return deviceNanos;
    }

    /** How many neurons are advanced in a step. */
    int advanced() {
        return advanced.neurons();
    }

    /** How many living neurons wait. */
    int waiting() {
        return waiting.neurons();
    }

    /** The sum of all accounts in quanta; 0 where neurons hold no energy. */
    long accounts() {
        long sum = 0;
        for (int run = 0; state.account != null && run < all.count; run++) {
            sum += AccountScan.sum(state.account, state.balances, all.from[run], all.to[run] - all.from[run],
                    vectors ? Vectors.lanes() : 1);
        }
        return sum;
    }

    SpikeList spikes(int set) {
        return spikes[set];
    }

    InputRing ring(int port) {
        return rings[port];
    }

    long bytes() {
        long sum = 0;
        for (InputRing ring : rings) {
            sum += ring == null ? 0 : 4L * ring.values.length;
        }
        return sum + Arrays.stream(spikes).mapToLong(SpikeList::bytes).sum();
    }
}

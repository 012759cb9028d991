package glia.engine.cpu.internal;

import glia.api.change.RowChanges;
import glia.api.model.Statement.Transfer;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.network.Projection;
import glia.api.random.PoissonTable;
import java.util.Arrays;
import java.util.Collection;
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

    /** The next interval begins while spikes and counts of this one are read. */
    static final int SETS = 2;

    private final PopulationState[] populations;
    private final Slice[] slices;
    private final Counts[] counts = new Counts[SETS];
    private final Projection[] projections;
    private final SynapseTable[] synapses;
    private final SynapseRule[] rules;
    /** By projection; null where the synapses are static, or there are no targets here. */
    private final PlasticSynapses[] plastic;

    /**
     * @param together neurons of a population that are advanced through all steps of an interval before others
     * @param vectors whether to use the Vector API
     */
    Tile(Network network, PopulationState[] populations, Tiling tiling, int tile, SynapseRule[] rules, int together,
            boolean vectors) {
        this.populations = populations;
        int count = populations.length;
        int[][] carried = CarriedStates.of(network);
        slices = IntStream.range(0, count).mapToObj(p -> new Slice(network, populations[p], tiling.from(p, tile),
                tiling.size(p, tile), together, carried[p], vectors)).toArray(Slice[]::new);
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
        Slice targets = slices[p.target()];
        SynapseTable table = compiled.table(p, sources, targets.from, targets.from + targets.size, quantum, progress);
        table.askTogether(rowsTogether);
        boolean learns = rules[p.index()] != null && targets.size > 0 && quantum > 0;
        return new Connected(p, table, learns ? new PlasticSynapses(p, table, sources, targets.from, targets.size,
                quantum, rules[p.index()], places(p)) : null);
    }

    /** Changes some rows of a projection; {@link #apply} makes the changes. */
    TableEdit edit(Projection next, RowChanges changes) {
        Slice targets = slices[next.target()];
        return new TableEdit(synapses[next.index()], plastic[next.index()], next, changes, targets.from,
                targets.from + targets.size, populations[next.target()].population.quanta()[next.port()]);
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

    Slice slice(int population) {
        return slices[population];
    }

    /** Makes the devices anew. */
    void drive(Network network, PoissonTable[][] poissonTables) {
        for (Slice slice : slices) {
            slice.drive(network, poissonTables);
        }
    }

    /** Of the states that a plastic projection asks for, the places among all that spikes take along. */
    private int[] places(Projection projection) {
        int[] carried = slices[projection.target()].spikes(0).states();
        return IntStream.of(CarriedStates.indices(projection, populations[projection.target()].population.model()))
                .map(state -> Arrays.binarySearch(carried, state)).toArray();
    }

    void countOutdegrees() {
        for (int j = 0; j < projections.length; j++) {
            synapses[j].countOutdegrees(populations[projections[j].source()].outdegrees);
        }
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
        long deviceEvents = 0;
        long nanos = 0;
        for (int p = 0; p < slices.length; p++) {
            long[] moved = counts[set].moved[p];
            if (moved != null) {
                Arrays.fill(moved, 0);
            }
            slices[p].advance(firstStep, steps, set, moved, timed);
            deviceEvents += slices[p].deviceEvents();
            nanos += slices[p].deviceNanos();
        }
        count(steps, set, deviceEvents);
        return nanos;
    }

    private void count(int steps, int set, long deviceEvents) {
        Counts c = counts[set];
        c.deviceEvents = deviceEvents;
        for (int j = 0; j < plastic.length; j++) {
            c.learning[j] = plastic[j] == null ? 0 : plastic[j].takePaid();
        }
        for (int p = 0; p < populations.length; p++) {
            int[] outdegrees = populations[p].outdegrees;
            int[] neurons = slices[p].spikes(set).neurons;
            int end = slices[p].spikes(set).begin[steps];
            long events = 0;
            for (int k = 0; k < end; k++) {
                events += outdegrees[neurons[k]];
            }
            c.spikes[p] = end;
            c.updates[p] = (long) slices[p].advanced() * steps;
            c.waits[p] = (long) slices[p].waiting() * steps;
            c.synapticEvents[p] = events;
            if (populations[p].account != null) {
                c.accounts[p] = slices[p].accounts();
                c.spikeCosts[p] = populations[p].spikeCost(neurons, end);
            }
        }
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
            Slice targets = slices[projection.target()];
            InputRing ring = targets.ring(projection.port());
            if (targets.size == 0) {
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
                SpikeList list = tile.slices[projection.source()].spikes(set);
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
            SpikeList list = tile.slices[projection.source()].spikes(set);
            for (int offset = 0; offset < steps; offset++) {
                table.deliver(list.neurons, list.begin[offset], list.begin[offset + 1], firstStep + offset, ring);
            }
        }
        table.remember(slices[projection.target()].spikes(set), firstStep, steps);
    }

    Counts counts(int set) {
        return counts[set];
    }

    /** Adds the targets of a source, as indices within the population. */
    void targets(int projection, int source, Collection<Integer> targets) {
        SynapseTable table = synapses[projection];
        for (int place = table.begin(source); place < table.end(source); place++) {
            targets.add(slices[projections[projection].target()].from + table.targets()[place]);
        }
    }

    PlasticSynapses plastic(int projection) {
        return plastic[projection];
    }

    long bytes() {
        long sum = 0;
        for (SynapseTable table : synapses) {
            sum += table.bytes();
        }
        for (PlasticSynapses table : plastic) {
            sum += table == null ? 0 : table.bytes();
        }
        for (Slice slice : slices) {
            sum += slice.bytes();
        }
        return sum;
    }
}

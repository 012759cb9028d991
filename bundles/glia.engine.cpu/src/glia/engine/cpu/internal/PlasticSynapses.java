package glia.engine.cpu.internal;

import glia.api.model.SynapseModel;
import glia.api.network.Plasticity;
import glia.api.network.Projection;
import java.util.Arrays;

/**
 * The plastic synapses of one projection onto the neurons of one tile. Postsynaptic spikes are taken into account when
 * the source spikes next. What a source's synapses share (traces, states, when it last spiked) is kept in every tile
 * and equal in all; see docs/decisions/0012-lazy-plasticity.md.
 */
final class PlasticSynapses {

    final SynapseTable table;
    final TraceDecays decays;
    /** Null if the model does not learn. */
    final SpikeHistory history;
    /** By synapse; null if all have {@link #weight} for ever. */
    float[] weights;
    float weight;
    /** Units of the port's quantum in one unit of weight, and the most that a spike delivers. */
    final float scale;
    int limit;
    /** By source, the step of its last spike, 0 before the first. */
    final long[] last;
    /** By source, the step up to which its synapses have taken postsynaptic spikes into account. */
    final long[] seen;
    /** Source traces after the source's last spike, then source states; of the source at hand. */
    final float[] then;
    /** Source traces before the spike at hand, then source states. */
    final float[] now;
    /** By state of the synapses beside the weight, then by synapse. */
    final float[][] own;
    /** The same of one synapse, and what it would cost, where it is only tried what it would learn. */
    final float[][] tried;
    final long[] unpaid = new long[1];
    /** What changes have cost that nobody has been told of, in ATP; one element. */
    final long[] paid = new long[1];
    final SynapseKernelTemplate.Piece piece = new SynapseKernelTemplate.Piece();
    /** Room for the spikes that one synapse has not seen. */
    int[] path = {};
    /** By target state of the model, its place among those that spikes take along. */
    private final int[] carried;
    /** The same states of the spikes at hand. */
    private final float[][] states;

    /** Written so that what is read ahead is read at all. */
    private float touched;
    private Projection projection;
    private final SynapseKernel kernel;
    /** By source, what {@link #then} shows. */
    private final float[] values;
    private final int from;
    final int size;
    private final double quantum;
    private final int maxDelay;

    /**
     * @param size of the slice, which begins at {@code from}
     * @param carried by target state of the model, its place among those that spikes take along
     */
    PlasticSynapses(Projection projection, SynapseTable table, int sources, int from, int size, double quantum,
            SynapseRule rule, int[] carried) {
        Plasticity plasticity = projection.plasticity();
        SynapseModel model = plasticity.model();
        this.projection = projection;
        this.table = table;
        this.from = from;
        this.size = size;
        decays = rule.decays();
        kernel = rule.kernel();
        history = model.learns() ? new SpikeHistory(size, decays, carried.length) : null;
        this.carried = carried;
        states = new float[carried.length][];
        weights = model.learns() || !projection.weights().constant() ? new float[table.targets().length] : null;
        tried = new float[model.synapseStates().size()][1];
        own = new float[model.synapseStates().size()][table.targets().length];
        scale = (float) (1 / quantum);
        this.quantum = quantum;
        become(projection);
        maxDelay = (int) projection.delays().upperBound();
        last = new long[sources];
        seen = new long[sources];
        int width = decays.sources + model.sourceStates().size();
        then = new float[width];
        now = new float[width];
        values = new float[Math.multiplyExact(sources, width)];
    }

    /** Goes on as another projection, whose synapses that learn have no larger delays; what they have is for others. */
    void become(Projection next) {
        projection = next;
        weight = (float) next.weights().lowerBound();
        limit = (int) Math.rint(next.plasticity().bound() / quantum);
    }

    /** Begins as the network says, at a step. */
    void reset(long step) {
        Arrays.fill(last, 0);
        Arrays.fill(seen, step);
        paid[0] = 0;
        for (float[] values : own) {
            Arrays.fill(values, 0);
        }
        for (int i = 0; i < then.length; i++) {
            float begin = PlasticState.beginning(projection, i);
            for (int at = i; at < values.length; at += then.length) {
                values[at] = begin;
            }
        }
        if (weights != null) {
            double[][] row = new double[1][0];
            places((target, sources, places, count) -> {
                row[0] = count > row[0].length ? new double[count] : row[0];
                projection.weights().row(target, sources, count, row[0]);
                for (int k = 0; k < count; k++) {
                    weights[places[k]] = (float) row[0][k];
                }
            });
        }
        if (history != null) {
            history.clear(step);
            makePath();
        }
    }

    /** Adds what spikes of some sources in a step bring to the ring. */
    void deliver(int[] sources, int from, int to, long step, InputRing ring) {
        int together = table.together();
        for (int next = from; next < to; next += together) {
            int end = Math.min(to, next + together);
            touch(sources, next, end);
            for (int k = next; k < end; k++) {
                deliver(sources[k], step, ring.values, ring.mask, ring.slotSize);
            }
        }
    }

    /** Rows lie anywhere in memory: asked for together, they come together. */
    private void touch(int[] sources, int next, int end) {
        float sum = 0;
        for (int k = next; k < end; k++) {
            int source = sources[k];
            sum += last[source] + seen[source] + table.begin(source);
            sum += then.length == 0 ? 0 : values[source * then.length];
        }
        for (int k = next; k < end; k++) {
            int first = table.begin(sources[k]);
            if (first < table.end(sources[k])) {
                sum += table.targets()[first] + (weights == null ? 0 : weights[first]);
            }
        }
        touched = sum;
    }

    private void deliver(int source, long step, int[] ring, int slotMask, int slotSize) {
        load(source);
        int age = (int) Math.min(step - last[source], SpikeHistory.FORGOTTEN);
        for (int trace = 0; trace < decays.sources; trace++) {
            now[trace] = then[trace] * decays.after(trace, age);
        }
        System.arraycopy(then, decays.sources, now, decays.sources, then.length - decays.sources);
        kernel.arrive(now);
        kernel.deliver(this, source, step, ring, slotMask, slotSize);
        int at = source * then.length;
        for (int trace = 0; trace < decays.sources; trace++) {
            values[at + trace] = decays.jump(trace, now[trace]);
        }
        System.arraycopy(now, decays.sources, values, at + decays.sources, then.length - decays.sources);
        last[source] = step;
        seen[source] = step;
    }

    private void load(int source) {
        System.arraycopy(values, source * then.length, then, 0, then.length);
    }

    /**
     * Remembers the spikes of the slice's own neurons; after the spikes of their interval have been delivered.
     *
     * @param spikes of the slice
     */
    void remember(SpikeList spikes, long firstStep, int steps) {
        if (history == null) {
            return;
        }
        long lastStep = firstStep + steps - 1;
        int count = spikes.begin[steps];
        if (!history.hasRoom(count, lastStep)) {
            long known = lastStep - maxDelay;
            forget(history.countsTo(lastStep) ? Math.min(known, history.middle()) : known, lastStep, count);
        }
        for (int i = 0; i < carried.length; i++) {
            states[i] = spikes.carried[carried[i]];
        }
        for (int offset = 0; offset < steps; offset++) {
            for (int k = spikes.begin[offset]; k < spikes.begin[offset + 1]; k++) {
                history.add(spikes.neurons[k] - from, firstStep + offset, states, k);
            }
        }
    }

    /** Lets all synapses take into account what has reached them, so that earlier spikes can be forgotten. */
    private void forget(long known, long step, int spikes) {
        for (int source = 0; source < seen.length; source++) {
            if (seen[source] < known + maxDelay) {
                catchUp(source, step);
            }
        }
        history.forget(known, spikes);
        makePath();
    }

    /** Sees to it that one synapse may have missed all spikes there are. */
    void makePath() {
        if (path.length < history.capacity()) {
            path = new int[history.capacity()];
        }
    }

    private void catchUp(int source, long step) {
        load(source);
        kernel.catchUp(this, source, step);
        seen[source] = step;
    }

    /** Lets the synapses of a source take into account what has reached them up to a step, if they have not yet. */
    void catchUpOnce(int source, long step) {
        if (history != null && seen[source] < step) {
            catchUp(source, step);
        }
    }

    /** Lets all synapses take into account all that has reached them up to a step, the last one done. */
    void settle(long step) {
        forget(step - maxDelay, step, 0);
    }

    /** How many spikes of a neuron the canonical state of a step has. */
    int spikesOf(int neuron, long step) {
        return history.count(neuron, step - maxDelay, step);
    }

    /** The weight of a synapse that learns after all that has reached it up to a step; changes nothing. */
    float weight(int source, int place, long step) {
        load(source);
        return kernel.weight(this, source, place, step);
    }

    /** Nothing is left of these sources, nor of these targets of the slice, whose synapses are gone. */
    void beginAnew(int[] sources, int[] targets, long step) {
        for (int source : sources) {
            last[source] = 0;
            seen[source] = step;
            for (int i = 0; i < then.length; i++) {
                values[source * then.length + i] = PlasticState.beginning(projection, i);
            }
        }
        for (int target : targets) {
            if (history != null && target >= from && target < from + size) {
                history.forget(target - from);
            }
        }
    }

    /** As {@link SynapseTable#pack}, before it. */
    void pack(int[] begins, int capacity) {
        weights = weights == null ? null : packed(weights, begins, capacity);
        for (int i = 0; i < own.length; i++) {
            own[i] = packed(own[i], begins, capacity);
        }
    }

    private float[] packed(float[] values, int[] begins, int capacity) {
        float[] packed = new float[capacity];
        table.copyRows(values, packed, begins);
        return packed;
    }

    /** As {@link SynapseTable#move}. */
    void move(int at, int to, int count) {
        if (weights != null) {
            System.arraycopy(weights, at, weights, to, count);
        }
        for (float[] values : own) {
            System.arraycopy(values, at, values, to, count);
        }
    }

    /** Writes a new synapse. */
    void put(int place, float begin) {
        if (weights != null) {
            weights[place] = begin;
        }
        for (float[] values : own) {
            values[place] = 0;
        }
    }

    void setWeight(int place, float begin) {
        weights[place] = begin;
    }

    void setAll(float begin) {
        if (weights != null) {
            Arrays.fill(weights, begin);
        }
    }

    /** From now on each synapse has a weight of its own; it is the one that all had. */
    void ownWeights() {
        if (weights == null) {
            weights = new float[table.capacity()];
            Arrays.fill(weights, weight);
        }
    }

    /** The weights of one target of the slice, as {@link #weight}. */
    void weights(int target, long step, float[] out) {
        projection.connectivity().rows(target, target + 1, (t, row, count) -> {
            for (int k = 0; k < count; k++) {
                out[k] = weight(row[k], table.place(row, k, target - from), step);
            }
        });
    }

    /** Visits the rows of the slice, as {@link SynapseTable#places}. */
    void places(SynapseTable.PlaceVisitor visitor) {
        table.places(projection, from, from + size, visitor);
    }

    /** Whether changes cost anything. */
    boolean pays() {
        SynapseModel model = projection.plasticity().model();
        return model.learns() && model.cost() != null
                && projection.plasticity().constants().get(model.cost().price()) != 0;
    }

    /** What changes have cost since the last call, in ATP. */
    long takePaid() {
        long sum = paid[0];
        paid[0] = 0;
        return sum;
    }

    /** Copies values of the slice's synapses, rows by target. */
    int copyRows(float[] values, float[] out, int first) {
        int[] at = {first};
        places((target, sources, places, count) -> {
            for (int k = 0; k < count; k++) {
                out[at[0]++] = values[places[k]];
            }
        });
        return at[0];
    }

    /** The reverse of {@link #copyRows}. */
    int setRows(float[] values, float[] given, int first) {
        int[] at = {first};
        places((target, sources, places, count) -> {
            for (int k = 0; k < count; k++) {
                values[places[k]] = given[at[0]++];
            }
        });
        return at[0];
    }

    /** Of all sources, a trace after the last spike or, behind the traces, a state. */
    float[] sourceValues(int index) {
        float[] out = new float[last.length];
        for (int source = 0; source < out.length; source++) {
            out[source] = values[source * then.length + index];
        }
        return out;
    }

    void setSourceValues(int index, float[] given) {
        for (int source = 0; source < given.length; source++) {
            values[source * then.length + index] = given[source];
        }
    }

    long bytes() {
        return (weights == null ? 0 : 4L * weights.length) + 4L * own.length * table.targets().length
                + (history == null ? 0 : history.bytes())
                + 4L * (values.length + path.length) + 8L * (last.length + seen.length);
    }
}

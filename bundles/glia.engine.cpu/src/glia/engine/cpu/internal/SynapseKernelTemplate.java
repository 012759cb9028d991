package glia.engine.cpu.internal;

/**
 * The walk along a row of plastic synapses. {@link SynapseKernelCompiler} makes a kernel of it by giving the four
 * methods at the end the code of a model; so the virtual machine sees one loop a model and inlines everything. A
 * {@code gap} is the number of steps since the last spike of either end that has reached the synapse.
 */
final class SynapseKernelTemplate implements SynapseKernel {

    /** What is known of a piece of a row while it is walked along. */
    static final class Piece {

        /** So short that what the first walk has read is still at hand in the next ones. */
        static final int SIZE = 256;

        /** By synapse of the piece, the newest spike of its target that has reached it. */
        final int[] entries = new int[SIZE];
        /** Synapses that have not seen one spike of their target. */
        final int[] once = new int[SIZE];
        /** Synapses that have not seen several. */
        final int[] often = new int[SIZE];
    }

    @Override
    public void arrive(float[] now) {
        onSource(now);
    }

    @Override
    public void deliver(PlasticSynapses synapses, int source, long step, int[] ring, int slotMask, int slotSize) {
        if (synapses.history != null) {
            deliverLearned(synapses, source, step, ring, slotMask, slotSize);
        } else if (synapses.weights != null) {
            deliverEach(synapses, source, step, ring, slotMask, slotSize);
        } else {
            deliverSame(synapses, source, step, ring, slotMask, slotSize);
        }
    }

    private static void deliverLearned(PlasticSynapses synapses, int source, long step, int[] ring, int slotMask,
            int slotSize) {
        SynapseTable table = synapses.table;
        char[] targets = table.targets();
        char[] delays = table.delays();
        float[] weights = synapses.weights;
        float[][] decays = synapses.decays.tables;
        float[] now = synapses.now;
        int[] log = synapses.history.log;
        int[] entries = synapses.piece.entries;
        int here = synapses.history.relative(step);
        int last = synapses.history.relative(synapses.last[source]);
        float scale = synapses.scale;
        int limit = synapses.limit;
        float[][] own = synapses.own;
        long[] paid = synapses.paid;
        int slot = (int) step;
        int end = table.end(source);
        for (int first = table.begin(source); first < end; first += Piece.SIZE) {
            int count = Math.min(Piece.SIZE, end - first);
            learn(synapses, source, here, first, count);
            for (int i = 0; i < count; i++) {
                int k = first + i;
                int delay = delays == null ? table.delay() : delays[k];
                int entry = entries[i];
                int gap = Math.min(here - last, here - delay - log[entry]);
                if (log[entry] == here - delay) {
                    entry = log[entry + SpikeHistory.PREVIOUS];
                }
                float weight = onPre(weights[k], now, here - delay - log[entry], decays, log, entry, gap, own, k,
                        paid);
                weights[k] = weight;
                ring[(slot + delay & slotMask) * slotSize + targets[k]] += units(efficacy(weight, now, own, k), scale,
                        limit);
            }
        }
    }

    /**
     * Lets a piece of a row take into account the postsynaptic spikes that have reached it. How many a synapse has not
     * seen cannot be foretold, so the synapses are sorted by that first, without a branch.
     */
    private static void learn(PlasticSynapses synapses, int source, int here, int first, int count) {
        char[] targets = synapses.table.targets();
        char[] delays = synapses.table.delays();
        float[] weights = synapses.weights;
        float[][] decays = synapses.decays.tables;
        float[] then = synapses.then;
        int[] path = synapses.path;
        int[] log = synapses.history.log;
        int[] entries = synapses.piece.entries;
        int[] once = synapses.piece.once;
        int[] often = synapses.piece.often;
        int shift = synapses.history.shift;
        int seen = synapses.history.relative(synapses.seen[source]);
        int last = synapses.history.relative(synapses.last[source]);
        int same = synapses.table.delay();
        float[][] own = synapses.own;
        long[] paid = synapses.paid;
        int one = 0;
        int more = 0;
        for (int i = 0; i < count; i++) {
            int delay = delays == null ? same : delays[first + i];
            int entry = targets[first + i] << shift;
            while (log[entry] > here - delay) {
                entry = log[entry + SpikeHistory.PREVIOUS];
            }
            entries[i] = entry;
            int any = seen - delay - log[entry] >>> Integer.SIZE - 1;
            int several = seen - delay - log[entry + SpikeHistory.PREVIOUS_STEP] >>> Integer.SIZE - 1;
            once[one] = i;
            one += any - several;
            often[more] = i;
            more += several;
        }
        for (int j = 0; j < one; j++) {
            int k = first + once[j];
            int entry = entries[once[j]];
            int steps = log[entry] + (delays == null ? same : delays[k]) - last;
            weights[k] = onPost(weights[k], then, steps, decays, log, entry,
                    Math.min(steps, log[entry] - log[entry + SpikeHistory.PREVIOUS_STEP]), own, k, paid);
        }
        for (int j = 0; j < more; j++) {
            int k = first + often[j];
            int delay = delays == null ? same : delays[k];
            weights[k] = learn(weights[k], entries[often[j]], seen - delay, delay - last, then, decays, log, path, own,
                    k, paid);
        }
    }

    /** The weight after the postsynaptic spikes that are later than the given one, the oldest first. */
    private static float learn(float weight, int newest, int after, int delaySinceLast, float[] then,
            float[][] decays, int[] log, int[] path, float[][] own, int k, long[] paid) {
        int count = 0;
        int entry = newest;
        do {
            path[count++] = entry;
            entry = log[entry + SpikeHistory.PREVIOUS];
        } while (log[entry] > after);
        float learned = weight;
        while (count > 0) {
            entry = path[--count];
            int steps = log[entry] + delaySinceLast;
            learned = onPost(learned, then, steps, decays, log, entry,
                    Math.min(steps, log[entry] - log[entry + SpikeHistory.PREVIOUS_STEP]), own, k, paid);
        }
        return learned;
    }

    private static void deliverEach(PlasticSynapses synapses, int source, long step, int[] ring, int slotMask,
            int slotSize) {
        SynapseTable table = synapses.table;
        char[] targets = table.targets();
        char[] delays = table.delays();
        float[] weights = synapses.weights;
        float[] now = synapses.now;
        float scale = synapses.scale;
        int limit = synapses.limit;
        int slot = (int) step;
        int end = table.end(source);
        for (int k = table.begin(source); k < end; k++) {
            int delay = delays == null ? table.delay() : delays[k];
            ring[(slot + delay & slotMask) * slotSize + targets[k]] += units(efficacy(weights[k], now, null, k),
                    scale, limit);
        }
    }

    private static void deliverSame(PlasticSynapses synapses, int source, long step, int[] ring, int slotMask,
            int slotSize) {
        SynapseTable table = synapses.table;
        char[] targets = table.targets();
        char[] delays = table.delays();
        int units = units(efficacy(synapses.weight, synapses.now, null, 0), synapses.scale, synapses.limit);
        int slot = (int) step;
        int end = table.end(source);
        for (int k = table.begin(source); k < end; k++) {
            int delay = delays == null ? table.delay() : delays[k];
            ring[(slot + delay & slotMask) * slotSize + targets[k]] += units;
        }
    }

    @Override
    public void catchUp(PlasticSynapses synapses, int source, long step) {
        int here = synapses.history.relative(step);
        int end = synapses.table.end(source);
        for (int first = synapses.table.begin(source); first < end; first += Piece.SIZE) {
            learn(synapses, source, here, first, Math.min(Piece.SIZE, end - first));
        }
    }

    @Override
    public float weight(PlasticSynapses synapses, int source, int place, long step) {
        SynapseTable table = synapses.table;
        int[] log = synapses.history.log;
        int seen = synapses.history.relative(synapses.seen[source]);
        int delay = table.delays() == null ? table.delay() : table.delays()[place];
        int reached = synapses.history.relative(step) - delay;
        float weight = synapses.weights[place];
        int entry = table.targets()[place] << synapses.history.shift;
        while (log[entry] > reached) {
            entry = log[entry + SpikeHistory.PREVIOUS];
        }
        for (int i = 0; i < synapses.tried.length; i++) {
            synapses.tried[i][0] = synapses.own[i][place];
        }
        return log[entry] <= seen - delay ? weight : learn(weight, entry, seen - delay,
                delay - synapses.history.relative(synapses.last[source]), synapses.then, synapses.decays.tables, log,
                synapses.path, synapses.tried, 0, synapses.unpaid);
    }

    /** What is delivered, in units of the port's quantum; never more than the fixed-point sums are sized for. */
    private static int units(float efficacy, float scale, int limit) {
        return Math.max(-limit, Math.min(limit, (int) Math.rint(efficacy * scale)));
    }

    private static void onSource(float[] now) {
        throw new UnsupportedOperationException();
    }

    private static float onPost(float weight, float[] then, int steps, float[][] decays, int[] log, int entry,
            int gap, float[][] own, int k, long[] paid) {
        throw new UnsupportedOperationException();
    }

    private static float onPre(float weight, float[] now, int steps, float[][] decays, int[] log, int entry,
            int gap, float[][] own, int k, long[] paid) {
        throw new UnsupportedOperationException();
    }

    private static float efficacy(float weight, float[] now, float[][] own, int k) {
        throw new UnsupportedOperationException();
    }
}

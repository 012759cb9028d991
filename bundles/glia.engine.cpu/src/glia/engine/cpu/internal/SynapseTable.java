package glia.engine.cpu.internal;

import glia.api.network.Connectivity;
import glia.api.network.Progress;
import glia.api.network.Projection;
import java.util.concurrent.CancellationException;

/**
 * The synapses of one projection onto the neurons of one tile, by source. Targets are 16-bit indices within the slice;
 * a weight or delay that all synapses share is stored once.
 */
final class SynapseTable {

    private static final int MAX_SYNAPSES = Integer.MAX_VALUE - 8;
    private static final int FEW = 2;
    static final int ROWS_AT_ONCE = 16;
    private static final int ROWS_BETWEEN_CHECKS = 64;
    /** Targets in a line of the cache. */
    private static final int LINE = 32;
    /** Targets of a row of which the first and the last line are enough. */
    private static final int FEW_LINES = 3 * LINE;
    /** Targets of a row that are asked for at once: those of 16 rows fit into the second cache. */
    private static final int AHEAD = 1 << 11;

    private final int[] begin;
    private final char[] targets;
    private final int[] weights;
    private final char[] delays;
    private final int[] rowBegin = new int[ROWS_AT_ONCE];
    private final int[] rowEnd = new int[ROWS_AT_ONCE];
    /** Written so that what is read ahead is read at all. */
    private int touched;
    private final int weight;
    private final int delay;

    private SynapseTable(int[] begin, char[] targets, int[] weights, char[] delays, int weight, int delay) {
        this.begin = begin;
        this.targets = targets;
        this.weights = weights;
        this.delays = delays;
        this.weight = weight;
        this.delay = delay;
    }

    /**
     * @param projection the projection
     * @param sources number of neurons of its source population
     * @param from index of the slice's first neuron within the target population
     * @param to index behind the last one
     * @param quantum of the port
     * @param progress asked for cancellation
     * @return the synapses onto the slice
     * @throws CancellationException if that was wanted
     */
    static SynapseTable build(Projection projection, int sources, int from, int to, double quantum,
            Progress progress) {
        return build(projection, sources, from, to, quantum, RowStore.LIMIT, progress);
    }

    /** @param limit of the rows that are kept from the first pass for the second, in sources */
    static SynapseTable build(Projection projection, int sources, int from, int to, double quantum, int limit,
            Progress progress) {
        int[] begin = new int[sources + 1];
        RowStore store = new RowStore(from, to, limit);
        projection.connectivity().rows(from, to, (target, row, count) -> {
            check(progress, target);
            store.add(target, row, count);
            if (store.total() > MAX_SYNAPSES) {
                throw new IllegalArgumentException("projection " + projection.name() + ": more than " + MAX_SYNAPSES
                        + " synapses onto " + (to - from) + " neurons; use more threads");
            }
            for (int k = 0; k < count; k++) {
                begin[row[k] + 1]++;
            }
        });
        for (int source = 0; source < sources; source++) {
            begin[source + 1] += begin[source];
        }
        return new Filler(projection, begin, (int) store.total(), quantum).fill(from, to, store, progress);
    }

    private static void check(Progress progress, int target) {
        if (target % ROWS_BETWEEN_CHECKS == 0 && progress.cancelled()) {
            throw new CancellationException();
        }
    }

    /** Second pass: puts each synapse where the first pass has counted room for it. */
    private static final class Filler {

        private final Projection projection;
        private final int[] begin;
        private final int[] next;
        private final char[] targets;
        private final int[] weights;
        private final char[] delays;
        private final double quantum;
        private double[] values = new double[0];
        private int[] places = new int[0];

        Filler(Projection projection, int[] begin, int synapses, double quantum) {
            this.projection = projection;
            this.begin = begin;
            this.quantum = quantum;
            next = begin.clone();
            targets = new char[synapses];
            weights = projection.plasticity() != null || projection.weights().constant() ? null : new int[synapses];
            delays = projection.delays().constant() ? null : new char[synapses];
        }

        SynapseTable fill(int from, int to, RowStore store, Progress progress) {
            Connectivity.RowVisitor visitor = (target, row, count) -> {
                check(progress, target);
                row(target, target - from, row, count);
            };
            if (store.complete()) {
                store.rows(visitor);
            } else {
                projection.connectivity().rows(from, to, visitor);
            }
            return new SynapseTable(begin, targets, weights, delays,
                    weights == null ? (int) Math.rint(projection.weights().lowerBound() / quantum) : 0,
                    delays == null ? (int) projection.delays().lowerBound() : 0);
        }

        private void row(int target, int local, int[] row, int count) {
            if (count > values.length) {
                values = new double[count];
                places = new int[count];
            }
            for (int k = 0; k < count; k++) {
                places[k] = next[row[k]]++;
                targets[places[k]] = (char) local;
            }
            if (weights != null) {
                projection.weights().row(target, row, count, values);
                for (int k = 0; k < count; k++) {
                    weights[places[k]] = (int) Math.rint(values[k] / quantum);
                }
            }
            if (delays != null) {
                projection.delays().row(target, row, count, values);
                for (int k = 0; k < count; k++) {
                    delays[places[k]] = (char) values[k];
                }
            }
        }
    }

    /** Receives where the synapses of a target are. */
    @FunctionalInterface
    interface PlaceVisitor {
        /**
         * @param target index within the population
         * @param sources its row
         * @param places of its synapses in the order of the row; as the row, only valid during the call
         * @param count length of the row
         */
        void row(int target, int[] sources, int[] places, int count);
    }

    /**
     * Visits the rows of the targets again, ascending, with the place of each synapse.
     *
     * @param projection of which the table was built, with the same bounds
     */
    void places(Projection projection, int from, int to, PlaceVisitor visitor) {
        int[] next = begin.clone();
        int[][] places = new int[1][0];
        projection.connectivity().rows(from, to, (target, row, count) -> {
            places[0] = count > places[0].length ? new int[count] : places[0];
            for (int k = 0; k < count; k++) {
                places[0][k] = next[row[k]]++;
            }
            visitor.row(target, row, places[0], count);
        });
    }

    /** Place of the first synapse of a source. */
    int begin(int source) {
        return begin[source];
    }

    /** Place behind the last synapse of a source. */
    int end(int source) {
        return begin[source + 1];
    }

    /** By place, the target within the slice. */
    char[] targets() {
        return targets;
    }

    /** By place, or null if all have {@link #delay()}. */
    char[] delays() {
        return delays;
    }

    int delay() {
        return delay;
    }

    /** Adds what spikes of some sources in a step bring to the ring. */
    void deliver(int[] sources, int from, int to, long step, int[] ring, int slotMask, int slotSize) {
        for (int next = from; next < to; next += ROWS_AT_ONCE) {
            int rows = Math.min(ROWS_AT_ONCE, to - next);
            for (int i = 0; i < rows; i++) {
                rowBegin[i] = begin[sources[next + i]];
                rowEnd[i] = begin[sources[next + i] + 1];
            }
            if (rows > FEW) {
                touch(rows);
            }
            for (int i = 0; i < rows; i++) {
                deliver(rowBegin[i], rowEnd[i], step, ring, slotMask, slotSize);
            }
        }
    }

    /**
     * Rows lie anywhere in memory: asked for together, they come together. The processor asks by itself for what
     * follows in a row, but begins late and stops at the end of a page, so of longer rows all lines are asked for.
     */
    private void touch(int rows) {
        int sum = 0;
        for (int i = 0; i < rows; i++) {
            if (rowEnd[i] > rowBegin[i]) {
                int first = rowBegin[i];
                if (rowEnd[i] - first > FEW_LINES) {
                    sum += lines(first, Math.min(rowEnd[i], first + AHEAD));
                }
                sum += targets[first] + targets[rowEnd[i] - 1] + (weights == null ? 0 : weights[first])
                        + (delays == null ? 0 : delays[first]);
            }
        }
        touched = sum;
    }

    private int lines(int first, int end) {
        int sum = 0;
        for (int k = first + LINE; k < end; k += LINE) {
            sum += targets[k];
        }
        return sum;
    }

    private void deliver(int k, int end, long step, int[] ring, int slotMask, int slotSize) {
        if (delays != null) {
            deliverDelayed(k, end, step, ring, slotMask, slotSize);
            return;
        }
        int row = (int) (step + delay & slotMask) * slotSize;
        if (weights != null) {
            for (; k < end; k++) {
                ring[row + targets[k]] += weights[k];
            }
        } else {
            int w = weight;
            for (; k < end; k++) {
                ring[row + targets[k]] += w;
            }
        }
    }

    private void deliverDelayed(int first, int end, long step, int[] ring, int slotMask, int slotSize) {
        int now = (int) step;
        for (int k = first; k < end; k++) {
            int row = (now + delays[k] & slotMask) * slotSize;
            ring[row + targets[k]] += weights == null ? weight : weights[k];
        }
    }

    /** Adds the number of synapses of each source. */
    void countOutdegrees(int[] outdegrees) {
        for (int source = 0; source < outdegrees.length; source++) {
            outdegrees[source] += begin[source + 1] - begin[source];
        }
    }

    long bytes() {
        return 4L * begin.length + 2L * targets.length + (weights == null ? 0 : 4L * weights.length)
                + (delays == null ? 0 : 2L * delays.length);
    }
}

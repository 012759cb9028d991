package glia.engine.cpu.internal;

import glia.api.network.Projection;
import java.util.Arrays;

/**
 * The synapses of one projection onto the neurons of one tile, by source, those of a source by target. Targets are
 * 16-bit indices within the slice; a weight or delay that all synapses share is stored once. Rows lie one behind the
 * other without gaps until one of them changes; see docs/decisions/0025-rows-that-change.md.
 */
final class SynapseTable {

    static final int MAX_SYNAPSES = Integer.MAX_VALUE - 8;
    private static final int FEW = 2;
    /** Targets in a line of the cache. */
    private static final int LINE = 32;
    /** Targets of a row of which the first and the last line are enough. */
    private static final int FEW_LINES = 3 * LINE;
    /** Targets of a row that are asked for at once: those of 16 rows fit into the second cache. */
    private static final int AHEAD = 1 << 11;

    /**
     * By source, where its row begins; then where the last one ends. Once rows have changed, begin and end of each, one
     * after the other, so that a row of either kind begins at {@code source << pairs} and ends at the place behind it.
     */
    private int[] bounds;
    private int pairs;
    /** By source, up to where its row may grow; null as long as no row has changed. */
    private int[] room;
    /** Behind the room of all rows. */
    private int used;
    private char[] targets;
    private int[] weights;
    private char[] delays;
    private int[] rowBegin = {};
    private int[] rowEnd = {};
    /** Written so that what is read ahead is read at all. */
    private int touched;
    private int weight;
    private int delay;

    SynapseTable(int[] begin, char[] targets, int[] weights, char[] delays, int weight, int delay) {
        bounds = begin;
        used = targets.length;
        this.targets = targets;
        this.weights = weights;
        this.delays = delays;
        this.weight = weight;
        this.delay = delay;
        askTogether(1);
    }

    /** Has the rows of so many spikes asked for before the first of them is delivered. */
    void askTogether(int rows) {
        rowBegin = new int[rows];
        rowEnd = new int[rows];
    }

    /** The rows of so many spikes are asked for together. */
    int together() {
        return rowBegin.length;
    }

    /** As it was laid out, before any change: by source, where its row begins, then where the last one ends. */
    int[] bounds() {
        return bounds;
    }

    /** By place, in units of the port; null if all have {@link #weight()}, or learn. */
    int[] weights() {
        return weights;
    }

    int weight() {
        return weight;
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
        int[] next = begins();
        int[][] places = new int[1][0];
        projection.connectivity().rows(from, to, (target, row, count) -> {
            places[0] = count > places[0].length ? new int[count] : places[0];
            for (int k = 0; k < count; k++) {
                places[0][k] = next[row[k]]++;
            }
            visitor.row(target, row, places[0], count);
        });
    }

    private int[] begins() {
        int[] begins = new int[sources()];
        for (int source = 0; source < begins.length; source++) {
            begins[source] = begin(source);
        }
        return begins;
    }

    int sources() {
        return room == null ? bounds.length - 1 : room.length;
    }

    /** Place of the first synapse of a source. */
    int begin(int source) {
        return bounds[source << pairs];
    }

    /** Place behind the last synapse of a source. */
    int end(int source) {
        return bounds[(source << pairs) + 1];
    }

    /**
     * @param source index of a source
     * @param target within the slice
     * @return place of the first of its synapses whose target is not below the given one, or its end
     */
    int place(int source, int target) {
        int low = begin(source);
        int high = end(source);
        while (low < high) {
            int middle = low + high >>> 1;
            if (targets[middle] < target) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * @param row sources of a target
     * @param k one of them
     * @param target within the slice
     * @return place of the synapse
     */
    int place(int[] row, int k, int target) {
        int place = place(row[k], target);
        boolean several = place + 1 < end(row[k]) && targets[place + 1] == target;
        for (int other = 0; several && other < k; other++) {
            place += row[other] == row[k] ? 1 : 0;
        }
        return place;
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
        if (to - from > FEW) {
            deliverMany(sources, from, to, step, ring, slotMask, slotSize);
            return;
        }
        for (int next = from; next < to; next++) {
            int at = sources[next] << pairs;
            deliver(bounds[at], bounds[at + 1], step, ring, slotMask, slotSize);
        }
    }

    private void deliverMany(int[] sources, int from, int to, long step, int[] ring, int slotMask, int slotSize) {
        for (int next = from; next < to; next += rowBegin.length) {
            int rows = Math.min(rowBegin.length, to - next);
            for (int i = 0; i < rows; i++) {
                int at = sources[next + i] << pairs;
                rowBegin[i] = bounds[at];
                rowEnd[i] = bounds[at + 1];
            }
            touch(rows);
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
            outdegrees[source] += end(source) - begin(source);
        }
    }

    /** From now on rows have bounds of their own; nothing is moved. */
    void open() {
        if (room != null) {
            return;
        }
        int[] opened = new int[2 * sources()];
        int[] rooms = new int[sources()];
        for (int source = 0; source < rooms.length; source++) {
            opened[2 * source] = begin(source);
            opened[2 * source + 1] = end(source);
            rooms[source] = end(source);
        }
        bounds = opened;
        pairs = 1;
        room = rooms;
    }

    /** Up to where the row of a source may grow. */
    int room(int source) {
        return room[source];
    }

    /** Places behind the room of all rows. */
    int unused() {
        return targets.length - used;
    }

    /** How many places there are. */
    int capacity() {
        return targets.length;
    }

    /** Moves some synapses, those that overlap too. */
    void move(int from, int to, int count) {
        System.arraycopy(targets, from, targets, to, count);
        if (weights != null) {
            System.arraycopy(weights, from, weights, to, count);
        }
        if (delays != null) {
            System.arraycopy(delays, from, delays, to, count);
        }
    }

    /** Writes a synapse; what all share is left out. */
    void put(int place, int target, int units, int steps) {
        targets[place] = (char) target;
        if (weights != null) {
            weights[place] = units;
        }
        if (delays != null) {
            delays[place] = (char) steps;
        }
    }

    void setWeight(int place, int units) {
        weights[place] = units;
    }

    /** The row of a source now ends elsewhere, within its room. */
    void resize(int source, int end) {
        bounds[2 * source + 1] = end;
    }

    /**
     * Gives a row new room behind all others; there is enough. What is in it has to be moved.
     *
     * @return where it begins now
     */
    int relocate(int source, int size) {
        int begin = used;
        used += size;
        room[source] = used;
        bounds[2 * source] = begin;
        return begin;
    }

    /** Takes rows to other places: those of all sources, one behind the other, each with its room. */
    void pack(int[] begins, int[] rooms, int capacity) {
        int[] packed = new int[2 * begins.length];
        for (int source = 0; source < begins.length; source++) {
            packed[2 * source] = begins[source];
            packed[2 * source + 1] = begins[source] + end(source) - begin(source);
        }
        char[] packedTargets = new char[capacity];
        int[] packedWeights = weights == null ? null : new int[capacity];
        char[] packedDelays = delays == null ? null : new char[capacity];
        copyRows(targets, packedTargets, begins);
        if (weights != null) {
            copyRows(weights, packedWeights, begins);
        }
        if (delays != null) {
            copyRows(delays, packedDelays, begins);
        }
        targets = packedTargets;
        weights = packedWeights;
        delays = packedDelays;
        bounds = packed;
        room = rooms;
        used = rooms[rooms.length - 1];
    }

    /** Copies what is known by place, before {@link #pack}. */
    void copyRows(Object from, Object to, int[] begins) {
        for (int source = 0; source < begins.length; source++) {
            System.arraycopy(from, begin(source), to, begins[source], end(source) - begin(source));
        }
    }

    /** From now on each synapse has a weight of its own; it is the one that all had. */
    void ownWeights() {
        if (weights == null) {
            weights = new int[targets.length];
            Arrays.fill(weights, weight);
        }
    }

    /** The same of delays. */
    void ownDelays() {
        if (delays == null) {
            delays = new char[targets.length];
            Arrays.fill(delays, (char) delay);
        }
    }

    /** From now on all synapses have one weight. */
    void shareWeight(int units) {
        weights = null;
        weight = units;
    }

    long bytes() {
        return 4L * bounds.length + (room == null ? 0 : 4L * room.length) + 2L * targets.length
                + (weights == null ? 0 : 4L * weights.length) + (delays == null ? 0 : 2L * delays.length);
    }
}

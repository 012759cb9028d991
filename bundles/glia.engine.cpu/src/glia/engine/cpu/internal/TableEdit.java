package glia.engine.cpu.internal;

import glia.api.change.RowChanges;
import glia.api.network.Projection;
import java.util.Arrays;
import java.util.Map;

/**
 * Changes of some rows of a projection in one tile, in place; see docs/decisions/0025-rows-that-change.md. What needs
 * memory is done when it is made and changes nothing that can be observed; {@link #apply} cannot fail.
 */
final class TableEdit {

    private static final long OFFSET = 0xffff_ffffL;
    /** Part of a row, in powers of two, that is left free behind it, and behind all rows. */
    private static final int SLACK = 4;
    private static final int LEAST_SLACK = 2;
    /** A row that has outgrown its room gets this part more, in powers of two. */
    private static final int GROWTH = 3;
    /** Places of a table that is never packed to save memory. */
    private static final int FEW = 1 << 12;

    private final SynapseTable table;
    /** Null where the synapses are static. */
    private final PlasticSynapses plastic;
    private final Projection next;
    private final boolean allWeights;
    private final int from;
    private final int to;
    private final double quantum;
    /** Source, and place within its row, of each synapse that goes; sorted. */
    private final Places gone = new Places();
    /** The same of those that go on from another weight, in no order. */
    private final Places given = new Places();
    private double[] givenWeights = {};
    /** Source of each synapse that comes and its number in the order of targets; sorted. */
    private final Places coming = new Places();
    private char[] comingTargets = {};
    private double[] comingWeights = {};
    private double[] comingDelays = {};
    private double[] values = {};

    /**
     * @param from index of the tile's first target
     * @param to index behind its last
     */
    TableEdit(SynapseTable table, PlasticSynapses plastic, Projection next, RowChanges changes, int from, int to,
            double quantum) {
        this.table = table;
        this.plastic = plastic;
        this.next = next;
        this.from = from;
        this.to = to;
        this.quantum = quantum;
        allWeights = changes.allWeights();
        for (Map.Entry<Integer, RowChanges.Row> row : changes.rows().subMap(from, to).entrySet()) {
            add(row.getKey(), row.getValue());
        }
        gone.sort();
        coming.sort();
        makeRoom();
        ownValues();
    }

    private void add(int target, RowChanges.Row row) {
        int old = 0;
        int stay = 0;
        for (; stay < row.from().length && row.from()[stay] >= 0; stay++) {
            for (; old < row.from()[stay]; old++) {
                gone.add(key(target, row.before(), old));
            }
            old++;
        }
        for (; old < row.before().length; old++) {
            gone.add(key(target, row.before(), old));
        }
        next.connectivity().rows(target, target + 1, (t, sources, count) -> values(target, row, sources, count));
    }

    private void values(int target, RowChanges.Row row, int[] sources, int count) {
        values = count > values.length ? new double[count] : values;
        next.weights().row(target, sources, count, values);
        int first = coming.count;
        for (int k = 0; k < count; k++) {
            if (row.from()[k] < 0) {
                comingTargets = coming.count == comingTargets.length
                        ? Arrays.copyOf(comingTargets, Places.more(coming.count)) : comingTargets;
                comingWeights = Places.grown(comingWeights, coming.count);
                comingTargets[coming.count] = (char) (target - from);
                comingWeights[coming.count] = values[k];
                coming.add((long) sources[k] << Integer.SIZE | coming.count);
            } else if (row.given()[k] && !allWeights) {
                givenWeights = Places.grown(givenWeights, given.count);
                givenWeights[given.count] = row.given(k, values[k]);
                given.add(key(target, row.before(), row.from()[k]));
            }
        }
        if (coming.count > first) {
            next.delays().row(target, sources, count, values);
            for (int i = first, k = count - coming.count + first; i < coming.count; i++, k++) {
                comingDelays = Places.grown(comingDelays, i);
                comingDelays[i] = values[k];
            }
        }
    }

    /** @return source, and place within its row, of a synapse that there is */
    private long key(int target, int[] sources, int k) {
        int source = sources[k];
        return (long) source << Integer.SIZE | table.place(sources, k, target - from) - table.begin(source);
    }

    /** Sees to it that rows can be changed in place, and that there is room for those that outgrow theirs. */
    private void makeRoom() {
        if (gone.count == 0 && coming.count == 0) {
            return;
        }
        table.open();
        int[] sizes = new int[table.sources()];
        long wanted = 0;
        int count = 0;
        for (int source = 0, g = 0, c = 0; source < sizes.length; source++) {
            int less = gone.countOf(source, g);
            int more = coming.countOf(source, c);
            int size = table.end(source) - table.begin(source);
            sizes[source] = Math.max(size, size - less + more);
            wanted += table.begin(source) + size - less + more > table.room(source) ? grown(size - less + more) : 0;
            count += size - less + more;
            g += less;
            c += more;
        }
        boolean wasteful = count < table.capacity() - table.capacity() / 4 && table.capacity() > FEW;
        if (wanted > table.unused() || wasteful) {
            pack(sizes, count);
        }
    }

    private static long grown(int size) {
        return size + (size >> GROWTH) + 2L * LEAST_SLACK;
    }

    /** @param sizes by source, the most that its row needs before and after the change */
    private void pack(int[] sizes, int count) {
        int[] begins = new int[sizes.length];
        int[] rooms = new int[sizes.length];
        long end = 0;
        for (int source = 0; source < begins.length; source++) {
            begins[source] = (int) end;
            end += sizes[source] + (sizes[source] >> SLACK) + LEAST_SLACK;
            rooms[source] = (int) end;
        }
        long capacity = end + (count >> SLACK);
        if (capacity > SynapseTable.MAX_SYNAPSES) {
            throw new IllegalArgumentException("projection " + next.name() + ": no room for more synapses onto "
                    + (to - from) + " neurons; use more threads");
        }
        if (plastic != null) {
            plastic.pack(begins, (int) capacity);
        }
        table.pack(begins, rooms, (int) capacity);
    }

    private void ownValues() {
        if (!next.weights().constant()) {
            if (plastic == null) {
                table.ownWeights();
            } else {
                plastic.ownWeights();
            }
        }
        if (!next.delays().constant()) {
            table.ownDelays();
        }
    }

    /**
     * Makes the changes.
     *
     * @param step steps done
     */
    void apply(long step) {
        if (plastic != null) {
            catchUp(step);
            plastic.become(next);
        }
        for (int i = 0; i < given.count; i++) {
            set(table.begin(given.source(i)) + given.place(i), givenWeights[i]);
        }
        for (int g = 0, c = 0; g < gone.count || c < coming.count;) {
            int source = Math.min(g < gone.count ? gone.source(g) : Integer.MAX_VALUE,
                    c < coming.count ? coming.source(c) : Integer.MAX_VALUE);
            int less = gone.countOf(source, g);
            int more = coming.countOf(source, c);
            remove(source, g, less);
            insert(source, c, more);
            g += less;
            c += more;
        }
        if (allWeights) {
            setAll();
        }
    }

    /** What has reached synapses before the change is seen by those that were there. */
    private void catchUp(long step) {
        if (allWeights) {
            for (int source = 0; source < table.sources(); source++) {
                plastic.catchUpOnce(source, step);
            }
        }
        for (Places some : new Places[] {gone, given, coming}) {
            for (int i = 0; i < some.count; i++) {
                plastic.catchUpOnce(some.source(i), step);
            }
        }
    }

    private void set(int place, double weight) {
        if (plastic == null) {
            table.setWeight(place, units(weight));
        } else {
            plastic.setWeight(place, (float) weight);
        }
    }

    private int units(double weight) {
        return (int) Math.rint(weight / quantum);
    }

    private void setAll() {
        if (next.weights().constant()) {
            if (plastic == null) {
                table.shareWeight(units(next.weights().lowerBound()));
            } else {
                plastic.setAll((float) next.weights().lowerBound());
            }
            return;
        }
        table.places(next, from, to, (target, sources, places, count) -> {
            values = count > values.length ? new double[count] : values;
            next.weights().row(target, sources, count, values);
            for (int k = 0; k < count; k++) {
                set(places[k], values[k]);
            }
        });
    }

    private void remove(int source, int first, int count) {
        if (count == 0) {
            return;
        }
        int begin = table.begin(source);
        int to = begin + gone.place(first);
        for (int i = 0; i < count; i++) {
            int after = begin + gone.place(first + i) + 1;
            int until = i + 1 < count ? begin + gone.place(first + i + 1) : table.end(source);
            move(after, to, until - after);
            to += until - after;
        }
        table.resize(source, to);
    }

    /** From the back, so that nothing is overwritten; those that come stand behind others of their target. */
    private void insert(int source, int first, int count) {
        if (count == 0) {
            return;
        }
        int size = table.end(source) - table.begin(source);
        if (table.begin(source) + size + count > table.room(source)) {
            int before = table.begin(source);
            move(before, table.relocate(source, (int) grown(size + count)), size);
        }
        int end = table.begin(source) + size;
        table.resize(source, end);
        int to = end + count;
        for (int i = first + count - 1; i >= first; i--) {
            int index = coming.place(i);
            int place = table.place(source, comingTargets[index] + 1);
            to -= end - place;
            move(place, to, end - place);
            end = place;
            to--;
            table.put(to, comingTargets[index], plastic == null ? units(comingWeights[index]) : 0,
                    (int) comingDelays[index]);
            if (plastic != null) {
                plastic.put(to, (float) comingWeights[index]);
            }
            table.resize(source, end);
        }
        table.resize(source, table.begin(source) + size + count);
    }

    private void move(int at, int to, int count) {
        if (count > 0 && at != to) {
            table.move(at, to, count);
            if (plastic != null) {
                plastic.move(at, to, count);
            }
        }
    }

    /** Numbers by source. */
    private static final class Places {

        private long[] keys = {};
        private int count;

        static int more(int count) {
            return Math.max(64, count + count / 2);
        }

        /** @return the same array, or a larger one that has an element more than {@code count} */
        static double[] grown(double[] values, int count) {
            return count < values.length ? values : Arrays.copyOf(values, more(count));
        }

        void add(long key) {
            keys = count < keys.length ? keys : Arrays.copyOf(keys, more(count));
            keys[count++] = key;
        }

        void sort() {
            Arrays.sort(keys, 0, count);
        }

        int source(int i) {
            return (int) (keys[i] >>> Integer.SIZE);
        }

        int place(int i) {
            return (int) (keys[i] & OFFSET);
        }

        /** How many of a source there are from {@code i} on. */
        int countOf(int source, int i) {
            int end = i;
            while (end < count && source(end) == source) {
                end++;
            }
            return end - i;
        }
    }
}

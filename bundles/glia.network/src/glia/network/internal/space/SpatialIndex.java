package glia.network.internal.space;

import java.util.Arrays;

/**
 * A grid of cells over the sources: finds those within a radius of a target, or the nearest, at a cost that grows with
 * their number and not with that of all. It only leaves out what is too far away, so no result depends on its cells.
 */
public final class SpatialIndex {

    /** Cells a radius: finer ones fit a disc better, but there are more of them to visit. */
    private static final int FINENESS = 2;
    private static final int SOURCES_A_CELL = 4;
    private static final int MAX_CELLS = 1 << 24;
    /** Rounding must not hide a neuron: neighbouring cells are looked at a little farther than the radius. */
    private static final double MARGIN = 1e-6;
    /** By how much a search for the nearest that has found too few goes farther. */
    private static final double REACH_FACTOR = 1.5;
    private static final double REACH_MARGIN = 1.1;

    private final Distances distances;
    private final double radius;
    private final double[] low = new double[Distances.AXES];
    private final double[] edge = new double[Distances.AXES];
    private final int[] cells = new int[Distances.AXES];
    private final int[] begin;
    private final int[] members;
    /** Coordinates of the members, side by side as they are visited. */
    private final float[] places;

    /** @param radius in mm, inclusive; may be infinite, or 0 where only the nearest are asked for */
    public SpatialIndex(Distances distances, double radius) {
        this.distances = distances;
        this.radius = radius;
        int sources = distances.sources().length / Distances.AXES;
        divide(sources);
        begin = new int[cells[0] * cells[1] * cells[2] + 1];
        members = new int[sources];
        int[] cellOf = new int[sources];
        for (int source = 0; source < sources; source++) {
            int cell = 0;
            for (int axis = Distances.AXES - 1; axis >= 0; axis--) {
                int place = (int) Math.floor(place(distances.sources()[Distances.AXES * source + axis], axis));
                cell = cell * cells[axis] + Math.clamp(place, 0, cells[axis] - 1);
            }
            cellOf[source] = cell;
            begin[cell + 1]++;
        }
        for (int cell = 1; cell < begin.length; cell++) {
            begin[cell] += begin[cell - 1];
        }
        int[] next = begin.clone();
        places = new float[Distances.AXES * sources];
        for (int source = 0; source < sources; source++) {
            int k = next[cellOf[source]]++;
            members[k] = source;
            System.arraycopy(distances.sources(), Distances.AXES * source, places, Distances.AXES * k,
                    Distances.AXES);
        }
    }

    private void divide(int sources) {
        double most = Math.clamp((double) sources / SOURCES_A_CELL, 1, MAX_CELLS);
        double[] extent = new double[Distances.AXES];
        for (int axis = 0; axis < Distances.AXES; axis++) {
            low[axis] = Distances.lowest(distances.sources(), axis);
            extent[axis] = Math.max(distances.wrap().period(axis),
                    Distances.highest(distances.sources(), axis) - low[axis]);
        }
        double wanted = Math.max(radius / FINENESS,
                Math.max(extent[0], Math.max(extent[1], extent[2])) / MAX_CELLS);
        while (number(extent, wanted) > most) {
            wanted *= 1.25;
        }
        for (int axis = 0; axis < Distances.AXES; axis++) {
            cells[axis] = (int) along(extent[axis], wanted);
            edge[axis] = extent[axis] > 0 ? extent[axis] / cells[axis] : 1;
        }
    }

    private static double number(double[] extent, double wanted) {
        double number = 1;
        for (double e : extent) {
            number *= along(e, wanted);
        }
        return number;
    }

    private static double along(double extent, double wanted) {
        return extent > 0 ? Math.max(1, Math.floor(extent / wanted)) : 1;
    }

    private double place(double coordinate, int axis) {
        return (coordinate - low[axis]) / edge[axis];
    }

    /** A search that one thread repeats without allocating anew. */
    public Query query() {
        return new Query();
    }

    /** The sources near one target after another. */
    public final class Query {

        private int[] sources = new int[64];
        private double[] squared = new double[64];
        private int count;
        private final double longest = distances.longest();
        /** How far the last search for the nearest had to go, and a little more. */
        private double reached;
        private final int[] from = new int[Distances.AXES];
        private final int[] to = new int[Distances.AXES];

        private Query() {
        }

        /** @return how many sources are within the radius of a target */
        public int find(int target) {
            find(target, radius);
            return count;
        }

        /**
         * Finds the sources that are nearest to a target, nearest first, of equally near ones the lower index first;
         * the target itself is one of them where it is a source.
         *
         * @param wanted how many, at least 0
         * @return how many there are: as many as wanted, or all
         */
        public int findNearest(int target, int wanted) {
            int all = Math.min(wanted, members.length);
            // a search among neighbours goes about as far as the one before
            double reach = reached > 0 ? reached : edge[0];
            find(target, reach);
            while (count < all && reach < longest) {
                reach = Math.min(longest, reach * REACH_FACTOR);
                find(target, reach);
            }
            sort();
            count = all;
            reached = all == 0 ? reached : Math.max(edge[0] * MARGIN, Math.sqrt(squared[all - 1]) * REACH_MARGIN);
            return count;
        }

        private void find(int target, double reach) {
            count = 0;
            for (int axis = 0; axis < Distances.AXES; axis++) {
                bounds(target, axis, reach);
            }
            for (int z = from[2]; z <= to[2]; z++) {
                for (int y = from[1]; y <= to[1]; y++) {
                    int row = (Math.floorMod(z, cells[2]) * cells[1] + Math.floorMod(y, cells[1])) * cells[0];
                    visit(target, row, reach * reach);
                }
            }
        }

        /** Cells to look at; counted on beyond the ends of an axis that wraps, but never one twice. */
        private void bounds(int target, int axis, double reach) {
            double place = place(distances.targets()[Distances.AXES * target + axis], axis);
            double cellsAway = reach / edge[axis] + MARGIN * (1 + Math.abs(place));
            double first = Math.floor(place - cellsAway);
            double last = Math.floor(place + cellsAway);
            if (distances.wrap().period(axis) > 0 && last - first < cells[axis]) {
                from[axis] = (int) first;
                to[axis] = (int) last;
            } else if (distances.wrap().period(axis) > 0) {
                from[axis] = 0;
                to[axis] = cells[axis] - 1;
            } else {
                from[axis] = (int) Math.clamp(first, 0, cells[axis]);
                to[axis] = (int) Math.clamp(last, -1, cells[axis] - 1);
            }
        }

        private void visit(int target, int row, double limit) {
            double x = distances.targets()[Distances.AXES * target];
            double y = distances.targets()[Distances.AXES * target + 1];
            double z = distances.targets()[Distances.AXES * target + 2];
            Wrap wrap = distances.wrap();
            for (int i = from[0]; i <= to[0]; i++) {
                int cell = row + Math.floorMod(i, cells[0]);
                for (int k = begin[cell]; k < begin[cell + 1]; k++) {
                    double d = wrap.squared(places[Distances.AXES * k] - x, places[Distances.AXES * k + 1] - y,
                            places[Distances.AXES * k + 2] - z);
                    if (d <= limit) {
                        add(members[k], d);
                    }
                }
            }
        }

        private void add(int source, double distance) {
            if (count == sources.length) {
                int room = (int) Math.min(members.length, 2L * count);
                sources = Arrays.copyOf(sources, room);
                squared = Arrays.copyOf(squared, room);
            }
            sources[count] = source;
            squared[count++] = distance;
        }

        /** Puts what was found into the order of distance, then of index: a heap, in place. */
        private void sort() {
            for (int parent = count / 2 - 1; parent >= 0; parent--) {
                sink(parent, count);
            }
            for (int end = count - 1; end > 0; end--) {
                swap(0, end);
                sink(0, end);
            }
        }

        private void sink(int from, int end) {
            int parent = from;
            while (2 * parent + 1 < end) {
                int child = 2 * parent + 1;
                child += child + 1 < end && before(child, child + 1) ? 1 : 0;
                if (before(child, parent)) {
                    return;
                }
                swap(parent, child);
                parent = child;
            }
        }

        private boolean before(int i, int j) {
            return squared[i] < squared[j] || squared[i] == squared[j] && sources[i] < sources[j];
        }

        private void swap(int i, int j) {
            int source = sources[i];
            sources[i] = sources[j];
            sources[j] = source;
            double distance = squared[i];
            squared[i] = squared[j];
            squared[j] = distance;
        }

        /** The i-th source found; after {@link #find} in no order that means anything. */
        public int source(int i) {
            return sources[i];
        }

        /** The square of its distance. */
        public double squared(int i) {
            return squared[i];
        }
    }
}

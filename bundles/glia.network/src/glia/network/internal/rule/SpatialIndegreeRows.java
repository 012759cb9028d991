package glia.network.internal.rule;

import glia.api.network.Connectivity;
import glia.api.network.Kernel;
import glia.api.random.Philox;
import glia.network.internal.base.Work;
import glia.network.internal.space.Distances;
import glia.network.internal.space.SpatialIndex;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * Rows of equal length whose sources are drawn with a probability proportional to a kernel of their distance. Nothing
 * is stored.
 * <p>
 * With multapses every connection is drawn by itself, by inversion of the sum of the kernel over the sources near the
 * target, ascending; order: as drawn. Without, sources are drawn one after another and not put back, which is to take
 * those with the smallest of -ln(u) / kernel, u being the number of the pair (Efraimidis and Spirakis 2006, Inf Process
 * Lett 97:181, 10.1016/j.ipl.2005.11.003); order: ascending.
 */
final class SpatialIndegreeRows implements Connectivity {

    private final Ends ends;
    private final int indegree;
    private final Kernel kernel;
    private final Distances distances;
    private final SpatialIndex index;
    private final long seed;
    private final int stream;

    private SpatialIndegreeRows(Ends ends, int indegree, Kernel kernel, Distances distances, SpatialIndex index,
            long seed, int stream) {
        this.ends = ends;
        this.indegree = indegree;
        this.kernel = kernel;
        this.distances = distances;
        this.index = index;
        this.seed = seed;
        this.stream = stream;
    }

    /** Makes sure that every target has as many sources near it as it needs. */
    static Connectivity checked(Ends ends, int indegree, Kernel kernel, double radius, Distances distances, long seed,
            int stream, Work work) {
        double farthest = Math.min(Math.min(radius, kernel.reach()), distances.longest());
        SpatialIndex index = new SpatialIndex(distances, farthest);
        SpatialIndegreeRows rows = new SpatialIndegreeRows(ends, indegree, kernel, distances, index, seed, stream);
        int needed = indegree == 0 ? 0 : ends.multapses() ? 1 : indegree;
        LongAccumulator first = new LongAccumulator(Math::min, Long.MAX_VALUE);
        work.ranges(ends.targets(), Neighbourhood.cost(index, ends), (from, to) -> {
            Candidates candidates = rows.new Candidates();
            for (int target = from; target < to; target++) {
                if (candidates.count(target, needed) < needed) {
                    first.accumulate(target);
                }
            }
        });
        if (first.get() < Long.MAX_VALUE) {
            int target = first.intValue();
            throw new ImpossibleRule("expected at least " + needed + " sources near every target, but there are "
                    + rows.new Candidates().count(target, needed) + " within " + (float) farthest
                    + " mm of neuron " + target + " where the kernel is above 0");
        }
        return rows;
    }

    @Override
    public long count() {
        return (long) indegree * ends.targets();
    }

    @Override
    public int maxIndegree() {
        return indegree;
    }

    @Override
    public void rows(int from, int to, RowVisitor visitor) {
        if (indegree == 0) {
            return;
        }
        Candidates candidates = new Candidates();
        RowRandom random = new RowRandom(seed, stream);
        int[] row = new int[indegree];
        for (int target = from; target < to; target++) {
            int n = candidates.find(target);
            if (ends.multapses()) {
                random.start(target);
                candidates.drawEach(n, random, row);
            } else {
                candidates.drawDifferent(target, n, row);
            }
            visitor.row(target, row, indegree);
        }
    }

    /** The sources that a target may be connected to, ascending, with the kernel's values. */
    private final class Candidates {

        private final SpatialIndex.Query near = index.query();
        private final int[] words = new int[4];
        private int[] sources = new int[0];
        private double[] values = new double[0];
        private double[] ordered = new double[0];

        /** @return how many there are; counts no farther than {@code enough} */
        int count(int target, int enough) {
            int found = near.find(target);
            int n = 0;
            for (int i = 0; i < found && n < enough; i++) {
                if (allowed(near.source(i), target) && kernel.at(Math.sqrt(near.squared(i))) > 0) {
                    n++;
                }
            }
            return n;
        }

        private boolean allowed(int source, int target) {
            return !(ends.exceptSelf() && source == target);
        }

        int find(int target) {
            int found = near.find(target);
            if (found > sources.length) {
                sources = new int[2 * found];
                values = new double[2 * found];
                ordered = new double[2 * found];
            }
            for (int i = 0; i < found; i++) {
                sources[i] = near.source(i);
            }
            Arrays.sort(sources, 0, found);
            int n = 0;
            for (int i = 0; i < found; i++) {
                int source = sources[i];
                double value = kernel.at(distances.between(source, target));
                if (value > 0 && allowed(source, target)) {
                    sources[n] = source;
                    values[n++] = value;
                }
            }
            return n;
        }

        void drawEach(int n, RowRandom random, int[] row) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += values[i];
                ordered[i] = sum;
            }
            for (int k = 0; k < row.length; k++) {
                // in (0, sum], so that the first sum that is not below it is of a source that was not added in vain
                int found = Arrays.binarySearch(ordered, 0, n, random.unitAboveZero() * sum);
                int place = found < 0 ? -found - 1 : found;
                while (place > 0 && ordered[place - 1] == ordered[place]) {
                    place--;
                }
                row[k] = sources[place];
            }
        }

        void drawDifferent(int target, int n, int[] row) {
            for (int i = 0; i < n; i++) {
                Philox.block(seed, stream, target, sources[i], 0, words, 0);
                values[i] = -StrictMath.log(1 - Philox.unit(words[0], words[1])) / values[i];
                ordered[i] = values[i];
            }
            Arrays.sort(ordered, 0, n);
            double last = ordered[row.length - 1];
            int below = 0;
            for (int i = 0; i < row.length; i++) {
                below += ordered[i] < last ? 1 : 0;
            }
            int ties = row.length - below;
            int k = 0;
            for (int i = 0; i < n; i++) {
                if (values[i] < last || values[i] == last && ties-- > 0) {
                    row[k++] = sources[i];
                }
            }
        }
    }
}

package glia.network.internal.rule;

import glia.api.network.Connectivity;
import glia.api.network.Kernel;
import glia.api.random.Philox;
import glia.api.store.CompiledFiles;
import glia.network.internal.base.Work;
import glia.network.internal.space.Distances;
import glia.network.internal.space.SpatialIndex;
import java.util.Arrays;

/**
 * Each pair with a probability that its distance says. A pair draws its own number, from the block with the counter
 * (target, source, 0), so that a row costs what is near the target and does not depend on how that was found. Nothing
 * is stored. Order: ascending.
 */
final class SpatialBernoulliRows implements Connectivity {

    private static final int FIRST_LENGTH = 256;

    private final Ends ends;
    private final SpatialIndex index;
    private final Acceptance acceptance;
    private final long seed;
    private final int stream;
    private Counts counts;

    private SpatialBernoulliRows(Ends ends, Kernel p, SpatialIndex index, double radius, long seed, int stream) {
        this.ends = ends;
        this.index = index;
        this.acceptance = new Acceptance(p, radius);
        this.seed = seed;
        this.stream = stream;
    }

    /** Draws all rows once to count them, unless that is kept. */
    static Connectivity counted(Ends ends, Kernel p, double radius, Distances distances, long seed, int stream,
            CompiledFiles kept, Work work) {
        double farthest = Math.min(Math.min(radius, p.reach()), distances.longest());
        SpatialIndex index = new SpatialIndex(distances, farthest);
        SpatialBernoulliRows rows = new SpatialBernoulliRows(ends, p, index, farthest, seed, stream);
        rows.counts = Counts.of(String.join("\n", "near pairs", ends.toString(), p.toString(),
                Double.toHexString(farthest), distances.digest(), Long.toString(seed), Integer.toString(stream)),
                rows, ends.targets(), Neighbourhood.cost(index, ends), kept, work);
        return rows;
    }

    @Override
    public long count() {
        return counts.count();
    }

    @Override
    public int maxIndegree() {
        return counts.maxIndegree();
    }

    @Override
    public void rows(int from, int to, RowVisitor visitor) {
        SpatialIndex.Query near = index.query();
        int[] words = new int[4];
        int[] row = new int[FIRST_LENGTH];
        for (int target = from; target < to; target++) {
            int candidates = near.find(target);
            int n = 0;
            for (int i = 0; i < candidates; i++) {
                int source = near.source(i);
                Philox.block(seed, stream, target, source, 0, words, 0);
                if (acceptance.accepts(Philox.unit(words[0], words[1]), near.squared(i))
                        && !(ends.exceptSelf() && source == target)) {
                    if (n == row.length) {
                        row = Arrays.copyOf(row, 2 * n);
                    }
                    row[n++] = source;
                }
            }
            if (n > 0) {
                Arrays.sort(row, 0, n);
                visitor.row(target, row, n);
            }
        }
    }

    /**
     * Decides whether u < p(distance). Of each ring of distances it knows bounds of p, so that the kernel itself is
     * hardly ever computed; the decision is the same.
     */
    private static final class Acceptance {

        private static final int RINGS = 1024;
        /** More than the error of StrictMath.exp, which need not be monotonic. */
        private static final double MARGIN = 1e-12;

        private final Kernel p;
        private final double[] lowest = new double[RINGS + 1];
        private final double[] highest = new double[RINGS + 1];
        private final double ringsPerSquare;

        Acceptance(Kernel p, double radius) {
            this.p = p;
            ringsPerSquare = radius > 0 ? RINGS / (radius * radius) : 0;
            for (int ring = 0; ring <= RINGS; ring++) {
                double near = radius * Math.sqrt(Math.max(0, ring - MARGIN * RINGS) / RINGS);
                double far = radius * Math.sqrt((ring + 1 + MARGIN * RINGS) / RINGS);
                lowest[ring] = p.lowest(near, far) * (1 - MARGIN);
                highest[ring] = p.highest(near, far) * (1 + MARGIN);
            }
        }

        boolean accepts(double u, double squared) {
            int ring = (int) (squared * ringsPerSquare);
            return u < lowest[ring] || u < highest[ring] && u < p.at(Math.sqrt(squared));
        }
    }
}

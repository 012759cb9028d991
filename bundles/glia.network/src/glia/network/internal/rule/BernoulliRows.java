package glia.network.internal.rule;

import glia.api.network.Connectivity;
import glia.api.store.CompiledFiles;
import glia.network.internal.base.Work;
import java.util.Arrays;

/**
 * Each pair with a probability: the gaps between the connected ones are geometric, so that a row costs its length and
 * not the number of pairs. Nothing is stored. Order: ascending.
 */
final class BernoulliRows implements Connectivity {

    private static final int FIRST_LENGTH = 256;
    /** Below it not one of all possible pairs is connected, and 1 / p is not a number any more. */
    private static final double LEAST_P = 1e-300;

    private final Ends ends;
    private final double p;
    private final double gapsPerLog;
    private final long seed;
    private final int stream;
    private Counts counts;

    private BernoulliRows(Ends ends, double p, long seed, int stream) {
        this.ends = ends;
        this.p = p;
        this.gapsPerLog = 1 / StrictMath.log1p(-p);
        this.seed = seed;
        this.stream = stream;
    }

    /** Draws all rows once to count them, unless that is kept. */
    static Connectivity counted(Ends ends, double p, long seed, int stream, CompiledFiles kept, Work work) {
        BernoulliRows rows = new BernoulliRows(ends, p, seed, stream);
        rows.counts = Counts.of(String.join("\n", "pairs", ends.toString(), Double.toHexString(p),
                Long.toString(seed), Integer.toString(stream)), rows, ends.targets(),
                1 + (long) (p * ends.sources()), kept, work);
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
        if (p < LEAST_P) {
            return;
        }
        RowRandom random = new RowRandom(seed, stream);
        int partners = ends.partnersOfTarget();
        int[] row = new int[Math.min(partners, FIRST_LENGTH)];
        for (int target = from; target < to; target++) {
            random.start(target);
            int n = 0;
            long next = gap(random);
            while (next < partners) {
                if (n == row.length) {
                    row = Arrays.copyOf(row, (int) Math.min(partners, 2L * n));
                }
                row[n++] = ends.partner(target, (int) next);
                next += 1 + gap(random);
            }
            if (n > 0) {
                visitor.row(target, row, n);
            }
        }
    }

    /** How many pairs are missed before the next connected one; P(gap >= k) = (1 - p)^k. */
    private long gap(RowRandom random) {
        return p == 1 ? 0
                : (long) Math.min(Integer.MAX_VALUE, StrictMath.log(random.unitAboveZero()) * gapsPerLog);
    }
}

package glia.network.internal.rule;

import glia.api.network.Connectivity;

/** Rows of equal length, drawn whenever they are asked for; nothing is stored. Order: as drawn. */
final class FixedIndegreeRows implements Connectivity {

    private final Ends ends;
    private final int indegree;
    private final long seed;
    private final int stream;

    FixedIndegreeRows(Ends ends, int indegree, long seed, int stream) {
        this.ends = ends;
        this.indegree = indegree;
        this.seed = seed;
        this.stream = stream;
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
        RowRandom random = new RowRandom(seed, stream);
        int partners = ends.partnersOfTarget();
        Subset subset = ends.multapses() ? null : new Subset(partners);
        int[] row = new int[indegree];
        for (int target = from; target < to; target++) {
            random.start(target);
            if (subset == null) {
                for (int k = 0; k < indegree; k++) {
                    row[k] = random.below(partners);
                }
            } else {
                subset.draw(random, partners, indegree, row);
            }
            if (ends.exceptSelf()) {
                for (int k = 0; k < indegree; k++) {
                    row[k] = ends.partner(target, row[k]);
                }
            }
            visitor.row(target, row, indegree);
        }
    }
}

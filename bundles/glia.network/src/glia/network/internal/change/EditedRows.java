package glia.network.internal.change;

import glia.api.network.Connectivity;
import java.util.Arrays;
import java.util.Objects;

/**
 * Connections of which some rows are not those that were drawn.
 *
 * @param base of all other rows
 * @param rows sources by target; null where the row is that of the base; not to be written to
 * @param count of all connections
 */
record EditedRows(Connectivity base, int[][] rows, long count) implements Connectivity {

    static EditedRows of(Connectivity base, int[][] rows) {
        long[] count = {base.count()};
        for (int target = 0; target < rows.length; target++) {
            if (rows[target] != null) {
                count[0] += rows[target].length;
                base.rows(target, target + 1, (t, sources, length) -> count[0] -= length);
            }
        }
        return new EditedRows(base, rows, count[0]);
    }

    /** The rows of some connectivity, to be edited: rows themselves are replaced and never written to. */
    static int[][] rows(Connectivity connectivity, int targets) {
        return connectivity instanceof EditedRows edited ? edited.rows.clone() : new int[targets][];
    }

    static Connectivity base(Connectivity connectivity) {
        return connectivity instanceof EditedRows edited ? edited.base : connectivity;
    }

    @Override
    public int maxIndegree() {
        return Math.max(base.maxIndegree(), Arrays.stream(rows).filter(Objects::nonNull).mapToInt(r -> r.length).max()
                .orElse(0));
    }

    @Override
    public void rows(int from, int to, RowVisitor visitor) {
        int target = from;
        while (target < to) {
            int begin = target;
            while (target < to && rows[target] == null) {
                target++;
            }
            if (begin < target) {
                base.rows(begin, target, visitor);
            }
            for (; target < to && rows[target] != null; target++) {
                if (rows[target].length > 0) {
                    visitor.row(target, rows[target], rows[target].length);
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EditedRows that && base.equals(that.base) && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return 31 * base.hashCode() + Arrays.deepHashCode(rows);
    }
}

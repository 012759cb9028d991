package glia.network.internal.change;

import glia.api.network.SynapseValues;
import java.util.Arrays;

/**
 * Weights or delays of which some rows are not those that were drawn.
 *
 * @param base of all other rows
 * @param rows by target; null where the row is that of the base
 * @param lowerBound of all
 * @param upperBound of all
 */
record EditedValues(SynapseValues base, double[][] rows, double lowerBound, double upperBound)
        implements SynapseValues {

    static EditedValues of(SynapseValues base, double[][] rows) {
        double low = base.lowerBound();
        double high = base.upperBound();
        for (double[] row : rows) {
            if (row != null) {
                for (double value : row) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        return new EditedValues(base, rows, low, high);
    }

    /** The rows of some values, to be edited: rows themselves are replaced and never written to. */
    static double[][] rows(SynapseValues values, int targets) {
        return values instanceof EditedValues edited ? edited.rows.clone() : new double[targets][];
    }

    static SynapseValues base(SynapseValues values) {
        return values instanceof EditedValues edited ? edited.base : values;
    }

    @Override
    public boolean constant() {
        return false;
    }

    @Override
    public void row(int target, int[] sources, int count, double[] out) {
        double[] row = rows[target];
        if (row == null) {
            base.row(target, sources, count, out);
        } else {
            System.arraycopy(row, 0, out, 0, count);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EditedValues that && base.equals(that.base) && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return 31 * base.hashCode() + Arrays.deepHashCode(rows);
    }
}

package glia.network.internal.rule;

import glia.api.network.SynapseValues;

/** One value a connection of {@link StoredRows}, of which there is at least one. */
final class StoredValues implements SynapseValues {

    private final StoredRows rows;
    private final double[][] values;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private double smallest = Double.POSITIVE_INFINITY;

    StoredValues(StoredRows rows) {
        this.rows = rows;
        this.values = new double[rows.blocks()][];
        for (int block = 0; block < values.length; block++) {
            values[block] = new double[rows.lengthOf(block)];
        }
    }

    /** Sets the value of one entry of a row; only while the rows are being made. */
    void set(int target, int k, double value) {
        values[target >>> StoredRows.BLOCK_BITS][rows.start(target) + k] = value;
        low = Math.min(low, value);
        high = Math.max(high, value);
        if (value != 0) {
            smallest = Math.min(smallest, Math.abs(value));
        }
    }

    /** The smallest magnitude of a value that is not zero; infinite if all are. */
    double smallest() {
        return smallest;
    }

    @Override
    public boolean constant() {
        return low == high;
    }

    @Override
    public double lowerBound() {
        return low;
    }

    @Override
    public double upperBound() {
        return high;
    }

    @Override
    public void row(int target, int[] sources, int count, double[] out) {
        System.arraycopy(values[target >>> StoredRows.BLOCK_BITS], rows.start(target), out, 0, count);
    }
}

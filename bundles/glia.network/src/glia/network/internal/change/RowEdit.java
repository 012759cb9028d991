package glia.network.internal.change;

import glia.api.change.RowChanges;
import java.util.stream.IntStream;

/**
 * What becomes of one row: some of its synapses stay, others come behind them.
 *
 * @param before its sources
 * @param kept which ones stay, ascending
 * @param sources of those that come
 * @param weights of those
 * @param delays of those, in steps
 */
record RowEdit(int[] before, int[] kept, int[] sources, double[] weights, double[] delays) {

    static RowEdit keep(int[] before, int[] kept) {
        return new RowEdit(before, kept, new int[0], new double[0], new double[0]);
    }

    static RowEdit add(int[] before, int[] sources, double[] weights, double[] delays) {
        return new RowEdit(before, IntStream.range(0, before.length).toArray(), sources, weights, delays);
    }

    int[] after() {
        int[] after = new int[kept.length + sources.length];
        for (int k = 0; k < kept.length; k++) {
            after[k] = before[kept[k]];
        }
        System.arraycopy(sources, 0, after, kept.length, sources.length);
        return after;
    }

    /**
     * @param values of the row before
     * @param added {@link #weights} or {@link #delays}
     */
    double[] values(double[] values, double[] added) {
        double[] after = new double[kept.length + added.length];
        for (int k = 0; k < kept.length; k++) {
            after[k] = values[kept[k]];
        }
        System.arraycopy(added, 0, after, kept.length, added.length);
        return after;
    }

    RowChanges.Row change() {
        return RowChanges.Row.of(before, kept, sources.length);
    }
}

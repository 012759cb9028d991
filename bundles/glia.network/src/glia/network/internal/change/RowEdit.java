package glia.network.internal.change;

/**
 * What becomes of one row: some of its synapses stay, others come behind them.
 *
 * @param kept which ones stay, in their order; null for all
 * @param sources of those that come
 * @param weights of those
 * @param delays of those, in steps
 */
record RowEdit(int[] kept, int[] sources, double[] weights, double[] delays) {

    static RowEdit keep(int[] kept) {
        return new RowEdit(kept, new int[0], new double[0], new double[0]);
    }

    /** The same with weights of 0. */
    RowEdit withoutWeights() {
        return new RowEdit(kept, sources, new double[weights.length], delays);
    }

    int length(int before) {
        return (kept == null ? before : kept.length) + sources.length;
    }

    int[] sources(int[] before, int count) {
        int[] after = new int[length(count)];
        int stay = after.length - sources.length;
        for (int k = 0; k < stay; k++) {
            after[k] = before[kept == null ? k : kept[k]];
        }
        System.arraycopy(sources, 0, after, stay, sources.length);
        return after;
    }

    /** @param added {@link #weights} or {@link #delays} */
    double[] values(double[] before, int count, double[] added) {
        double[] after = new double[length(count)];
        int stay = after.length - added.length;
        for (int k = 0; k < stay; k++) {
            after[k] = before[kept == null ? k : kept[k]];
        }
        System.arraycopy(added, 0, after, stay, added.length);
        return after;
    }

    /**
     * The same of what was learned.
     *
     * @param from where the row begins in them
     * @param to where it begins in what comes out
     */
    void learned(float[] before, int from, int count, float[] after, int to) {
        int stay = length(count) - weights.length;
        for (int k = 0; k < stay; k++) {
            after[to + k] = before[from + (kept == null ? k : kept[k])];
        }
        for (int k = 0; k < weights.length; k++) {
            after[to + stay + k] = (float) weights[k];
        }
    }
}

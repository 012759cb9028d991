package glia.api.change;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a change makes of the synapses of a projection, by target. Rows that are not named are as before: the same
 * sources, delays and, unless all get other ones, weights.
 *
 * @param rows by index of their target within its population
 * @param allWeights whether all synapses go on from the weights that the changed network gives them
 */
public record RowChanges(SortedMap<Integer, Row> rows, boolean allWeights) {

    public RowChanges {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    /**
     * What becomes of one row: some of its synapses stay, in their order, others come behind them.
     *
     * @param before its sources before
     * @param from for each synapse that it has now, which one of the row before it was, ascending; then -1 for each
     *            that is new
     * @param given for each synapse that it has now, whether it goes on from the weight that the changed network gives
     *            it, as new ones do; else its weight is what it was
     * @param faults by index of some that are given, what is no number and takes the place of that weight; see
     *            {@link NetworkChange.SetWeights}
     */
    public record Row(int[] before, int[] from, boolean[] given, Map<Integer, Float> faults) {

        /** @param kept which ones stay, ascending */
        public static Row of(int[] before, int[] kept, int added) {
            int[] from = Arrays.copyOf(kept, kept.length + added);
            boolean[] given = new boolean[from.length];
            Arrays.fill(from, kept.length, from.length, -1);
            Arrays.fill(given, kept.length, from.length, true);
            return new Row(before, from, given, Map.of());
        }

        /** What a given synapse goes on from, where the changed network gives it that weight. */
        public double given(int k, double weight) {
            Float fault = faults.get(k);
            return fault == null ? weight : fault;
        }

        /** First this, then another. */
        Row then(Row next) {
            int[] since = new int[next.from.length];
            boolean[] given = next.given.clone();
            Map<Integer, Float> faulty = new TreeMap<>(next.faults);
            for (int k = 0; k < since.length; k++) {
                since[k] = next.from[k] < 0 ? -1 : from[next.from[k]];
                if (!given[k] && next.from[k] >= 0 && this.given[next.from[k]]) {
                    given[k] = true;
                    Float fault = faults.get(next.from[k]);
                    if (fault != null) {
                        faulty.put(k, fault);
                    }
                }
            }
            return new Row(before, since, given, faulty);
        }
    }

    /** First this, then another. */
    public RowChanges then(RowChanges next) {
        TreeMap<Integer, Row> all = new TreeMap<>(rows);
        for (Map.Entry<Integer, Row> row : next.rows.entrySet()) {
            all.merge(row.getKey(), row.getValue(), Row::then);
        }
        return new RowChanges(all, allWeights || next.allWeights);
    }
}

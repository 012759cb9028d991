package glia.network.internal.change;

import glia.api.change.NetworkChange.AddSynapses;
import glia.api.change.NetworkChange.RemoveSynapses;
import glia.api.change.RowChanges;
import glia.api.network.Network;
import glia.api.network.Projection;
import glia.api.network.ProjectionDescription;
import glia.api.network.SynapseValues;
import glia.network.internal.base.Steps;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Synapses that come and go; a row that changes is kept as a whole from then on. */
final class SynapseChange {

    private static final int[] NO_SOURCES = {};

    private SynapseChange() {
    }

    /** @param outcome as in {@link glia.api.change.NetworkChanger.Outcome}; is added to */
    static Network add(Network network, AddSynapses change, Map<Integer, RowChanges> outcome) {
        Projection projection = Parts.projection(network, change.projection());
        String what = WeightChange.what(projection);
        int count = change.sources().length;
        checkCount(what, "weight", change.weights().length, count);
        checkCount(what, "delay", change.delays().length, count);
        for (double weight : change.weights()) {
            WeightChange.checkWeight(network, projection, weight);
        }
        double[] delays = Arrays.stream(change.delays()).map(ms -> steps(network, projection, ms)).toArray();
        TreeMap<Integer, RowEdit> edits = new TreeMap<>();
        Pairs.of(network, projection, change.sources(), change.targets()).forEach((target, pairs) -> {
            int[] sources = Arrays.stream(pairs).map(i -> change.sources()[i]).toArray();
            int[] before = row(projection, target);
            checkAllowed(network, projection, target, before, sources);
            edits.put(target, RowEdit.add(before, sources, chosen(change.weights(), pairs), chosen(delays, pairs)));
        });
        return apply(network, projection, edits, outcome);
    }

    private static void checkCount(String what, String name, int given, int count) {
        if (given != 1 && given != count) {
            throw new IllegalArgumentException(what + ": expected one " + name + " or " + count + ", got " + given);
        }
    }

    private static double[] chosen(double[] values, int[] which) {
        return Arrays.stream(which).mapToDouble(i -> values[values.length == 1 ? 0 : i]).toArray();
    }

    /** The exchange of spikes and the rings of input were laid out for the delays that the network had. */
    private static double steps(Network network, Projection projection, double ms) {
        boolean learns = projection.plasticity() != null && projection.plasticity().model().learns();
        double most = learns ? projection.delays().upperBound() : network.maxDelay();
        double steps = ms >= 0 && ms <= most * network.dt() * 2 ? Steps.nearest(ms, network.dt()) : Double.NaN;
        if (!(steps >= network.minDelay() && steps <= most)) {
            throw new IllegalArgumentException(WeightChange.what(projection) + ": expected a delay from "
                    + (float) (network.minDelay() * network.dt()) + " to " + (float) (most * network.dt())
                    + " ms, which the network was laid out for, got " + ms);
        }
        return steps;
    }

    private static void checkAllowed(Network network, Projection projection, int target, int[] present,
            int[] sources) {
        ProjectionDescription description = network.description().projections().get(projection.index());
        String what = WeightChange.what(projection);
        boolean autapse = projection.source() == projection.target()
                && Arrays.stream(sources).anyMatch(source -> source == target);
        if (autapse && !description.allowAutapses()) {
            throw new IllegalArgumentException(what + " does not allow autapses, got one of neuron " + target);
        }
        if (!description.allowMultapses()) {
            for (int i = 0; i < sources.length; i++) {
                int source = sources[i];
                if (Arrays.stream(present).anyMatch(s -> s == source)
                        || Arrays.stream(sources, 0, i).anyMatch(s -> s == source)) {
                    throw new IllegalArgumentException(what + " does not allow multapses, and there is one from "
                            + source + " to " + target + " already");
                }
            }
        }
    }

    /** The sources of one target. */
    static int[] row(Projection projection, int target) {
        int[][] row = {NO_SOURCES};
        projection.connectivity().rows(target, target + 1, (t, sources, count) ->
                row[0] = Arrays.copyOf(sources, count));
        return row[0];
    }

    /** @param outcome as in {@link glia.api.change.NetworkChanger.Outcome}; is added to */
    static Network remove(Network network, RemoveSynapses change, Map<Integer, RowChanges> outcome) {
        Projection projection = Parts.projection(network, change.projection());
        TreeMap<Integer, RowEdit> edits = new TreeMap<>();
        Pairs.of(network, projection, change.sources(), change.targets()).forEach((target, pairs) -> {
            int[] row = row(projection, target);
            boolean[] gone = new boolean[row.length];
            for (int pair : pairs) {
                boolean found = false;
                for (int k = 0; k < row.length; k++) {
                    if (row[k] == change.sources()[pair]) {
                        found |= !gone[k];
                        gone[k] = true;
                    }
                }
                if (!found) {
                    throw WeightChange.notThere(projection, change.sources()[pair], target);
                }
            }
            edits.put(target, RowEdit.keep(row, IntStream.range(0, row.length).filter(k -> !gone[k]).toArray()));
        });
        return apply(network, projection, edits, outcome);
    }

    /** @param edits by target, what becomes of its row */
    static Network apply(Network network, Projection projection, TreeMap<Integer, RowEdit> edits,
            Map<Integer, RowChanges> outcome) {
        int targets = network.populations().get(projection.target()).size();
        int[][] rows = EditedRows.rows(projection.connectivity(), targets);
        long[] count = {projection.connectivity().count()};
        edits.forEach((target, edit) -> {
            rows[target] = edit.after();
            count[0] += rows[target].length - edit.before().length;
        });
        SynapseValues weights = edited(projection, projection.weights(), edits, targets, true);
        SynapseValues delays = edited(projection, projection.delays(), edits, targets, false);
        Projection changed = new Projection(projection.index(), projection.name(), projection.source(),
                projection.target(), projection.port(),
                new EditedRows(EditedRows.base(projection.connectivity()), rows, count[0]), weights, delays,
                WeightChange.plasticity(network, projection, weights));
        TreeMap<Integer, RowChanges.Row> changes = new TreeMap<>();
        edits.forEach((target, edit) -> changes.put(target, edit.change()));
        outcome.merge(projection.index(), new RowChanges(changes, false), RowChanges::then);
        return Parts.with(network, changed);
    }

    /** What all synapses share, those that come too, stays one value. */
    private static SynapseValues edited(Projection projection, SynapseValues values,
            TreeMap<Integer, RowEdit> edits, int targets, boolean weights) {
        boolean same = values.constant() && edits.values().stream()
                .flatMapToDouble(edit -> Arrays.stream(weights ? edit.weights() : edit.delays()))
                .allMatch(value -> value == values.lowerBound());
        if (same) {
            return values;
        }
        double[][] rows = EditedValues.rows(values, targets);
        edits.forEach((target, edit) -> {
            double[] before = new double[edit.before().length];
            values.row(target, edit.before(), before.length, before);
            rows[target] = edit.values(before, weights ? edit.weights() : edit.delays());
        });
        return EditedValues.of(EditedValues.base(values), rows);
    }
}

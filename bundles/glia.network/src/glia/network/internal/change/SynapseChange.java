package glia.network.internal.change;

import glia.api.change.NetworkChange.AddSynapses;
import glia.api.change.NetworkChange.RemoveSynapses;
import glia.api.change.NetworkChanger.Learned;
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

    /** @param learned as in {@link glia.api.change.NetworkChanger.Outcome}; is added to */
    static Network add(Network network, AddSynapses change, Map<Integer, Learned> learned) {
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
            checkAllowed(network, projection, target, sources);
            edits.put(target, new RowEdit(null, sources, chosen(change.weights(), pairs), chosen(delays, pairs)));
        });
        return apply(network, projection, edits, learned);
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

    private static void checkAllowed(Network network, Projection projection, int target, int[] sources) {
        ProjectionDescription description = network.description().projections().get(projection.index());
        String what = WeightChange.what(projection);
        boolean autapse = projection.source() == projection.target()
                && Arrays.stream(sources).anyMatch(source -> source == target);
        if (autapse && !description.allowAutapses()) {
            throw new IllegalArgumentException(what + " does not allow autapses, got one of neuron " + target);
        }
        if (!description.allowMultapses()) {
            int[] present = row(projection, target);
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

    private static int[] row(Projection projection, int target) {
        int[][] row = {NO_SOURCES};
        projection.connectivity().rows(target, target + 1, (t, sources, count) ->
                row[0] = Arrays.copyOf(sources, count));
        return row[0];
    }

    /** @param learned as in {@link glia.api.change.NetworkChanger.Outcome}; is added to */
    static Network remove(Network network, RemoveSynapses change, Map<Integer, Learned> learned) {
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
            edits.put(target, RowEdit.keep(IntStream.range(0, row.length).filter(k -> !gone[k]).toArray()));
        });
        return apply(network, projection, edits, learned);
    }

    /** @param edits by target, what becomes of its row */
    static Network apply(Network network, Projection projection, TreeMap<Integer, RowEdit> edits,
            Map<Integer, Learned> learned) {
        int targets = network.populations().get(projection.target()).size();
        int[][] rows = EditedRows.rows(projection.connectivity(), targets);
        long[] count = {projection.connectivity().count()};
        edits.forEach((target, edit) -> {
            int[] before = row(projection, target);
            rows[target] = edit.sources(before, before.length);
            count[0] += rows[target].length - before.length;
        });
        SynapseValues weights = edited(projection, projection.weights(), edits, targets, true);
        SynapseValues delays = edited(projection, projection.delays(), edits, targets, false);
        Projection changed = new Projection(projection.index(), projection.name(), projection.source(),
                projection.target(), projection.port(),
                new EditedRows(EditedRows.base(projection.connectivity()), rows, count[0]), weights, delays,
                WeightChange.plasticity(network, projection, weights));
        if (projection.plasticity() != null && projection.plasticity().model().learns()) {
            TreeMap<Integer, RowEdit> states = new TreeMap<>();
            edits.forEach((target, edit) -> states.put(target, edit.withoutWeights()));
            int after = Math.toIntExact(count[0]);
            learned.merge(projection.index(), new Learned(
                    before -> learned(projection, edits, targets, before, after),
                    before -> learned(projection, states, targets, before, after)), Learned::then);
        }
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
            int[] sources = row(projection, target);
            double[] before = new double[sources.length];
            values.row(target, sources, sources.length, before);
            rows[target] = edit.values(before, before.length, weights ? edit.weights() : edit.delays());
        });
        return EditedValues.of(EditedValues.base(values), rows);
    }

    private static float[] learned(Projection projection, TreeMap<Integer, RowEdit> edits, int targets,
            float[] before, int count) {
        int[] lengths = new int[targets];
        projection.connectivity().rows(0, targets, (target, sources, length) -> lengths[target] = length);
        float[] after = new float[count];
        int from = 0;
        int to = 0;
        for (int target = 0; target < targets; target++) {
            RowEdit edit = edits.get(target);
            if (edit == null) {
                System.arraycopy(before, from, after, to, lengths[target]);
                to += lengths[target];
            } else {
                edit.learned(before, from, lengths[target], after, to);
                to += edit.length(lengths[target]);
            }
            from += lengths[target];
        }
        return after;
    }
}

package glia.network.internal.change;

import glia.api.change.NetworkChange.SetWeights;
import glia.api.change.RowChanges;
import glia.api.model.NeuronModel;
import glia.api.network.Network;
import glia.api.network.Plasticity;
import glia.api.network.Projection;
import glia.api.network.Quantity;
import glia.api.network.SynapseValues;
import glia.network.internal.base.Ports;
import glia.network.internal.base.Synapse;
import glia.network.internal.value.Synapses;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Other weights of synapses. */
final class WeightChange {

    private WeightChange() {
    }

    /** @param outcome as in {@link glia.api.change.NetworkChanger.Outcome}; is added to */
    static Network apply(Network network, SetWeights change, Map<Integer, RowChanges> outcome) {
        Projection projection = Parts.projection(network, change.projection());
        String what = what(projection);
        int chosen = change.sources() == null ? 1 : change.sources().length;
        if (change.nth() != null && change.nth().length != chosen) {
            throw new IllegalArgumentException(what + ": expected for each of " + chosen + " synapses which of its pair"
                    + " it is, got " + change.nth().length);
        }
        if (change.weights().length != 1 && change.weights().length != chosen) {
            throw new IllegalArgumentException(what + ": expected " + (chosen == 1 ? "one weight"
                    : "one weight or " + chosen) + ", got " + change.weights().length);
        }
        boolean single = change.nth() != null && projection.plasticity() != null
                && projection.plasticity().model().learns();
        for (double weight : change.weights()) {
            if (Double.isFinite(weight) || !single) {
                checkWeight(network, projection, weight);
            }
        }
        TreeMap<Integer, RowChanges.Row> rows = new TreeMap<>();
        Projection changed = change.sources() == null
                ? with(network, projection, Synapses.same(change.weights()[0]))
                : with(network, projection, edited(network, projection, change, rows));
        outcome.merge(projection.index(), new RowChanges(rows, change.sources() == null), RowChanges::then);
        return Parts.with(network, changed);
    }

    static String what(Projection projection) {
        return "projection \"" + projection.name() + '"';
    }

    /** @throws IllegalArgumentException if a synapse of the projection cannot have the weight */
    static void checkWeight(Network network, Projection projection, double weight) {
        NeuronModel model = network.populations().get(projection.target()).model();
        if (!(Math.abs(weight) <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(what(projection) + ": expected a weight within float32, got "
                    + weight);
        }
        Ports.Choice choice = Ports.forSpikes(model, model.ports().get(projection.port()).name(),
                Quantity.of(weight));
        if (choice.index() < 0) {
            throw new IllegalArgumentException(what(projection) + ": " + choice.complaint());
        }
        PortSums.checkNotLost(network, projection, weight);
    }

    /** @return the projection with other weights */
    static Projection with(Network network, Projection projection, SynapseValues weights) {
        return new Projection(projection.index(), projection.name(), projection.source(), projection.target(),
                projection.port(), projection.connectivity(), weights, projection.delays(),
                plasticity(network, projection, weights));
    }

    static Plasticity plasticity(Network network, Projection projection, SynapseValues weights) {
        if (projection.plasticity() == null) {
            return null;
        }
        try {
            return Synapse.plasticity(projection.plasticity().model(),
                    network.populations().get(projection.target()).model(),
                    network.description().projections().get(projection.index()).synapse().parameters(),
                    network.dt(), weights.lowerBound(), weights.upperBound());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what(projection) + ": " + e.getMessage());
        }
    }

    /** @param changes receives what is different, by target */
    private static SynapseValues edited(Network network, Projection projection, SetWeights change,
            TreeMap<Integer, RowChanges.Row> changes) {
        int targets = network.populations().get(projection.target()).size();
        double[][] rows = EditedValues.rows(projection.weights(), targets);
        Pairs.of(network, projection, change.sources(), change.targets()).forEach((target, pairs) ->
                projection.connectivity().rows(target, target + 1, (t, sources, count) -> {
                    double[] row = new double[count];
                    boolean[] given = new boolean[count];
                    Map<Integer, Float> faults = new TreeMap<>();
                    projection.weights().row(target, sources, count, row);
                    set(projection, change, target, pairs, Arrays.copyOf(sources, count), row, given, faults);
                    rows[target] = row;
                    changes.put(target, new RowChanges.Row(Arrays.copyOf(sources, count),
                            IntStream.range(0, count).toArray(), given, faults));
                }));
        checkAllFound(projection, change, rows);
        return EditedValues.of(EditedValues.base(projection.weights()), rows);
    }

    /** A target without any connection is not even visited. */
    private static void checkAllFound(Projection projection, SetWeights change, double[][] rows) {
        for (int i = 0; i < change.targets().length; i++) {
            if (rows[change.targets()[i]] == null) {
                throw notThere(projection, change.sources()[i], change.targets()[i]);
            }
        }
    }

    static IllegalArgumentException notThere(Projection projection, int source, int target) {
        return new IllegalArgumentException(what(projection) + ": there is no synapse from " + source + " to "
                + target);
    }

    private static void set(Projection projection, SetWeights change, int target, int[] pairs, int[] sources,
            double[] row, boolean[] given, Map<Integer, Float> faults) {
        for (int pair : pairs) {
            double weight = change.weights()[change.weights().length == 1 ? 0 : pair];
            int of = 0;
            boolean found = false;
            for (int k = 0; k < sources.length; k++) {
                if (sources[k] == change.sources()[pair] && (change.nth() == null || of++ == change.nth()[pair])) {
                    if (Double.isFinite(weight)) {
                        row[k] = weight;
                        faults.remove(k);
                    } else {
                        faults.put(k, (float) weight);
                    }
                    given[k] = true;
                    found = true;
                }
            }
            if (!found && of > 0) {
                throw new IllegalArgumentException(what(projection) + ": expected one of the " + of
                        + " synapses from " + change.sources()[pair] + " to " + target + ", counted from 0, got "
                        + change.nth()[pair]);
            }
            if (!found) {
                throw notThere(projection, change.sources()[pair], target);
            }
        }
    }
}

package glia.health.internal;

import glia.api.change.NetworkChange.SetWeights;
import glia.api.model.SynapseModel;
import glia.api.network.Network;
import glia.api.network.Projection;
import glia.api.simulation.CanonicalState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Learned weights that are no numbers are put right by the weights from which the synapses began to learn: those that
 * the network gives them. What they had learned is lost, and nobody knows it. Where traces or other states of a
 * projection are no numbers, its weights are left alone, since they would become so again.
 */
final class WeightRepair {

    /** In one repair; further ones are found when it was made. */
    static final int MOST_SYNAPSES = 1_000_000;

    private final Projection projection;
    private final String unit;
    private final float[] learned;
    private final int bad;
    private final int[] sources;
    private final int[] targets;
    private final int[] nth;
    private final double[] right;
    private final double[] wrong;
    private int place;
    private int count;
    private double[] weights = {};

    private WeightRepair(Network network, Projection projection, float[] learned, int bad) {
        this.projection = projection;
        this.learned = learned;
        this.bad = bad;
        unit = network.populations().get(projection.target()).model().ports().get(projection.port()).unit();
        int most = Math.min(bad, MOST_SYNAPSES);
        sources = new int[most];
        targets = new int[most];
        nth = new int[most];
        right = new double[most];
        wrong = new double[most];
        projection.connectivity().rows(0, network.populations().get(projection.target()).size(), this::row);
    }

    /** @param present the state of the simulation of the network */
    static List<Remedy> find(Network network, CanonicalState present) {
        List<Remedy> remedies = new ArrayList<>();
        for (Projection projection : network.projections()) {
            Map<String, float[]> state = present.projections().get(projection.index()).floats();
            float[] learned = state.get(SynapseModel.WEIGHT);
            int bad = learned == null ? 0 : StateCheck.bad(learned);
            if (bad > 0 && possible(state)) {
                remedies.add(new WeightRepair(network, projection, learned, bad).remedy());
            }
        }
        return remedies;
    }

    /** @param state of the synapses of a projection, by name */
    static boolean possible(Map<String, float[]> state) {
        return state.entrySet().stream().allMatch(values -> values.getKey().equals(SynapseModel.WEIGHT)
                || StateCheck.bad(values.getValue()) == 0);
    }

    private void row(int target, int[] row, int length) {
        int first = place;
        place += length;
        for (int k = 0; k < length && count < sources.length; k++) {
            if (Float.isFinite(learned[first + k])) {
                continue;
            }
            if (weights.length < length) {
                weights = new double[2 * length];
            }
            projection.weights().row(target, row, length, weights);
            int source = row[k];
            sources[count] = source;
            targets[count] = target;
            nth[count] = (int) Arrays.stream(row, 0, k).filter(s -> s == source).count();
            right[count] = weights[k];
            wrong[count++] = learned[first + k];
        }
    }

    private Remedy remedy() {
        double low = Arrays.stream(right).min().orElseThrow();
        double high = Arrays.stream(right).max().orElseThrow();
        StringBuilder which = new StringBuilder();
        for (int i = 0; i < Math.min(5, count); i++) {
            which.append(i == 0 ? "" : ", ").append(sources[i]).append(" to ").append(targets[i]);
        }
        String change = "sets " + (count < bad ? "the first " + count : "these") + " synapses (" + which
                + (count > 5 ? " and so on" : "") + ") to the weights from which they began to learn, " + (float) low
                + (low == high ? "" : " to " + (float) high) + ' ' + unit
                + ", since what they had learned is lost";
        return new Remedy("weight of " + bad + " of " + learned.length + " synapses of " + projection.name()
                + " is no number", change, new SetWeights(projection.name(), sources, targets, nth, right),
                new SetWeights(projection.name(), sources, targets, nth, wrong));
    }
}

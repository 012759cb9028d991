package glia.network.internal.change;

import glia.api.network.Connectivity;
import glia.api.network.Network;
import glia.api.network.Projection;
import glia.api.network.SynapseValues;
import glia.network.internal.value.Synapses;
import java.util.Arrays;
import java.util.function.DoubleConsumer;

/** A projection as a revision has it; what comes from the file is checked as if somebody had asked for it. */
final class RevisedProjection {

    private final Network base;
    private final Projection built;
    private final RevisionReader revision;
    private final int targets;

    RevisedProjection(Network base, Projection built, RevisionReader revision) {
        this.base = base;
        this.built = built;
        this.revision = revision;
        targets = base.populations().get(built.target()).size();
    }

    private String name(String of) {
        return RevisionNames.projection(built.index(), of);
    }

    /** @return a network with it in place of the one as built */
    Network in(Network network) {
        Connectivity connectivity = connectivity();
        double[] weight = revision.doubles(name("weight"));
        if (weight != null && weight.length != 1) {
            throw RevisionReader.wrong(name("weight"), "expected one weight for all, got " + weight.length);
        }
        if (weight != null) {
            WeightChange.checkWeight(base, built, weight[0]);
        }
        SynapseValues weights = values("weights", connectivity,
                weight == null ? built.weights() : Synapses.same(weight[0]),
                value -> WeightChange.checkWeight(base, built, value));
        boolean learns = built.plasticity() != null && built.plasticity().model().learns();
        double longest = learns ? built.delays().upperBound() : base.maxDelay();
        SynapseValues delays = values("delays", connectivity, built.delays(), value -> {
            if (!(value >= base.minDelay() && value <= longest && value == Math.rint(value))) {
                throw RevisionReader.wrong(name("delays"), "expected whole numbers from " + base.minDelay() + " to "
                        + (long) longest + ", got " + value);
            }
        });
        if (connectivity == built.connectivity() && weights == built.weights() && delays == built.delays()) {
            return network;
        }
        return Parts.with(network, new Projection(built.index(), built.name(), built.source(), built.target(),
                built.port(), connectivity, weights, delays, WeightChange.plasticity(base, built, weights)));
    }

    private Connectivity connectivity() {
        int[] changed = revision.ints(name("rows.targets"));
        int[] lengths = revision.ints(name("rows.lengths"));
        int[] sources = revision.ints(name("rows.sources"));
        if (changed == null && lengths == null && sources == null) {
            return built.connectivity();
        }
        if (changed == null || lengths == null || sources == null || lengths.length != changed.length) {
            throw RevisionReader.wrong(name("rows"), "expected targets, lengths and sources");
        }
        checkTargets("rows", changed);
        int size = base.populations().get(built.source()).size();
        for (int source : sources) {
            if (source < 0 || source >= size) {
                throw RevisionReader.wrong(name("rows"), "expected sources below " + size + ", got " + source);
            }
        }
        int[][] rows = new int[targets][];
        int at = 0;
        for (int i = 0; i < changed.length; i++) {
            if (lengths[i] < 0 || lengths[i] > sources.length - at) {
                throw RevisionReader.wrong(name("rows"), "a row of " + lengths[i] + " of " + (sources.length - at)
                        + " sources that are left");
            }
            rows[changed[i]] = Arrays.copyOfRange(sources, at, at + lengths[i]);
            at += lengths[i];
        }
        if (at != sources.length) {
            throw RevisionReader.wrong(name("rows"), sources.length + " sources for rows of " + at);
        }
        return EditedRows.of(built.connectivity(), rows);
    }

    private void checkTargets(String what, int[] changed) {
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] < 0 || changed[i] >= targets || i > 0 && changed[i] <= changed[i - 1]) {
                throw RevisionReader.wrong(name(what), "expected ascending targets below " + targets + ", got "
                        + changed[i]);
            }
        }
    }

    private SynapseValues values(String what, Connectivity connectivity, SynapseValues otherwise,
            DoubleConsumer check) {
        int[] changed = revision.ints(name(what + ".targets"));
        double[] values = revision.doubles(name(what));
        if (changed == null != (values == null)) {
            throw RevisionReader.wrong(name(what), "expected targets and " + what);
        }
        double[][] rows = new double[targets][];
        if (changed != null) {
            checkTargets(what, changed);
            Arrays.stream(values).forEach(check);
            fill(what, connectivity, changed, values, rows);
        }
        if (connectivity instanceof EditedRows edited && !otherwise.constant()) {
            for (int target = 0; target < targets; target++) {
                if (edited.rows()[target] != null && rows[target] == null) {
                    throw RevisionReader.wrong(name(what), "target " + target + " has other synapses, but no "
                            + what + " of its own");
                }
            }
        }
        return changed == null ? otherwise : EditedValues.of(otherwise, rows);
    }

    private void fill(String what, Connectivity connectivity, int[] changed, double[] values, double[][] rows) {
        int[] at = {0};
        for (int target : changed) {
            rows[target] = new double[0];
            connectivity.rows(target, target + 1, (t, sources, count) -> {
                if (count > values.length - at[0]) {
                    throw RevisionReader.wrong(name(what), "too few for the synapses of these targets");
                }
                rows[target] = Arrays.copyOfRange(values, at[0], at[0] + count);
                at[0] += count;
            });
        }
        if (at[0] != values.length) {
            throw RevisionReader.wrong(name(what), values.length + " for " + at[0] + " synapses of these targets");
        }
    }
}

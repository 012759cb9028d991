package glia.network.internal.change;

import glia.api.change.Revision;
import glia.api.model.ParameterDefinition;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.network.SynapseValues;
import glia.network.internal.value.Synapses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a changed network out of the one as built; every array of the revision has to be of use. */
final class RevisionReader {

    private final Network base;
    private final Revision revision;
    private final Set<String> used = new HashSet<>();

    RevisionReader(Network base, Revision revision) {
        this.base = base;
        this.revision = revision;
    }

    /** @throws IllegalArgumentException if the revision is not one of the network */
    Network network() {
        Network network = base;
        for (Population population : base.populations()) {
            Map<String, NeuronValues> parameters = parameters(population);
            if (!parameters.isEmpty()) {
                network = Parts.with(network, ParameterChange.with(population, parameters, base.dt()));
            }
        }
        for (Projection projection : base.projections()) {
            SynapseValues weights = weights(projection);
            if (weights != projection.weights()) {
                network = Parts.with(network, WeightChange.with(network, projection, weights));
            }
        }
        List<Device> devices = devices();
        if (!devices.equals(base.devices())) {
            network = Parts.with(network, devices);
        }
        Set<String> left = new HashSet<>(revision.ints().keySet());
        left.addAll(revision.longs().keySet());
        left.addAll(revision.doubles().keySet());
        left.removeAll(used);
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("changes: " + left.size() + " arrays that are not of this network");
        }
        return network;
    }

    /** @return the array, or null if there is none */
    private <T> T array(Map<String, T> arrays, String name) {
        used.add(name);
        return arrays.get(name);
    }

    private static IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException("changes, " + name + ": " + what);
    }

    private Map<String, NeuronValues> parameters(Population population) {
        Map<String, NeuronValues> parameters = new HashMap<>();
        for (ParameterDefinition parameter : population.model().parameters()) {
            String name = RevisionNames.parameter(population.index(), parameter.name());
            double[] values = array(revision.doubles(), name);
            if (values != null && values.length != 1 && values.length != population.size()) {
                throw wrong(name, "expected 1 or " + population.size() + " values, got " + values.length);
            }
            if (values != null) {
                parameters.put(parameter.name(), values.length == population.size() && values.length > 1
                        ? NeuronValues.each(values) : NeuronValues.constant(population.size(), values[0]));
            }
        }
        return parameters;
    }

    private SynapseValues weights(Projection projection) {
        double[] weight = array(revision.doubles(), RevisionNames.projection(projection.index(), "weight"));
        String name = RevisionNames.projection(projection.index(), "weights");
        int[] targets = array(revision.ints(), RevisionNames.projection(projection.index(), "weights.targets"));
        double[] values = array(revision.doubles(), name);
        SynapseValues weights = projection.weights();
        if (weight != null) {
            if (weight.length != 1) {
                throw wrong(name, "expected one weight for all, got " + weight.length);
            }
            WeightChange.checkWeight(base, projection, weight[0]);
            weights = Synapses.same(weight[0]);
        }
        if (targets == null != (values == null)) {
            throw wrong(name, "expected targets and weights");
        }
        return targets == null ? weights : EditedValues.of(weights, rows(projection, name, targets, values));
    }

    private double[][] rows(Projection projection, String name, int[] targets, double[] values) {
        for (double weight : values) {
            WeightChange.checkWeight(base, projection, weight);
        }
        double[][] rows = new double[base.populations().get(projection.target()).size()][];
        int[] at = {0};
        int before = -1;
        for (int target : targets) {
            if (target <= before || target >= rows.length) {
                throw wrong(name, "expected ascending targets below " + rows.length + ", got " + target);
            }
            before = target;
            projection.connectivity().rows(target, target + 1, (t, sources, count) -> {
                if (count > values.length - at[0]) {
                    throw wrong(name, "too few for the synapses of these targets");
                }
                rows[target] = Arrays.copyOfRange(values, at[0], at[0] + count);
                at[0] += count;
            });
        }
        if (at[0] != values.length) {
            throw wrong(name, values.length + " for " + at[0] + " synapses of these targets");
        }
        return rows;
    }

    private List<Device> devices() {
        List<Device> devices = new ArrayList<>(base.devices());
        StimulusTemplates templates = new StimulusTemplates(base);
        int generator = 0;
        for (int d = 0; d < devices.size(); d++) {
            if (!RevisionNames.sends(devices.get(d))) {
                continue;
            }
            long[] steps = array(revision.longs(), RevisionNames.generator(generator, "steps"));
            double[] values = array(revision.doubles(), RevisionNames.generator(generator, "values"));
            long[] from = array(revision.longs(), RevisionNames.generator(generator, "from"));
            long[] arrivals = array(revision.longs(), RevisionNames.generator(generator, "arrivals"));
            if (steps != null || values != null || from != null || arrivals != null) {
                try {
                    devices.set(d, templates.with(d, steps, values, from, arrivals));
                } catch (IllegalArgumentException e) {
                    throw wrong("device \"" + devices.get(d).name() + '"', e.getMessage());
                }
            }
            generator++;
        }
        return devices;
    }
}

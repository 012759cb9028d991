package glia.network.internal.change;

import glia.api.change.EnergyPart;
import glia.api.change.NetworkChange;
import glia.api.change.Revision;
import glia.api.model.ParameterDefinition;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.network.internal.base.EnergyNumbers;
import java.util.ArrayList;
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
            Population changed = new RevisedNeurons(population, this).of(network.populations().get(population.index()));
            if (changed != network.populations().get(population.index())) {
                network = Parts.with(network, changed);
            }
        }
        for (Projection projection : base.projections()) {
            network = new RevisedProjection(base, projection, this).in(network);
        }
        List<Device> devices = devices();
        if (!devices.equals(base.devices())) {
            network = Parts.with(network, devices);
        }
        network = energy(network);
        Set<String> left = new HashSet<>(revision.ints().keySet());
        left.addAll(revision.longs().keySet());
        left.addAll(revision.doubles().keySet());
        left.removeAll(used);
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("changes: " + left.size() + " arrays that are not of this network");
        }
        return network;
    }

    private Network energy(Network network) {
        Network now = network;
        for (EnergyPart part : EnergyPart.values()) {
            List<String> names = EnergyNumbers.names(base.description().energy(), part);
            for (int i = 0; i < names.size(); i++) {
                Map<String, Double> values = new HashMap<>();
                for (String key : part.keys()) {
                    double[] value = doubles(RevisionNames.energy(part, i, key));
                    if (value != null && value.length != 1) {
                        throw wrong(RevisionNames.energy(part, i, key), "expected 1 value, got " + value.length);
                    }
                    if (value != null) {
                        values.put(key, value[0]);
                    }
                }
                if (!values.isEmpty()) {
                    now = EnergyChange.apply(now, new NetworkChange.SetEnergy(part, names.get(i), values));
                }
            }
        }
        return now;
    }

    int[] ints(String name) {
        return array(revision.ints(), name);
    }

    double[] doubles(String name) {
        return array(revision.doubles(), name);
    }

    /** @return the array, or null if there is none */
    private <T> T array(Map<String, T> arrays, String name) {
        used.add(name);
        return arrays.get(name);
    }

    static IllegalArgumentException wrong(String name, String what) {
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

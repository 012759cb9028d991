package glia.engine.internal;

import glia.api.model.NeuronModel;
import glia.api.model.SynapseModel;
import glia.api.network.DeviceDescription;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.network.PopulationDescription;
import glia.api.network.Projection;
import glia.api.network.ProjectionDescription;
import glia.api.simulation.CheckpointMismatchException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What a network is, fact by fact: what its description says, and of what is not in the description (models, files, the
 * builder's own choices) a digest. Two networks of the same identity go the same way bit for bit.
 */
final class NetworkIdentity implements Supplier<Map<String, String>> {

    /** Raised whenever the same network would come to another state than before. */
    static final String ENGINE = "2";

    private static final Set<String> WITHOUT_EFFECT = Set.of("name", "summary", "reference", "duration",
            "populations", "projections", "devices");
    private static final int SHOWN = 80;

    private final Network network;
    private Map<String, String> facts;

    NetworkIdentity(Network network) {
        this.network = network;
    }

    @Override
    public Map<String, String> get() {
        if (facts == null) {
            facts = facts();
        }
        return facts;
    }

    /**
     * @param given the identity in a checkpoint
     * @throws CheckpointMismatchException if it is not this one; says the first difference
     */
    void compare(Map<String, String> given) throws CheckpointMismatchException {
        for (Map.Entry<String, String> fact : get().entrySet()) {
            if (!fact.getValue().equals(given.get(fact.getKey()))) {
                throw different(fact.getKey(), given.get(fact.getKey()), fact.getValue());
            }
        }
        for (Map.Entry<String, String> fact : given.entrySet()) {
            if (!get().containsKey(fact.getKey())) {
                throw different(fact.getKey(), fact.getValue(), null);
            }
        }
    }

    private static CheckpointMismatchException different(String fact, String there, String here) {
        return new CheckpointMismatchException("the checkpoint was made of another network: " + shown(fact) + " is "
                + shown(there) + " there and " + shown(here) + " here");
    }

    /** A file may hold anything, a terminal should not get it. */
    private static String shown(String text) {
        String plain = Objects.requireNonNullElse(text, "absent").replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "...";
    }

    private Map<String, String> facts() {
        Map<String, String> all = new LinkedHashMap<>();
        NetworkDescription description = network.description();
        all.put("engine", ENGINE);
        Facts.components(description, "", WITHOUT_EFFECT, all);
        // what a person wrote comes first, since the first difference is told
        Map<String, String> built = new LinkedHashMap<>();
        for (int p = 0; p < description.populations().size(); p++) {
            population("populations[" + p + "]", description.populations().get(p), network.populations().get(p), all,
                    built);
        }
        for (int j = 0; j < description.projections().size(); j++) {
            projection("projections[" + j + "]", description.projections().get(j), network.projections().get(j), all,
                    built);
        }
        List<DeviceDescription> generators = description.devices().stream()
                .filter(d -> !(d instanceof DeviceDescription.SpikeRecorder))
                .filter(d -> !(d instanceof DeviceDescription.Multimeter))
                .filter(d -> !(d instanceof DeviceDescription.WeightRecorder))
                .toList();
        for (int d = 0; d < generators.size(); d++) {
            Facts.flatten("generators[" + d + "]", generators.get(d), all);
        }
        all.putAll(built);
        all.put("delays", network.minDelay() + " to " + network.maxDelay() + " steps");
        Map<String, NeuronModel> models = new TreeMap<>();
        network.populations().forEach(p -> models.put(p.model().name(), p.model()));
        models.forEach((name, model) -> all.put("models." + name, digest(model)));
        Map<String, SynapseModel> synapses = new TreeMap<>();
        network.projections().stream().map(Projection::plasticity).filter(Objects::nonNull)
                .forEach(p -> synapses.put(p.model().name(), p.model()));
        synapses.forEach((name, model) -> all.put("synapses." + name, digest(model)));
        return all;
    }

    /** @param built receives what is not in the description */
    private void population(String name, PopulationDescription description, Population population,
            Map<String, String> all, Map<String, String> built) {
        if (Facts.flatten(name, description, all)) {
            FactDigest positions = new FactDigest();
            for (float coordinate : population.positions()) {
                positions.add(Float.floatToRawIntBits(coordinate));
            }
            built.put(name + ".positions", positions.hex());
        }
        List<String> quanta = new ArrayList<>();
        for (double quantum : population.quanta()) {
            quanta.add(Double.toString(quantum));
        }
        built.put(name + ".quanta", String.join(" ", quanta));
        built.put(name + ".constants", digest(population.constants()));
        built.put(name + ".initial values", digest(population.initial()));
    }

    private void projection(String name, ProjectionDescription description, Projection projection,
            Map<String, String> all, Map<String, String> built) {
        if (Facts.flatten(name, description, all)) {
            FactDigest synapses = new FactDigest();
            double[] values = new double[projection.connectivity().maxIndegree()];
            int targets = network.populations().get(projection.target()).size();
            projection.connectivity().rows(0, targets, (target, sources, count) -> {
                synapses.add(target);
                synapses.add(count);
                for (int k = 0; k < count; k++) {
                    synapses.add(sources[k]);
                }
                projection.weights().row(target, sources, count, values);
                synapses.add(values, count);
                projection.delays().row(target, sources, count, values);
                synapses.add(values, count);
            });
            built.put(name + ".synapses", synapses.hex());
        }
        if (projection.plasticity() != null) {
            FactDigest constants = new FactDigest();
            new TreeMap<>(projection.plasticity().constants()).forEach((constant, value) -> {
                constants.add(constant);
                constants.add(new double[] {value}, 1);
            });
            built.put(name + ".constants", constants.hex());
        }
    }

    private static String digest(NeuronModel model) {
        FactDigest digest = new FactDigest();
        model.states().forEach(s -> digest.add(s.name()));
        model.ports().forEach(p -> digest.add(p.name() + " " + p.kind()));
        model.update().forEach(s -> digest.add(s.toString()));
        if (model.account() != null) {
            digest.add(model.account().toString());
        }
        return digest.hex();
    }

    private static String digest(SynapseModel model) {
        FactDigest digest = new FactDigest();
        model.sourceTraces().forEach(t -> digest.add("source " + t.name() + " " + t.timeConstant() + " " + t.jump()));
        model.targetTraces().forEach(t -> digest.add("target " + t.name() + " " + t.timeConstant() + " " + t.jump()));
        model.targetStates().forEach(s -> digest.add("target " + s));
        model.sourceStates().forEach(s -> digest.add(s.name()));
        model.synapseStates().forEach(s -> digest.add("synapse " + s.name() + " " + s.timeConstant()));
        model.onSource().forEach(s -> digest.add("source " + s));
        model.onPost().forEach(s -> digest.add("post " + s));
        model.onPre().forEach(s -> digest.add("pre " + s));
        digest.add(model.efficacy().toString());
        digest.add(String.valueOf(model.cost()));
        return digest.hex();
    }

    private static String digest(Map<String, NeuronValues> values) {
        FactDigest digest = new FactDigest();
        for (String name : new TreeSet<>(values.keySet())) {
            NeuronValues some = values.get(name);
            digest.add(name);
            digest.add(some.isConstant() ? new double[] {some.constant()} : some.each(),
                    some.isConstant() ? 1 : some.size());
        }
        return digest.hex();
    }
}

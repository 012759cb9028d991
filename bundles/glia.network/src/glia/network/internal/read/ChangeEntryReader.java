package glia.network.internal.read;

import glia.api.change.NetworkChange;
import glia.api.model.NeuronModel;
import glia.api.model.ParameterDefinition;
import glia.api.model.Range;
import glia.api.model.StateDefinition;
import glia.api.network.NetworkDescription;
import glia.api.network.PopulationDescription;
import glia.api.network.ProjectionDescription;
import glia.json.JsonTreeReader;
import glia.json.JsonValue;
import glia.json.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads changes of populations and projections. */
final class ChangeEntryReader {

    private final Map<String, PopulationDescription> populations = new LinkedHashMap<>();
    private final Map<String, ProjectionDescription> projections = new LinkedHashMap<>();

    ChangeEntryReader(NetworkDescription network) {
        network.populations().forEach(p -> populations.put(p.name(), p));
        network.projections().forEach(p -> projections.put(p.name(), p));
    }

    /** @return the change, or null if it is none (which is reported) */
    NetworkChange read(Fields fields) {
        int problems = fields.reading().count();
        NetworkChange change = switch (fields.section()) {
            case SET_PARAMETER -> parameter(fields);
            case SET_STATE -> state(fields);
            case SET_WEIGHTS -> weights(fields);
            case ADD_SYNAPSES -> add(fields);
            case ADD_NEURONS -> births(fields);
            case REMOVE_NEURONS -> deaths(fields);
            default -> remove(fields);
        };
        return fields.reading().count() > problems ? null : change;
    }

    private static <T> T named(Fields fields, String key, Map<String, T> known) {
        String name = fields.text(key, null, Fields.MAX_NAME);
        if (name != null && !known.containsKey(name)) {
            fields.problem(key, "there is no " + key + ' ' + Reading.quoted(name)
                    + Suggestion.forName(name, known.keySet()));
        }
        return name == null ? null : known.get(name);
    }

    private NetworkChange parameter(Fields fields) {
        PopulationDescription population = named(fields, "population", populations);
        String name = fields.text("parameter", null, Fields.MAX_NAME);
        if (population == null || name == null) {
            return null;
        }
        NeuronModel model = fields.reading().models().find(population.model()).orElseThrow();
        ParameterDefinition definition = model.parameter(name).orElse(null);
        if (definition == null) {
            List<String> known = model.parameters().stream().map(ParameterDefinition::name).toList();
            fields.problem("parameter", "unknown parameter " + Reading.quoted(name) + " of " + model.name()
                    + "; it has: " + String.join(", ", known) + Suggestion.forName(name, known));
            return null;
        }
        int[] neurons = neurons(fields, population);
        double[] values = values(fields, finite(definition.range(), definition.unit()), neurons, population);
        return new NetworkChange.SetParameter(population.name(), name, neurons, values);
    }

    private NetworkChange state(Fields fields) {
        PopulationDescription population = named(fields, "population", populations);
        String name = fields.text("state", null, Fields.MAX_NAME);
        if (population == null || name == null || fields.value("neurons") == null) {
            return null;
        }
        NeuronModel model = fields.reading().models().find(population.model()).orElseThrow();
        StateDefinition definition = model.states().stream().filter(s -> s.name().equals(name)).findFirst()
                .orElse(null);
        if (definition == null) {
            List<String> known = model.states().stream().map(StateDefinition::name).toList();
            fields.problem("state", "unknown state variable " + Reading.quoted(name) + " of " + model.name()
                    + "; it has: " + String.join(", ", known) + Suggestion.forName(name, known));
            return null;
        }
        if (model.account() != null && model.account().state().equals(name)) {
            fields.problem("state", Reading.quoted(name) + " of " + model.name()
                    + " is an account of energy, which only transfers change");
            return null;
        }
        int[] neurons = neurons(fields, population);
        double[] values = values(fields, finiteOrWord(definition.unit()), neurons, population);
        return new NetworkChange.SetState(population.name(), name,
                neurons == null ? IntStream.range(0, population.capacity()).toArray() : neurons, values);
    }

    /** @return null for all of them */
    private static int[] neurons(Fields fields, PopulationDescription population) {
        int problems = fields.reading().count();
        List<Integer> neurons = ConnectionReader.neurons(fields, "neurons", population.capacity());
        return neurons.isEmpty() && fields.reading().count() == problems ? null
                : neurons.stream().mapToInt(n -> n).toArray();
    }

    /** @param neurons null for all of them; none where they are wrong, which is reported */
    private static double[] values(Fields fields, Entry entry, int[] neurons, PopulationDescription population) {
        int problems = fields.reading().count();
        double[] values = numbers(fields, "value", entry);
        int chosen = neurons == null ? population.capacity() : neurons.length;
        if (fields.reading().count() == problems && chosen > 0 && values.length != 1 && values.length != chosen) {
            fields.problem("value", "expected one value or " + chosen + ", one for each neuron, found "
                    + values.length);
        }
        return values;
    }

    private NetworkChange weights(Fields fields) {
        ProjectionDescription projection = named(fields, "projection", projections);
        // only single synapses can have learned what is no number
        double[] weights = numbers(fields, "weight", fields.value("nth") == null ? finite(Range.ANY, "")
                : finiteOrWord(""));
        boolean all = fields.value("sources") == null && fields.value("targets") == null;
        if (projection == null) {
            return null;
        }
        if (all) {
            if (fields.value("nth") != null) {
                fields.problem("nth", "expected \"sources\" and \"targets\" beside it");
            }
            if (weights.length != 1) {
                fields.problem("weight", "expected one weight for all synapses, or \"sources\" and \"targets\"");
            }
            return new NetworkChange.SetWeights(projection.name(), null, null, weights);
        }
        Synapses synapses = synapses(fields, projection);
        if (synapses == null) {
            return null;
        }
        checkCount(fields, "weight", weights.length, synapses.sources().length);
        int[] nth = null;
        if (fields.value("nth") != null) {
            nth = indices(fields, "nth", 0, Integer.MAX_VALUE);
            if (nth.length > 0 && nth.length != synapses.sources().length) {
                fields.problem("nth", "expected as many as sources, " + synapses.sources().length + ", found "
                        + nth.length);
            }
        }
        return new NetworkChange.SetWeights(projection.name(), synapses.sources(), synapses.targets(), nth, weights);
    }

    private NetworkChange add(Fields fields) {
        ProjectionDescription projection = named(fields, "projection", projections);
        double[] weights = numbers(fields, "weight", finite(Range.ANY, ""));
        double[] delays = numbers(fields, "delay", finite(Range.POSITIVE, "ms"));
        Synapses synapses = projection == null ? null : synapses(fields, projection);
        if (synapses == null) {
            return null;
        }
        checkCount(fields, "weight", weights.length, synapses.sources().length);
        checkCount(fields, "delay", delays.length, synapses.sources().length);
        return new NetworkChange.AddSynapses(projection.name(), synapses.sources(), synapses.targets(), weights,
                delays);
    }

    private NetworkChange remove(Fields fields) {
        ProjectionDescription projection = named(fields, "projection", projections);
        Synapses synapses = projection == null ? null : synapses(fields, projection);
        return synapses == null ? null
                : new NetworkChange.RemoveSynapses(projection.name(), synapses.sources(), synapses.targets());
    }

    private NetworkChange births(Fields fields) {
        PopulationDescription population = named(fields, "population", populations);
        boolean counted = fields.value("count") != null;
        if (counted == (fields.value("parents") != null)) {
            fields.problem(counted ? "parents" : "count", "expected either \"count\" or \"parents\"");
        }
        if (population == null) {
            return null;
        }
        if (counted) {
            int count = (int) fields.whole("count", -1, 1, population.capacity());
            return count < 1 ? null : new NetworkChange.AddNeurons(population.name(), count, null);
        }
        int[] parents = indices(fields, "parents", -1, population.capacity());
        return parents.length == 0 ? null
                : new NetworkChange.AddNeurons(population.name(), parents.length, parents);
    }

    private NetworkChange deaths(Fields fields) {
        PopulationDescription population = named(fields, "population", populations);
        return population == null ? null : new NetworkChange.RemoveNeurons(population.name(),
                indices(fields, "neurons", 0, population.capacity()));
    }

    /** Source and target of each of some synapses. */
    private record Synapses(int[] sources, int[] targets) {
    }

    /** @return null if something is wrong with them (which is reported) */
    private Synapses synapses(Fields fields, ProjectionDescription projection) {
        int problems = fields.reading().count();
        for (String key : List.of("sources", "targets")) {
            if (fields.value(key) == null && !fields.section().required().contains(key)) {
                fields.problem(key, "missing; expected \"sources\" and \"targets\" together");
            }
        }
        int[] sources = indices(fields, "sources", 0, populations.get(projection.source()).capacity());
        int[] targets = indices(fields, "targets", 0, populations.get(projection.target()).capacity());
        if (sources.length > 0 && targets.length > 0 && sources.length != targets.length) {
            fields.problem("targets", "expected as many as sources, " + sources.length + ", found "
                    + targets.length);
        }
        boolean given = fields.value("sources") != null && fields.value("targets") != null;
        return !given || fields.reading().count() > problems ? null : new Synapses(sources, targets);
    }

    private static void checkCount(Fields fields, String key, int given, int synapses) {
        if (given != 1 && given != synapses) {
            fields.problem(key, "expected one " + key + " or " + synapses + ", one for each synapse, found " + given);
        }
    }

    /** How one number is read; what is wrong is reported. */
    private interface Entry {
        double read(Reading reading, JsonValue value, String path);
    }

    private static Entry finite(Range range, String unit) {
        return (reading, value, path) -> Numbers.finite(reading, value, path, range, unit);
    }

    private static Entry finiteOrWord(String unit) {
        return (reading, value, path) -> Numbers.finiteOrWord(reading, value, path, unit);
    }

    /** A number or a list of them. */
    private static double[] numbers(Fields fields, String key, Entry entry) {
        JsonValue given = fields.value(key);
        if (given == null) {
            return new double[] {Double.NaN};
        }
        if (!(given instanceof JsonValue.Elements)) {
            return new double[] {entry.read(fields.reading(), given, fields.path(key))};
        }
        List<JsonValue> list = fields.list(key, 1, JsonTreeReader.MAX_VALUES);
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = entry.read(fields.reading(), list.get(i), fields.path(key) + '[' + i + ']');
        }
        return values;
    }

    /** A list of neurons in any order; {@code least} is -1 where there may be none. */
    private static int[] indices(Fields fields, String key, int least, int size) {
        List<JsonValue> list = fields.list(key, 1, JsonTreeReader.MAX_VALUES);
        int[] indices = new int[list.size()];
        for (int i = 0; i < indices.length; i++) {
            Long index = list.get(i) instanceof JsonValue.Number number
                    ? Numbers.exact(fields.reading(), number) : null;
            if (index == null || index < least || index >= size) {
                fields.reading().problem(list.get(i), fields.path(key) + '[' + i + ']',
                        "expected an index from " + least + " to " + (size - 1) + ", found "
                                + fields.reading().found(list.get(i)));
                return new int[0];
            }
            indices[i] = index.intValue();
        }
        return indices;
    }
}

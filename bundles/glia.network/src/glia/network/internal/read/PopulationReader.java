package glia.network.internal.read;

import glia.api.model.DerivedConstant;
import glia.api.model.NeuronModel;
import glia.api.model.ParameterDefinition;
import glia.api.model.Range;
import glia.api.model.StateDefinition;
import glia.api.network.Layout;
import glia.api.network.NodeKind;
import glia.api.network.Quantity;
import glia.json.JsonValue;
import glia.json.Suggestion;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the list of populations. */
final class PopulationReader {

    static final int MAX_POPULATIONS = 10_000;

    private final Reading reading;
    private final QuantityReader quantities;
    private final double dt;
    private final Populations populations;
    private long neurons;

    PopulationReader(Reading reading, double dt) {
        this.reading = reading;
        this.quantities = new QuantityReader(reading);
        this.dt = dt;
        this.populations = new Populations();
    }

    Populations read(Fields network) {
        List<JsonValue> list = network.list("populations", 1, MAX_POPULATIONS);
        for (int i = 0; i < list.size(); i++) {
            Fields fields = Fields.open(reading, list.get(i), Section.POPULATION, "populations[" + i + "]");
            if (fields == null) {
                populations.missSome();
            } else {
                population(fields);
            }
        }
        return populations;
    }

    private void population(Fields fields) {
        String name = fields.name("name");
        int size = (int) fields.whole("size", -1, 1, Integer.MAX_VALUE);
        int capacity = (int) fields.whole("capacity", size, Math.max(1, size), Integer.MAX_VALUE);
        neurons += Math.max(0, capacity);
        if (capacity > 0 && neurons > Integer.MAX_VALUE && neurons - capacity <= Integer.MAX_VALUE) {
            fields.problem(fields.value("capacity") == null ? "size" : "capacity",
                    "the populations up to here have " + neurons + " neurons; expected at most "
                    + Integer.MAX_VALUE);
        }
        Optional<NodeKind> kind = kind(fields);
        NeuronModel model = model(fields, kind);
        Map<String, Quantity> parameters = new LinkedHashMap<>();
        Map<String, Quantity> initial = new LinkedHashMap<>();
        if (model != null) {
            parameters = parameters(fields, model, kind);
            initial = initial(fields, model, kind);
        }
        Layout layout = fields.value("positions") == null ? null
                : LayoutReader.read(reading, fields.value("positions"), fields.path("positions"));
        if (name == null) {
            populations.missSome();
        } else if (!populations.add(new Populations.Entry(name, size, Math.max(size, capacity), model, parameters,
                initial, layout, kind))) {
            fields.problem("name", "two populations are called " + Reading.quoted(name));
        }
    }

    private static Optional<NodeKind> kind(Fields fields) {
        String word = fields.text("kind", null, Fields.MAX_NAME);
        Optional<NodeKind> kind = NodeKind.of(word);
        if (word != null && kind.isEmpty()) {
            fields.problem("kind", "unknown kind " + Reading.quoted(word) + "; there are: "
                    + String.join(", ", NodeKind.words()) + Suggestion.forName(word, NodeKind.words()));
        }
        return kind;
    }

    private NeuronModel model(Fields fields, Optional<NodeKind> kind) {
        if (fields.value("model") == null && fields.value("kind") == null) {
            reading.problem(fields.place(), fields.path(), "missing key \"model\", or \"kind\"");
        }
        String name = fields.text("model", kind.map(NodeKind::model).orElse(null), Fields.MAX_NAME);
        if (name == null) {
            return null;
        }
        NeuronModel model = reading.models().find(name).orElse(null);
        if (model == null) {
            List<String> installed = reading.models().models().stream().map(NeuronModel::name).toList();
            fields.problem("model", "unknown model " + Reading.quoted(name) + "; installed: "
                    + String.join(", ", installed) + Suggestion.forName(name, installed));
        }
        return model;
    }

    /** What a kind defines, if the population has the kind's model. */
    private static Map<String, Quantity> defined(Optional<NodeKind> kind, NeuronModel model,
            Function<NodeKind, Map<String, Double>> what) {
        Map<String, Quantity> defined = new LinkedHashMap<>();
        kind.filter(k -> k.model().equals(model.name())).map(what).ifPresent(values ->
                new TreeMap<>(values).forEach((name, value) -> defined.put(name, Quantity.of(value))));
        return defined;
    }

    private Map<String, Quantity> parameters(Fields fields, NeuronModel model, Optional<NodeKind> kind) {
        Map<String, Quantity> parameters = defined(kind, model, NodeKind::parameters);
        List<String> known = model.parameters().stream().map(ParameterDefinition::name).toList();
        int before = reading.count();
        for (JsonValue.Member member : fields.members("parameters")) {
            ParameterDefinition definition = model.parameter(member.key()).orElse(null);
            if (definition == null) {
                unknown(fields, "parameters", member, "parameter", model, known);
            } else {
                Quantity value = quantities.read(member.value(), fields.path("parameters") + '.' + member.key(),
                        definition.range(), definition.unit());
                parameters.put(member.key(), value);
            }
        }
        parameters.values().removeIf(v -> v == null);
        if (reading.count() == before) {
            contradictions(fields, model, parameters);
        }
        return parameters;
    }

    private Map<String, Quantity> initial(Fields fields, NeuronModel model, Optional<NodeKind> kind) {
        Map<String, Quantity> initial = defined(kind, model, NodeKind::initial);
        List<String> known = model.states().stream().map(StateDefinition::name).toList();
        for (JsonValue.Member member : fields.members("initial")) {
            StateDefinition definition = model.state(member.key()).orElse(null);
            if (definition == null) {
                unknown(fields, "initial", member, "state variable", model, known);
                continue;
            }
            Quantity value = quantities.read(member.value(), fields.path("initial") + '.' + member.key(), Range.ANY,
                    definition.unit());
            if (value != null) {
                initial.put(member.key(), value);
            }
        }
        return initial;
    }

    private void unknown(Fields fields, String key, JsonValue.Member member, String what, NeuronModel model,
            Collection<String> known) {
        reading.problem(member.start(), fields.path(key), "unknown " + what + ' ' + Reading.quoted(member.key())
                + " of " + model.name() + "; it has: " + String.join(", ", known)
                + Suggestion.forName(member.key(), known));
    }

    /** What the model says to the parameters as a whole; with drawn ones this has to wait until they are drawn. */
    private void contradictions(Fields fields, NeuronModel model, Map<String, Quantity> given) {
        Map<String, Double> values = new HashMap<>();
        model.parameters().forEach(p -> values.put(p.name(), p.defaultValue()));
        for (Map.Entry<String, Quantity> entry : given.entrySet()) {
            if (!(entry.getValue() instanceof Quantity.Constant constant)) {
                return;
            }
            values.put(entry.getKey(), constant.value());
        }
        for (DerivedConstant constant : model.constants()) {
            try {
                double value = constant.formula().compute(values::get, dt);
                if (!Double.isFinite((float) value)) {
                    fields.problem("parameters", "these parameters make " + constant.name() + " of " + model.name()
                            + ' ' + value + "; expected a number within float32");
                }
            } catch (IllegalArgumentException e) {
                fields.problem("parameters", e.getMessage());
                return;
            }
        }
    }
}

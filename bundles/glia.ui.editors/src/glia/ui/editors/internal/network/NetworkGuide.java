package glia.ui.editors.internal.network;

import glia.api.model.ModelCatalogue;
import glia.api.model.NeuronModel;
import glia.api.model.ParameterDefinition;
import glia.api.model.SynapseModel;
import glia.api.network.NodeKind;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.json.Guide;
import glia.ui.editors.internal.json.JsonNode;
import glia.ui.editors.internal.json.JsonSchema;
import glia.ui.editors.internal.json.JsonSchema.Property;
import glia.ui.editors.internal.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may be written in a network file: by the published schema, the installed models, the names in the file. */
final class NetworkGuide implements Guide {
    private final JsonSchema schema;
    private final ModelCatalogue models;

    NetworkGuide(JsonSchema schema, ModelCatalogue models) {
        this.schema = schema;
        this.models = models;
    }

    JsonSchema schema() {
        return schema;
    }

    @Override
    public List<Proposal> keys(JsonNode object) {
        List<Proposal> found = new ArrayList<>();
        named(object).values().forEach(each -> found.add(proposal(each)));
        for (Property property : schema.properties(object)) {
            found.add(new Proposal(property.name(), JsonText.quote(property.name()) + ": " + template(property),
                    detail(property), property.about()));
        }
        return found.stream().filter(each -> object.find(each.name()) == null).toList();
    }

    private static Proposal proposal(Named named) {
        return new Proposal(named.name(), JsonText.quote(named.name()) + ": " + named.preset(),
                words(named.preset(), named.unit()), named.summary());
    }

    private static String template(Property property) {
        if (property.values().size() == 1) {
            return property.values().getFirst();
        }
        return !property.preset().isEmpty() ? property.preset() : switch (property.type()) {
            case "string" -> "\"\"";
            case "object" -> "{ }";
            case "array" -> "[]";
            case "boolean" -> "true";
            default -> property.low().isEmpty() ? "0" : property.low();
        };
    }

    private static String detail(Property property) {
        String preset = property.preset().isEmpty() ? "" : words(property.preset(), "");
        return property.required() ? Messages.guide_required : preset;
    }

    private static String words(String preset, String unit) {
        return unit.isEmpty() ? preset : preset + " " + unit;
    }

    @Override
    public List<Proposal> values(JsonNode object, String key) {
        List<Proposal> found = new ArrayList<>();
        String name = key == null ? String.valueOf(object.key()) : key;
        if (key != null && named(object).get(key) instanceof Named named) {
            return List.of(new Proposal(named.preset(), named.preset(), words(named.preset(), named.unit()),
                    named.summary()));
        }
        switch (kind(object, name)) {
            case NEURON_MODEL -> models.models().forEach(each -> found.add(word(each.name(), each.summary())));
            case SYNAPSE_MODEL -> models.synapseModels().forEach(each -> found.add(word(each.name(),
                    each.summary())));
            case POPULATION -> names(object, "populations").forEach(each -> found.add(word(each, "")));
            case PROJECTION -> names(object, "projections").forEach(each -> found.add(word(each, "")));
            case RECEPTOR -> target(object).ifPresent(each -> each.ports().forEach(port -> found.add(
                    new Proposal(port.name(), JsonText.quote(port.name()), port.unit(), port.summary()))));
            case STATE -> recorded(object).ifPresent(each -> each.states().forEach(state -> found.add(
                    new Proposal(state.name(), JsonText.quote(state.name()), state.unit(), state.summary()))));
            case OTHER -> {
                Property property = key == null ? null : schema.property(object, key);
                if (property != null) {
                    property.values().forEach(each -> found.add(new Proposal(each.replace("\"", ""), each, "", "")));
                    if (found.isEmpty()) {
                        found.add(new Proposal(template(property), template(property), detail(property),
                                property.about()));
                    }
                }
            }
        }
        return found;
    }

    private static Proposal word(String name, String about) {
        return new Proposal(name, JsonText.quote(name), "", about);
    }

    @Override
    public String about(JsonNode member) {
        Named named = named(member.parent()).get(member.key());
        if (named != null) {
            String range = named.range().isEmpty() ? "" : Messages.bind(Messages.guide_range, named.range());
            return Messages.bind(Messages.guide_parameter, new Object[] {named.name(), named.summary(),
                words(named.preset(), named.unit()), range}).strip();
        }
        Property property = schema.property(member.parent(), member.key());
        if (property == null) {
            return "";
        }
        String model = kind(member.parent(), member.key()) == Kind.NEURON_MODEL
                ? models.find(member.text()).map(NeuronModel::summary).orElse("")
                : kind(member.parent(), member.key()) == Kind.SYNAPSE_MODEL
                        ? models.findSynapse(member.text()).map(SynapseModel::summary).orElse("") : "";
        String preset = property.preset().isEmpty() ? "" : Messages.bind(Messages.guide_preset, property.preset());
        String text = property.name() + ": " + property.about();
        return String.join("\n", List.of(text, preset, model).stream().filter(line -> !line.isEmpty()).toList());
    }

    /** A parameter or state of a model, as it would be written in the object. */
    record Named(String name, String unit, String preset, String range, String summary) {

        static Named of(ParameterDefinition parameter, double preset) {
            return new Named(parameter.name(), parameter.unit(), number(preset), parameter.range().toString(),
                    parameter.summary());
        }
    }

    /** What an object may say of the model of its population or synapses, by name; empty of any other object. */
    Map<String, Named> named(JsonNode object) {
        Map<String, Named> found = new LinkedHashMap<>();
        JsonNode owner = object == null ? null : object.parent();
        if (owner == null || object.key() == null) {
            return found;
        }
        boolean synapse = "synapse".equals(owner.key());
        if (synapse && object.key().equals("parameters")) {
            models.findSynapse(owner.text("model")).ifPresent(model -> model.parameters().forEach(each -> found.put(
                    each.name(), Named.of(each, each.defaultValue()))));
        } else if (isElementOf(owner, "populations") && object.key().equals("parameters")) {
            Map<String, Double> special = kindOf(owner).map(NodeKind::parameters).orElse(Map.of());
            model(owner).ifPresent(model -> model.parameters().forEach(each -> found.put(each.name(), Named.of(each,
                    special.getOrDefault(each.name(), each.defaultValue())))));
        } else if (isElementOf(owner, "populations") && object.key().equals("initial")) {
            model(owner).ifPresent(model -> model.states().forEach(each -> found.put(each.name(),
                    new Named(each.name(), each.unit(), "0", "", each.summary()))));
        }
        return found;
    }

    private enum Kind {
        NEURON_MODEL, SYNAPSE_MODEL, POPULATION, PROJECTION, RECEPTOR, STATE, OTHER
    }

    private static Kind kind(JsonNode object, String key) {
        return switch (key) {
            case "model" -> isElementOf(object, "populations") ? Kind.NEURON_MODEL
                    : "synapse".equals(object.key()) ? Kind.SYNAPSE_MODEL : Kind.OTHER;
            case "source", "target" -> isElementOf(object, "projections") ? Kind.POPULATION : Kind.OTHER;
            case "population" -> Kind.POPULATION;
            case "populations" -> object.kind() == JsonNode.Kind.ARRAY && object.parent() != null
                    && object.parent().parent() != null ? Kind.POPULATION : Kind.OTHER;
            case "projection" -> Kind.PROJECTION;
            case "receptor" -> Kind.RECEPTOR;
            case "record_from" -> Kind.STATE;
            default -> Kind.OTHER;
        };
    }

    private static boolean isElementOf(JsonNode node, String list) {
        JsonNode parent = node.parent();
        return parent != null && list.equals(parent.key()) && parent.parent() != null
                && parent.parent().parent() == null;
    }

    private static Optional<NodeKind> kindOf(JsonNode population) {
        String word = population.text("kind");
        String model = population.text("model");
        return NodeKind.of(word).filter(kind -> model.isEmpty() || model.equals(kind.model()));
    }

    private Optional<NeuronModel> model(JsonNode population) {
        String name = population.text("model");
        return models.find(name.isEmpty() ? kindOf(population).map(NodeKind::model).orElse("") : name);
    }

    private static JsonNode root(JsonNode node) {
        return node.path().getFirst();
    }

    private static List<String> names(JsonNode place, String list) {
        JsonNode found = root(place).find(list);
        return found == null ? List.of() : found.children().stream().map(NetworkElements::name).toList();
    }

    private Optional<NeuronModel> population(JsonNode place, String name) {
        JsonNode found = root(place).find("populations");
        return found == null ? Optional.empty() : found.children().stream()
                .filter(each -> each.text("name").equals(name)).findFirst().flatMap(this::model);
    }

    private Optional<NeuronModel> target(JsonNode object) {
        String name = object.text("population");
        return population(object, name.isEmpty() ? object.text("target") : name);
    }

    private Optional<NeuronModel> recorded(JsonNode list) {
        JsonNode device = list.kind() == JsonNode.Kind.ARRAY ? list.parent() : list;
        JsonNode sources = device == null ? null : device.find("sources");
        return sources == null || sources.children().isEmpty() ? Optional.empty()
                : population(list, sources.children().getFirst().text("population"));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
                : Double.toString(value);
    }
}

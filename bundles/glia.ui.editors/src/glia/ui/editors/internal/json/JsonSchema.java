package glia.ui.editors.internal.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a published schema says about the places of a text: which keys belong there, and which values. */
public final class JsonSchema {

    /**
     * A key that an object may have.
     *
     * @param name the key
     * @param required whether the object has to have it
     * @param about what it means
     * @param type of its values: string, number, integer, boolean, array, object, or "" where there are several
     * @param values what it may be, as JSON writes it, where these are only some
     * @param preset what holds if it is absent, as JSON writes it; may be empty
     * @param low the least number, may be empty
     * @param high the largest number, may be empty
     */
    public record Property(String name, boolean required, String about, String type, List<String> values,
            String preset, String low, String high) {
    }

    private static final int MAX_REFERENCES = 16;
    private static final String DEFINITIONS = "#/$defs/";

    private final JsonNode root;
    /** A form asks for one field of an object after the other. */
    private volatile Answer last = new Answer(null, List.of());

    private record Answer(JsonNode object, List<Property> properties) {
    }

    /** @param text a JSON Schema that uses $ref within itself, oneOf of whole kinds, properties, items, const, enum */
    public JsonSchema(String text) {
        root = new JsonText(text).root();
    }

    /** The keys that an object may have, the required ones first, and none that only other kinds of it have. */
    public List<Property> properties(JsonNode object) {
        Answer known = last;
        if (known.object() != object) {
            known = new Answer(object, List.copyOf(propertiesOf(object)));
            last = known;
        }
        return known.properties();
    }

    private List<Property> propertiesOf(JsonNode object) {
        Map<String, List<JsonNode>> declared = new LinkedHashMap<>();
        Set<String> required = null;
        for (JsonNode form : narrowed(forms(object), object, null)) {
            JsonNode properties = form.find("properties");
            if (properties != null) {
                properties.children().forEach(each -> declared.computeIfAbsent(each.key(), k -> new ArrayList<>())
                        .add(each));
            }
            JsonNode names = form.find("required");
            Set<String> own = names == null ? Set.of()
                    : names.children().stream().map(JsonNode::text).collect(Collectors.toSet());
            // what only one of several kinds has to have may be absent
            if (required == null) {
                required = new HashSet<>(own);
            } else {
                required.retainAll(own);
            }
        }
        Set<String> needed = required == null ? Set.of() : required;
        List<Property> known = new ArrayList<>();
        declared.forEach((name, schemas) -> known.add(property(name, needed.contains(name), object, schemas)));
        known.sort((a, b) -> Boolean.compare(b.required(), a.required()));
        return known;
    }

    /** What the schema says about one key of an object, null if it knows nothing of it. */
    public Property property(JsonNode object, String name) {
        return properties(object).stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    private Property property(String name, boolean required, JsonNode object, List<JsonNode> declared) {
        Set<String> values = new LinkedHashSet<>();
        for (JsonNode form : narrowed(forms(object), object, name)) {
            JsonNode properties = form.find("properties");
            JsonNode schema = properties == null ? null : properties.find(name);
            if (schema != null) {
                resolve(schema).forEach(each -> addValues(each, values));
            }
        }
        List<JsonNode> forms = declared.stream().flatMap(each -> resolve(each).stream()).toList();
        String about = declared.stream().map(each -> each.text("description")).filter(each -> !each.isEmpty())
                .findFirst().orElse(forms.isEmpty() ? "" : forms.getFirst().text("description"));
        Set<String> types = new LinkedHashSet<>();
        forms.forEach(each -> types.add(each.text("type")));
        JsonNode single = forms.size() == 1 ? forms.getFirst() : null;
        return new Property(name, required, about, types.size() == 1 ? types.iterator().next() : "",
                List.copyOf(values), first(declared, "default"),
                single == null ? "" : single.text("minimum") + single.text("exclusiveMinimum"),
                single == null ? "" : single.text("maximum"));
    }

    private static String first(List<JsonNode> schemas, String key) {
        return schemas.stream().map(each -> each.find(key)).filter(each -> each != null)
                .map(JsonNode::literal).findFirst().orElse("");
    }

    private static void addValues(JsonNode schema, Set<String> values) {
        JsonNode one = schema.find("const");
        if (one != null) {
            values.add(one.literal());
        }
        JsonNode several = schema.find("enum");
        if (several != null) {
            several.children().forEach(each -> values.add(each.literal()));
        }
        if (schema.text("type").equals("boolean")) {
            values.add("true");
            values.add("false");
        }
    }

    /** The kinds of value that may be at a place. */
    public List<JsonNode> forms(JsonNode place) {
        List<JsonNode> forms = resolve(root);
        List<JsonNode> path = place.path();
        for (int i = 1; i < path.size(); i++) {
            JsonNode step = path.get(i);
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode form : narrowed(forms, path.get(i - 1), null)) {
                JsonNode schema = below(form, step);
                if (schema != null) {
                    next.addAll(resolve(schema));
                }
            }
            forms = next;
        }
        return forms;
    }

    private static JsonNode below(JsonNode form, JsonNode step) {
        if (step.key() == null) {
            return form.find("items");
        }
        JsonNode properties = form.find("properties");
        JsonNode own = properties == null ? null : properties.find(step.key());
        JsonNode others = form.find("additionalProperties");
        return own != null ? own : others != null && others.kind() == JsonNode.Kind.OBJECT ? others : null;
    }

    /** Those kinds of an object whose constants it has, else those whose it does not contradict, else all. */
    private static List<JsonNode> narrowed(List<JsonNode> forms, JsonNode object, String ignored) {
        List<JsonNode> fitting = forms.stream().filter(form -> fits(form, object, ignored)).toList();
        List<JsonNode> certain = fitting.stream().filter(form -> shares(form, object, ignored)).toList();
        return !certain.isEmpty() ? certain : fitting.isEmpty() ? forms : fitting;
    }

    private static boolean shares(JsonNode form, JsonNode object, String ignored) {
        JsonNode properties = form.find("properties");
        return properties != null && properties.children().stream().anyMatch(property -> property.find("const") != null
                && !property.key().equals(ignored) && object.find(property.key()) != null);
    }

    private static boolean fits(JsonNode form, JsonNode object, String ignored) {
        JsonNode properties = form.find("properties");
        if (properties == null || object.kind() != JsonNode.Kind.OBJECT) {
            return (object.kind() == JsonNode.Kind.OBJECT) == form.text("type").equals("object");
        }
        for (JsonNode property : properties.children()) {
            JsonNode constant = property.find("const");
            JsonNode present = object.find(property.key());
            if (constant != null && present != null && !property.key().equals(ignored)
                    && !present.literal().equals(constant.literal())) {
                return false;
            }
        }
        return true;
    }

    private List<JsonNode> resolve(JsonNode schema) {
        List<JsonNode> found = new ArrayList<>();
        resolve(schema, found, MAX_REFERENCES);
        return found;
    }

    private void resolve(JsonNode schema, List<JsonNode> found, int left) {
        JsonNode reference = schema.find("$ref");
        JsonNode alternatives = schema.find("oneOf");
        if (left == 0) {
            return;
        }
        if (reference != null) {
            String name = reference.text().startsWith(DEFINITIONS)
                    ? reference.text().substring(DEFINITIONS.length()) : reference.text();
            JsonNode definitions = root.find("$defs");
            JsonNode target = definitions == null ? null : definitions.find(name);
            if (target != null) {
                resolve(target, found, left - 1);
            }
        } else if (alternatives != null && schema.find("properties") == null) {
            alternatives.children().forEach(each -> resolve(each, found, left - 1));
        } else {
            found.add(schema);
        }
    }
}

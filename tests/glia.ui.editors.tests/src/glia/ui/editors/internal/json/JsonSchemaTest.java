package glia.ui.editors.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.ui.editors.internal.json.JsonSchema.Property;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the published schema of networks says about places of texts. */
class JsonSchemaTest {
    private final JsonSchema schema = new JsonSchema(Texts.schema());

    static List<String> examples() {
        return Texts.examples();
    }

    private static JsonNode at(String file, String mark) {
        return new JsonText(file).root().at(file.indexOf(mark));
    }

    private List<String> names(JsonNode object) {
        return schema.properties(object).stream().map(Property::name).toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyPlaceOfAShippedFileIsKnown(String file) {
        Texts.each(new JsonText(file).root(), node -> {
            if (node.parent() != null && !node.parent().place().endsWith("parameters")) {
                assertFalse(schema.forms(node).isEmpty(), node.place());
            }
            schema.properties(node).stream().filter(Property::required).forEach(
                    property -> assertTrue(node.find(property.name()) != null, node.place() + "." + property.name()));
        });
    }

    @Test
    void keysAreThoseOfThePlace() {
        String file = Texts.example("vogels-abbott");
        JsonNode root = new JsonText(file).root();
        assertTrue(names(root).containsAll(List.of("glia", "populations", "projections", "devices")));
        JsonNode population = root.find("populations").children().getFirst();
        assertTrue(names(population).containsAll(List.of("name", "size", "model")), names(population)::toString);
        assertNull(schema.property(population, "weight"));
        List<Boolean> required = schema.properties(population).stream().map(Property::required).toList();
        assertEquals(required.stream().sorted((a, b) -> Boolean.compare(b, a)).toList(), required, "required first");
        assertEquals("integer", schema.property(population, "size").type());
        assertFalse(schema.property(population, "size").low().isEmpty());
        assertEquals(List.of("true", "false"), schema.property(root.find("projections").children().getFirst(),
                "allow_autapses").values());
    }

    /** A rule has the keys of its own type, and may become any other. */
    @Test
    void aKindOfObjectHasItsOwnKeys() {
        String file = "{ \"projections\": [ { \"rule\": { \"type\": \"TYPE\" } } ] }";
        JsonNode fixed = at(file.replace("TYPE", "fixed_indegree"), "{ \"type\"");
        assertTrue(names(fixed).contains("indegree"), names(fixed)::toString);
        assertFalse(names(fixed).contains("p"), names(fixed)::toString);
        JsonNode pairwise = at(file.replace("TYPE", "pairwise_bernoulli"), "{ \"type\"");
        assertTrue(names(pairwise).contains("p"), names(pairwise)::toString);
        assertFalse(names(pairwise).contains("indegree"), names(pairwise)::toString);
        List<String> types = schema.property(fixed, "type").values();
        assertTrue(types.containsAll(List.of("\"fixed_indegree\"", "\"pairwise_bernoulli\"", "\"all_to_all\"")),
                types::toString);
        JsonNode unknown = at(file.replace("TYPE", "no_such_rule"), "{ \"type\"");
        assertTrue(names(unknown).containsAll(List.of("indegree", "p")), "all of them while it is none");
    }

    /** A weight may be drawn or depend on the distance; what it is decides which keys it has. */
    @Test
    void oneKeyTellsKindsApartThatHaveOthers() {
        String file = "{ \"projections\": [ { \"weight\": { \"distribution\": \"normal\" } } ] }";
        JsonNode weight = at(file, "{ \"distribution\"");
        assertTrue(names(weight).containsAll(List.of("distribution", "mean", "std")), names(weight)::toString);
        assertFalse(names(weight).contains("kernel"), names(weight)::toString);
        JsonNode none = at(file.replace("\"distribution\": \"normal\"", ""), "{  }");
        assertTrue(names(none).containsAll(List.of("distribution", "kernel")), names(none)::toString);
        assertFalse(schema.property(none, "kernel").required(), "one of the two is enough");
    }

    /** What a person is told of a key while typing. */
    @Test
    void aKeyHasItsMeaningItsPresetAndItsBounds() {
        JsonSchema small = new JsonSchema("""
                { "properties": {
                    "unit": { "enum": [ "mV", "pA" ], "description": "what it counts", "default": "mV" },
                    "p": { "type": "number", "minimum": 0, "maximum": 1 },
                    "tau": { "type": "number", "exclusiveMinimum": 0 },
                    "either": { "oneOf": [ { "type": "number", "minimum": 3 }, { "type": "string" } ] },
                    "here": { "$ref": "#/$defs/shared", "description": "of this key" },
                    "there": { "$ref": "#/$defs/shared" } },
                  "required": [ "tau" ],
                  "$defs": { "shared": { "type": "integer", "description": "of all that share it" } } }""");
        JsonNode object = new JsonText("{ }").root();
        assertEquals(List.of(
                new Property("tau", true, "", "number", List.of(), "", "0", ""),
                new Property("unit", false, "what it counts", "", List.of("\"mV\"", "\"pA\""), "\"mV\"", "", ""),
                new Property("p", false, "", "number", List.of(), "", "0", "1"),
                new Property("either", false, "", "", List.of(), "", "", ""),
                new Property("here", false, "of this key", "integer", List.of(), "", "", ""),
                new Property("there", false, "of all that share it", "integer", List.of(), "", "", "")),
                small.properties(object));
    }

    @Test
    void aSchemaThatIsNoneKnowsNothing() {
        JsonNode object = new JsonText("{ \"a\": 1 }").root();
        assertEquals(List.of(), new JsonSchema("").properties(object));
        assertEquals(List.of(), new JsonSchema("{ \"$ref\": \"#/$defs/none\" }").properties(object));
        assertEquals(List.of(), new JsonSchema("{ \"$ref\": \"#/$defs/a\", \"$defs\": { \"a\": { \"$ref\":"
                + " \"#/$defs/a\" } } }").properties(object), "one that never ends");
    }
}

package glia.network.internal.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.ExampleCatalogue;
import glia.json.JsonSyntaxException;
import glia.json.JsonTreeReader;
import glia.json.JsonValue;
import glia.network.internal.PublishedSchema;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private final PublishedSchema schema = new PublishedSchema("network");
    private final PublishedSchema changes = new PublishedSchema("changes");

    @Test
    void hasTheKeysThatTheReaderKnowsAndNoOthers() throws JsonSyntaxException {
        assertEquals(bySection(ofNetworks(), s -> new TreeSet<>(s.keys())), fromSchema(schema, "properties"));
        assertEquals(bySection(ofChanges(), s -> new TreeSet<>(s.keys())), fromSchema(changes, "properties"));
    }

    @Test
    void requiresWhatTheReaderRequires() throws JsonSyntaxException {
        assertEquals(bySection(ofNetworks(), s -> new TreeSet<>(s.required())), fromSchema(schema, "required"));
        assertEquals(bySection(ofChanges(), s -> new TreeSet<>(s.required())), fromSchema(changes, "required"));
    }

    private static List<Section> ofNetworks() {
        return Arrays.stream(Section.values()).filter(s -> !Section.OF_CHANGES.contains(s)).toList();
    }

    private static List<Section> ofChanges() {
        return Stream.concat(Section.OF_CHANGES.stream(), Stream.of(Section.NEURON_RANGE)).toList();
    }

    @Test
    void refusesUnknownKeysEverywhere() throws JsonSyntaxException {
        refusesUnknownKeys(schema);
        refusesUnknownKeys(changes);
    }

    private static void refusesUnknownKeys(PublishedSchema schema) throws JsonSyntaxException {
        for (JsonValue.Member definition : members(member(schema.tree(), "$defs"))) {
            if (member(definition.value(), "properties") != null) {
                assertEquals(Boolean.FALSE,
                        member(definition.value(), "additionalProperties") instanceof JsonValue.Truth t ? t.value()
                                : null, definition.key());
            }
        }
    }

    @Test
    void acceptsTheShippedNetworks() throws IOException {
        ExampleCatalogue examples = Services.get(ExampleCatalogue.class);
        assertFalse(examples.examples().isEmpty());
        for (ExampleCatalogue.Example example : examples.examples()) {
            assertEquals("", schema.complaints(Files.readString(examples.open(example))), example.name());
        }
        assertEquals("", schema.complaints(BadNetworks.GOOD));
    }

    @Test
    void refusesWhatIsWrongWithoutKnowingTheModels() {
        for (String wrong : new String[] {"\"size\": 0", "\"size\": \"many\"", "\"siz\": 10"}) {
            assertFalse(schema.complaints(BadNetworks.GOOD.replace("\"size\": 10", wrong)).isEmpty(), wrong);
        }
        for (String wrong : new String[] {"\"all\"", "\"one_to_one\", \"indegree\": 1", "\"fixed_outdegree\""}) {
            String text = BadNetworks.GOOD.replace("\"fixed_indegree\", \"indegree\": 3", wrong);
            assertFalse(schema.complaints(text).isEmpty(), wrong);
        }
        assertTrue(schema.complaints(BadNetworks.GOOD.replace("\"weight\": 5",
                "\"weight\": { \"distribution\": \"normal\", \"mean\": 5, \"std\": -1 }")).contains("weight"));
    }

    private static Map<String, Set<String>> bySection(List<Section> sections, Function<Section, Set<String>> keys) {
        return sections.stream().collect(Collectors.toMap(Section::title, keys, (a, b) -> a,
                TreeMap::new));
    }

    private static Map<String, Set<String>> fromSchema(PublishedSchema schema, String key) throws JsonSyntaxException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JsonValue.Member definition : members(member(schema.tree(), "$defs"))) {
            if (member(definition.value(), "properties") != null) {
                found.put(definition.key(), names(member(definition.value(), key)));
            }
        }
        return found;
    }

    /** The keys of an object or the strings of a list. */
    private static Set<String> names(JsonValue value) {
        Set<String> names = new HashSet<>();
        switch (value) {
            case JsonValue.Members object -> object.members().forEach(m -> names.add(m.key()));
            case JsonValue.Elements list -> list.elements().forEach(e -> names.add(((JsonValue.Text) e).value()));
            default -> throw new AssertionError("neither an object nor a list: " + value);
        }
        return new TreeSet<>(names);
    }

    private static Iterable<JsonValue.Member> members(JsonValue value) {
        return ((JsonValue.Members) value).members();
    }

    private static JsonValue member(JsonValue value, String key) {
        for (JsonValue.Member member : members(value)) {
            if (member.key().equals(key)) {
                return member.value();
            }
        }
        return null;
    }

    @Test
    void isReadWithoutLoss() throws JsonSyntaxException {
        assertEquals("urn:glia:schema:network:1",
                ((JsonValue.Text) member(JsonTreeReader.read(schema.text()), "$id")).value());
        assertEquals("urn:glia:schema:changes:1",
                ((JsonValue.Text) member(JsonTreeReader.read(changes.text()), "$id")).value());
    }
}

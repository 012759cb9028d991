package glia.profiles.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import glia.api.profile.Profile;
import glia.api.profile.Switch;
import glia.api.profile.Switches;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The resource format of the OSGi Configurator (OSGi Compendium 8, chapter 150), as far as profiles use it. */
final class Format {

    static final String RESOURCE_VERSION = ":configurator:resource-version";
    static final String SYMBOLIC_NAME = ":configurator:symbolic-name";
    private static final String VERSION = ":configurator:version";
    static final List<String> RESERVED = List.of(RESOURCE_VERSION, SYMBOLIC_NAME, VERSION);

    /** The format has no place for remarks, so a configuration that no component asks for holds them. */
    static final String ABOUT = "glia.profile";
    static final String TITLE = "title";
    private static final String DESCRIPTION = "description";
    static final List<String> ABOUT_KEYS = List.of(TITLE, DESCRIPTION);

    private static final JsonFactory FACTORY = new JsonFactory();

    private Format() {
    }

    /** What may stand behind the colon of a key. */
    static List<String> types(Switch.Kind kind) {
        return switch (kind) {
            case Switch.Whole whole -> List.of("Integer", "Long");
            case Switch.Real real -> List.of("Double", "Float");
            case Switch.Choice choice -> List.of("String");
            case Switch.Truth truth -> List.of("Boolean");
        };
    }

    /** Writes some JSON. */
    @FunctionalInterface
    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static String text(Body body) {
        StringWriter text = new StringWriter();
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        try (JsonGenerator json = FACTORY.createGenerator(text).setPrettyPrinter(printer)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text + "\n";
    }

    static String text(Profile profile) {
        return text(json -> {
            json.writeNumberField(RESOURCE_VERSION, 1);
            if (!profile.title().isEmpty() || !profile.description().isEmpty()) {
                json.writeObjectFieldStart(ABOUT);
                json.writeStringField(TITLE, profile.title());
                json.writeStringField(DESCRIPTION, profile.description());
                json.writeEndObject();
            }
            for (Map.Entry<String, Map<String, Object>> component : profile.values().entrySet()) {
                json.writeObjectFieldStart(component.getKey());
                for (Map.Entry<String, Object> entry : component.getValue().entrySet()) {
                    json.writeFieldName(entry.getKey());
                    value(json, entry.getValue());
                }
                json.writeEndObject();
            }
        });
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case Long n -> json.writeNumber(n);
            case Double n -> json.writeNumber(n);
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(value.toString());
        }
    }

    static String schema(List<Switches> installed) {
        return text(json -> {
            json.writeStringField("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.writeStringField("title", "Glia optimization profile");
            json.writeStringField("type", "object");
            json.writeBooleanField("additionalProperties", false);
            json.writeObjectFieldStart("properties");
            json.writeObjectFieldStart(RESOURCE_VERSION);
            json.writeNumberField("const", 1);
            json.writeEndObject();
            string(json, SYMBOLIC_NAME);
            string(json, VERSION);
            object(json, ABOUT, "What the profile is for.");
            for (String key : ABOUT_KEYS) {
                string(json, key);
            }
            end(json);
            for (Switches component : installed) {
                object(json, component.pid(), component.title());
                for (Switch one : component.switches()) {
                    entry(json, one.name(), one);
                    for (String type : types(one.kind())) {
                        entry(json, one.name() + ":" + type, one);
                    }
                }
                end(json);
            }
            json.writeEndObject();
        });
    }

    private static void object(JsonGenerator json, String key, String description) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("description", description);
        json.writeStringField("type", "object");
        json.writeBooleanField("additionalProperties", false);
        json.writeObjectFieldStart("properties");
    }

    private static void end(JsonGenerator json) throws IOException {
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void string(JsonGenerator json, String key) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("type", "string");
        json.writeNumberField("maxLength", ProfileReader.MAX_TEXT);
        json.writeEndObject();
    }

    private static void entry(JsonGenerator json, String key, Switch one) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("description", one.description());
        switch (one.kind()) {
            case Switch.Whole whole -> {
                json.writeStringField("type", "integer");
                json.writeNumberField("minimum", whole.least());
                json.writeNumberField("maximum", whole.most());
            }
            case Switch.Real real -> {
                json.writeStringField("type", "number");
                json.writeNumberField("minimum", real.least());
                json.writeNumberField("maximum", real.most());
            }
            case Switch.Choice choice -> {
                json.writeArrayFieldStart("enum");
                for (String word : choice.words()) {
                    json.writeString(word);
                }
                json.writeEndArray();
            }
            case Switch.Truth truth -> json.writeStringField("type", "boolean");
        }
        json.writeFieldName("default");
        value(json, one.kind().standard());
        json.writeEndObject();
    }
}

package glia.network.internal;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import glia.json.JsonSyntaxException;
import glia.json.JsonTreeReader;
import glia.json.JsonValue;
import glia.network.internal.read.NetworkFileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** A schema that is shipped, and an independent validator for it. */
public final class PublishedSchema {

    private final String text;
    private final Validator validator;
    private final URI uri;

    /** @param of what it describes: network or changes */
    public PublishedSchema(String of) {
        String name = "/schema/glia-" + of + ".schema.json";
        try (InputStream in = NetworkFileReader.class.getResourceAsStream(name)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        validator = new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
        uri = validator.registerSchema(text);
    }

    public String text() {
        return text;
    }

    public JsonValue tree() throws JsonSyntaxException {
        return JsonTreeReader.read(text);
    }

    /** What the validator says of a file; empty if it is valid. */
    public String complaints(String file) {
        Validator.Result result = validator.validate(uri, file);
        return result.isValid() ? "" : "invalid: " + result.getErrors().stream()
                .map(e -> e.getInstanceLocation() + " " + e.getKeyword() + " " + e.getError())
                .collect(Collectors.joining("; "));
    }
}

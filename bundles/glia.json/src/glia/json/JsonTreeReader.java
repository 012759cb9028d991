package glia.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a JSON text into values that know their places. NaN and Infinity are let through as numbers, so that they are
 * reported by what they were meant for, beside all other problems, and not as the end of all reading.
 */
public final class JsonTreeReader {

    static final int MAX_DEPTH = 32;
    static final int MAX_STRING = 1 << 16;
    static final int MAX_NAME = 1 << 10;
    static final int MAX_NUMBER = 400;
    /** Numbers of spike times and neuron lists, mostly; about 200 MB of memory. */
    public static final int MAX_VALUES = 4_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING).maxNameLength(MAX_NAME).maxNumberLength(MAX_NUMBER).build())
            .build();

    private final JsonParser parser;
    private int values;

    private JsonTreeReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * @param text a JSON text
     * @return its value
     * @throws JsonSyntaxException if it is not JSON or exceeds a limit
     */
    public static JsonValue read(String text) throws JsonSyntaxException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonTreeReader reader = new JsonTreeReader(parser);
            try {
                return reader.document();
            } catch (JsonProcessingException e) {
                throw Complaint.of(e, parser, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private JsonValue document() throws IOException, JsonSyntaxException {
        if (parser.nextToken() == null) {
            throw new JsonSyntaxException(0, "the file is empty; expected an object in { }");
        }
        JsonValue root = value();
        if (parser.nextToken() != null) {
            throw new JsonSyntaxException(here(), "not JSON: expected the end of the file behind the closing bracket");
        }
        return root;
    }

    private JsonValue value() throws IOException, JsonSyntaxException {
        int start = here();
        if (++values > MAX_VALUES) {
            throw new JsonSyntaxException(start, "more than " + MAX_VALUES + " values in one file");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(start);
            case START_ARRAY -> elements(start);
            case VALUE_STRING -> new JsonValue.Text(start, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new JsonValue.Number(start, start + parser.getTextLength(), number());
            case VALUE_TRUE -> new JsonValue.Truth(start, true);
            case VALUE_FALSE -> new JsonValue.Truth(start, false);
            case VALUE_NULL -> new JsonValue.Nothing(start);
            default -> throw new JsonSyntaxException(start, "not JSON: unexpected " + parser.currentToken());
        };
    }

    /** From the digits, since the parser would refuse integers beyond long. */
    private double number() throws IOException {
        return switch (parser.getText()) {
            case "NaN" -> Double.NaN;
            case "INF", "+INF", "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-INF", "-Infinity" -> Double.NEGATIVE_INFINITY;
            case String digits -> Double.parseDouble(digits);
        };
    }

    private JsonValue members(int start) throws IOException, JsonSyntaxException {
        List<JsonValue.Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int keyStart = here();
            String key = parser.currentName();
            parser.nextToken();
            members.add(new JsonValue.Member(keyStart, key, value()));
        }
        return new JsonValue.Members(start, members);
    }

    private JsonValue elements(int start) throws IOException, JsonSyntaxException {
        List<JsonValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return new JsonValue.Elements(start, elements);
    }

    private int here() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }
}

package glia.cli.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import glia.cli.internal.BenchResults.Case;
import glia.cli.internal.BenchResults.Spread;
import glia.cli.internal.BenchSuite.Bar;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The results as JSON, and the results of single runs out of it. */
final class BenchJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private BenchJson() {
    }

    /**
     * @param text one JSON object
     * @return its numbers (long or double) and strings by key; what is nested is left out
     * @throws IOException if it is none
     */
    static Map<String, Object> scalars(String text) throws IOException {
        Map<String, Object> found = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("expected a JSON object, found: " + text.lines().findFirst().orElse("nothing"));
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                switch (parser.nextToken()) {
                    case VALUE_NUMBER_INT -> found.put(key, parser.getLongValue());
                    case VALUE_NUMBER_FLOAT -> found.put(key, parser.getDoubleValue());
                    case VALUE_STRING -> found.put(key, parser.getText());
                    case null, default -> parser.skipChildren();
                }
            }
        }
        return found;
    }

    static String text(Map<String, Object> about, BenchResults results, List<Bar> bars) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            for (Map.Entry<String, Object> fact : about.entrySet()) {
                json.writeFieldName(fact.getKey());
                value(json, fact.getValue());
            }
            json.writeArrayFieldStart("results");
            for (Map.Entry<Case, List<Map<String, Object>>> entry : results.samples().entrySet()) {
                write(json, entry.getKey(), entry.getValue(), results);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("bars");
            for (Bar bar : bars) {
                write(json, bar, results);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, Case what, List<Map<String, Object>> samples, BenchResults results)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("workload", what.workload());
        json.writeStringField("program", what.program());
        json.writeNumberField("threads", what.threads());
        for (String figure : BenchResults.FIGURES) {
            Spread spread = results.spread(what, figure);
            if (spread != null) {
                json.writeObjectFieldStart(figure);
                json.writeNumberField("min", spread.min());
                json.writeNumberField("median", spread.median());
                json.writeNumberField("max", spread.max());
                json.writeEndObject();
            }
        }
        json.writeArrayFieldStart("samples");
        for (Map<String, Object> sample : samples) {
            json.writeStartObject();
            for (Map.Entry<String, Object> fact : sample.entrySet()) {
                json.writeFieldName(fact.getKey());
                value(json, fact.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Bar bar, BenchResults results) throws IOException {
        Spread spread = results.spread(new Case(bar.workload(), Bench.GLIA, bar.threads()), bar.figure());
        OptionalDouble limit = results.limit(bar);
        if (spread == null || limit.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("workload", bar.workload());
        json.writeNumberField("threads", bar.threads());
        json.writeStringField("figure", bar.figure());
        json.writeNumberField("atMost", limit.getAsDouble());
        json.writeNumberField("median", spread.median());
        json.writeBooleanField("met", spread.median() <= limit.getAsDouble());
        json.writeStringField("others", bar.others());
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case Long n -> json.writeNumber(n);
            case Integer n -> json.writeNumber(n);
            case Double n -> json.writeNumber(n);
            default -> json.writeString(value.toString());
        }
    }
}

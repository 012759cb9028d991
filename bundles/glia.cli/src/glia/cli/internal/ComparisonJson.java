package glia.cli.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import glia.api.profile.ComparisonReport;
import glia.api.profile.ComparisonReport.Effect;
import java.io.IOException;
import java.io.StringWriter;

/** A comparison of profiles as JSON. */
final class ComparisonJson {

    private ComparisonJson() {
    }

    static String text(ComparisonReport report) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("first", report.first());
            json.writeStringField("second", report.second());
            json.writeStringField("network", report.network());
            json.writeNumberField("rounds", report.rounds());
            json.writeArrayFieldStart("switches");
            for (Effect effect : report.switches()) {
                json.writeStartObject();
                json.writeStringField("name", effect.name());
                json.writeStringField("first", effect.first());
                json.writeStringField("second", effect.second());
                json.writeStringField("metric", effect.metric());
                json.writeNumberField("effectPercent", effect.effectPercent());
                numbers(json, "ci", effect.low(), effect.high());
                json.writeBooleanField("distinguishable", effect.distinguishable());
                numbers(json, "ratios", effect.ratios().stream().mapToDouble(Double::doubleValue).toArray());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void numbers(JsonGenerator json, String key, double... values) throws IOException {
        json.writeArrayFieldStart(key);
        for (double value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }
}

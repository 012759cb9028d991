package glia.store.internal.report;

import com.fasterxml.jackson.core.JsonGenerator;
import glia.api.energy.ValidationReport;
import glia.api.energy.ValidationReport.Estimate;
import glia.api.energy.ValidationReport.Finding;
import glia.api.energy.ValidationReport.MutantFinding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** What a validation has found as JSON; a number that is none is absent. */
final class ValidationJson {

    private final JsonGenerator json;

    private ValidationJson(JsonGenerator json) {
        this.json = json;
    }

    static String text(ValidationReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = RunJson.FACTORY.createGenerator(text)) {
            generator.useDefaultPrettyPrinter();
            new ValidationJson(generator).write(report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(ValidationReport report) throws IOException {
        json.writeStartObject();
        json.writeNumberField("score", report.score());
        json.writeNumberField("seeds", report.seeds());
        json.writeNumberField("firstSeed", report.firstSeed());
        json.writeArrayFieldStart("findings");
        for (Finding finding : report.findings()) {
            write(finding);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("mutants");
        for (MutantFinding mutant : report.mutants()) {
            json.writeStartObject();
            json.writeStringField("name", mutant.mutant().name());
            json.writeStringField("description", mutant.mutant().description());
            json.writeNumberField("score", mutant.score());
            json.writeArrayFieldStart("caughtBy");
            for (String name : mutant.caughtBy()) {
                json.writeString(name);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", finding.experiment().role().name().toLowerCase(Locale.ROOT));
        json.writeStringField("name", finding.experiment().name());
        json.writeStringField("claim", finding.experiment().claim());
        json.writeStringField("control", finding.experiment().control());
        json.writeStringField("measure", finding.experiment().measure());
        number("threshold", finding.experiment().threshold());
        write("effect", finding.effect());
        write("controlEffect", finding.control());
        number("effectSize", finding.effectSize());
        json.writeBooleanField("holds", finding.holds());
        json.writeStringField("verdict", finding.verdict());
        json.writeEndObject();
    }

    private void write(String name, Estimate estimate) throws IOException {
        json.writeObjectFieldStart(name);
        number("mean", estimate.mean());
        number("low", estimate.low());
        number("high", estimate.high());
        json.writeArrayFieldStart("samples");
        for (double sample : estimate.samples()) {
            if (Double.isFinite(sample)) {
                json.writeNumber(sample);
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void number(String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        }
    }
}

package glia.cli.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import glia.api.event.EventHistory.Entry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Events as an object of JSON each, on a line, whole: nothing of an array is left out. */
final class EventJson {

    private static final JsonFactory FACTORY = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private EventJson() {
    }

    static String line(Entry entry) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("time", entry.time().toString());
            json.writeStringField("topic", entry.topic().name());
            if (!entry.source().isEmpty()) {
                json.writeStringField("source", entry.source());
            }
            member(json, "event", entry.event());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What is not known is left out. */
    private static void member(JsonGenerator json, String name, Object value) throws IOException {
        if (known(value)) {
            json.writeFieldName(name);
            value(json, value);
        }
    }

    private static boolean known(Object value) {
        return switch (value) {
            case null -> false;
            case Optional<?> perhaps -> perhaps.isPresent();
            case OptionalDouble perhaps -> perhaps.isPresent();
            case Double number -> Double.isFinite(number);
            case Float number -> Float.isFinite(number);
            default -> true;
        };
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        if (!known(value)) {
            // places in an array cannot be left out
            json.writeNull();
            return;
        }
        switch (value) {
            case Optional<?> perhaps -> value(json, perhaps.orElseThrow());
            case OptionalDouble perhaps -> json.writeNumber(perhaps.getAsDouble());
            case Boolean truth -> json.writeBoolean(truth);
            case Float number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Number number -> json.writeNumber(number.longValue());
            case Record record -> record(json, record);
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    member(json, entry.getKey().toString(), entry.getValue());
                }
                json.writeEndObject();
            }
            case Collection<?> many -> {
                json.writeStartArray();
                for (Object one : many) {
                    value(json, one);
                }
                json.writeEndArray();
            }
            case Object array when array.getClass().isArray() -> {
                json.writeStartArray();
                for (int i = 0; i < Array.getLength(array); i++) {
                    value(json, Array.get(array, i));
                }
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }

    private static void record(JsonGenerator json, Record record) throws IOException {
        json.writeStartObject();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                member(json, component.getName(), component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(record.getClass().getName() + " cannot be read", e);
            }
        }
        json.writeEndObject();
    }
}
